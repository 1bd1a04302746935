import NablaPlot
import NablaScene
import Testing

@Suite("Safetensors files")
struct SafetensorsReaderTests {
  static func file(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
    let text = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
  }

  static func one(_ type: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
    "{\"w\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}}"
  }

  private func read(_ bytes: [UInt8]) throws(NablaError) -> Safetensors {
    try SafetensorsReader.read(bytes, name: "m.safetensors")
  }

  @Test(
    "every type of number is read",
    arguments: [
      ("BOOL", [0, 1], [0, 1]), ("I8", [0x80], [-128]), ("U8", [0x80], [128]),
      ("I16", [0xFE, 0xFF], [-2]), ("U16", [0xFE, 0xFF], [65534]),
      ("I32", [0xFE, 0xFF, 0xFF, 0xFF], [-2]),
      ("U32", [0xFE, 0xFF, 0xFF, 0xFF], [4_294_967_294]),
      ("I64", [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [-2]),
      ("U64", [2, 0, 0, 0, 0, 0, 0, 0], [2]), ("F16", [0x00, 0x3C, 0x00, 0xC1], [1, -2.5]),
      ("BF16", [0x80, 0x3F, 0x20, 0xC0], [1, -2.5]), ("F32", [0, 0, 0xC0, 0x3F], [1.5]),
      ("F64", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], [1.5]),
      // 0 00000 01: 2⁻¹⁶; 0 11110 11: 57344; 1 01111 00: −1.
      ("F8_E5M2", [0x01, 0x7B, 0xBC, 0x7C], [0x1p-16, 57344, -1, .infinity]),
      // 0 0000 001: 2⁻⁹; 0 1111 110: 448; 1 0111 000: −1; 0 0001 000: 2⁻⁶; 0 1000 100: 3.
      ("F8_E4M3", [0x01, 0x7E, 0xB8, 0x08, 0x44], [0x1p-9, 448, -1, 0x1p-6, 3]),
    ] as [(String, [UInt8], [Double])])
  func types(type: String, data: [UInt8], values: [Double]) throws {
    let file = try read(Self.file(Self.one(type, "[\(values.count)]", 0, data.count), data))
    #expect(file.entries.map(\.name) == ["w"])
    #expect(file.entries[0].type == type)
    #expect(try file.tensor("w").values == values)
  }

  @Test("eight-bit floats have their not-a-number")
  func notANumber() throws {
    for (type, byte) in [("F8_E4M3", 0x7F), ("F8_E4M3", 0xFF), ("F8_E5M2", 0x7E)]
      as [(String, UInt8)]
    {
      let file = try read(Self.file(Self.one(type, "[]", 0, 1), [byte]))
      #expect(try file.tensor("w").values[0].isNaN)
    }
  }

  @Test("several tensors, metadata and padding are read")
  func several() throws {
    let header = """
      {"b":{"dtype":"U8","shape":[2,1],"data_offsets":[1,3]},"__metadata__":{"k":"v"},\
      "a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},\
      "none":{"dtype":"F32","shape":[0,5],"data_offsets":[3,3]}}      
      """
    let file = try read(Self.file(header, [7, 8, 9]))
    #expect(file.metadata == ["k": "v"])
    #expect(file.entries.map(\.name) == ["b", "a", "none"])
    #expect(
      try file.tensor("b")
        == NPYReader.read(
          NPYReaderTests.file(NPYReaderTests.header("|u1", "(2, 1)"), [8, 9]), name: ""))
    #expect(try file.tensor("a").values == [7])
    #expect(try file.tensor("none").shape == [0, 5])
    #expect(try read(Self.file("{}")).entries.isEmpty)
  }

  @Test(
    "a broken file is refused with the reason",
    arguments: [
      (
        [1, 2, 3],
        "m.safetensors: 3 bytes are too few for a .safetensors file; save the file again."
      ),
      (
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7B],
        "m.safetensors: a header of 18446744073709551615 bytes is larger than 100000000; "
          + "check that this is a .safetensors file."
      ),
      (
        [9, 0, 0, 0, 0, 0, 0, 0, 0x7B],
        "m.safetensors: a header of 9 bytes does not fit into the file's 9; save the file again."
      ),
      (file("[]"), "m.safetensors, header: a list instead of a map; save the file again."),
      (file(""), "m.safetensors, header: the document is empty; write a JSON value."),
      (
        file("{\"w\":1,\"w\":2}"),
        "m.safetensors, header:1:8: the key \"w\" was already given at 1:2; remove one of the two."
      ),
      (
        file("{\"__metadata__\":{\"a\":1}}"),
        "m.safetensors, header:1:22: the metadata \"a\" is a number; metadata maps text to text."
      ),
      (
        file("{\"__metadata__\":[]}"),
        "m.safetensors, header:1:17: the metadata is a list; metadata maps text to text."
      ),
      (
        file("{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}"),
        "m.safetensors, header:1:2: tensor \"w\" lacks its dtype, shape or data_offsets; "
          + "save the file again."
      ),
      (
        file(one("U8", "[-1]", 0, 0)),
        "m.safetensors, header:1:29: tensor \"w\" has a shape with -1; save the file again."
      ),
      (
        file(one("U8", "[1.5]", 0, 0)),
        "m.safetensors, header:1:29: tensor \"w\" has a shape with 1.5; save the file again."
      ),
      (
        file(one("U8", "[1]", 1, 0), [0]),
        "m.safetensors, header:1:2: tensor \"w\" has the data_offsets [1,0]; "
          + "they must be two whole numbers in order."
      ),
      (
        file(one("F32", "[2]", 0, 4), [0, 0, 0, 0]),
        "m.safetensors, header:1:2: tensor \"w\" has 4 bytes, not what the shape [2] of F32 needs; "
          + "save the file again."
      ),
      (
        // The product wraps to 0 in 64 bits.
        file(one("U8", "[4294967296,4294967296]", 0, 0)),
        "m.safetensors, header:1:2: tensor \"w\" has 0 bytes, not what the shape "
          + "[4294967296, 4294967296] of U8 needs; save the file again."
      ),
      (
        file(one("F64", "[2305843009213693952]", 0, 0)),
        "m.safetensors, header:1:2: tensor \"w\" has 0 bytes, not what the shape "
          + "[2305843009213693952] of F64 needs; save the file again."
      ),
      (
        file(one("U8", "[2]", 0, 2), [0]),
        "m.safetensors: tensor \"w\" ends at byte 2 of 1; the file is truncated or broken; get it again."
      ),
      (
        file(one("U8", "[1]", 1, 2), [0, 0]),
        "m.safetensors: bytes 0 to 1 belong to no tensor; save the file again."
      ),
      (
        file(one("U8", "[1]", 0, 1), [0, 0]),
        "m.safetensors: bytes 1 to 2 belong to no tensor; save the file again."
      ),
      (
        file(
          "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
            + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]}}", [0, 0, 0]),
        "m.safetensors: tensor \"b\" begins at byte 1, inside another tensor; save the file again."
      ),
    ] as [([UInt8], String)])
  func mistakes(bytes: [UInt8], message: String) {
    #expect(errorText { () throws(NablaError) in try read(bytes) } == message)
  }

  @Test(
    "a tensor that cannot be given says why",
    arguments: [
      (
        one("U8", "[1]", 0, 1), "v", [0],
        "m.safetensors: unknown tensor \"v\"; known: w."
      ),
      (
        "{\"attention\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "atention", [0],
        "m.safetensors: unknown tensor \"atention\"; did you mean \"attention\"?"
      ),
      (
        one("F4", "[2]", 0, 1), "w", [0],
        "m.safetensors, tensor \"w\": the type F4 is not read; known: BOOL, I8, I16, I32, I64, U8, "
          + "U16, U32, U64, F8_E4M3, F8_E5M2, F16, BF16, F32, F64."
      ),
      (
        one("U8", "[1,1,1,1,1,1,1,1,1]", 0, 1), "w", [0],
        "m.safetensors, tensor \"w\": more than 8 axes; save a part of the tensor."
      ),
      (
        one("U64", "[1]", 0, 8), "w", [1, 0, 0, 0, 0, 0, 0x20, 0],
        "m.safetensors, tensor \"w\": the whole number at index 0 is beyond 2^53, where numbers lose "
          + "their last digits; store it as a smaller number."
      ),
      (
        one("I64", "[1]", 0, 8), "w", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xDF, 0xFF],
        "m.safetensors, tensor \"w\": the whole number at index 0 is beyond 2^53, where numbers lose "
          + "their last digits; store it as a smaller number."
      ),
    ] as [(String, String, [UInt8], String)])
  func tensors(header: String, name: String, data: [UInt8], message: String) throws {
    let file = try read(Self.file(header, data))
    #expect(errorText { () throws(NablaError) in try file.tensor(name) } == message)
  }

  @Test("every truncation is refused, and no changed byte ends the process")
  func damage() {
    let bytes = Self.file(
      "{\"__metadata__\":{\"tokens\":\"[]\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],"
        + "\"data_offsets\":[0,24]}}", [UInt8](repeating: 63, count: 24))
    for length in bytes.indices {
      #expect(errorText { () throws(NablaError) in try read(Array(bytes[..<length])) } != nil)
    }
    for damaged in damagedCopies(bytes, flips: 5000) {
      guard let file = try? read(damaged) else { continue }
      for entry in file.entries { _ = try? file.tensor(entry.name) }
      _ = try? TokenList.metadata(of: file)
    }
    #expect((try? read(bytes).tensor("w"))?.count == 6)
  }

  @Test("the gallery's files hold what their .npy does", arguments: ["animal", "bank"])
  func gallery(name: String) throws {
    let file = try read(try GalleryData.bytes("data/attention/\(name).safetensors"))
    let array = try NPYReader.read(try GalleryData.bytes("data/attention/\(name).npy"), name: name)
    #expect(file.entries.map(\.name) == ["attention"])
    #expect(try file.tensor("attention") == array)
    let list = "data/attention/\(name).tokens.json"
    #expect(
      try TokenList.metadata(of: file) == TokenList.read(try GalleryData.bytes(list), name: list))
  }

  @Test("the gallery's paragraph has its known values")
  func paragraph() throws {
    let file = try read(try GalleryData.bytes("data/attention/paragraph.safetensors"))
    let tensor = try file.tensor("attention")
    #expect(tensor.shape == [1, 12, 103, 103])
    #expect(try tensor.slice(0, 11, 102, 102).values == [0.01526951976120472])
    #expect(try tensor.slice(0, 5, 50, 7).values == [0.00021747389109805226])
    #expect(try TokenList.metadata(of: file)?.count == 103)
  }
}

@Suite("Token lists")
struct TokenListTests {
  @Test("are a JSON list, or a token a line")
  func reads() throws {
    #expect(
      try TokenList.read(Array("[\"[CLS]\", \"the\", \"\"]".utf8), name: "t.json") == [
        "[CLS]", "the", "",
      ])
    #expect(
      try TokenList.read(Array("\u{FEFF}the\r\n\r\n cat\n".utf8), name: "t.txt") == [
        "the", "", " cat",
      ])
    #expect(try TokenList.read(Array("the\ncat".utf8), name: "t.txt") == ["the", "cat"])
    #expect(try TokenList.read([], name: "t.txt") == [])
  }

  @Test(
    "anything else is refused with its place",
    arguments: [
      ("t.json", "{}", "t.json:1:1: the tokens are a map; write a list of texts."),
      ("t.json", "[\"a\", 1]", "t.json:1:7: token 1 is a number; write a list of texts."),
      ("t.json", "[\"a\"", "t.json:1:5: the list that begins at 1:1 does not end; add \"]\"."),
    ])
  func mistakes(name: String, text: String, message: String) {
    #expect(
      errorText { () throws(NablaError) in try TokenList.read(Array(text.utf8), name: name) }
        == message)
  }

  @Test("more tokens than a figure can show are refused")
  func limit() {
    let text = String(repeating: "a\n", count: 200_000)
    #expect(
      errorText { () throws(NablaError) in try TokenList.read(Array(text.utf8), name: "t.txt") }
        == "t.txt: more than 100000 tokens; give a part of them.")
  }

  @Test("in metadata name the file and the key")
  func metadata() throws {
    let header = "{\"__metadata__\":{\"tokens\":\"[1]\"}}"
    let file = try SafetensorsReader.read(SafetensorsReaderTests.file(header), name: "m")
    #expect(
      errorText { () throws(NablaError) in try TokenList.metadata(of: file) }
        == "m, metadata \"tokens\":1:2: token 0 is a number; write a list of texts.")
    let none = try SafetensorsReader.read(SafetensorsReaderTests.file("{}"), name: "m")
    #expect(try TokenList.metadata(of: none) == nil)
  }
}
