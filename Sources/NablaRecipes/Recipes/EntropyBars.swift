import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// The surprise of each outcome, and its average: the entropy.
public struct EntropyBars: Recipe {
  public static let id = "entropy-bars"
  public static let title = "Surprise and its average"
  public static let topic = "4.1 Information Theory"
  public static let question = "How many yes/no questions does this source cost on average?"
  public static let formulas = [#"I(x)=-\log_2p(x)"#, #"H(p)=-\sum_xp(x)\log_2p(x)"#]
  public static let references = [
    "C. Shannon, A Mathematical Theory of Communication, 1948",
    "A. Géron, A Short Introduction to Entropy, Cross-Entropy and KL-Divergence, 2018",
  ]

  public var p = NumberListSource.values([0.35, 0.35, 0.1, 0.1, 0.04, 0.04, 0.01, 0.01])
  public var labels: [String]?
  public var base = EntropyBase.two
  public var compare: NumberListSource?
  public var sort = false
  public var normalize = false

  public init() {}

  public static let fields: [Field<EntropyBars>] = [
    Field("p", \.p, help: "Probabilities that sum to 1, counts, or a .csv with a column of them."),
    Field("labels", \.labels, help: "A name for each outcome; its number if left out."),
    Field("base", \.base, help: "The logarithm's base: 2 gives bits, e nats, 10 hartleys."),
    Field("compare", \.compare, help: "Another distribution of as many outcomes; all equal."),
    Field("sort", \.sort, help: "Whether the likeliest outcomes come first."),
    Field("normalize", \.normalize, help: "Whether numbers of any sum are divided by it."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    var (values, names) = try p.probabilities(
      files: context.files, recipe: Self.id, parameter: "p", normalizes: normalize)
    guard values.count <= 1000 else {
      throw refuse("p", "has \(values.count) values", "give at most 1000")
    }
    if let labels {
      guard labels.count == values.count else {
        throw refuse(
          "labels", "has \(labels.count) names for \(values.count) outcomes",
          "give one for each")
      }
      names = labels
    }
    var other = [Double](repeating: 1 / Double(values.count), count: values.count)
    if let compare {
      other = try compare.probabilities(
        files: context.files, recipe: Self.id, parameter: "compare", normalizes: normalize
      ).values
      guard other.count == values.count else {
        throw refuse(
          "compare", "has \(other.count) values, and p has \(values.count)", "give one for each")
      }
    }
    var order = Array(values.indices)
    if sort { order.sort { (values[$0], $1) > (values[$1], $0) } }
    let plan = EntropyFigure(
      base: base, p: order.map { values[$0] }, other: order.map { other[$0] },
      isUniform: compare == nil, names: order.map { names?[$0] ?? String($0 + 1) })
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
