import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Small panels on a panel's plot area.
@Suite struct InsetTests {
  private let x = (0...100).map { Double($0) / 10 }

  private func figure(_ inset: Inset) -> Figure {
    var panel = Panel(
      marks: [Line(x: x, y: x.map { $0 * $0 })], x: AxisOptions("x"), y: AxisOptions("y"))
    panel.insets = [inset]
    return Figure(title: "A parabola", grid: Grid([[.panel(panel)]]))
  }

  private func part(_ range: ClosedRange<Double>) -> Panel {
    Panel(
      marks: [Line(x: x, y: x.map { $0 * $0 })], x: AxisOptions(domain: range),
      y: AxisOptions(domain: 0...4))
  }

  private func inset(_ drawn: DrawnFigure) throws -> GroupItem {
    try #require(drawn.scene.groups.first { $0.role == "inset" })
  }

  /// The sheet: the first filled path of the inset.
  private func sheet(_ drawn: DrawnFigure) throws -> Rect {
    for case .path(let item) in try inset(drawn).items where item.fill != nil {
      return try #require(item.path.controlBox)
    }
    throw NablaError("inset", "has no sheet")
  }

  @Test func itStandsWhereNothingIsDrawn() throws {
    let drawn = try figure(Inset(part(0...2))).drawn()
    #expect(problems(of: drawn) == [])
    let plot = drawn.report.panels[0].plot
    let sheet = try sheet(drawn)
    #expect(plot.contains(sheet, tolerance: 2))
    // The parabola leaves the left upper half free.
    #expect(sheet.midX < plot.midX && sheet.midY < plot.midY)
  }

  @Test func lintSaysThatItHidesData() throws {
    let hiding = try figure(Inset(part(0...2), size: (0.9, 0.9))).drawn()
    let found = hiding.report.findings([.legendOverData]).map(\.message)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("insets[0] stands on data, which take ") == true)
    for inset in [Inset(part(0...2)), Inset(part(0...2), corner: (0.5, 0.5))] {
      #expect(try figure(inset).drawn().report.findings([.legendOverData]) == [])
    }
  }

  @Test func itsCornerAndSizeAreSharesOfThePlotArea() throws {
    let drawn = try figure(
      Inset(part(0...2), size: (0.5, 0.4), corner: (0.05, 0.5))
    ).drawn()
    let plot = drawn.report.panels[0].plot
    let sheet = try sheet(drawn)
    #expect(abs(sheet.minX - (plot.minX + 0.05 * plot.width)) < 6)
    #expect(abs(sheet.maxY - (plot.maxY - 0.5 * plot.height)) < 6)
    #expect(abs(sheet.width - 0.5 * plot.width) < 12)
  }

  @Test func twoLinesJoinItToThePartThatItEnlarges() throws {
    func lines(_ connects: Bool) throws -> Int {
      let inset = try inset(try figure(Inset(part(0...2), connects: connects)).drawn())
      var count = 0
      for case .path(let item) in inset.items {
        if item.fill != nil { break }
        count += 1
      }
      return count
    }
    #expect(try lines(true) == 3)
    #expect(try lines(false) == 0)
  }

  @Test func aSizeOrACornerOffThePlotAreaIsAnError() {
    for (inset, message) in [
      (
        Inset(part(0...2), size: (0.95, 0.4)),
        "insets[0].size: is 0.95 × 0.4; give shares of the plot area from 0.1 to 0.9."
      ),
      (
        Inset(part(0...2), corner: (1.5, 0)),
        "insets[0].corner: is 1.5, 0; give shares of the plot area from 0 to 1."
      ),
    ] {
      let error = #expect(throws: NablaError.self) { try figure(inset).drawn() }
      #expect(error?.description == message)
    }
  }

  @Test func aFigureFileEnlargesItsOwnMarks() throws {
    let text = """
      marks: [{mark: line, x: [0, 1, 2, 3], y: [0, 1, 4, 9]}]
      insets: [{x: {domain: [0, 1]}, y: {domain: [0, 1]}, size: [0.3, 0.4]}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(try inset(drawn).items.count > 3)
  }

  @Test func theWordsOfMarksStayOffIt() throws {
    var panel = Panel(
      marks: [Text(x: x, y: x.map { 10 - $0 }, text: x.map { "word \($0)" })])
    panel.insets = [Inset(part(0...2), size: (0.6, 0.6), corner: (0.2, 0.2))]
    let drawn = try Figure(grid: Grid([[.panel(panel)]])).drawn()
    let sheet = try sheet(drawn)
    for box in drawn.report.allBoxes where box.role == "mark-text" {
      #expect(!box.rect.overlaps(sheet, tolerance: 5), "\(box.text)")
    }
  }
}
