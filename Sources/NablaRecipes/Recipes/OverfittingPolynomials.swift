import NablaMath
public import NablaPlot
public import NablaScene

/// Polynomials of several degrees through the same points, and how they do on points left out.
public struct OverfittingPolynomials: Recipe {
  public static let id = "overfitting-polynomials"
  public static let title = "Under- and over-fitting"
  public static let topic = "2.3 Statistics for ML"
  public static let question = "When does a more flexible model stop helping?"
  public static let formulas = [#"E[(y-\hat f)^2]=\mathrm{bias}^2+\mathrm{var}+\sigma^2"#]
  public static let references = [
    "C. Bishop, Pattern Recognition and Machine Learning, 2006, §1.1",
    "I. Goodfellow, Y. Bengio and A. Courville, Deep Learning, 2016, §5.2",
  ]

  public enum Validation: String, OptionChoice { case loo, kfold }

  public var data: TableSource?
  public var degrees = [1, 3, 8]
  public var cv = Validation.loo
  public var lambda = 0.0
  public var truth: RealFormula?

  public init() {}

  public static let fields: [Field<OverfittingPolynomials>] = [
    Field(
      "data", \.data, help: "Points [[x, y], …], a table's path or an example; 10 where left out."),
    Field(
      "degrees", \.degrees, bounds: .within(0...20), help: "One to six degrees that are drawn."),
    Field("cv", \.cv, help: "Whether points are left out one by one, or in five parts."),
    Field(
      "lambda", \.lambda, bounds: .atLeast(0), explore: 0...1,
      help:
        "The ridge penalty λ on all factors but the intercept; above 0, with λ/100 and 100 λ too."),
    Field(
      "truth", \.truth,
      help:
        "The true curve, from which bias and variance follow; sin(2 pi x) for the points drawn where left out."
    ),
  ]

  static let points = TableSource.values([
    [0, 0.1], [0.1111, 0.85], [0.2222, 0.8], [0.3333, 1.05], [0.4444, 0.2], [0.5556, -0.15],
    [0.6667, -1.05], [0.7778, -0.8], [0.8889, -0.75], [1, 0.2],
  ])

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let points = try Points(
      data ?? Self.points, x: nil, y: nil, context: context, owner: Self.id)
    guard points.x.count >= 4 else {
      throw refuse("data", "has \(points.x.count) points", "give at least 4")
    }
    guard (1...6).contains(degrees.count), Set(degrees).count == degrees.count else {
      throw refuse("degrees", "has \(degrees.count) values", "give 1 to 6 different degrees")
    }
    let distinct = Set(points.x).count
    if let degree = degrees.first(where: { $0 >= distinct }) {
      throw refuse(
        "degrees", "has \(degree), and there are \(distinct) different x",
        "give at most \(min(20, distinct - 1))")
    }
    var models: [PolynomialModel] = []
    for degree in degrees {
      guard let model = PolynomialModel(x: points.x, y: points.y, degree: degree, lambda: lambda),
        model.coefficients.allSatisfy(\.isFinite)
      else {
        throw refuse("degrees", "has \(degree), which these x cannot bear", "give a lower one")
      }
      models.append(model)
    }
    let errors = DegreeErrors(
      x: points.x, y: points.y, most: min(distinct - 1, max(9, degrees.max() ?? 0), 20),
      lambda: lambda, folds: folds(points.x.count, context.seed))
    var formula = truth?.formula
    if data == nil, truth == nil { formula = try? Formula("sin(2 pi x)", variables: ["x"]) }
    let split = formula.flatMap {
      BiasVariance(points: points, truth: $0, degrees: errors.degrees, lambda: lambda)
    }
    let plan = OverfittingFigure(
      recipe: self, points: points, models: models, errors: errors, truth: formula, split: split)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  /// For each point the fold that it is left out with: its own, or one of five at random.
  private func folds(_ count: Int, _ seed: Int) -> [Int] {
    guard cv == .kfold else { return Array(0..<count) }
    var generator = Xoshiro256PlusPlus(seed: UInt64(seed))
    var folds = (0..<count).map { $0 % min(5, count) }
    folds.shuffle(using: &generator)
    return folds
  }
}
