import NablaMath
public import NablaPlot
public import NablaScene

/// Expectation–maximisation for a mixture of normal distributions, step by step.
public struct MixtureEM: Recipe {
  public static let id = "gmm-em"
  public static let title = "EM for a mixture"
  public static let topic = "4.3 Probabilistic Modeling"
  public static let question = "How does soft clustering alternate between guessing and fitting?"
  public static let formulas = [
    #"r_{ik}=\frac{w_kN(x_i;\mu_k,\Sigma_k)}{\sum_jw_jN(x_i;\mu_j,\Sigma_j)}"#,
    #"\mu_k=\frac{\sum_ir_{ik}x_i}{\sum_ir_{ik}}"#,
  ]
  public static let references = [
    "A. Dempster, N. Laird and D. Rubin, Maximum Likelihood from Incomplete Data via the EM Algorithm, 1977",
    "C. Bishop, Pattern Recognition and Machine Learning, 2006, §9.2",
  ]

  public var data = TableSource.values([0.6, 1.5, 1.9, 2.3, 2.8, 4.4, 5.2, 5.5])
  public var k = 2
  public var start: MixtureStart?
  public var iterations = 5
  public var floor = 1e-6

  public init() {}

  public static let fields: [Field<MixtureEM>] = [
    Field("data", \.data, help: "Numbers, points [[x, y], …], a path or an example (faithful)."),
    Field("k", \.k, bounds: .within(1...10), explore: 1...5, help: "How many components."),
    Field(
      "init", \.start,
      help: "{means: [0, 5], sigma: 1} or a seed; means 0 and 5 for the values given by default."),
    Field(
      "iterations", \.iterations, bounds: .within(1...1000), explore: 1...50,
      help: "How many steps."),
    Field(
      "floor", \.floor, bounds: .above(0), help: "The least variance: below it EM stops."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let table = try data.table(
      columns: ["x", "y"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let numeric = zip(table.names, table.columns).compactMap { name, column in
      column.numbers.map { (name, $0) }
    }.prefix(2)
    guard let first = numeric.first else {
      throw refuse("data", "has no column of numbers", "give one or two")
    }
    let rows = first.1.indices.filter { row in numeric.allSatisfy { $0.1[row].isFinite } }
    let points = rows.map { row in numeric.map { $0.1[row] } }
    try Points.checkSizes(points.flatMap { $0 }, "\(Self.id).data")
    guard points.count > k else {
      throw refuse("data", "has \(points.count) points for \(k) components", "give more points")
    }
    do {
      let mixture = try firstMixture(points, context.seed)
      let run = ExpectationMaximisation(points, from: mixture, steps: iterations, floor: floor)
      let plan = MixtureFigure(recipe: self, run: run, names: numeric.map(\.0))
      return RecipeResult(figure: plan.figure, series: plan.series)
    } catch let error as NablaError {
      throw error
    } catch {
      throw refuse("data", "have no spread in some direction", "give points that differ")
    }
  }

  private func firstMixture(_ points: [[Double]], _ seed: Int) throws -> GaussianMixture {
    let d = points[0].count
    var choice = start
    if choice == nil, data == MixtureEM().data, k == 2 {
      choice = .given(means: [[0], [5]], sigma: 1)
    }
    switch choice {
    case .given(let means, let sigma):
      guard means.count == k, means.allSatisfy({ $0.count == d }) else {
        throw refuse(
          "init", "has \(means.count) means of \(means.first?.count ?? 0) numbers",
          "give \(k) of \(d)")
      }
      return try GaussianMixture(
        means.map { .init(weight: 1, mean: $0, variance: sigma * sigma) })
    case .seed(let own): return try MixtureStart.seeded(points, k: k, seed: own)
    case nil: return try MixtureStart.seeded(points, k: k, seed: seed)
    }
  }
}
