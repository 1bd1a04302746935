import NablaMath
public import NablaPlot
public import NablaScene

/// A function over its derivatives, with guide lines where it turns and where it bends the other
/// way.
public struct DerivativePanels: Recipe {
  public static let id = "derivative-panels"
  public static let title = "f, f′ and f″ stacked"
  public static let topic = "3.1 Calculus"
  public static let question = "How do slope and bend show in the derivative graphs?"
  public static let formulas = ["f'(x)", "f''(x)"]
  public static let references = [
    "J. Stewart, Calculus: Early Transcendentals, 2015, section 4.3",
    "G. Sanderson, Essence of calculus, 2017",
  ]

  public var f = "exp(-x/2) sin(2x)"
  public var x = Interval(0, 4)
  public var order = 2
  public var marks = true

  public init() {}

  public static let fields: [Field<DerivativePanels>] = [
    Field("f", \.f, help: "The formula of x."),
    Field("x", \.x, help: "The shown x values."),
    Field("order", \.order, bounds: .within(1...4), help: "The last derivative that is drawn."),
    Field(
      "marks", \.marks, help: "Whether extrema, inflections and their tangents are marked."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    var levels = [try readFormula(f, "f")]
    do throws(FormulaError) {
      for _ in 0..<order { levels.append(try levels[levels.count - 1].derivative("x")) }
    } catch {
      let known = levels.count == 1 ? "no derivative" : "no derivative of order \(levels.count)"
      throw refuse("f", "has \(known): \(error.message)", "give a smooth formula")
    }
    let places = evenPlaces(from: x.lower, to: x.upper, count: 801)
    guard levels[0].values(places).contains(where: \.isFinite) else {
      throw refuse("f", "has no value anywhere in x", "give another formula or another x")
    }
    let plan = DerivativeFigure(levels, over: x, hasMarks: marks)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
