import NablaMath
public import NablaPlot
public import NablaScene

/// Clouds of points of given correlations, and what a correlation is made of.
public struct CorrelationGallery: Recipe {
  public static let id = "correlation-gallery"
  public static let title = "What r looks like"
  public static let topic = "1.3 Basic Statistics"
  public static let question =
    "What does a correlation of 0.3, 0.7, −0.9 look like, and what does it miss?"
  public static let formulas = [
    #"r=\frac{\sum(x_i-\bar x)(y_i-\bar y)}{\sqrt{\sum(x_i-\bar x)^2\sum(y_i-\bar y)^2}}"#,
    #"\rho_s=r(\mathrm{rank}\,x,\mathrm{rank}\,y)"#,
  ]
  public static let references = [
    "K. Pearson, Note on regression and inheritance in the case of two parents, 1895",
    "C. Spearman, The proof and measurement of association between two things, 1904",
  ]

  /// A measure of how two variables go together.
  public enum Method: String, OptionChoice {
    case pearson, spearman, kendall

    func callAsFunction(_ x: [Double], _ y: [Double]) -> Double {
      switch self {
      case .pearson: Correlation.pearson(x, y)
      case .spearman: Correlation.spearman(x, y)
      case .kendall: Correlation.kendall(x, y)
      }
    }

    var symbol: String {
      switch self {
      case .pearson: "r"
      case .spearman: "ρ"
      case .kendall: "τ"
      }
    }
  }

  public var r = [-0.9, -0.5, 0, 0.3, 0.7, 0.95]
  public var n = 60
  public var data: TableSource?
  public var method: [Method] = [.pearson, .spearman]

  public init() {}

  public static let fields: [Field<CorrelationGallery>] = [
    Field("r", \.r, bounds: .within(-1...1), help: "One to fourteen correlations, met exactly."),
    Field("n", \.n, bounds: .within(3...5000), explore: 3...500, help: "How many points each has."),
    Field(
      "data", \.data,
      help: "Pairs [x, y], a path (.csv), faithful, iris, penguins or anscombe instead: the first "
        + "two columns of numbers."),
    Field("method", \.method, help: "Which of pearson, spearman, kendall are printed."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !method.isEmpty, Set(method).count == method.count else {
      throw refuse("method", "has \(method.count) names", "give one to three, each once")
    }
    if let data {
      let (cloud, lost) = try cloud(of: data, context)
      let plan = CorrelationFigure(recipe: self, clouds: [cloud], lost: lost)
      return RecipeResult(figure: plan.figure, series: plan.series)
    }
    guard (1...14).contains(r.count) else {
      throw refuse("r", "has \(r.count) numbers", "give 1 to 14")
    }
    let plan = CorrelationFigure(recipe: self, clouds: clouds(seed: context.seed), lost: 0)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  /// The clouds of the given correlations, all of the same two columns, and a parabola without
  /// any.
  private func clouds(seed: Int) -> [CorrelationCloud] {
    let seed = UInt64(max(0, seed))
    let u = standardised(Normal.standard.samples(n, seed: seed))
    let v = standardised(
      Normal.standard.samples(n, seed: seed ^ 0x9E37_79B9_7F4A_7C15), orthogonalTo: u)
    let clouds = r.map { r in
      CorrelationCloud(
        x: u, y: zip(u, v).map { r * $0 + (1 - r * r).squareRoot() * $1 }, goal: r)
    }
    let even = standardised((0..<n).map { Double(2 * $0 - n + 1) })
    let noise = standardised(v, orthogonalTo: even)
    let bent = zip(even, noise).map { $0 * $0 + 0.2 * $1 }
    return clouds + [
      CorrelationCloud(
        x: even, y: standardised(bent, orthogonalTo: even), goal: 0, isParabola: true)
    ]
  }

  /// Of mean 0 and variance 1, without a part along another such list.
  private func standardised(_ values: [Double], orthogonalTo other: [Double]? = nil) -> [Double] {
    var values = values
    // Twice, so that rounding leaves nothing.
    for _ in 0..<2 {
      let mean = Moments(values).mean
      values = values.map { $0 - mean }
      if let other {
        let share = dotProduct(values, other) / dotProduct(other, other)
        values = zip(values, other).map { $0 - share * $1 }
      }
    }
    let deviation = Moments(values).standardDeviation
    return deviation > 0 ? values.map { $0 / deviation } : values
  }

  private func cloud(
    of data: TableSource, _ context: RecipeContext
  ) throws(NablaError) -> (CorrelationCloud, lost: Int) {
    let table = try data.table(
      columns: ["x", "y"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let names = table.numberColumns
    guard names.count >= 2 else {
      throw refuse("data", "has \(names.count) columns of numbers", "give two")
    }
    let x = try table.column(names[0], place: "\(Self.id).data").numbers ?? []
    let y = try table.column(names[1], place: "\(Self.id).data").numbers ?? []
    let kept = x.indices.filter { x[$0].magnitude < 1e150 && y[$0].magnitude < 1e150 }
    guard kept.count >= 2 else {
      throw refuse("data", "has \(kept.count) pairs of numbers", "give at least 2")
    }
    let cloud = CorrelationCloud(
      x: kept.map { x[$0] }, y: kept.map { y[$0] }, names: (names[0], names[1]))
    return (cloud, x.count - kept.count)
  }
}
