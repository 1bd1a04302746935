import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Where the plot areas of many panels stand.
@Suite struct GridLayoutTests {
  /// A panel whose y labels are as wide as its numbers are long.
  private func panel(_ scale: Double, title: String = "", label: String? = nil) -> Panel {
    Panel(
      title: title, marks: [Line(x: [0.0, 1, 2], y: [0, scale, 2 * scale])],
      x: AxisOptions(label), y: AxisOptions(label))
  }

  private func plots(_ grid: Grid, size: Size = Size(900, 600)) throws -> [Rect] {
    let drawn = try Figure(title: "A title", size: size, grid: grid).drawn()
    #expect(problems(of: drawn) == [])
    return drawn.report.panels.map(\.plot)
  }

  @Test func plotAreasOfRowsAndColumnsShareTheirEdges() throws {
    let r = try plots(
      Grid([
        [.panel(panel(1)), .panel(panel(123_456, title: "A title")), .panel(panel(0.001))],
        [.panel(panel(99_999, label: "label")), .panel(panel(1)), .panel(panel(7, label: "y"))],
      ]))
    for row in [0, 3] {
      for i in row..<row + 3 {
        #expect(abs(r[i].minY - r[row].minY) < 1e-9)
        #expect(abs(r[i].maxY - r[row].maxY) < 1e-9)
      }
    }
    for column in 0..<3 {
      #expect(abs(r[column].minX - r[column + 3].minX) < 1e-9)
      #expect(abs(r[column].maxX - r[column + 3].maxX) < 1e-9)
    }
    // Without weights all are equally large.
    for rect in r {
      #expect(abs(rect.width - r[0].width) < 1e-9)
      #expect(abs(rect.height - r[0].height) < 1e-9)
    }
  }

  @Test func weightsDivideThePlotAreas() throws {
    let r = try plots(
      Grid(
        [[.panel(panel(1)), .panel(panel(1))], [.panel(panel(1)), .panel(panel(1))]],
        columnWeights: [3, 1], rowWeights: [1, 2]))
    #expect(abs(r[0].width - 3 * r[1].width) < 1e-9)
    #expect(abs(2 * r[0].height - r[2].height) < 1e-9)
  }

  @Test(
    arguments: [[1.0], [1, 0], [1, -1], [1, .nan], [1, .infinity], [1, 2, 3]] as [[Double]])
  func weightsThatAreNoneCountAsEqual(weights: [Double]) throws {
    let r = try plots(Grid([[.panel(panel(1)), .panel(panel(1))]], columnWeights: weights))
    #expect(abs(r[0].width - r[1].width) < 1e-9)
  }

  @Test func panelsNeverOverlap() throws {
    let grid = Grid((0..<3).map { _ in (0..<4).map { _ in .panel(panel(1000, title: "t")) } })
    let r = try plots(grid)
    for i in r.indices {
      for j in 0..<i { #expect(!r[i].overlaps(r[j])) }
    }
  }

  @Test func sharedAxesAreLabelledOnTheOutsideOnly() throws {
    let grid = Grid(
      [
        [.panel(panel(1, label: "v")), .panel(panel(5, label: "v"))],
        [.panel(panel(3, label: "v")), .panel(panel(2, label: "v"))],
      ], sharesX: true, sharesY: true)
    let drawn = try Figure(grid: grid).drawn()
    #expect(problems(of: drawn) == [])
    func labels(_ panel: Int, _ role: String) -> [String] {
      drawn.report.panels[panel].boxes.filter { $0.role == role }.map(\.text)
    }
    #expect(labels(0, "x-tick").isEmpty && labels(1, "x-tick").isEmpty)
    #expect(!labels(2, "x-tick").isEmpty)
    #expect(labels(2, "x-tick") == labels(3, "x-tick"))
    #expect(labels(1, "y-tick").isEmpty && labels(3, "y-tick").isEmpty)
    #expect(!labels(0, "y-tick").isEmpty)
    #expect(labels(0, "y-tick") == labels(2, "y-tick"))
    // One title for each of the two axes, outside the panels.
    #expect(drawn.report.boxes.filter { $0.role == "x-label" }.map(\.text) == ["v"])
    #expect(drawn.report.boxes.filter { $0.role == "y-label" }.map(\.text) == ["v"])
    for panel in drawn.report.panels {
      #expect(panel.y.domain == (-0.5, 10.5))
      #expect(panel.x.domain == (-0.1, 2.1))
      #expect(panel.boxes.allSatisfy { !$0.role.hasSuffix("label") })
    }
  }

  @Test func axesWithOneNameShareOneScale() throws {
    func panel(_ top: Double, _ name: String?) -> Cell {
      .panel(
        Panel(marks: [Scatter(x: [0.0], y: [top])], y: AxisOptions(shared: name)))
    }
    let grid = Grid([[panel(10, "t"), panel(1000, nil), panel(20, "t")]])
    let report = try Figure(grid: grid).drawn().report
    #expect(report.panels[0].y.domain == (9.5, 20.5))
    #expect(report.panels[2].y.domain == (9.5, 20.5))
    #expect(report.panels[1].y.domain == (950, 1050))
  }

  /// A title that one panel takes away stays where another says it, in whatever order they stand.
  @Test(arguments: [["v", ""], ["", "v"], ["v", nil], [nil, nil]] as [[String?]])
  func axesWithOneNameKeepTheirOwnTitles(labels: [String?]) throws {
    let cells = labels.map { label in
      Cell.panel(
        Panel(
          marks: [Scatter(x: [0.0, 1], y: [0.0, 1])],
          x: AxisOptions(label, shared: "x")))
    }
    let drawn = try Figure(grid: Grid([cells])).drawn()
    let titles = (drawn.report.boxes + drawn.report.panels.flatMap(\.boxes))
      .filter { $0.role == "x-label" }.map(\.text)
    let said = labels.compactMap { $0 }.filter { !$0.isEmpty }
    #expect(titles == (labels.contains(nil) ? said + said : said))
  }

  @Test func emptyCellsKeepTheirPlace() throws {
    let r = try plots(
      Grid([[.panel(panel(1)), .empty], [.empty, .panel(panel(1))]]))
    #expect(r.count == 2)
    #expect(r[1].minX > r[0].maxX)
    #expect(r[1].minY > r[0].maxY)
    #expect(abs(r[0].width - r[1].width) < 1e-9)
  }

  @Test func shorterRowsEndInEmptyCells() throws {
    let r = try plots(Grid([[.panel(panel(1)), .panel(panel(1))], [.panel(panel(1))]]))
    #expect(abs(r[0].minX - r[2].minX) < 1e-9)
    #expect(abs(r[0].maxX - r[2].maxX) < 1e-9)
  }

  @Test func gridsInGridsAreDrawnInTheirCell() throws {
    let inner = Grid([[.panel(panel(1)), .panel(panel(1))], [.panel(panel(1)), .panel(panel(1))]])
    let drawn = try Figure(
      size: Size(1200, 800), grid: Grid([[.panel(panel(1)), .grid(inner)]])
    ).drawn()
    #expect(problems(of: drawn) == [])
    let r = drawn.report.panels.map(\.plot)
    #expect(r.count == 5)
    for rect in r[1...] {
      #expect(rect.minX > r[0].maxX)
      #expect(rect.maxX <= 1200 && rect.maxY <= 800)
    }
    for i in 1..<5 { for j in 1..<i { #expect(!r[i].overlaps(r[j])) } }
  }

  @Test func wordsInACellAreBrokenAtItsWidth() throws {
    let words = "A longer remark that has to be broken into several lines to fit its cell"
    let drawn = try Figure(
      size: Size(640, 300), grid: Grid([[.panel(panel(1)), .text(words)]])
    ).drawn()
    #expect(problems(of: drawn) == [])
    let lines = drawn.scene.texts("text")
    #expect(lines.count > 1)
    #expect(lines.joined(separator: " ") == words)
  }

  @Test func aGridWithoutPanelsIsRefused() {
    #expect {
      try Figure(grid: Grid([])).drawn()
    } throws: {
      ($0 as? NablaError)?.description == "figure: has no panel; give marks or panels."
    }
    #expect(throws: NablaError.self) { try Figure(grid: Grid([[.empty], [.text("x")]])).drawn() }
  }

  @Test(.timeLimit(.minutes(10)))
  func morePanelsThanAnyCanvasHoldsAreRefused() {
    let grid = Grid((0..<60).map { _ in (0..<300).map { _ in .panel(panel(1)) } })
    #expect {
      try Figure(grid: grid).drawn()
    } throws: {
      ($0 as? NablaError)?.description.hasPrefix("size: the figure's 18000 panels need about")
        ?? false
    }
  }
}
