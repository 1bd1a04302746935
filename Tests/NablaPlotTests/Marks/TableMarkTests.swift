import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Columns of data written out.
@Suite struct TableMarkTests {
  private func table() throws -> Table {
    try Table([
      ("name", .texts(["a*b", "c"])), ("mass", .numbers([1.5, 20])),
    ])
  }

  @Test func columnsAreWrittenWithTheirNamesAboveThem() throws {
    let figure = Figure(data: try table(), marks: [TableMark(["name", "mass"])])
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("table-header") == ["name", "mass"])
    #expect(drawn.scene.texts("table-cell") == ["a*b", "1.5", "c", "20"])
    #expect(drawn.report.panels[0].marks[0].series.map(\.name) == ["name", "mass"])
  }

  @Test func numbersHaveTheDecimalsAskedForAndEndInOneLine() throws {
    let figure = Figure(data: try table(), marks: [TableMark(["mass"], decimals: 2)])
    let boxes = try figure.drawn().report.allBoxes.filter { $0.role == "table-cell" }
    #expect(boxes.map(\.text) == ["1.50", "20.00"])
    #expect(abs(boxes[0].rect.maxX - boxes[1].rect.maxX) < 0.01)
  }

  @Test func mistakesAreNamed() throws {
    let table = try table()
    for (mark, message) in [
      (TableMark(), "marks[0] (table): columns is missing; name columns, or give lists of values."),
      (
        TableMark(["nam"]),
        "marks[0] (table).columns[0]: unknown column \"nam\"; did you mean \"name\"?"
      ),
      (
        TableMark(["name", [1.0, 2, 3]]),
        "marks[0] (table): columns[0] has 2 values and columns[1] has 3; give lists of the same length."
      ),
      (
        TableMark(["name"], header: ["a", "b"]),
        "marks[0] (table): header has 2 words and columns has 1; give a word for each column."
      ),
    ] {
      let error = #expect(throws: NablaError.self) {
        try Figure(data: table, marks: [mark]).drawn()
      }
      #expect(error?.description == message)
    }
  }
}
