import NablaMath
public import NablaPlot
public import NablaScene

/// The density of two variables, with outlines that enclose stated shares.
public struct OldFaithfulKDE: Recipe {
  public static let id = "old-faithful-kde"
  public static let title = "Density of two variables"
  public static let topic = "5 The roadmap’s tools"
  public static let question = "When should I expect the next eruption?"
  public static let formulas = [
    #"\hat f_H(x)=\frac1n\sum_iK_H(x-x_i)"#, #"h=n^{-1/6}\,\hat\Sigma^{1/2}"#,
  ]
  public static let references = [
    "A. Azzalini and A. Bowman, A look at some data on the Old Faithful geyser, 1990",
    "D. Scott, Multivariate Density Estimation, 1992",
    "R. Hyndman, Computing and graphing highest density regions, 1996",
  ]

  /// What stands along the axes.
  public enum Marginals: String, OptionChoice {
    case both = "hist+kde"
    case hist, kde, none
  }

  public var data = TableSource.named("faithful")
  public var bw = Bandwidth.rule(.scott)
  public var levels = [0.25, 0.5, 0.75, 0.95]
  public var marginals = Marginals.both
  public var regression = true

  public init() {}

  public static let fields: [Field<OldFaithfulKDE>] = [
    Field(
      "data", \.data,
      help: "faithful, iris, penguins, anscombe, a path (.csv) or pairs: the first two columns of "
        + "numbers."),
    Field(
      "bw", \.bw, bounds: .above(0), explore: 0.1...1,
      help: "The rule for the kernel's size, or what the data's standard deviations are times."),
    Field(
      "levels", \.levels, bounds: .between(0, 1),
      help: "One to eight shares of all that the outlines enclose."),
    Field("marginals", \.marginals, help: "What stands along the axes."),
    Field("regression", \.regression, help: "Whether the least-squares line is drawn."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(levels.count) else {
      throw refuse("levels", "has \(levels.count) shares", "give 1 to 8")
    }
    let table = try data.table(
      columns: ["x", "y"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let names = table.numberColumns
    guard names.count >= 2 else {
      throw refuse("data", "has \(names.count) columns of numbers", "give two")
    }
    let a = try table.column(names[0], place: "\(Self.id).data").numbers ?? []
    let b = try table.column(names[1], place: "\(Self.id).data").numbers ?? []
    let rows = a.indices.filter { a[$0].magnitude < 1e100 && b[$0].magnitude < 1e100 }
    guard rows.count >= 3 else {
      throw refuse("data", "has \(rows.count) pairs of numbers", "give at least 3")
    }
    let (x, y) = (rows.map { a[$0] }, rows.map { b[$0] })
    guard let bell = bell(x, y) else {
      throw refuse("data", "lies on a line", "give pairs that spread in two directions")
    }
    let cloud = KernelCloud(names: (names[0], names[1]), x: x, y: y, bell: bell)
    guard let plan = FaithfulFigure(recipe: self, cloud: cloud, lost: a.count - rows.count) else {
      throw refuse("bw", "gives no density", "give a number near 0.3")
    }
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  /// A number is the kernel's size in the data's own spread, as SciPy has it.
  private func bell(_ x: [Double], _ y: [Double]) -> PlaneDensity.Bell? {
    switch bw {
    case .rule(let rule): return PlaneDensity.bell(rule, x: x, y: y)
    case .value(let factor):
      let spread = PlaneDensity.Bell(
        xx: Moments(x).variance(), yy: Moments(y).variance(), xy: Correlation.covariance(x, y))
      return spread?.scaled(by: factor)
    }
  }
}
