import NablaPlot
import NablaScene
import Testing

/// The text of the error that reading gives; nil where it succeeds.
func errorText<Value>(_ read: () throws(NablaError) -> Value) -> String? {
  do throws(NablaError) {
    _ = try read()
    return nil
  } catch {
    return error.description
  }
}

@Suite("JSON")
struct JSONReaderTests {
  @Test(
    "values are read as what they spell",
    arguments: [
      ("null", nil), ("true", true), ("false", false), (" 12 ", 12), ("-0", 0), ("1.5e3", 1500),
      ("-2.50", -2.5), ("9223372036854775807", Node(Int.max)),
      ("9223372036854775808", 9.223372036854775808e18), ("0.1E-2", 0.001),
      ("\"\"", ""), ("\"∇ ок\"", "∇ ок"), ("[]", []), ("{}", [:]), ("[ ]", []), ("{ }", [:]),
      ("[1,[2,{\"a\":null}]]", [1, [2, ["a": nil]]]), ("\u{FEFF}[1]", [1]), ("[1,\r\n2]", [1, 2]),
      (#""\"\\\/\b\f\n\r\t\u2207""#, "\"\\/\u{8}\u{C}\n\r\t∇"), (#""\uD835\uDC65 x""#, "𝑥 x"),
      (#""a\u0000b""#, "a\0b"),
    ] as [(String, Node)])
  func reads(text: String, node: Node) throws {
    #expect(try JSONReader.read(text, name: "f.json") == node)
  }

  @Test("every node and key knows its line and column, counted in characters")
  func places() throws {
    let node = try JSONReader.read("{\n  \"∇é\": [1, \"ü\", 3],\n  \"b\": {\"c\": 4}\n}", name: "f")
    #expect(node.place("f") == "f:1:1")
    let list = try #require(node["∇é"])
    #expect(list.place("f") == "f:2:9")
    #expect(list.list?.map { $0.place("f") } == ["f:2:10", "f:2:13", "f:2:18"])
    #expect(node.map?.map { $0.place("f") } == ["f:2:3", "f:3:3"])
    #expect(node["b"]?["c"]?.place("f") == "f:3:14")
  }

  @Test(
    "mistakes are named with their place and the way out",
    arguments: [
      ("", "f.json: the document is empty; write a JSON value."),
      (" \n ", "f.json: the document is empty; write a JSON value."),
      ("[1,]", "f.json:1:3: a comma before \"]\"; JSON has no trailing commas; remove it."),
      (
        "{\"a\": 1,\n}",
        "f.json:1:8: a comma before \"}\"; JSON has no trailing commas; remove it."
      ),
      ("[1 2]", "f.json:1:4: expected \",\" or \"]\", found \"2\"."),
      ("[1", "f.json:1:3: the list that begins at 1:1 does not end; add \"]\"."),
      ("{\"a\": 1", "f.json:1:8: the map that begins at 1:1 does not end; add \"}\"."),
      ("{\"a\"", "f.json:1:5: the map that begins at 1:1 does not end; add \"}\"."),
      ("{", "f.json:1:2: the map that begins at 1:1 does not end; add \"}\"."),
      ("{\"a\":", "f.json:1:6: expected a value, found the end of the document."),
      (
        "{a: 1}",
        "f.json:1:2: expected a key in double quotes, found \"a\"; write text in double quotes."
      ),
      (
        "{'a': 1}",
        "f.json:1:2: expected a key in double quotes, found \"'\"; write strings in double quotes."
      ),
      ("{\"a\" 1}", "f.json:1:6: expected \":\" after the key \"a\", found \"1\"."),
      ("{\"a\": 1 \"b\": 2}", "f.json:1:9: expected \",\" or \"}\", found \"\"\"."),
      ("[True]", "f.json:1:2: expected a value, found \"True\"; write true."),
      ("[NaN]", "f.json:1:2: expected a value, found \"NaN\"; write null."),
      (
        "[Infinity]",
        "f.json:1:2: expected a value, found \"Infinity\"; JSON has finite numbers only."
      ),
      (
        "[1, // one\n2]",
        "f.json:1:5: expected a value, found \"/\"; JSON has no comments; remove it."
      ),
      ("1 2", "f.json:1:3: \"2\" after the end of the value; a document holds one value."),
      ("01", "f.json:1:1: \"01\" is no JSON number; write digits as in 0.5, -2 or 1e-3."),
      ("[1.]", "f.json:1:2: \"1.\" is no JSON number; write digits as in 0.5, -2 or 1e-3."),
      ("[-]", "f.json:1:2: \"-\" is no JSON number; write digits as in 0.5, -2 or 1e-3."),
      ("[0x10]", "f.json:1:2: \"0x10\" is no JSON number; write digits as in 0.5, -2 or 1e-3."),
      ("[+1]", "f.json:1:2: expected a value, found \"+1\"."),
      ("[.5]", "f.json:1:2: expected a value, found \".5\"."),
      ("1e999", "f.json:1:1: the number 1e999 is too large; use at most 1.8e308."),
      ("nulls", "f.json:1:1: expected a value, found \"nulls\"; write text in double quotes."),
      ("[\"a", "f.json:1:2: the string that begins here does not end; add a closing quote."),
      (
        "\"a\\",
        "f.json:1:3: an unknown escape in a string; known: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; write \\\\ for a backslash."
      ),
      (
        "\"\\x\"",
        "f.json:1:2: an unknown escape in a string; known: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; write \\\\ for a backslash."
      ),
      (
        "\"\\u12G4\"",
        "f.json:1:2: \\u without four hexadecimal digits; write as in \\u2207."
      ),
      (
        "\"\\uD835x\"",
        "f.json:1:2: \\uD835 is half of a surrogate pair; write the character itself, or both halves."
      ),
      (
        "\"\\uDC65\"",
        "f.json:1:2: \\uDC65 is half of a surrogate pair; write the character itself, or both halves."
      ),
      (
        "\"é\n\"",
        "f.json:1:3: a line break inside a string; close the string, or write \\n."
      ),
      (
        "\"\u{1}\"",
        "f.json:1:2: the control character 0x01 inside a string; write it as an escape."
      ),
      (
        "{\"a\": 1,\n \"\\u0061\": 2}",
        "f.json:2:2: the key \"a\" was already given at 1:2; remove one of the two."
      ),
    ])
  func mistakes(text: String, message: String) {
    #expect(
      errorText { () throws(NablaError) in try JSONReader.read(text, name: "f.json") } == message)
  }

  @Test(
    "bytes that are not UTF-8 are refused with their place",
    arguments: [
      ([0x22, 0xFF, 0x22], 1, "0xFF"), ([0x22, 0xC0, 0x80, 0x22], 1, "0xC0"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1, "0xED"), ([0x20, 0x22, 0xE2, 0x88], 2, "0xE2"),
      ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1, "0xF5"),
    ] as [([UInt8], Int, String)])
  func notUTF8(bytes: [UInt8], offset: Int, byte: String) {
    #expect(
      errorText { () throws(NablaError) in try JSONReader.read(bytes, name: "f.json") }
        == "f.json:1:\(offset + 1): the byte \(byte) at offset \(offset) is not UTF-8; save the file as UTF-8 text."
    )
  }

  @Test("64 levels are read, 65 are refused, a million end no process")
  func depth() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    var node = try JSONReader.read(nested(64), name: "f.json")
    var levels = 1
    while let inner = node.list?.first {
      node = inner
      levels += 1
    }
    #expect(levels == 64)
    let message = "f.json:1:65: lists and maps nested deeper than 64 levels; flatten them."
    for levels in [65, 1_000_000] {
      #expect(
        errorText { () throws(NablaError) in try JSONReader.read(nested(levels), name: "f.json") }
          == message)
    }
  }

  @Test("what is written reads back the same")
  func roundTrip() throws {
    for pretty in [false, true] {
      let text = NodeTests.sample.json(pretty: pretty)
      #expect(try JSONReader.read(text, name: "") == NodeTests.sample)
    }
    let odd: Node = [
      "\"\u{2028}\u{7F}\0\\": [
        Node(Double.leastNonzeroMagnitude), 1e308, -0.0, 0.1, "\u{FEFF}", "𝑥",
      ]
    ]
    #expect(try JSONReader.read(odd.json(), name: "") == odd)
  }

  @Test("no prefix and no flipped byte of a document ends the process")
  func damage() {
    let bytes = Array(NodeTests.sample.json(pretty: true).utf8)
    for damaged in damagedCopies(bytes) { _ = try? JSONReader.read(damaged, name: "f") }
    #expect(bytes.count > 100)
  }
}
