import NablaPlot
import NablaScene
import Testing

@Suite("JSON tables")
struct JSONTableTests {
  private func read(_ text: String) throws(NablaError) -> Table {
    try JSONTable.read(Array(text.utf8), name: "t.json")
  }

  private func lines(_ text: String) throws(NablaError) -> Table {
    try JSONTable.readLines(Array(text.utf8), name: "t.jsonl")
  }

  @Test("records, columns and lines of records give the same table")
  func forms() throws {
    let records = try read(
      "[{\"a\": 1, \"b\": \"x\"}, {\"b\": null, \"a\": 2.5}, {\"b\": \"y\", \"c\": true}]")
    let columns = try read(
      "\u{FEFF}{\"a\": [1, 2.5, null], \"b\": [\"x\", null, \"y\"], \"c\": [null, null, true]}")
    let written = try lines(
      "{\"a\": 1, \"b\": \"x\"}\r\n\n  \n{\"b\": null, \"a\": 2.5}\n{\"b\": \"y\", \"c\": true}")
    for table in [records, columns, written] {
      #expect(table.names == ["a", "b", "c"])
      #expect(table.columns[0].numbers?.prefix(2) == [1, 2.5])
      #expect(table.columns[0].missingCount == 1)
      #expect(table.columns[1] == .texts(["x", nil, "y"]))
      #expect(table.columns[2] == .texts([nil, nil, "true"]))
    }
  }

  @Test("texts that are all dates are times; nothing at all is an empty table")
  func kinds() throws {
    #expect(try read("{\"t\": [\"1970-01-01\", null]}").columns[0].time?.first == 0)
    #expect(try read("{\"n\": [null, null]}").columns[0].missingCount == 2)
    #expect(try read("[]").rowCount == 0)
    #expect(try read("[{}, {}]").names.isEmpty)
    #expect(try lines("").names.isEmpty)
  }

  @Test(
    "mistakes are named with their place and the way out",
    arguments: [
      (
        "3",
        "t.json:1:1: the file holds a number; write a list of records, or a map of columns."
      ),
      (
        "[{\"a\": 1},\n 2]",
        "t.json:2:2: a number among records; write a map for each row."
      ),
      (
        "[{\"a\": 1},\n {\"a\": \"x\"}]",
        "t.json:2:8: text in a column that begins with a number; "
          + "write values of one kind, and null for a missing one."
      ),
      (
        "[{\"a\": [1]}]",
        "t.json:1:8: a list inside a column; write numbers or texts."
      ),
      (
        "{\"a\": [1, 2],\n \"b\": [3]}",
        "t.json:1:1: column \"a\" has 2 values and \"b\" has 1; give all columns one length."
      ),
      ("{\"a\": 1}", "t.json:1:7: a column is a number; write a list."),
      (
        "[{\"a\": 9007199254740993}]",
        "t.json:1:8: the whole number 9007199254740993 is beyond 2^53, where numbers lose their "
          + "last digits; write identifiers as text, and measures with a point or an exponent."
      ),
      (
        String(repeating: "[", count: 100_000),
        "t.json:1:65: lists and maps nested deeper than 64 levels; flatten them."
      ),
    ])
  func mistakes(text: String, message: String) {
    #expect(errorText { () throws(NablaError) in try read(text) } == message)
  }

  @Test("mistakes in lines have the file's line")
  func lineMistakes() {
    #expect(
      errorText { () throws(NablaError) in try lines("{\"a\": 1}\n\n{\"a\": 1,}\n") }
        == "t.jsonl:3:8: a comma before \"}\"; JSON has no trailing commas; remove it.")
    #expect(
      errorText { () throws(NablaError) in try lines("{\"a\": 1}\n[1]\n") }
        == "t.jsonl:2:1: a list among records; write a map for each row.")
    #expect(
      errorText { () throws(NablaError) in try lines("{\"a\": 1} {\"a\": 2}\n") }
        == "t.jsonl:1:10: \"{\" after the end of the value; a document holds one value.")
  }

  @Test("no prefix and no changed byte of a file ends the process")
  func damage() {
    let text = "[{\"a\": 1.5, \"b\": \"x\\u2207\"},\n{\"a\": null, \"b\": \"2000-01-01\"}]"
    for damaged in damagedCopies(Array(text.utf8), flips: 3000) {
      _ = try? JSONTable.read(damaged, name: "t.json")
      _ = try? JSONTable.readLines(damaged, name: "t.jsonl")
    }
    #expect((try? read(text))?.rowCount == 2)
  }
}
