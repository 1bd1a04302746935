import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ContourTests {
  private let bowl = Contour(x: -2...2, y: -2...2, samples: 60) { x, y in x * x + y * y }

  private func matrix(_ rows: [[Double]]) throws -> Matrix { try #require(Matrix(rows)) }

  private func problem(_ figure: Figure) -> String? {
    do {
      _ = try figure.scene()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func hasTheExpectedDefaults() {
    let contour = Contour()
    #expect(contour.levels == .auto && contour.levelScale == .linear)
    #expect(contour.fill && contour.lines && contour.labels)
    #expect(contour.color == nil && contour.width == nil && contour.opacity == 1)
    #expect(contour.encoded().isEmpty)
  }

  @Test(
    "odd matrices give a sensible figure",
    arguments: [
      [[1.0]], [[1, 2, 3]], [[1], [2], [3]], [[2, 2], [2, 2]], [[.nan, .nan], [.nan, .nan]],
      [[1, 2], [3, .nan]], [[0, 1], [1, 0]], [[-1e308, 1e308], [1e308, -1e308]],
      [[.infinity, 1], [2, -.infinity]],
    ])
  func wackyInput(_ rows: [[Double]]) throws {
    for fill in [true, false] {
      let figure = Figure(marks: [Contour(try matrix(rows), fill: fill)])
      let drawn = try figure.drawn()
      #expect(drawn.report.textProblems.isEmpty)
      for path in try items(of: "contour", in: figure).paths {
        #expect(path.path.points.allSatisfy { $0.isFinite })
      }
    }
  }

  @Test func emptyMatricesGiveAnEmptyPanel() throws {
    #expect(try items(of: "contour", in: Figure(marks: [Contour(.empty)])).isEmpty)
  }

  @Test func areasAreNestedAndTheLowestCoversThePlot() throws {
    let figure = Figure(marks: [
      bowl.with(\.levels, .exactly([1, 2, 4])).with(\.lines, false).with(\.labels, false)
    ])
    let areas = try items(of: "contour", in: figure).paths
    #expect(areas.count == 4)
    let plot = try figure.drawn().report.panels[0].plot
    let whole = try #require(areas[0].path.controlBox)
    #expect(whole.contains(plot, tolerance: 0.1))
    #expect(Set(areas.map(\.fill)).count == 4)
    // Each area above a level has the disc below it as its hole.
    #expect(areas[1...].allSatisfy { $0.evenOdd && $0.path.verbs.count { $0 == .close } >= 2 })
  }

  @Test func valuesBelowTheFirstLogarithmicLevelAreFilledToo() throws {
    var contour = bowl.with(\.levels, .exactly([0.01, 0.1, 1])).with(\.lines, false)
    contour.levelScale = .log
    contour.labels = false
    let areas = try items(of: "contour", in: Figure(marks: [contour])).paths
    #expect(areas.count == 4)
  }

  @Test func theColorbarHasTheLevelsAsItsEdges() throws {
    let figure = Figure(
      marks: [bowl.with(\.levels, .exactly([1, 2, 4]))], color: ColorOptions("height"))
    let ticks = try figure.drawn().report.allBoxes.filter { $0.role == "color-tick" }.map(\.text)
    #expect(ticks == ["4", "2", "1"] || ticks == ["1", "2", "4"])
  }

  @Test func aLogarithmicColorbarIsLabelledByDecades() {
    let halves = (-4...7).map { pow10(Double($0) / 2) }
    let set = ClassTicks(halves).ticks(length: 300, apart: 16)
    #expect(set.ticks.map(\.label) == ["0.01", "0.1", "1", "10", "100", "1000"])
    let wide = (-10...10).map { pow10(Double($0)) }
    let labels = ClassTicks(wide).ticks(length: 300, apart: 16).ticks.map(\.label)
    #expect(labels.count > 5)
    #expect(labels.allSatisfy { $0.hasPrefix("10") })
  }

  private func pow10(_ x: Double) -> Double {
    let whole = x.rounded(.down)
    let power = whole < 0 ? 1 / power(Int(-whole)) : power(Int(whole))
    return x == whole ? power : power * 10.0.squareRoot()
  }

  private func power(_ n: Int) -> Double { (0..<n).reduce(1) { p, _ in p * 10 } }

  @Test func thresholdsAreEvenlySpreadOverTheBar() {
    let ticks = ClassTicks([1, 10, 100])
    #expect(ticks.share(of: 1) == 0.25)
    #expect(ticks.share(of: 10) == 0.5)
    #expect(ticks.share(of: 100) == 0.75)
    #expect(ticks.share(of: 55) == 0.625)
    #expect(ticks.share(of: 0) == 0 && ticks.share(of: 1e9) == 1)
  }

  @Test func labelsCoverNeitherEachOtherNorTheEdge() throws {
    let figure = Figure(marks: [bowl], coordinates: .cartesian(aspect: 1))
    let drawn = try figure.drawn()
    #expect(drawn.report.textProblems.isEmpty)
    let plot = drawn.report.panels[0].plot
    let labels = drawn.report.allBoxes.filter { $0.role == "contour-label" }
    #expect(labels.count >= 4)
    #expect(labels.allSatisfy { plot.contains($0.rect, tolerance: 3) })
  }

  @Test func aLineIsOpenUnderItsLabel() throws {
    let contour = bowl.with(\.levels, .exactly([2])).with(\.fill, false)
    let labelled = try items(of: "contour", in: Figure(marks: [contour]))
    let plain = try items(of: "contour", in: Figure(marks: [contour.with(\.labels, false)]))
    #expect(labelled.texts.map(\.source).contains("2"))
    #expect(plain.texts.isEmpty)
    #expect(plain.paths[0].path.verbs.contains(.close))
    #expect(!labelled.paths[0].path.verbs.contains(.close))
  }

  @Test func linesAloneTakeASeriesColourAndNoColorbar() throws {
    let figure = Figure(marks: [
      bowl.with(\.fill, false).with(\.name, "bowl"),
      Line(x: [-1, 1], y: [0, 0], name: "line"),
    ])
    let boxes = try figure.drawn().report.allBoxes
    #expect(!boxes.contains { $0.role == "color-tick" })
    #expect(boxes.contains { $0.text == "bowl" })
    let contour = try #require(try items(of: "contour", in: figure).paths.first?.stroke)
    let line = try #require(try items(of: "line", in: figure).paths.first?.stroke)
    #expect(contour.paint != line.paint)
  }

  @Test func theFirstRowIsOnTop() throws {
    // High above, low below; with an extent and without.
    let rows = [[1.0, 1], [0, 0]]
    for (contour, expected) in [
      (Contour(try matrix(rows), x: 0...1, y: 0...1), 0.75), (Contour(try matrix(rows)), 0.25),
    ] {
      let figure = Figure(marks: [
        contour.with(\.levels, .exactly([0.75])).with(\.fill, false).with(\.labels, false)
      ])
      let report = try figure.drawn().report.panels[0]
      let path = try #require(try items(of: "contour", in: figure).paths.first?.path)
      let share = (report.plot.maxY - path.points[0].y) / report.plot.height
      // A quarter of the way down from the top row.
      #expect(abs(share - 0.75) < 0.01, "\(expected)")
    }
  }

  @Test func aFunctionFillsThePanelBeyondItsOwnRange() throws {
    let figure = Figure(marks: [
      bowl.with(\.lines, false).with(\.labels, false), Scatter(x: [5.0], y: [0.0]),
    ])
    let plot = try figure.drawn().report.panels[0].plot
    let box = try #require(try items(of: "contour", in: figure).paths[0].path.controlBox)
    #expect(box.contains(plot, tolerance: 0.1))
  }

  @Test func aFunctionsSamplesAreWhatIsEncoded() throws {
    let entries = bowl.encoded()
    let node = try #require(entries.first { $0.key == "values" }?.value)
    let decoded = try Matrix(option: node)
    #expect(decoded.rows == 60 && decoded.columns == 60)
    #expect(decoded[0, 0] == 8)
  }

  @Test func longDataMakeTheSameFigureAsAMatrix() throws {
    let z = [[3.0, 4, 6], [1, 2, 5]]
    let long = Figure(marks: [
      Contour().with(\.x, [0.0, 1, 2, 0, 1, 2].channel).with(\.y, [0.0, 0, 0, 1, 1, 1].channel)
        .with(\.z, [1.0, 2, 5, 3, 4, 6].channel)
    ])
    let whole = Figure(marks: [Contour(try matrix(z), x: 0...2, y: 0...1)])
    let (a, b) = (
      try items(of: "contour", in: long).paths, try items(of: "contour", in: whole).paths
    )
    // Outlines may begin elsewhere.
    #expect(a.count == b.count && a.count > 4)
    for (first, second) in zip(a, b) {
      #expect(first.fill == second.fill)
      #expect(first.path.controlBox == second.path.controlBox)
    }
  }

  @Test func inspectionTellsLevelsAndMissingValues() throws {
    let contour = Contour(try matrix([[0, 1, 2], [3, .nan, 5]]), levels: .exactly([2, 1]))
    let mark = try #require(try Figure(marks: [contour]).drawn().report.panels[0].marks.first)
    let inspected = mark.computed
    #expect(inspected.first { $0.key == "levels" }?.value == Node([1.0, 2]))
    #expect(inspected.first { $0.key == "missing" }?.value == Node(1))
  }

  @Test(
    "what cannot be drawn is refused with the values",
    arguments: [
      (
        Contour(), "marks[0] (contour): has no values; give values, or x, y and z"
      ),
      (
        Contour().with(\.x, [1.0, 2].channel).with(\.y, [1.0].channel).with(\.z, [1.0].channel),
        "marks[0] (contour): x has 2 values and y has 1; give lists of the same length"
      ),
      (
        Contour(Matrix([[-1, -2], [-3, -4]]) ?? .empty, levelScale: .log),
        "marks[0] (contour).levelScale: is log, but no value is above 0; use a linear scale"
      ),
      (
        Contour(
          Matrix([[1, 2], [3, 4]]) ?? .empty, levels: .exactly([-1, 2]), levelScale: .log),
        "marks[0] (contour).levels: holds -1 on a log scale; give levels above 0"
      ),
    ])
  func refusing(_ contour: Contour, _ message: String) {
    #expect(problem(Figure(marks: [contour])).map { $0.hasPrefix(message) } == true)
  }

  @Test func aLargeGridIsDrawnWithBoundedPaths() throws {
    let n = 300
    let values = (0..<n * n).map { i -> Double in
      let (x, y) = (Double(i % n) / 20, Double(i / n) / 20)
      return x * x - y * y + (i % 7 == 0 ? 0.5 : 0)
    }
    let grid = try #require(Matrix(rows: n, columns: n, values: values))
    let drawn = try items(of: "contour", in: Figure(marks: [Contour(grid)]))
    let points = drawn.paths.reduce(0) { $0 + $1.path.points.count }
    #expect(points > 100 && points < 400_000)
  }
}
