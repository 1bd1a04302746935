import NablaMath
public import NablaPlot
public import NablaScene

/// Gradient descent down the graph of a function, hop by hop.
public struct GradientDescent1D: Recipe {
  public static let id = "gradient-descent-1d"
  public static let title = "Rolling down a curve"
  public static let topic = "2.4 Optimization"
  public static let question = "How does gradient descent find a minimum, and how can it fail?"
  public static let formulas = [#"x_{t+1}=x_t-\eta f'(x_t)"#]
  public static let references = [
    "A. Cauchy, Méthode générale pour la résolution des systèmes d’équations simultanées, 1847"
  ]

  /// What is drawn beside the curve and the hops.
  public enum Part: String, OptionChoice {
    case tangents, table, loss
  }

  public var f: RealFormula? = try? RealFormula("x^4-3x^3+2")
  public var x0 = NumberList(4)
  public var lr = 0.01
  public var steps = 25
  public var tol = 0.0
  public var show: [Part] = [.tangents, .loss]

  public init() {}

  public static let fields: [Field<GradientDescent1D>] = [
    Field("f", \.f, help: "A differentiable formula of x."),
    Field("x0", \.x0, help: "Where it begins: a number, or up to eight of them."),
    Field("lr", \.lr, bounds: .above(0), explore: 0.001...0.1, help: "The learning rate η."),
    Field(
      "steps", \.steps, bounds: .within(1...100_000), explore: 1...100, help: "How many steps."),
    Field("tol", \.tol, bounds: .atLeast(0), help: "It ends after a step of at most this length."),
    Field("show", \.show, help: "Any of tangents, table and loss."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let f else { throw refuse("f", "is missing", "give a formula of x") }
    let slope = try slopes(of: f.formula, "f")[0]
    guard (1...8).contains(x0.values.count) else {
      throw refuse("x0", "has \(x0.values.count) values", "give 1 to 8")
    }
    guard !show.isEmpty else { throw refuse("show", "is empty", "give tangents, table or loss") }
    if let bad = x0.values.first(where: { !f.formula($0).isFinite || !slope($0).isFinite }) {
      throw refuse("x0", "is \(formatPlain(bad)), where f has no slope", "start elsewhere")
    }
    let objective = Objective(f.formula, slopes: [slope])
    let tracks = x0.values.map {
      DescentTrack(of: objective, from: [$0], rate: lr, steps: steps, tolerance: tol)
    }
    let plan = HopFigure(recipe: self, formula: f.formula, slope: slope, tracks: tracks)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
