import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Sizes, room and what the canvas does when there is none.
@Suite struct FigureLayoutTests {
  private let t = (0...50).map { Double($0) / 5 }

  /// The share of the canvas that the plot area takes.
  private func share(_ figure: Figure) throws -> Double {
    let drawn = try figure.drawn()
    #expect(drawn.report.size == figure.size)
    let plot = drawn.report.panels[0].plot
    return plot.width * plot.height / (figure.size.width * figure.size.height)
  }

  @Test func aLineFigureWithTitleLabelsAndNamesKeepsSixtyPercentForThePlot() throws {
    #expect(try share(Line.sample) >= 0.6)
  }

  @Test func aScatterFigureWithTitleLabelsAndLegendKeepsSixtyPercentForThePlot() throws {
    let groups = t.indices.map { ["Adelie", "Chinstrap", "Gentoo"][$0 % 3] }
    let figure = Figure(
      title: "Flipper length predicts body mass",
      marks: [Scatter(x: t, y: t.map { $0 * 1000 }, color: groups)],
      x: AxisOptions("Flipper length (mm)"), y: AxisOptions("Body mass (g)"),
      color: ColorOptions("Species"))
    #expect(try figure.drawn().scene.texts("legend-label") == ["Adelie", "Chinstrap", "Gentoo"])
    #expect(try share(figure) >= 0.6)
  }

  @Test func aColorbarLeavesSixtyPercentForThePlot() throws {
    let figure = Figure(
      title: "A title", marks: [Scatter(x: t, y: t, color: t)], x: AxisOptions("x"),
      y: AxisOptions("y"), color: ColorOptions("value"))
    #expect(try share(figure) >= 0.6)
  }

  @Test func whatStandsAroundThePlotIsAsTheReportSays() throws {
    let drawn = try Figure(
      title: "Title", subtitle: "Subtitle", caption: "Caption",
      marks: [Line(x: [0.0, 10], y: [0.0, 1])], x: AxisOptions("across"), y: AxisOptions("up")
    ).drawn()
    #expect(problems(of: drawn) == [])
    let panel = drawn.report.panels[0]
    func box(_ role: String) throws -> Rect {
      try #require(drawn.report.allBoxes.first { $0.role == role }, "\(role)").rect
    }
    let (title, subtitle) = (try box("title"), try box("subtitle"))
    // The title stands over the plot's left edge, the subtitle below it, the caption at the bottom.
    #expect(abs(title.minX - panel.plot.minX) < 0.01)
    #expect(abs(subtitle.minX - panel.plot.minX) < 0.01)
    #expect(title.minY == 16)
    #expect(subtitle.minY >= title.maxY - 0.01)
    #expect(panel.plot.minY > subtitle.maxY)
    #expect(abs(try box("caption").maxY - (400 - 16)) < 0.01)
    #expect(abs(try box("x-label").midX - panel.plot.midX) < 0.01)
    #expect(abs(try box("y-label").midY - panel.plot.midY) < 0.01)
    #expect(try box("x-label").minY > panel.plot.maxY)
    #expect(try box("y-label").maxX < panel.plot.minX)
    #expect(panel.x.ticks.map(\.label) == ["0", "2", "4", "6", "8", "10"])
    #expect(panel.y.ticks.map(\.label) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    for tick in panel.x.ticks {
      let expected = panel.plot.minX + panel.plot.width * (tick.value + 0.5) / 11
      #expect(abs(tick.position - expected) <= 1.0 / 256)
    }
    for tick in panel.y.ticks {
      let expected = panel.plot.maxY - panel.plot.height * (tick.value + 0.05) / 1.1
      #expect(abs(tick.position - expected) <= 1.0 / 256)
    }
  }

  @Test func aLongTitleIsBrokenAndMovesThePlotDown() throws {
    let title = (0..<14).map { "word\($0)" }.joined(separator: " ")
    let figure = Figure(title: title, marks: [Line(x: t, y: t)])
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.texts("title").count >= 2)
    #expect(drawn.scene.texts("title").joined(separator: " ") == title)
    let short = try figure.with(\.title, "word").drawn()
    #expect(drawn.report.panels[0].plot.minY > short.report.panels[0].plot.minY + 10)
  }

  @Test(arguments: [0.0, 63, 20_001, -1, .infinity, .nan, 1e300] as [Double])
  func aSideOutsideItsRangeIsRefused(side: Double) {
    for size in [Size(side, 400), Size(640, side)] {
      let error = #expect(throws: NablaError.self) {
        try Figure(size: size, marks: [Line(x: t, y: t)]).drawn()
      }
      #expect(error?.place == "size")
      #expect(error?.remedy == "give 64 to 20000 px")
    }
  }

  @Test(arguments: [Size(64, 64), Size(20_000, 64), Size(64, 20_000), Size(20_000, 20_000)])
  func theSmallestAndTheLargestCanvasesAreDrawn(size: Size) throws {
    let figure = Figure(
      title: "A title that is long", size: size, marks: [Line(x: t, y: t, name: "a line")],
      x: AxisOptions("across"), y: AxisOptions("up"))
    #expect(problems(of: try figure.drawn()) == [])
  }

  @Test func aMatrixThatIsTooLowGrowsOnBothSidesForItsNames() throws {
    let names = (0..<7).map { "a name of several words and the number \($0)" }
    let rows = (0..<7).map { i in (0..<7).map { Double(i * $0) } }
    let heatmap = Heatmap(try #require(Matrix(rows)), xLabels: names, yLabels: names)
    let drawn = try Figure(size: Size(640, 240), marks: [heatmap]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.panels[0].x.ticks.map(\.label) == names)
    #expect(drawn.report.size.width <= 1000)
  }

  @Test func aCaptionThatWasNarrowAtFirstLeavesNoEmptyPage() throws {
    let names = ["a", String(repeating: "a long name of a row ", count: 4)]
    let heatmap = Heatmap(
      try #require(Matrix([[1, 2], [3, 4]])), xLabels: names, yLabels: names)
    let figure = Figure(
      caption: String(repeating: "Words about where it all comes from. ", count: 4),
      size: Size(160, 120), marks: [heatmap], y: AxisOptions("a label of several words"))
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(max(drawn.report.size.width, drawn.report.size.height) <= 640)
  }

  @Test func aTableBesidePanelsKeepsItsRowBelowColumnTitles() throws {
    let rows = (0..<6).map { ["row \($0)", "some words of a row that break into lines"] }
    let table = TextTable(header: ["name", "words"], rows: rows)
    let panel = Panel(marks: [Line(x: t, y: t)])
    var grid = Grid([[.table(table), .panel(panel)], [.table(table), .panel(panel)]])
    grid.columnTitles = ["left", "right"]
    let drawn = try Figure(size: Size(480, 120), grid: grid).drawn()
    #expect(problems(of: drawn) == [])
  }

  @Test func aLegendThatIsHigherThanTheCanvasMakesItGrow() throws {
    let name = "a name of several words that break into many lines beside a small plot"
    let marks = [Line(x: t, y: t, name: name), Line(x: t, y: t.map { $0 + 1 }, name: "b")]
    let figure = Figure(
      size: Size(160, 120), marks: marks, y: AxisOptions("up"),
      color: ColorOptions("a title of words"))
    #expect(problems(of: try figure.with(\.theme, .light.in(.poster)).drawn()) == [])
  }

  @Test func ticksOfTwinAxesStayApartOnALowPlot() throws {
    let panel = Panel(
      marks: [Line(x: t, y: t.map { $0 * 4000 })], x: AxisOptions("a label of many words to wrap"),
      twin: Twin(marks: [Line(x: t, y: t.map { $0 * 2000 })], y: AxisOptions("right")))
    let drawn = try Figure(
      size: Size(320, 150), theme: ThemeChoice("paper", .paper, .light),
      grid: Grid([[.panel(panel)]])
    ).drawn()
    #expect(problems(of: drawn) == [])
  }

  @Test func aColorbarStandsBesideWordsAtTheRight() throws {
    let points = Scatter(x: t, y: t, color: t)
    let words = String(repeating: "words beside the plot ", count: 12)
    let drawn = try Figure(
      size: Size(480, 320), grid: Grid([[.panel(Panel(marks: [points])), .text(words)]])
    ).drawn()
    #expect(problems(of: drawn) == [])
  }

  @Test func theCanvasGrowsUntilEveryTokenHasItsLabel() throws {
    let n = 60
    let tokens = (0..<n).map { "token\($0)" }
    let rows = (0..<n).map { i in (0..<n).map { Double(($0 * i) % 7) } }
    let drawn = try Figure(
      size: Size(320, 240),
      marks: [Heatmap(try #require(Matrix(rows)), xLabels: tokens, yLabels: tokens)]
    ).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.size.width > 320)
    #expect(drawn.report.size.height > 240)
    #expect(drawn.scene.texts("x-tick") == tokens)
    #expect(drawn.scene.texts("y-tick") == tokens)
    let note = try #require(drawn.report.warnings.first)
    #expect(note.hasPrefix("the canvas grew from 320×240 to "))
    #expect(drawn.report.lint.map(\.rule) == ["room"])
  }

  @Test func equalTokensKeepTheirPlaces() throws {
    let tokens = ["the", "cat", "the", "cat"]
    let rows = (0..<4).map { i in (0..<4).map { Double($0 + i) } }
    let drawn = try Figure(
      marks: [Heatmap(try #require(Matrix(rows)), xLabels: tokens, yLabels: tokens)]
    ).drawn()
    #expect(drawn.report.panels[0].x.ticks.map(\.label) == tokens)
    #expect(drawn.report.panels[0].y.ticks.map(\.label) == tokens)
    let places = drawn.report.panels[0].y.ticks.map(\.position)
    #expect(places == places.sorted())
  }

  @Test(arguments: [1.0, 2, 0.5])
  func aLockedAspectKeepsUnitsInProportion(aspect: Double) throws {
    for size in threeSizes {
      let figure = Figure(
        size: size, marks: [Line(x: [0.0, 4], y: [0.0, 3])], coordinates: .cartesian(aspect: aspect)
      )
      let drawn = try figure.drawn()
      #expect(problems(of: drawn) == [])
      let panel = drawn.report.panels[0]
      let unitX = panel.plot.width / (panel.x.domain.upper - panel.x.domain.lower)
      let unitY = panel.plot.height / (panel.y.domain.upper - panel.y.domain.lower)
      #expect(abs(unitY / unitX - aspect) < 1e-9)
    }
  }

  @Test func cellsOfAMatrixAreSquares() throws {
    let matrix = try #require(Matrix([[1, 2, 3, 4, 5], [4, 5, 6, 7, 8]]))
    let panel = try Figure(marks: [Heatmap(matrix)]).drawn().report.panels[0]
    #expect(abs(panel.plot.width / 5 - panel.plot.height / 2) < 1e-9)
  }

  @Test func figuresDrawnTogetherShareTheirScales() throws {
    let figures = [1.0, 10, 5].map { top in Figure(marks: [Line(x: [0.0, 1], y: [0, top])]) }
    let drawn = try Figure.drawn(together: figures)
    #expect(drawn.count == 3)
    for frame in drawn {
      #expect(frame.report.panels[0].y.domain == (-0.5, 10.5))
      #expect(frame.report.panels[0].plot == drawn[0].report.panels[0].plot)
    }
    #expect(try Figure.drawn(together: [figures[0]])[0].scene == figures[0].scene())
  }
}
