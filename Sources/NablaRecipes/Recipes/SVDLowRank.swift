import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// A matrix rebuilt from its largest singular values.
public struct SVDLowRank: Recipe {
  public static let id = "svd-low-rank"
  public static let title = "Compress a matrix"
  public static let topic = "4.2 Matrix Factorization"
  public static let question =
    "How much of a matrix survives if only k singular values are kept?"
  public static let formulas = [
    #"A_k=\sum_{i=1}^k\sigma_iu_iv_i^\top"#, #"\|A-A_k\|_F=\sqrt{\sum_{i>k}\sigma_i^2}"#,
  ]
  public static let references = [
    "C. Eckart and G. Young, The approximation of one matrix by another of lower rank, 1936",
    "The photograph of a flower comes with scikit-learn: F. Pedregosa and others, 2011",
  ]

  /// What is shown.
  public enum Part: String, OptionChoice { case approx, error, spectrum, energy, layers }

  public var matrix = MatrixSource.file("flower48")
  public var ranks = [1, 5, 20]
  public var panels = [Part.approx, .error, .spectrum]
  public var logY = true
  public var truncate = false
  public var tensor: String?

  public init() {}

  public static let fields: [Field<SVDLowRank>] = [
    Field(
      "matrix", \.matrix,
      help: "Rows of numbers, a path, or flower48 (a picture), flower, hilbert5."),
    Field("ranks", \.ranks, bounds: .atLeast(1), help: "One to six ranks to keep."),
    Field("panels", \.panels, help: "What is shown: approx, error, spectrum, energy, layers."),
    Field("log-y", \.logY, help: "Whether the spectrum's axis is logarithmic."),
    Field(
      "truncate", \.truncate, help: "Whether larger matrices are cut to 4096 rows and columns."),
    Field("tensor", \.tensor, help: "Which tensor of a .safetensors file; the only one."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !panels.isEmpty else { throw refuse("panels", "is empty", "name at least one panel") }
    var warnings: [String] = []
    var values = try sampleOrMatrix(context)
    guard values.rows > 1, values.columns > 1 else {
      throw refuse("matrix", "is \(values.rows) by \(values.columns)", "give 2 by 2 or more")
    }
    if values.values.count > 4096 * 4096 {
      guard truncate else {
        throw refuse(
          "matrix", "is \(values.rows) by \(values.columns)",
          "give at most 4096² numbers, or set truncate")
      }
      warnings.append("of \(values.rows) by \(values.columns) numbers the first 4096 are used")
      let whole = values
      values = Matrix(rows: min(4096, whole.rows), columns: min(4096, whole.columns)) {
        whole[$0, $1]
      }
    }
    let most = min(values.rows, values.columns)
    guard (1...6).contains(ranks.count) else {
      throw refuse("ranks", "has \(ranks.count) values", "give 1 to 6")
    }
    if let wrong = ranks.first(where: { $0 > most }) {
      throw refuse("ranks", "holds \(wrong)", "give 1 to \(most)")
    }
    let matrix = values
    let svd = try solved("matrix") { () throws(MathError) in try SVD(matrix) }
    let total = Norm.euclidean(svd.values)
    let errors = ranks.map { svd.lowRankError($0) }
    let (m, n) = (Double(matrix.rows), Double(matrix.columns))
    let plan = LowRankFigure(
      recipe: self, matrix: matrix, svd: svd, relative: errors.map { $0 / total },
      storage: ranks.map { Double($0) * (m + n + 1) / (m * n) })
    var figure = try solved("matrix") { () throws(MathError) in try plan.figure() }
    figure.warnings = warnings
    figure.caption = warnings.map(\.sentence).joined(separator: " ")
    return RecipeResult(
      figure: figure,
      series: [
        .init("shape", Node([m, n])), .init("rank", Node(svd.rank())),
        .init("singular_values", Node(svd.values)),
        .init("cumulative_energy", Node(svd.cumulativeEnergy)),
        .init("ranks", Node(ranks.map(Double.init))), .init("error", Node(errors)),
        .init("relative_error", Node(plan.relative)), .init("storage", Node(plan.storage)),
      ])
  }

  private func sampleOrMatrix(_ context: RecipeContext) throws(NablaError) -> Matrix {
    if case .file(let name) = matrix, !name.contains("."), !name.contains("/") {
      guard let sample = SampleMatrix(rawValue: name) else {
        let advice = Nearest.advice(name, among: SampleMatrix.allCases.map(\.rawValue))
        throw refuse("matrix", "is \"\(Nearest.clipped(name))\"", advice)
      }
      return try sample.matrix()
    }
    return try finiteMatrix(matrix, "matrix", tensor: tensor, context)
  }
}
