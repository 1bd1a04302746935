import NablaPlot
import NablaScene
import Testing

@Suite("Tables")
struct TableTests {
  static func sample() throws -> Table {
    try Table([
      ("x", .numbers([1, 2, .nan, 4])), ("kind", .texts(["b", nil, "a", "b"])),
      ("when", .time([0, 1, Column.missingTime, 3])),
    ])
  }

  @Test("columns know their length, their kind and what is missing")
  func columns() throws {
    let table = try Self.sample()
    #expect(table.rowCount == 4)
    #expect(table.names == ["x", "kind", "when"])
    #expect(table.columns.map(\.missingCount) == [1, 1, 1])
    #expect(table.columns.map(\.kindName) == ["numbers", "text", "times"])
    #expect(try table["x"].numbers?[3] == 4)
    #expect(try table["x"].text == nil)
    #expect(try table["when"].time?[3] == 3)
    let text = try #require(try table["kind"].text)
    #expect(text.codes == [0, -1, 1, 0])
    #expect(text.categories == ["b", "a"])
    #expect(text[0] == "b")
    #expect(text[1] == nil)
  }

  @Test("an empty table has no rows")
  func empty() throws {
    let table = try Table([])
    #expect(table.rowCount == 0)
    #expect(table.rows(where: { _ in true }).rowCount == 0)
    #expect(
      errorText { () throws(NablaError) in try table["x"] }
        == "unknown column \"x\"; there are none.")
  }

  @Test("columns of different length or equal name are refused with both")
  func refused() {
    #expect(
      errorText { () throws(NablaError) in
        try Table([("x", .numbers([1, 2, 3])), ("y", .texts(["a"]))])
      } == "column \"x\" has 3 values and \"y\" has 1; give all columns one length.")
    #expect(
      errorText { () throws(NablaError) in
        try Table([("x", .numbers([1])), ("x", .numbers([2]))])
      } == "two columns are named \"x\"; rename one of them.")
  }

  @Test("an unknown column suggests the nearest one")
  func unknown() throws {
    let table = try Self.sample()
    #expect(
      errorText { () throws(NablaError) in try table["knid"] }
        == "unknown column \"knid\"; did you mean \"kind\"?")
    #expect(
      errorText { () throws(NablaError) in try table.column("price", place: "f.yaml:2:3") }
        == "f.yaml:2:3: unknown column \"price\"; known: x, kind, when.")
  }

  @Test("a subset keeps order and categories")
  func subset() throws {
    let table = try Self.sample()
    let some = table.rows(at: [3, 1])
    #expect(some.rowCount == 2)
    #expect(try some["x"].numbers == [4, 2])
    #expect(try some["kind"].text?.codes == [0, -1])
    #expect(try some["kind"].text?.categories == ["b", "a"])
    #expect(try table.rows(where: { $0 != 2 })["when"].time == [0, 1, 3])
  }

  @Test("groups follow the categories, rows without one come last")
  func groups() throws {
    let table = try Self.sample()
    let groups = try table.grouped(by: "kind")
    #expect(groups.map(\.category) == ["b", "a", nil])
    #expect(groups.map(\.table.rowCount) == [2, 1, 1])
    #expect(try groups[0].table["x"].numbers == [1, 4])
    #expect(
      try groups[0].table.rows(where: { _ in true }).grouped(by: "kind").map(\.category) == ["b"])
    #expect(
      errorText { () throws(NablaError) in try table.grouped(by: "x") }
        == "column \"x\" holds numbers, not text; group by a column of text.")
  }

  @Test("a list of a figure file becomes the column that its elements tell")
  func nodes() throws {
    func column(_ text: String) throws(NablaError) -> Column {
      try Column(try JSONReader.read(text, name: "f"), file: "f")
    }
    #expect(try column("[1, 2.5, -3]") == .numbers([1, 2.5, -3]))
    #expect(try column("[null, 1]").missingCount == 1)
    // As JSON writes what is not finite.
    #expect(try column("[1, \"inf\", \"-inf\"]") == .numbers([1, .infinity, -.infinity]))
    #expect(try column("[null, \"-inf\", 2]").numbers?.dropFirst() == [-.infinity, 2])
    #expect(try column("[1, \"nan\"]").missingCount == 1)
    #expect(try column("[\"inf\", \"a\"]") == .texts(["inf", "a"]))
    #expect(try column("[]") == .numbers([]))
    #expect(try column("[null]").missingCount == 1)
    #expect(try column("[\"a\", null, \"b\"]") == .texts(["a", nil, "b"]))
    #expect(try column("[true, false]") == .texts(["true", "false"]))
    #expect(
      try column("[\"1970-01-02\", null]") == .time([86_400_000_000, Column.missingTime]))
  }

  @Test(
    "lists that are no columns are refused with the place",
    arguments: [
      ("3", "f:1:1: a column is a number; write a list."),
      ("[[1]]", "f:1:2: a list inside a column; write numbers or texts."),
      (
        "[1, \"a\"]",
        "f:1:5: text in a column that begins with a number; "
          + "write values of one kind, and null for a missing one."
      ),
      (
        "[\"a\",\n true]",
        "f:2:2: true or false in a column that begins with text; "
          + "write values of one kind, and null for a missing one."
      ),
      (
        "[9007199254740993]",
        "f:1:2: the whole number 9007199254740993 is beyond 2^53, where numbers lose their last "
          + "digits; write identifiers as text, and measures with a point or an exponent."
      ),
    ])
  func refusedNodes(text: String, message: String) {
    #expect(
      errorText { () throws(NablaError) in
        try Column(try JSONReader.read(text, name: "f"), file: "f")
      } == message)
  }
}
