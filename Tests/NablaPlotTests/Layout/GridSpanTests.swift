import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Cells over several columns and rows, titles of columns and rows, letters of panels.
@Suite struct GridSpanTests {
  private func panel(_ title: String = "") -> Panel {
    Panel(title: title, marks: [Line(x: [0.0, 1], y: [0.0, 1])])
  }

  private func drawn(_ grid: Grid, letters: Bool = false) throws -> DrawnFigure {
    var figure = Figure(title: "A title", size: Size(800, 600), grid: grid)
    figure.lettersPanels = letters
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    return drawn
  }

  @Test func aSpanReachesFromItsFirstColumnToItsLast() throws {
    let plots = try drawn(
      Grid([
        [.spanning(.panel(panel()), columns: 2), .panel(panel())],
        [.panel(panel()), .panel(panel()), .panel(panel())],
      ])
    ).report.panels.map(\.plot)
    #expect(plots.count == 5)
    #expect(abs(plots[0].minX - plots[2].minX) < 1e-9)
    #expect(abs(plots[0].maxX - plots[3].maxX) < 1e-9)
    #expect(abs(plots[1].minX - plots[4].minX) < 1e-9)
    // Columns without a span of their own stay equally wide.
    #expect(abs(plots[2].width - plots[4].width) < 1e-9)
  }

  @Test func aHighSpanMovesTheCellsOfTheRowsBelowAside() throws {
    let plots = try drawn(
      Grid([
        [.spanning(.panel(panel()), rows: 2), .panel(panel())],
        [.panel(panel())],
      ])
    ).report.panels.map(\.plot)
    #expect(abs(plots[0].minY - plots[1].minY) < 1e-9)
    #expect(abs(plots[0].maxY - plots[2].maxY) < 1e-9)
    #expect(abs(plots[1].minX - plots[2].minX) < 1e-9)
    #expect(plots[1].minX > plots[0].maxX)
  }

  @Test func aSpanGetsTheRoomThatItNeedsFromItsColumns() throws {
    let wide = panel().with(\.minimumSize, Size(700, 0))
    let figure = Figure(
      size: Size(400, 300),
      grid: Grid([
        [.spanning(.panel(wide), columns: 2)], [.panel(panel()), .panel(panel())],
      ]))
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.panels[0].plot.width >= 699.5)
  }

  @Test func columnsAndRowsHaveTitlesOutsideThePanels() throws {
    var grid = Grid([
      [.panel(panel("a")), .panel(panel("b"))], [.panel(panel("c")), .panel(panel("d"))],
    ])
    grid.columnTitles = ["left", "right"]
    grid.rowTitles = ["upper", "lower"]
    let report = try drawn(grid).report
    let plots = report.panels.map(\.plot)
    func box(_ text: String) throws -> TextBox {
      try #require(report.allBoxes.first { $0.text == text })
    }
    for (text, i) in [("left", 0), ("right", 1)] {
      #expect(abs(try box(text).rect.minX - plots[i].minX) < 0.01)
      #expect(try box(text).rect.maxY <= plots[i].minY)
      #expect(try box(text).role == "column-title")
    }
    for (text, i) in [("upper", 1), ("lower", 3)] {
      #expect(abs(try box(text).rect.midY - plots[i].midY) < 0.01)
      #expect(try box(text).rect.minX >= plots[i].maxX)
      #expect(try box(text).role == "row-title")
    }
  }

  @Test func titlesOfRowsStandLeftOfTheLegend() throws {
    let marks: [any Mark] = [
      Scatter(x: [0.0, 1], y: [0.0, 1], name: "a series"),
      Scatter(x: [0.0, 1], y: [1.0, 0], name: "another"),
    ]
    var grid = Grid([[.panel(Panel(marks: marks))], [.panel(Panel(marks: marks))]])
    grid.rowTitles = ["upper row", "lower row"]
    let boxes = try drawn(grid).report.allBoxes
    let right = boxes.filter { $0.role == "row-title" }.map(\.rect.maxX).max() ?? .infinity
    let left = boxes.filter { $0.role == "legend-label" }.map(\.rect.minX).min() ?? 0
    #expect(right < left)
  }

  @Test func panelsAreLetteredInReadingOrder() throws {
    let grid = Grid([[.panel(panel("Loss")), .panel(panel())], [.panel(panel())]])
    #expect(
      try drawn(grid, letters: true).scene.texts("panel-title") == ["a\u{2003}Loss", "b", "c"])
  }

  @Test func manyPanelsInASmallFigureAreAnErrorWithTheSizeThatTheyNeed() throws {
    let row = Array(repeating: Cell.panel(panel()), count: 20)
    let figure = Figure(size: Size(640, 400), grid: Grid(Array(repeating: row, count: 20)))
    let error = #expect(throws: NablaError.self) { try figure.drawn() }
    let words = error?.description ?? ""
    #expect(words.contains("the figure's 400 panels need about "))
    #expect(words.contains(" px; give that size, or draw fewer panels"))
  }

  @Test func aFigureFileSaysSpansTitlesAndLetters() throws {
    let text = """
      letters: true
      columnTitles: [one, two]
      rowTitles: [top]
      panels:
        - - {columnSpan: 2, marks: [{mark: line, y: [1, 2]}]}
        - - {marks: [{mark: line, y: [1, 2]}]}
          - {rowSpan: 1, text: words}
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    #expect(figure.lettersPanels)
    #expect(figure.grid.columnCount == 2)
    #expect(figure.grid.columnTitles == ["one", "two"])
    #expect(figure.grid.rowTitles == ["top"])
    #expect(problems(of: try figure.drawn()) == [])
  }
}
