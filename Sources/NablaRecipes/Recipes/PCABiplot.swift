import NablaMath
public import NablaPlot
public import NablaScene

/// A table's rows on its first principal components, with the variables as arrows.
public struct PCABiplot: Recipe {
  public static let id = "pca-biplot"
  public static let title = "PCA of a real table"
  public static let topic = "4.2 Matrix Factorization"
  public static let question = "Which samples are alike and which variables cause it?"
  public static let formulas = [#"T=X_cV"#, #"\frac{\lambda_k}{\sum_j\lambda_j}"#]
  public static let references = [
    "K. R. Gabriel, The biplot graphic display of matrices, 1971",
    "I. T. Jolliffe, Principal Component Analysis, 2002",
    "R. A. Fisher, The use of multiple measurements in taxonomic problems, 1936 (iris)",
  ]

  /// What is shown.
  public enum Part: String, OptionChoice {
    case scores, scree, loadings
    case strip = "1d"
  }

  public var data = TableSource.named("iris")
  public var scale = false
  public var components = [1, 2]
  public var color: String? = "species"
  public var arrows = true
  public var panels = [Part.scores, .scree]
  public var dropMissing = false

  public init() {}

  public static let fields: [Field<PCABiplot>] = [
    Field("data", \.data, help: "iris, uk-foods, or a path (.csv, .npy) of at least two columns."),
    Field("scale", \.scale, help: "Whether columns are divided by their standard deviations."),
    Field("components", \.components, bounds: .atLeast(1), help: "Which two are shown, from 1."),
    Field("color", \.color, help: "The column of the groups; the only one of text by default."),
    Field("arrows", \.arrows, help: "Whether the variables' arrows are drawn."),
    Field("panels", \.panels, help: "What is shown: scores, scree, loadings, 1d."),
    Field("drop-missing", \.dropMissing, help: "Whether rows with missing values are left out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !panels.isEmpty else { throw refuse("panels", "is empty", "name at least one panel") }
    let sample = try sample(context)
    let matrix = sample.matrix
    let pca = try solved("data") { () throws(MathError) in try PCA(matrix, isScaled: scale) }
    let total = pca.explainedVariance.reduce(0, +)
    let rank = pca.explainedVariance.count { $0 > total * 1e-14 }
    guard total > 0, rank > 0 else { throw refuse("data", "does not vary", "give other rows") }
    guard components.count == 2, components[0] != components[1],
      components.allSatisfy({ $0 <= rank })
    else {
      throw refuse(
        "components", "is [\(components.map(String.init).joined(separator: ", "))]",
        rank > 1
          ? "give two different numbers from 1 to \(rank)" : "give rows that vary in two ways")
    }
    let other = try? PCA(matrix, isScaled: !scale)
    var figure = BiplotFigure(recipe: self, sample: sample, pca: pca, other: other).figure
    figure.warnings = sample.warnings
    return RecipeResult(
      figure: figure,
      series: [
        .init("variables", Node(sample.names)), .init("rows", Node(matrix.rows)),
        .init("explained_variance", Node(pca.explainedVariance)),
        .init("explained_ratio", Node(pca.explainedRatio)),
        .init("means", Node(pca.means)), .init("scales", Node(pca.scales)),
        .init("loadings", Node(pca.loadings.transposed)), .init("scores", Node(pca.scores)),
        .init("groups", Node(sample.groups.map { $0 ?? "" })),
        .init("other_scaling_ratio", other.map { Node($0.explainedRatio) } ?? .null),
      ])
  }

  // MARK: - The table

  private func sample(_ context: RecipeContext) throws(NablaError) -> SampleTable {
    var table: Table
    if data == .named("uk-foods") {
      table = try UKFoods.table()
    } else {
      if case .named(let name) = data, name != "iris", !name.contains("."), !name.contains("/") {
        throw refuse(
          "data", "is \"\(Nearest.clipped(name))\"",
          Nearest.advice(name, among: ["iris", "uk-foods"]))
      }
      table = try data.table(
        columns: [], examples: [.iris], files: context.files, place: "\(Self.id).data")
    }
    var sample = try SampleTable(table, color: color, default: "species", owner: Self.id)
    if let row = sample.firstMissing {
      guard dropMissing else {
        throw refuse(
          "data", "has no \(row.name) in row \(row.row)", "give complete rows, or set drop-missing")
      }
      sample = sample.complete
    }
    guard sample.matrix.rows > 1 else {
      throw refuse("data", "has \(sample.matrix.rows) rows", "give at least two")
    }
    if let name = sample.names.indices.first(where: { i in
      let column = sample.matrix.column(i)
      return scale && column.allSatisfy { $0 == column[0] }
    }) {
      throw refuse(
        "data", "does not vary in \(sample.names[name])", "leave the column out, or scale=false")
    }
    return sample
  }
}
