import NablaPlot
import NablaScene
import Testing

@Suite("YAML")
struct YAMLReaderTests {
  private func read(_ text: String) throws(NablaError) -> Node {
    try YAMLReader.read(text, name: "f.yaml")
  }

  @Test(
    "plain scalars follow the core schema of YAML 1.2",
    arguments: [
      ("", nil), ("~", nil), ("null", nil), ("Null", nil), ("NULL", nil), ("true", true),
      ("True", true), ("FALSE", false), ("0", 0), ("-12", -12), ("+7", 7), ("010", 10),
      ("0o17", 15), ("0x1F", 31), ("0xfffffffffffffffff", 2.9514790517935283e20),
      ("1.5", 1.5), ("1.", 1), (".5", 0.5), ("-1e-3", -0.001), ("1e5", 100_000),
      (".inf", Node(.number(.infinity))), ("-.INF", Node(.number(-.infinity))),
      ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"), ("nULL", "nULL"),
      ("tRUE", "tRUE"), ("12:30:45", "12:30:45"), ("2024-01-01", "2024-01-01"), ("1_000", "1_000"),
      ("0o8", "0o8"), ("0x", "0x"), ("0b1", "0b1"), ("-0x10", "-0x10"), ("nan", "nan"),
      ("inf", "inf"), ("1e999", "1e999"), ("1e", "1e"), ("-", "-"), (".", "."), ("+", "+"),
      ("=", "="), ("1.2.3", "1.2.3"), ("x^2 - 1", "x^2 - 1"),
      ("99999999999999999999", 1e20),
    ] as [(String, Node)])
  func scalars(text: String, node: Node) throws {
    // A lone dash would begin a list.
    let source = text == "-" ? "[\"-\"]" : "[\(text.isEmpty ? "~" : text)]"
    #expect(try read(source) == [node])
    if text != "-" { #expect(try read("key: \(text)") == ["key": node]) }
  }

  @Test("a scalar for not-a-number is one")
  func notANumber() throws {
    for text in [".nan", ".NaN", ".NAN"] {
      #expect(try read(text).double?.isNaN == true)
    }
  }

  @Test("quoted scalars and block scalars are text", arguments: ["'5'", "\"5\"", "!!str 5", "! 5"])
  func quoted(text: String) throws {
    #expect(try read("a: \(text)") == ["a": "5"])
  }

  @Test("documents are read with their structure")
  func structure() throws {
    let text = """
      # a figure
      title: Flipper length, in mm
      size: [640, 400]
      note: |
        two
        lines
      folded: >-
        one
        line
      marks:
        - {mark: scatter, x: a}   # flow
        - mark: line
          x: [1, 2.5]
      1: one
      """
    #expect(
      try read(text) == [
        "title": "Flipper length, in mm", "size": [640, 400], "note": "two\nlines\n",
        "folded": "one line",
        "marks": [["mark": "scatter", "x": "a"], ["mark": "line", "x": [1, 2.5]]],
        "1": "one",
      ])
    #expect(try read("") == nil)
    #expect(try read("# nothing\n") == nil)
    #expect(try read("---\na: 1\n...\n") == ["a": 1])
    #expect(try read("\u{FEFF}a: 1\r\nb: 2\r\n") == ["a": 1, "b": 2])
    #expect(try read("a: !!map {b: !!seq [1]}") == ["a": ["b": [1]]])
  }

  @Test("every node and key knows its line and column")
  func places() throws {
    let node = try read("\u{FEFF}title: ∇\nmarks:\n  - {∇é: ü, x: 3}\n")
    #expect(node.place("f") == "f:1:1")
    #expect(node["title"]?.place("f") == "f:1:8")
    let mark = try #require(node["marks"]?.list?.first)
    #expect(mark.place("f") == "f:3:5")
    #expect(mark.map?.map { $0.place("f") } == ["f:3:6", "f:3:13"])
    #expect(mark["x"]?.place("f") == "f:3:16")
  }

  @Test("aliases stand for what they name")
  func aliases() throws {
    #expect(try read("a: &x [1, 2]\nb: *x") == ["a": [1, 2], "b": [1, 2]])
    #expect(try read("&k 5: *k") == ["5": 5])
  }

  @Test(
    "mistakes are named with their place and the way out",
    arguments: [
      (
        "a: 1\nb: 2\na: 3",
        "f.yaml:3:1: the key \"a\" was already given at 1:1; remove one of the two."
      ),
      (
        "{a: 1, \"a\": 2}",
        "f.yaml:1:8: the key \"a\" was already given at 1:2; remove one of the two."
      ),
      (
        "m: {\"a\": 1, b: 2, \"a\": 2}",
        "f.yaml:1:19: the key \"a\" was already given at 1:5; remove one of the two."
      ),
      (
        "[{x: 1}, {x: 1, y: {z: 1, z: 2}}]",
        "f.yaml:1:27: the key \"z\" was already given at 1:21; remove one of the two."
      ),
      (
        "a: 1\n---\nb: 2",
        "f.yaml:2:1: a second document begins here; a file holds one document."
      ),
      (
        "a: *x",
        "f.yaml:1:4: an alias of no anchor; define the anchor with & before its use."
      ),
      (
        "a: &x [*x]",
        "f.yaml:1:8: an alias of no anchor; define the anchor with & before its use."
      ),
      (
        "a: !point [1]",
        "f.yaml:1:4: the tag \"!point\"; only !!str, !!seq and !!map are read; remove it."
      ),
      (
        "a: !!python/object:os.system x",
        "f.yaml:1:4: the tag \"tag:yaml.org,2002:python/object:os.system\"; "
          + "only !!str, !!seq and !!map are read; remove it."
      ),
      (
        "a: !!float 1",
        "f.yaml:1:4: the tag \"tag:yaml.org,2002:float\"; "
          + "only !!str, !!seq and !!map are read; remove it."
      ),
      (
        "a: &d {x: 1}\nb:\n  <<: *d",
        "f.yaml:3:3: merge keys (<<) are not part of YAML 1.2; write the keys out where they belong."
      ),
      ("[a, b]: 1", "f.yaml:1:1: a key that is a list or a map; keys are text."),
      ("a:\n\tb: 1", "f.yaml:2:1: a tab where YAML wants spaces; indent with spaces."),
      (
        "a: [1, 2",
        "f.yaml:1:9: did not find expected ',' or ']' while parsing a flow sequence "
          + "that begins at 1:4; add a comma or the closing bracket."
      ),
      (
        "a: b: c",
        "f.yaml:1:5: mapping values are not allowed in this context; "
          + "put text that contains \": \" into quotes, or check the indentation."
      ),
      (
        "a: @x",
        "f.yaml:1:4: found character that cannot start any token while scanning for the next token "
          + "that begins at 1:4; put text that begins with \"@\" into quotes."
      ),
      (
        "a: \"x",
        "f.yaml:1:6: found unexpected end of stream while scanning a quoted scalar "
          + "that begins at 1:4; add the closing quote."
      ),
      (
        "a: \"\\q\"",
        "f.yaml:1:5: found unknown escape character while parsing a quoted scalar "
          + "that begins at 1:4; write \\\\ for a backslash, or use single quotes."
      ),
      (
        "a: 1\n  b: 2",
        "f.yaml:2:4: mapping values are not allowed in this context; "
          + "put text that contains \": \" into quotes, or check the indentation."
      ),
      (
        "a: x\u{7}y",
        "f.yaml:1:5: the control character 0x07; "
          + "remove it, or write it as an escape in double quotes."
      ),
      (
        "a: 1\nb: é\u{FFFF}",
        "f.yaml:2:5: control characters are not allowed (U+FFFF); "
          + "remove it, or write it as an escape in double quotes."
      ),
    ])
  func mistakes(text: String, message: String) {
    #expect(errorText { () throws(NablaError) in try read(text) } == message)
  }

  @Test("bytes that are not UTF-8 are refused with their place")
  func notUTF8() {
    let bytes: [UInt8] = Array("é: 1\nñb: ".utf8) + [0xFF]
    #expect(
      errorText { () throws(NablaError) in try YAMLReader.read(bytes, name: "f.yaml") }
        == "f.yaml:2:5: the byte 0xFF at offset 11 is not UTF-8; save the file as UTF-8 text.")
  }

  @Test("what is written reads back the same")
  func roundTrip() throws {
    #expect(try read(NodeTests.sample.yaml()) == NodeTests.sample)
    let odd: Node = [
      "no": [
        "no", "~", "", "1", "0x1", " a", "a ", "a: b", "- a", "#", "\u{85}\u{2028}\0", "'", "\"",
        "ж",
      ],
      "a b": [[[1, 2], []], [:], [["x": ["y": [nil, true, 1.5e300]]]]], "1": -0.0,
      "": .init(Double.infinity),
    ]
    #expect(try read(odd.yaml()) == odd)
    for scalar: Node in [nil, 1, "x", [], [:], [1, 2], "a\nb"] {
      #expect(try read(scalar.yaml()) == scalar)
    }
  }

  @Test("64 levels are read and 65 are refused, in flow and in blocks")
  func depth() throws {
    func flow(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(try read(flow(64)).list?.count == 1)
    #expect(
      errorText { () throws(NablaError) in try read(flow(65)) }
        == "f.yaml:1:65: lists and maps nested deeper than 64 levels; flatten them.")
    #expect(
      errorText { () throws(NablaError) in try read(String(repeating: "- ", count: 66) + "x") }
        == "f.yaml:1:129: lists and maps nested deeper than 64 levels; flatten them.")
  }

  @Test("texts made to exhaust the reader are refused")
  func bombs() {
    let laughs =
      "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
      + (1...40).map { i in
        "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 9).joined(separator: ", ") + "]\n"
      }.joined()
    let budget =
      "f.yaml: more than 100000 nodes, counting what aliases expand to; "
      + "put large data into a .csv or .npy file."
    #expect(errorText { () throws(NablaError) in try read(laughs) } == budget)

    for key in ["? *a40\n: 1\n", "{*a40 : 1}\n", "*a40 : 1\n", "{[*a40]: 1}\n", "{? *a40 }\n"] {
      #expect(
        errorText { () throws(NablaError) in try read(laughs + key) }
          == "f.yaml: many aliases beside keys that are aliases, lists or maps; write the keys as text."
      )
    }
    let deep = "f.yaml: lists and maps nested deeper than 64 levels; flatten them."
    for open in ["[", "{", "[{", "{a: "] {
      #expect(
        errorText { () throws(NablaError) in try read(String(repeating: open, count: 500_000)) }
          != nil)
    }
    #expect(
      errorText { () throws(NablaError) in try read(String(repeating: "[", count: 400_000)) }
        == deep)
    for block in ["- ", "? "] {
      let text = String(repeating: block, count: 200_000)
      #expect(errorText { () throws(NablaError) in try read(text) } != nil)
    }
    #expect(
      errorText { () throws(NablaError) in
        try read("[" + String(repeating: "1,", count: 600_000) + "]")
      }
        == "f.yaml: more than 500000 entries; put large data into a .csv or .npy file.")
    #expect(
      errorText { () throws(NablaError) in
        try read("[" + String(repeating: "1,", count: 100_000) + "]")
      }
        == budget)
    #expect(
      errorText { () throws(NablaError) in try read(String(repeating: "a", count: (16 << 20) + 1)) }
        == "f.yaml: 16777217 bytes are more than a YAML document may have (16777216); "
        + "put large data into a .csv or .npy file.")
  }

  @Test("no prefix and no changed byte of a document ends the process")
  func damage() {
    let text =
      NodeTests.sample.yaml() + "b: &x {'k': \"v\\n\"}\nc: *x\nd: |\n  text\n? e\n: !!str 1\n"
    for damaged in damagedCopies(Array(text.utf8)) { _ = try? YAMLReader.read(damaged, name: "f") }
    #expect((try? read(text)) != nil)
  }
}
