import NablaPlot
import NablaScene
import NablaText
import TestSupport
import Testing

/// Cells of words in a figure's grid.
@Suite struct TextTableTests {
  private let table = TextTable(
    header: ["name", "value"],
    rows: [["first", "1.5"], ["second one", "a longer value in words"], ["third"]],
    alignments: [.start, .end], rowColors: ["s1", "accent"])

  private func figure(_ cell: Cell, size: Size = Size(640, 400)) -> Figure {
    let panel = Panel(marks: [Line(x: [0.0, 1], y: [0.0, 1])])
    return Figure(title: "With words", size: size, grid: Grid([[.panel(panel)], [cell]]))
  }

  @Test func aRowOfWordsIsAsHighAsItNeeds() throws {
    let drawn = try figure(.table(table)).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("table-header") == ["name", "value"])
    #expect(
      drawn.scene.texts("table-cell")
        == ["first", "1.5", "second one", "a longer value in words", "third"])
    // The panel has the rest.
    #expect(drawn.report.panels[0].plot.height > 200)
    let cells = drawn.report.boxes.filter { $0.role == "table-cell" }
    // Aligned at the start and at the end.
    #expect(abs(cells[0].rect.minX - cells[2].rect.minX) < 0.01)
    #expect(abs(cells[1].rect.maxX - cells[3].rect.maxX) < 0.01)
  }

  @Test func narrowColumnsBreakAndThenTheCanvasGrows() throws {
    let wide = TextTable(
      rows: [(0..<5).map { "several words that break into lines \($0)" }])
    let drawn = try figure(.table(wide), size: Size(320, 300)).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("table-cell").count > 5)
    #expect(drawn.report.size.width > 320)
  }

  @Test func aFileGivesTheSameTable() throws {
    let file = try FigureDocument(
      text:
        """
        title: With words
        panels:
          - [{marks: [{mark: line, x: [0, 1], y: [0, 1]}]}]
          - [{table: {header: [name, value], rows: [[first, 1.5], [second one, a longer value in words],
              [third]], align: [start, end], rowColors: [s1, accent]}}]
        """, file: "f.yaml"
    ).load(files: nil)
    #expect(
      try file.with(\.theme, .light).scene() == figure(.table(table)).with(\.theme, .light).scene())
  }

  @Test func wordsAloneKeepTheirPlace() throws {
    let drawn = try figure(.text("Some words below the plot.")).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("text") == ["Some words below the plot."])
  }
}
