import NablaMath
public import NablaPlot
public import NablaScene

/// A graph that is stretched, shifted and flipped, one change at a time.
public struct FunctionTransformations: Recipe {
  public static let id = "function-transformations"
  public static let title = "Shift, stretch, flip"
  public static let topic = "1.2 Functions & Graphs"
  public static let question = "What do a, b, h, k in a·f(b(x − h)) + k do to a graph?"
  public static let formulas = [#"g(x)=a\,f\!\left(b(x-h)\right)+k"#]
  public static let references = [
    "J. Stewart, Calculus: Early Transcendentals, 2015, section 1.3"
  ]

  public var f = "x^2"
  public var a = -2.0
  public var b = 0.5
  public var h = 3.0
  public var k = 4.0
  public var steps = true

  public init() {}

  public static let fields: [Field<FunctionTransformations>] = [
    Field("f", \.f, help: "The formula of x to begin with."),
    Field("a", \.a, explore: -3...3, help: "The factor outside: y times a."),
    Field("b", \.b, explore: -3...3, help: "The factor inside, not 0: x divided by b."),
    Field("h", \.h, explore: -5...5, help: "The shift inside: x plus h."),
    Field("k", \.k, explore: -5...5, help: "The shift outside: y plus k."),
    Field("steps", \.steps, help: "Whether each change has a panel of its own."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard b != 0 else {
      throw refuse("b", "is 0, and f(0) is a constant", "give a number other than 0")
    }
    let formula = try readFormula(f, "f")
    let sets = [
      [-1, 0, 1], [0.25, 1, 2], [-2, -1, -0.25], [2, 3, 4], [-4, -3, -2], [0.2, 0.5, 0.8],
    ]
    let waves = ["sin", "cos"].contains { formula.displayText.contains($0) }
    let starts = ((waves ? [[-Double.pi / 2, 0, .pi / 2]] : []) + sets).first { xs in
      xs.allSatisfy { formula($0).magnitude < 1e6 }
    }
    guard let starts else {
      throw refuse("f", "has no values near 0 to begin with", "give a formula such as \"x^2\"")
    }
    let stages = stages(formula, starts)
    let shown = steps ? Array(stages.indices.dropFirst()) : [stages.count - 1]
    let window = window(stages)
    let panels = shown.map { i in
      panel(stages[i], from: steps ? stages[i - 1] : stages[0], number: steps ? i : nil, window)
    }
    let grid = steps ? [Array(panels[0...1]), Array(panels[2...3])] : [panels]
    let words =
      "$g(x)=\\color{s1}{\(texNumber(a))}\\,f(\\color{s3}{\(texNumber(b))}(x\\color{s4}{\(signed(-h))}))\\color{s2}{\(signed(k))}$"
    var figure = Figure(
      title: "\(words) with $f(x)=\(formula.latex)$",
      subtitle:
        "Inside, $\\color{s3}b$ and $\\color{s4}h$ move points sideways and backwards; outside, $\\color{s1}a$ and $\\color{s2}k$ move them up and down as written",
      size: steps ? Size(860, 640) : Size(640, 440),
      grid: Grid(grid.map { $0.map { .panel($0) } }, sharesX: true, sharesY: true))
    if a == 0 {
      figure.warnings = ["a: is 0, and g is the constant \(format(k))"]
      figure.caption = "With a = 0 nothing of f is left: g is the constant \(format(k))."
    }
    let moves = zip(stages[0].points, stages[4].points).map {
      "(\(short($0.x)), \(short($0.y))) to (\(short($1.x)), \(short($1.y)))"
    }
    figure.alt =
      "The graph of \(formula.displayText) becomes that of \(format(a)) f(\(format(b))(x − \(format(h)))) + \(format(k)): points go from \(moves.joined(separator: ", "))."
    let places = evenPlaces(from: window.x.lowerBound, to: window.x.upperBound, count: 101)
    var series: [Node.Entry] = [
      .init("x", Node(places)), .init("f", Node(places.map(stages[0].f))),
      .init("g", Node(places.map(stages[4].f))),
    ]
    for (name, stage) in zip(["f", "b", "h", "a", "k"], stages) {
      series.append(.init("points \(name)", Node(stage.points.map { Node([$0.x, $0.y]) })))
    }
    return RecipeResult(figure: figure, series: series)
  }

  private func short(_ value: Double) -> String { shownNumber(value, significant: 3) }

  /// A number with its sign; a shift by 0 is still shown.
  private func signed(_ value: Double) -> String {
    (value < 0 ? "" : "+") + texNumber(value == 0 ? 0 : value)
  }

  // MARK: - Stages

  /// The graph after some of the changes, with the marked points.
  private struct Stage {
    let f: @Sendable (Double) -> Double
    let points: [(x: Double, y: Double)]
    var color = "muted"
    var words = ""
  }

  private func stages(_ f: Formula, _ starts: [Double]) -> [Stage] {
    let (a, b, h, k) = (a, b, h, k)
    let points = starts.map { (x: $0, y: f($0)) }
    let (tb, inner) = (texNumber(b), "\(texNumber(b))(x\(signed(-h)))")
    return [
      Stage(f: { f($0) }, points: points),
      Stage(
        f: { f(b * $0) }, points: points.map { ($0.x / b, $0.y) }, color: "s3",
        words: "$f(\\color{s3}{\(tb)}x)$: every x divided by \(format(b))"),
      Stage(
        f: { f(b * ($0 - h)) }, points: points.map { ($0.x / b + h, $0.y) }, color: "s4",
        words: "$f(\(tb)(x\\color{s4}{\(signed(-h))}))$: every x plus \(format(h))"),
      Stage(
        f: { a * f(b * ($0 - h)) }, points: points.map { ($0.x / b + h, a * $0.y) }, color: "s1",
        words: "$\\color{s1}{\(texNumber(a))}f(\(inner))$: every y times \(format(a))"),
      Stage(
        f: { a * f(b * ($0 - h)) + k }, points: points.map { ($0.x / b + h, a * $0.y + k) },
        color: "s2",
        words: "$\(texNumber(a))f(\(inner))\\color{s2}{\(signed(k))}$: every y plus \(format(k))"),
    ]
  }

  /// What holds the points of all stages and the origin.
  private func window(_ stages: [Stage]) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func around(_ values: [Double]) -> ClosedRange<Double> {
      let (low, high) = (min(values.min() ?? -1, 0), max(values.max() ?? 1, 0))
      let room = max(high - low, 1e-9) * 0.28
      return low - room...high + room
    }
    let points = stages.flatMap(\.points)
    return (around(points.map(\.x)), around(points.map(\.y)))
  }

  private func panel(
    _ stage: Stage, from old: Stage, number: Int?,
    _ window: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  ) -> Panel {
    let (x, y) = window
    var before = FunctionMark(domain: x, color: "muted", old.f)
    before.dash = .dashed
    before.width = 1.5
    var after = FunctionMark(domain: x, color: stage.color, stage.f)
    after.width = 2.5
    let moved = zip(old.points, stage.points).filter { $0.x != $1.x || $0.y != $1.y }
    var notes = Annotation(
      x: stage.points.map(\.x), y: stage.points.map(\.y),
      text: stage.points.map { "(\(short($0.x)), \(short($0.y)))" }, color: stage.color, size: 11)
    notes.clearOf =
      evenPlaces(from: x.lowerBound, to: x.upperBound, count: 161).flatMap { place in
        [(x: place, y: stage.f(place)), (x: place, y: old.f(place))].filter { y.contains($0.y) }
      } + old.points
    return Panel(
      title: number.map { "\($0). \(stage.words)" } ?? "",
      marks: [
        before, after,
        Arrow(
          x: moved.map(\.0.x), y: moved.map(\.0.y), x2: moved.map(\.1.x), y2: moved.map(\.1.y),
          color: "ink", width: 1.25),
        Scatter(x: old.points.map(\.x), y: old.points.map(\.y), color: "muted", opacity: 1),
        Scatter(
          x: stage.points.map(\.x), y: stage.points.map(\.y), color: stage.color, size: 8,
          opacity: 1),
        notes,
      ], x: AxisOptions("x", domain: x), y: AxisOptions("y", domain: y))
  }
}
