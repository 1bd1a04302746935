import NablaMath
public import NablaPlot
public import NablaScene

/// An integral as a sum of strips, and how fast such sums come to it.
public struct RiemannSums: Recipe {
  public static let id = "riemann-sum"
  public static let title = "Area by rectangles"
  public static let topic = "3.1 Calculus"
  public static let question = "How do rectangles become an integral?"
  public static let formulas = [#"\sum_{i=1}^n f(x_i^*)\Delta x\to\int_a^bf\,dx"#]
  public static let references = [
    "B. Riemann, Über die Darstellbarkeit einer Function durch eine trigonometrische Reihe, 1854"
  ]

  public var f = "x^2"
  public var a = -2.0
  public var b = 4.0
  public var n: Counts = 6
  public var rule = StripRules([.upper, .lower])
  public var errorPanel = true

  public init() {}

  public static let fields: [Field<RiemannSums>] = [
    Field("f", \.f, help: "The formula of x that is integrated."),
    Field("a", \.a, help: "Where the integral begins."),
    Field("b", \.b, help: "Where it ends; below a, areas count with the other sign."),
    Field(
      "n", \.n, bounds: .within(1...10_000), explore: 1...100,
      help: "How many strips, or a list for a panel each; even for simpson."),
    Field(
      "rule", \.rule,
      help: "One or several of left, right, midpoint, trapezoid, simpson, upper, lower."),
    Field("error-panel", \.errorPanel, help: "Whether the error is drawn over n."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard a != b else { throw refuse("b", "is \(formatPlain(b)), as is a", "give another end") }
    let rules = rule.values
    guard !rules.isEmpty else { throw refuse("rule", "is empty", "give one at least") }
    guard !n.values.isEmpty else { throw refuse("n", "is empty", "give at least one number") }
    if rules.contains(.simpson), let odd = n.values.first(where: { $0 % 2 == 1 }) {
      throw refuse("n", "is \(odd), and simpson takes two strips at a time", "give an even number")
    }
    let panels = StripFigure.pictures(of: rules).count * n.values.count
    guard panels <= 12 else {
      throw refuse("n", "asks for \(panels) panels", "give fewer numbers")
    }
    let formula = try readFormula(f, "f")
    let integral = numericIntegral(from: a, to: b) { formula($0) }
    let plan: StripFigure
    do throws(MathError) {
      plan = try StripFigure(recipe: self, formula, integral: integral)
    } catch {
      throw refuse("f", error.problem, error.remedy)
    }
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
