public import NablaPlot
public import NablaScene

/// Running means of random values, and how fast they settle.
public struct LawOfLargeNumbers: Recipe {
  public static let id = "law-of-large-numbers"
  public static let title = "The running mean settles"
  public static let topic = "2.2 Probability"
  public static let question = "How fast does an average approach the truth?"
  public static let formulas = [#"\bar X_n\to\mu"#, #"\mathrm{SE}=\frac{\sigma}{\sqrt n}"#]
  public static let references = [
    "J. Bernoulli, Ars Conjectandi, 1713",
    "D. Kunin, Seeing Theory: A Visual Introduction to Probability and Statistics, 2016",
  ]

  public enum Spacing: String, OptionChoice { case linear, log }

  public var dist = DistributionSource.parts([.init("bernoulli", [0.5])])
  public var n = 1000
  public var paths = 8
  public var xScale = Spacing.log

  public init() {}

  public static let fields: [Field<LawOfLargeNumbers>] = [
    Field("dist", \.dist, help: "What is drawn from, such as bernoulli(0.5) or cauchy(0, 1)."),
    Field(
      "n", \.n, bounds: .within(1...1_000_000), explore: 10...10_000,
      help: "How many values each path averages."),
    Field("paths", \.paths, bounds: .within(1...200), explore: 1...50, help: "How many paths."),
    Field("x-scale", \.xScale, help: "Whether n grows by steps or by ratios along the axis."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let law = try DrawnLaw(dist, files: context.files, place: "\(Self.id).dist")
    guard n * paths <= 100_000_000 else {
      throw refuse("n", "is \(n), with \(paths) paths", "give numbers whose product is at most 10⁸")
    }
    let means = RunningMeans(
      law, count: n, paths: paths, seed: context.seed, isLogarithmic: xScale == .log)
    let plan = RunningMeansFigure(recipe: self, law: law, means: means)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
