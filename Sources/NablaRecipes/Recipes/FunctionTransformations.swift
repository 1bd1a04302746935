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
    let steps = TransformationSteps(formula, a: a, b: b, h: h, k: k, marked: starts)
    let panels =
      self.steps ? (1...4).map { steps.panel($0, from: $0 - 1) } : [steps.panel(4, from: 0)]
    let rows = self.steps ? [Array(panels[0...1]), Array(panels[2...3])] : [panels]
    var figure = Figure(
      title: "\(steps.formula) with $f(x)=\(formula.latex)$",
      subtitle:
        "Inside, $\\color{s3}b$ and $\\color{s4}h$ move points sideways and backwards; outside, $\\color{s1}a$ and $\\color{s2}k$ move them up and down as written",
      size: self.steps ? Size(860, 640) : Size(640, 440),
      grid: Grid(rows.map { $0.map { .panel($0) } }, sharesX: true, sharesY: true))
    if a == 0 {
      figure.warnings = ["a: is 0, and g is the constant \(format(k))"]
      figure.caption = "With a = 0 nothing of f is left: g is the constant \(format(k))."
    }
    figure.alt = steps.words
    return RecipeResult(figure: figure, series: steps.series)
  }
}
