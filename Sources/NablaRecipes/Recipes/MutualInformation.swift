import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// How much two variables tell of each other.
public struct MutualInformation: Recipe {
  public static let id = "mutual-information"
  public static let title = "Shared information"
  public static let topic = "4.1 Information Theory"
  public static let question = "How much does knowing X tell about Y?"
  public static let formulas = [#"I(X;Y)=H(X)+H(Y)-H(X,Y)=D_{KL}(p_{xy}\|p_xp_y)"#]
  public static let references = [
    "T. Cover and J. Thomas, Elements of Information Theory, 2006",
    "D. MacKay, Information Theory, Inference, and Learning Algorithms, 2003",
  ]

  public enum View: String, OptionChoice {
    case both = "bars+heatmap"
    case bars, venn, heatmap
  }

  public var joint = MatrixSource.values(Matrix([[0.4, 0.1], [0.1, 0.4]]) ?? .empty)
  public var base = BitsOrNats.two
  public var gaussian: Double?
  public var view = View.both
  public var normalize = false

  public init() {}

  public static let fields: [Field<MutualInformation>] = [
    Field("joint", \.joint, help: "P(x, y), a row for each x: numbers that sum to 1, or a path."),
    Field("base", \.base, help: "The logarithm's base: 2 gives bits, e nats."),
    Field(
      "gaussian", \.gaussian, bounds: .within(-1...1), explore: -0.99...0.99,
      help: "The correlation of two normal variables instead of the table."),
    Field("view", \.view, help: "Bars to scale, heatmaps, both, or circles to scale."),
    Field("normalize", \.normalize, help: "Whether numbers of any sum are divided by it."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    if let gaussian { return GaussianInformation(recipe: self, rho: gaussian).result }
    let matrix = try joint.matrix(files: context.files, place: "\(Self.id).joint")
    guard matrix.rows <= 100, matrix.columns <= 100 else {
      throw refuse(
        "joint", "has \(matrix.rows) rows and \(matrix.columns) columns", "give at most 100 of each"
      )
    }
    if let i = matrix.values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw refuse(
        "joint",
        "row \(i / matrix.columns), column \(i % matrix.columns) is \(formatPlain(matrix.values[i]))",
        "give numbers of at least 0")
    }
    let sum = matrix.values.reduce(0, +)
    var warnings: [String] = []
    if abs(sum - 1) > 1e-9 {
      guard normalize, sum > 0 else {
        throw refuse(
          "joint", "sums to \(formatPlain(sum, significant: 10))",
          "give probabilities that sum to 1, or normalize=true")
      }
      warnings = ["the table summed to \(format(sum, significant: 6)) and was divided by it"]
    }
    let rows = (0..<matrix.rows).map { row in
      (0..<matrix.columns).map { matrix[row, $0] / sum }
    }
    let plan = SharedFigure(
      recipe: self, joint: rows, warnings: warnings, seed: UInt64(context.seed))
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
