import NablaPlot
import NablaScene
import Testing

@Suite("NPY files")
struct NPYReaderTests {
  /// A file with a header and data as NumPy writes them, without its padding.
  static func file(_ header: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let text = Array((header + "\n").utf8)
    let length = (0..<(version == 1 ? 2 : 4)).map {
      UInt8(truncatingIfNeeded: text.count >> (8 * $0))
    }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text + data
  }

  static func header(_ type: String, _ shape: String, fortran: Bool = false) -> String {
    "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
  }

  private func read(_ bytes: [UInt8]) throws(NablaError) -> Tensor {
    try NPYReader.read(bytes, name: "a.npy")
  }

  @Test(
    "every type of number is read in both byte orders",
    arguments: [
      ("|b1", [0, 1, 2], [0, 1, 1]), ("|i1", [0x80, 0xFF, 0x7F], [-128, -1, 127]),
      ("|u1", [0x80, 0xFF], [128, 255]), ("<i2", [0x00, 0x80, 0xFF, 0x7F], [-32768, 32767]),
      (">i2", [0x80, 0x00, 0x7F, 0xFF], [-32768, 32767]), ("<u2", [0xFF, 0xFF], [65535]),
      ("<i4", [0, 0, 0, 0x80], [-2_147_483_648]), (">i4", [0xFF, 0xFF, 0xFF, 0xFE], [-2]),
      ("<u4", [0xFF, 0xFF, 0xFF, 0xFF], [4_294_967_295]),
      ("<i8", [0, 0, 0, 0, 0, 0, 0xE0, 0xFF], [-9_007_199_254_740_992]),
      (">i8", [0, 0, 0, 0, 0, 0, 1, 2], [258]),
      ("<u8", [0, 0, 0, 0, 0, 0, 0x20, 0], [9_007_199_254_740_992]),
      (">u8", [0, 0, 0, 0, 0, 0, 0, 9], [9]), ("<f4", [0, 0, 0xC0, 0x3F], [1.5]),
      (">f4", [0xC0, 0x20, 0, 0], [-2.5]), ("<f8", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], [1.5]),
      (">f8", [0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18], [.pi]), ("=u1", [3], [3]),
      (
        "<f2", [0x66, 0x2E, 0xFF, 0x7B, 0x01, 0x00, 0x00, 0x7C, 0x00, 0xC1],
        [0.0999755859375, 65504, 5.960464477539063e-08, .infinity, -2.5]
      ),
      (">f2", [0x3C, 0x00], [1]),
    ] as [(String, [UInt8], [Double])])
  func types(type: String, data: [UInt8], values: [Double]) throws {
    let tensor = try read(Self.file(Self.header(type, "(\(values.count),)"), data))
    #expect(tensor.shape == [values.count])
    #expect(tensor.values == values)
  }

  @Test("half precision keeps not-a-number and the sign of zero")
  func half() throws {
    let tensor = try read(Self.file(Self.header("<f2", "(2,)"), [0x00, 0x7E, 0x00, 0x80]))
    #expect(tensor.values[0].isNaN)
    #expect(tensor.values[1].sign == .minus)
  }

  @Test("versions, spacing, key order and quotes of the header make no difference")
  func headers() throws {
    let data: [UInt8] = [1, 2, 3, 4, 5, 6]
    for version in [1, 2, 3] as [UInt8] {
      #expect(
        try read(Self.file(Self.header("|u1", "(2, 3)"), data, version: version)).shape == [2, 3])
    }
    for header in [
      "{\"shape\":(2,3),\"descr\":\"|u1\",\"fortran_order\":False}",
      "  { 'fortran_order' : False , 'descr' : '|u1' , 'shape' : ( 2L , 3L , ) , }   ",
    ] {
      #expect(try read(Self.file(header, data)).values == [1, 2, 3, 4, 5, 6])
    }
    #expect(try read(Self.file(Self.header("|u1", "()"), [7])).shape == [])
    #expect(try read(Self.file(Self.header("|u1", "(0, 3)"), [])).count == 0)
  }

  @Test("column-major data are put in row-major order")
  func columnMajor() throws {
    // numpy.asfortranarray(numpy.arange(24, dtype="<i2").reshape(2, 3, 4))
    let order: [UInt8] = [
      0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23,
    ]
    let tensor = try read(
      Self.file(Self.header("<i2", "(2, 3, 4)", fortran: true), order.flatMap { [$0, 0] }))
    #expect(tensor.values == (0..<24).map(Double.init))
    #expect(
      try read(Self.file(Self.header("|u1", "(3,)", fortran: true), [1, 2, 3])).values == [1, 2, 3])
  }

  @Test(
    "what is no array of numbers is refused with the reason",
    arguments: [
      ([], "a.npy: the file does not begin as a .npy file does; save it with numpy.save."),
      (
        Array("PK\u{3}\u{4}aaaaaaaaa".utf8),
        "a.npy: the file does not begin as a .npy file does; save it with numpy.save."
      ),
      (file("", [], version: 4), "a.npy: the format version 4.0 is unknown; known: 1.0, 2.0, 3.0."),
      (Array(file("", [])[..<9]), "a.npy: the file ends inside its header; save the array again."),
      (
        [0x93] + Array("NUMPY".utf8) + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF],
        "a.npy: a header of 4294967295 bytes is larger than 65536; save the array again."
      ),
      (
        [0x93] + Array("NUMPY".utf8) + [1, 0, 0xFF, 0xFF],
        "a.npy: the file ends inside its header; save the array again."
      ),
      (
        file(header("|O", "(1,)"), [0x80, 0x04]),
        "a.npy: the array holds pickled Python objects, which are never read; "
          + "save numbers: numpy.save(path, array.astype(float))."
      ),
      (
        file(header("<c8", "(1,)"), []),
        "a.npy: the array holds complex numbers (<c8); "
          + "save its real and imaginary parts, or its absolute values."
      ),
      (file(header("<U5", "(1,)"), []), "a.npy: the array holds text (<U5); save text as .csv."),
      (
        file(header("<M8[ns]", "(1,)"), []),
        "a.npy: the array holds times (<M8[ns]); save times as .csv."
      ),
      (
        file(header("<f3", "(1,)"), []),
        "a.npy: the type \"<f3\" is unknown; known: b1, i1 to i8, u1 to u8, f2, f4, f8."
      ),
      (
        file(header("|f4", "(1,)"), []),
        "a.npy: the type \"|f4\" is unknown; known: b1, i1 to i8, u1 to u8, f2, f4, f8."
      ),
      (
        file("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,)}", []),
        "a.npy: the array holds records of several fields; "
          + "save one field, or save the records as .csv."
      ),
      (
        file(header("<f4", "(2, 3)"), [0, 0]),
        "a.npy: the header promises 24 bytes for the shape [2, 3] of <f4, but 2 follow; "
          + "save the array again."
      ),
      (
        file(header("|u1", "(1,)"), [0, 0]),
        "a.npy: the header promises 1 bytes for the shape [1] of |u1, but 2 follow; "
          + "save the array again."
      ),
      (
        file(header("<f8", "(1000000000000,)"), []),
        "a.npy: the shape [1000000000000] has more than 268435456 elements; "
          + "save a part of the array."
      ),
      (
        file(header("<f8", "(4294967296, 4294967296)"), []),
        "a.npy: the shape [4294967296, 4294967296] has more than 268435456 elements; "
          + "save a part of the array."
      ),
      (
        file(header("<f8", "(99999999999999999999,)"), []),
        "a.npy: the header is broken: it has a length that is too large; save the array again."
      ),
      (
        file(header("<f8", "(1, 1, 1, 1, 1, 1, 1, 1, 1)"), []),
        "a.npy: the array has more than 8 axes; save a part of the array."
      ),
      (
        file(header("<f8", "(-1,)"), []),
        "a.npy: the header is broken: it has no whole number at offset 51; save the array again."
      ),
      (
        file("__import__('os').system('id')", []),
        "a.npy: the header is broken: it has no \"{\" at offset 0; save the array again."
      ),
      (
        file("{'descr': '<f8', 'shape': (1,)}", []),
        "a.npy: the header is broken: it has no \"fortran_order\"; save the array again."
      ),
      (
        file("{'descr': '<f8', 'fortran_order': 1}", []),
        "a.npy: the header is broken: it has neither True nor False at offset 34; save the array again."
      ),
      (
        file("{'descr': '<f8', 'descr': '<f8'}", []),
        "a.npy: the header is broken: it has the key \"descr\"; save the array again."
      ),
      (
        file(header("|u1", "()") + "x", [1]),
        "a.npy: the header is broken: it has text after its end; save the array again."
      ),
      (
        file(header("<i8", "(2,)"), [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x20, 0]),
        "a.npy: the whole number at index 1 is beyond 2^53, where numbers lose their last digits; "
          + "store it as a smaller number."
      ),
    ] as [([UInt8], String)])
  func mistakes(bytes: [UInt8], message: String) {
    #expect(errorText { () throws(NablaError) in try read(bytes) } == message)
  }

  @Test("every truncation is refused, and no changed byte ends the process")
  func damage() {
    let bytes = Self.file(
      Self.header("<f4", "(2, 3)", fortran: true), [UInt8](repeating: 63, count: 24))
    for length in bytes.indices {
      #expect(errorText { () throws(NablaError) in try read(Array(bytes[..<length])) } != nil)
    }
    for damaged in damagedCopies(bytes, flips: 5000) { _ = try? read(damaged) }
    #expect((try? read(bytes))?.count == 6)
  }

  @Test("the gallery's attention has its known values")
  func gallery() throws {
    let animal = try read(try GalleryData.bytes("data/attention/animal.npy"))
    #expect(animal.shape == [6, 12, 16, 16])
    #expect(
      try animal.slice(3, 7, 0).values.prefix(4)
        == [
          0.9925004243850708, 0.0005578695563599467, 0.0009584474028088152, 0.0002046288427663967,
        ])
    #expect(try animal.slice(5, 11, 15, 15).values == [0.030747316777706146])
    #expect(abs(animal.values.reduce(0, +) - 1152) < 1e-5)
    let bank = try read(try GalleryData.bytes("data/attention/bank.npy"))
    #expect(bank.shape == [6, 12, 18, 18])
    #expect(try bank.slice(5, 11, 17, 17).values == [0.032487738877534866])
  }
}
