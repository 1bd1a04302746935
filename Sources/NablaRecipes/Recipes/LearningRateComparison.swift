import NablaMath
public import NablaPlot
public import NablaScene

/// The same descent with several learning rates, and the zones between which they decide.
public struct LearningRateComparison: Recipe {
  public static let id = "learning-rate-comparison"
  public static let title = "Too small, right, too big"
  public static let topic = "2.4 Optimization"
  public static let question = "What does the learning rate change?"
  public static let formulas = [#"x_t-x^*=(1-\eta\lambda)^t(x_0-x^*)"#]
  public static let references = ["G. Goh, Why Momentum Really Works, Distill, 2017"]

  public var f: PlaneFormula? = try? PlaneFormula("(x-3)^2")
  public var lr = [0.1, 0.5, 0.9, 1.0, 1.1]
  public var steps = 20
  public var x0 = NumberList(0)

  public init() {}

  public static let fields: [Field<LearningRateComparison>] = [
    Field("f", \.f, help: "A differentiable formula of x, or of x and y."),
    Field(
      "lr", \.lr, bounds: .above(0), explore: 0.01...1.5, help: "One to nine learning rates η."),
    Field("steps", \.steps, bounds: .within(1...10_000), explore: 1...60, help: "How many steps."),
    Field("x0", \.x0, help: "Where all begin: a number, or [x, y] for a formula of both."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let f else { throw refuse("f", "is missing", "give a formula of x") }
    let formula = (try? Formula(f.formula.text, variables: ["x"])) ?? f.formula
    let slopes = try slopes(of: formula, "f")
    guard (1...9).contains(lr.count) else {
      throw refuse("lr", "has \(lr.count) values", "give 1 to 9")
    }
    let start = x0.values
    guard start.count == slopes.count else {
      throw refuse(
        "x0", "has \(counted(start.count, "number"))",
        slopes.count == 1 ? "give one for a formula of x" : "give [x, y] for a formula of both")
    }
    let objective = Objective(formula, slopes: slopes)
    guard objective.value(start).isFinite, objective.gradient(start).allSatisfy(\.isFinite) else {
      throw refuse("x0", "is where f has no slope", "start elsewhere")
    }
    let runs = lr.map {
      RateRun(
        rate: $0, track: DescentTrack(of: objective, from: start, rate: $0, steps: steps),
        minimum: nil)
    }
    let best = runs.min { ($0.least, $0.rate) < ($1.least, $1.rate) }
    let minimum = best.flatMap { RateMinimum(formula, objective, near: $0.closest) }
    let plan = RateFigure(
      recipe: self, formula: formula, minimum: minimum,
      runs: runs.map { RateRun(rate: $0.rate, track: $0.track, minimum: minimum) })
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
