import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct BarTests {
  static let places = ["A", "A", "B", "B"]
  static let groups = ["u", "v", "u", "v"]

  private func bars(_ figure: Figure) throws -> [Rect] {
    try figure.scene().paths(in: "mark-bar").filter { $0.fill != nil && $0.stroke == nil }
      .flatMap { $0.path.rectangles }
  }

  @Test("by default bars are grouped, vertical, 80 % of their band and without labels")
  func defaults() {
    let bar = Bar()
    #expect(bar.layout == .grouped)
    #expect(bar.orientation == nil)
    #expect(bar.width == 0.8)
    #expect(!bar.labels)
  }

  @Test("bars stand on 0, which the axis shows without room below")
  func zero() throws {
    let figure = Figure(marks: [Bar(x: ["A", "B"], y: [300.0, 320], opacity: 1)])
    let report = try figure.drawn().report
    #expect(report.panels[0].y.domain.lower == 0)
    let plot = report.panels[0].plot
    for bar in try bars(figure) { #expect(abs(bar.maxY - plot.maxY) < 0.01) }
  }

  @Test("a domain that cuts the bars off is drawn and found by lint, in both directions")
  func truncated() throws {
    for (way, axis) in [(Orientation.vertical, "y"), (.horizontal, "x")] {
      let options = AxisOptions(domain: 100...400)
      let values = [300.0, 320]
      let bar =
        way == .vertical
        ? Bar(x: ["A", "B"], y: values) : Bar(x: values, y: ["A", "B"])
      let figure =
        way == .vertical
        ? Figure(marks: [bar], y: options) : Figure(marks: [bar], x: options)
      let drawn = try figure.drawn()
      #expect(
        drawn.report.findings([.barsNotFromZero]).map(\.message) == [
          "marks[0] (bar): lengths are read from 0, and the \(axis) axis goes from 100 to 400; let its domain hold 0, or draw points"
        ])
      let plot = drawn.report.panels[0].plot
      let bars = try #require(drawn.scene.paths(in: "mark-bar").first?.path.controlBox)
      #expect(way == .vertical ? bars.maxY >= plot.maxY : bars.minX <= plot.minX)
    }
  }

  @Test("groups stand side by side in the order of the colours, each in its colour")
  func grouped() throws {
    let figure = Figure(
      marks: [
        Bar(x: Self.places, y: [1.0, 2, 3, 4], color: Self.groups, gap: 0, opacity: 1)
      ])
    let paths = try figure.scene().paths(in: "mark-bar")
    #expect(paths.count == 2)
    let (u, v) = (paths[0].path.rectangles, paths[1].path.rectangles)
    #expect(u.count == 2 && v.count == 2)
    for (left, right) in zip(u, v) { #expect(abs(left.maxX - right.minX) < 0.01) }
    #expect(paths[0].fill != paths[1].fill)
    #expect(try figure.scene().texts("legend-label") == ["u", "v"])
  }

  @Test("a group in reversed order of rows keeps its side")
  func order() throws {
    let figure = Figure(
      marks: [
        Bar(
          x: ["A", "A", "B", "B"], y: [1.0, 2, 4, 3], color: ["u", "v", "v", "u"], opacity: 1)
      ])
    let paths = try figure.scene().paths(in: "mark-bar")
    for (u, v) in zip(paths[0].path.rectangles, paths[1].path.rectangles) {
      #expect(u.midX < v.midX)
    }
  }

  @Test("stacked values pile up, negative ones downwards; shares add up to 1")
  func stacked() throws {
    let stacked = Bar(
      x: Self.places, y: [1.0, 2, 3, -4], color: Self.groups, layout: .stacked)
    let node = try computed(Figure(marks: [stacked]))
    #expect(node["from"]?.numbers == [0, 1, 0, -4])
    #expect(node["to"]?.numbers == [1, 3, 3, 0])
    let shares = Bar(
      x: Self.places, y: [1.0, 3, 0, 0], color: Self.groups, layout: .normalised)
    let part = try computed(Figure(marks: [shares]))
    #expect(part["from"]?.numbers?.prefix(2) == [0, 0.25])
    #expect(part["to"]?.numbers?.prefix(2) == [0.25, 1])
  }

  @Test("text along y makes bars level, the first category on top")
  func horizontal() throws {
    let figure = Figure(marks: [Bar(x: [1.0, 3], y: ["first", "second"], opacity: 1)])
    let boxes = try bars(figure)
    #expect(boxes.count == 2)
    #expect(boxes[0].minY < boxes[1].minY)
    #expect(abs(boxes[1].width / boxes[0].width - 3) < 1e-3)
  }

  @Test("repeated texts without groups stay bars of their own")
  func tokens() throws {
    let figure = Figure(
      marks: [Bar(x: ["the", "cat", "the"], y: [1.0, 2, 3], opacity: 1)])
    #expect(try bars(figure).count == 3)
    #expect(try figure.drawn().report.panels[0].x.ticks.map(\.label) == ["the", "cat", "the"])
  }

  @Test("numbers keep their distances, and a bar is as wide as the least of them allows")
  func numbers() throws {
    let boxes = try bars(Figure(marks: [Bar(x: [1.0, 2, 4], y: [1.0, 1, 1], opacity: 1)]))
    #expect(boxes.count == 3)
    let step = boxes[1].midX - boxes[0].midX
    #expect(abs(boxes[2].midX - boxes[1].midX - 2 * step) < 0.6)
    #expect(abs(boxes[0].width - 0.8 * step) < 0.6)
  }

  @Test("two values for one bar are refused, as are impossible shares and errors")
  func refused() {
    let cases: [(Bar, String)] = [
      (
        Bar(x: ["A", "A"], y: [1.0, 2], color: ["u", "u"]),
        "marks[0] (bar): row 1 has the place and group of an earlier row; "
          + "give one value a bar (a mean, a sum), or layout: stacked."
      ),
      (
        Bar(x: ["A", "A"], y: [1.0, -2], color: ["u", "v"], layout: .normalised),
        "marks[0] (bar).y: is -2 in row 1, and shares of a whole are not negative; "
          + "give values of at least 0, or layout: stacked."
      ),
      (
        Bar(x: ["A", "B"], y: [1.0, 2], error: [1.0, -1]),
        "marks[0] (bar).error: is -1 in row 1; give values of at least 0."
      ),
      (
        Bar(x: ["A", "B"], y: [1.0, 2], error: [1.0, 1], layout: .stacked),
        "marks[0] (bar).error: is given for stacked bars; "
          + "give it for grouped bars, or leave it out."
      ),
      (
        Bar(x: ["A", "B"], y: [1.0, 2, 3]),
        "marks[0] (bar): x has 2 values and y has 3; give lists of the same length."
      ),
    ]
    for (bar, words) in cases {
      let error = #expect(throws: NablaError.self) { try Figure(marks: [bar]).drawn() }
      #expect(error?.description == words)
    }
  }

  @Test("an error bar of the same columns stands in the middle of its bar")
  func errors() throws {
    let scene = try Figure(
      marks: [
        Bar(
          x: Self.places, y: [4.0, 5, 6, 7], color: Self.groups, error: [1.0, 1, 1, 2], opacity: 1),
        ErrorBar(
          x: Self.places, y: [4.0, 5, 6, 7], error: [1.0, 1, 1, 2], group: Self.groups),
      ]
    ).scene()
    let boxes = scene.paths(in: "mark-bar").filter { $0.stroke == nil }.flatMap {
      $0.path.rectangles
    }
    let own = try #require(scene.paths(in: "mark-bar").first { $0.stroke != nil })
    let other = try #require(scene.paths(in: "mark-errorbar").first)
    #expect(own.path == other.path)
    // Each bar is a stem and two caps of two points.
    let stems = stride(from: 0, to: own.path.points.count, by: 6).map { own.path.points[$0].x }
    #expect(stems.count == 4)
    for stem in stems { #expect(boxes.contains { abs($0.midX - stem) < 0.3 }) }
  }

  @Test("labels stand beyond whiskers, inside the panel, and none overlaps another")
  func labels() throws {
    let figure = Figure(
      marks: [
        Bar(
          x: Self.places, y: [4.0, 5, -6, 7], color: Self.groups, error: [1.0, 1, 1, 2],
          labels: true)
      ], x: AxisOptions("place"), y: AxisOptions("change"))
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.lint == [])
    #expect(
      drawn.report.panels[0].boxes.filter { $0.role == "bar-label" }.map(\.text) == [
        "4", "5", "−6", "7",
      ])
  }

  @Test(
    "a label that would lie beyond the panel stands on its bar, in a colour that is read there",
    arguments: [Orientation.vertical, .horizontal])
  func labelsOnBars(orientation: Orientation) throws {
    // Two bars reach the panel's ends, two are cut off by them, and beyond the last there is room.
    let (names, values) = (["A", "B", "C", "D", "E"], [10.0, -10, 25, -25, 4])
    let isVertical = orientation == .vertical
    let bar =
      isVertical
      ? Bar(x: names, y: values, opacity: 1, labels: true)
      : Bar(x: values, y: names, opacity: 1, labels: true)
    let (places, ends) = (AxisOptions("place"), AxisOptions("change", domain: -10...10))
    let figure = Figure(
      marks: [bar], x: isVertical ? places : ends, y: isVertical ? ends : places)
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.report.lint.map(\.rule) == ["clipped"])
    let labels = drawn.report.panels[0].boxes.filter { $0.role == "bar-label" }
    #expect(labels.map(\.text) == ["10", "−10", "25", "−25", "4"])
    let boxes = try bars(figure)
    #expect(zip(labels, boxes).map { $1.contains($0.rect) } == [true, true, true, true, false])
    let fill = try #require(drawn.scene.paths(in: "mark-bar").first?.fill)
    guard case .solid(let color) = fill else { return #expect(Bool(false), "bars are not plain") }
    let inks = drawn.scene.texts.filter { $0.role == "bar-label" }.map(\.color)
    for ink in inks.prefix(4) {
      #expect(Contrast.ratio(ink.light, color.light) >= Contrast.text)
      #expect(Contrast.ratio(ink.dark, color.dark) >= Contrast.text)
    }
    #expect(!inks.prefix(4).contains(inks[4]))
  }

  @Test("missing values are left out and counted, and the rest is drawn")
  func missing() throws {
    let figure = Figure(marks: [Bar(x: ["A", "B", "C"], y: [1, .nan, .infinity], opacity: 1)])
    #expect(try bars(figure).count == 1)
    #expect(
      try figure.drawn().report.warnings == [
        "marks[0] (bar): 2 of 3 values are no finite numbers and are left out"
      ])
  }

  @Test("a million bars become at most two for each pixel", .timeLimit(.minutes(10)))
  func many() throws {
    let n = 1_000_000
    let y = (0..<n).map { Double($0 % 97) }
    let points = try Figure(marks: [Bar(x: (0..<n).map { $0 }, y: y, opacity: 1)]).scene()
      .paths(in: "mark-bar").reduce(0) { $0 + $1.path.points.count }
    #expect((400...2 * 640 * 4).contains(points))
  }

  @Test("nothing is a panel without bars")
  func nothing() throws {
    let drawn = try Figure(marks: [Bar(x: [String](), y: [Double]())]).drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.paths(in: "mark-bar").isEmpty)
  }
}
