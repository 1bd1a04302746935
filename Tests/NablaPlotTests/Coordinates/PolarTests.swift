import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

@Suite struct PolarTests {
  private let turn = 2 * Double.pi

  /// A circle of radius 100 around (200, 150), radii 0…10.
  private func frame(_ options: Polar = Polar(), x: Scale? = nil) -> Frame {
    Frame(
      x: x ?? scale(linear, 0, 2 * .pi), y: scale(linear, 0, 10),
      plot: Rect(x: 100, y: 50, width: 200, height: 200), coordinates: .polar(options))
  }

  private func distance(_ p: Point, _ x: Double, _ y: Double) -> Double {
    p.distance(to: Point(x, y))
  }

  @Test func xRunsCounterclockwiseFromTheRightAndYFromTheCentre() throws {
    let frame = frame()
    for (angle, x, y) in [(0.0, 300.0, 150.0), (turn / 4, 200, 50), (turn / 2, 100, 150)] {
      let point = try #require(frame.point(angle, 10))
      #expect(distance(point, x, y) < 0.01)
    }
    let half = try #require(frame.point(0, 5))
    #expect(distance(half, 250, 150) < 0.01)
    let again = try #require(frame.point(3 * turn, 5))
    #expect(distance(again, 250, 150) < 0.01)
  }

  @Test func startDirectionAndHoleAreTheOptions() throws {
    let frame = frame(Polar(start: 90, clockwise: true, hole: 0.5))
    let top = try #require(frame.point(0, 0))
    #expect(distance(top, 200, 100) < 0.01)
    let right = try #require(frame.point(turn / 4, 10))
    #expect(distance(right, 300, 150) < 0.01)
  }

  @Test func theFirstCategoryIsCentredAtTheTop() throws {
    let bands = scale(BandScale(AxisOptions()), -0.5, 3.5, bands: ["N", "E", "S", "W"])
    let frame = frame(x: bands)
    let north = try #require(frame.point(0, 10))
    let east = try #require(frame.point(1, 10))
    #expect(distance(north, 200, 50) < 0.01)
    #expect(distance(east, 300, 150) < 0.01)
  }

  @Test(
    arguments: [(0.0, -1.0), (0, 10.1), (.nan, 1), (0, .nan), (.infinity, 1), (0, 1e300)]
      as [(Double, Double)])
  func whatLiesBeyondTheCircleHasNoPoint(x: Double, y: Double) {
    #expect(frame().point(x, y) == nil)
    #expect(frame().points([x], [y]).points.isEmpty)
  }

  @Test func anEvenRadiusIsAnArc() {
    let path = frame().path([0, turn], [5, 5])
    #expect(path.points.count > 100)
    for point in path.points { #expect(abs(distance(point, 200, 150) - 50) < 0.01) }
    let radius = frame().path([1, 1], [0, 10])
    #expect(radius.points.count >= 2)
  }

  @Test func aLineThroughAllCategoriesIsStraightAndCloses() {
    let bands = scale(BandScale(AxisOptions()), -0.5, 3.5, bands: ["N", "E", "S", "W"])
    let closed = frame(x: bands).path([0, 1, 2, 3], [5, 5, 5, 5])
    #expect(closed.verbs == [.move, .line, .line, .line, .line])
    #expect(closed.points.first == closed.points.last)
    #expect(frame(x: bands).path([0, 1, 2], [5, 5, 5]).verbs.count == 3)
  }

  @Test(
    arguments: [
      [0.0, .nan, 5], [0, 1e308, -1e308], [.infinity, 0, 3], [-5, -5, -5], [1e9, 2, 1e9],
    ] as [[Double]])
  func linesAndAreasStayFiniteAndNearTheCircle(ys: [Double]) {
    let xs = [0.0, 2, 4]
    let all = [
      frame().path(xs, ys), frame().path(ys, xs), frame().area(xs, [0, 0, 0], ys),
      frame().area(xs, ys, [9, 9, 9]), frame().cell(x: ys[0], ys[1], y: ys[1], ys[2]),
    ]
    let near = Rect(x: 30, y: -20, width: 340, height: 340)
    for point in all.flatMap(\.points) {
      #expect(point.isFinite && near.insetBy(-0.1).contains(point), "\(point)")
      #expect(point.snapped == point)
    }
  }

  @Test func aBarIsAPartOfARing() throws {
    let path = frame().cell(x: 0, turn / 4, y: 5, 10)
    #expect(path.verbs.last == .close)
    let radii = path.points.map { distance($0, 200, 150) }
    #expect(abs((radii.min() ?? 0) - 50) < 0.1)
    #expect(abs((radii.max() ?? 0) - 100) < 0.1)
    for point in path.points { #expect(point.x >= 199.9 && point.y <= 150.1) }
    #expect(frame().cell(x: 0, 1, y: 12, 15).isEmpty)
    #expect(frame().cell(x: 1, 1, y: 1, 5).isEmpty)
    #expect(frame().rect(x: 0, 1, y: 0, 1) == nil)
  }

  private static let names = [
    "a", "bb", "temperature", "the longest name that anybody gives a category", "rain", "مطر",
    "wind",
  ]

  private func figures() -> [(String, Figure)] {
    let angles = (0...90).map { Double($0) * 2 * .pi / 90 }
    let line = Line(x: angles, y: angles.map { 1 + $0 }, name: "spiral")
    let bar = Bar(x: Self.names, y: [3.0, 5, 2, 8, 4, 6, 7])
    let many = Bar(x: (0..<80).map { "category \($0)" }, y: (0..<80).map { Double($0 % 7 + 1) })
    func polar(_ mark: any Mark, _ x: AxisOptions = AxisOptions(), _ polar: Polar = Polar())
      -> Figure
    {
      Figure(
        title: "Round", marks: [mark], x: x, y: AxisOptions("radius"), coordinates: .polar(polar))
    }
    return [
      ("line", polar(line)), ("bar", polar(bar, AxisOptions("kind"))), ("many", polar(many)),
      ("degrees", polar(Scatter(x: [0.0, 200], y: [1.0, 2]), AxisOptions(domain: 0...360))),
      ("hours", polar(line, AxisOptions("hour", domain: 0...24), Polar(hole: 0.4))),
      (
        "log",
        polar(line).with(
          \.grid,
          Grid([
            [
              .panel(
                Panel(
                  marks: [line], y: AxisOptions(scale: "log"), coordinates: .polar()))
            ]
          ]))
      ),
      ("huge", polar(Scatter(x: [0.0, 1], y: [1e9, 5e9]))),
      ("small values", polar(Scatter(x: [0.0, 1], y: [1e-300, 5e-300]))),
      ("negative", polar(Scatter(x: [0.0, 1], y: [-5.0, 5]))),
      ("empty", polar(Line(x: [Double](), y: [Double]()))),
    ]
  }

  @Test(arguments: threeSizes + [Size(100, 100), Size(900, 200)])
  func noLabelEverCollidesOrIsCut(size: Size) throws {
    for (name, figure) in figures() {
      for theme in [ThemeChoice.light, .dark] {
        let drawn = try figure.with(\.size, size).with(\.theme, theme).drawn()
        #expect(problems(of: drawn) == [], "\(name) at \(size)")
      }
    }
  }

  @Test func theReportNamesTheCoordinatesAndTheTicksAround() throws {
    let figure = Figure(marks: [Line(x: [0.0, 6], y: [0.0, 3])], coordinates: .polar())
    let panel = try figure.drawn().report.panels[0]
    #expect(panel.coordinates == "polar")
    #expect(panel.x.domain == (0, 2 * .pi))
    #expect(panel.x.ticks.first?.label == "0")
    #expect(panel.x.ticks.map(\.label).contains("π/2"))
    #expect(!panel.x.ticks.map(\.label).contains("2π"))
    #expect(panel.y.domain.lower == 0)
    #expect(panel.plot.width == panel.plot.height)
  }

  @Test func aPowerOfTenStandsOnTheOutermostLabelThatIsShown() throws {
    let figure = Figure(marks: [Scatter(x: [0.0, 1], y: [1e9, 5e9])], coordinates: .polar())
    let drawn = try figure.drawn()
    let shown = drawn.scene.texts("y-tick")
    #expect(shown.last?.contains("×10⁹") == true, "\(shown)")
    #expect(shown.dropLast().allSatisfy { !$0.contains("×") })
    let axis = drawn.report.panels[0].y
    #expect(axis.exponent == 9)
    #expect(axis.ticks.allSatisfy { !$0.label.contains("×") })
  }

  @Test func aFileSaysPolarByNameOrWithOptions() throws {
    for (text, expected) in [
      ("polar", Coordinates.polar()),
      (
        "{polar: {start: 90, clockwise: true, hole: 0.2}}",
        .polar(Polar(start: 90, clockwise: true, hole: 0.2))
      ),
    ] {
      let file = "coordinates: \(text)\nmarks: [{mark: line, y: [1, 2]}]"
      let figure = try FigureDocument(text: file, file: "f.yaml").load(files: nil)
      guard case .panel(let panel) = figure.grid.rows[0][0] else { return #expect(Bool(false)) }
      #expect(panel.coordinates == expected)
      #expect(try Coordinates(option: expected.optionNode) == expected)
    }
  }

  @Test func marksStayInsideTheCircle() throws {
    let figure = Figure(
      marks: [
        Bar(x: ["a", "b", "c"], y: [1.0, 2, 3]), Line(x: ["a", "b", "c"], y: [1.0, 50, 2]),
      ],
      y: AxisOptions(domain: 0...3), coordinates: .polar())
    let drawn = try figure.drawn()
    let clips = drawn.scene.groups.compactMap(\.clip)
    #expect(!clips.isEmpty)
    #expect(clips.allSatisfy { $0.verbs.contains(.curve) })
  }
}
