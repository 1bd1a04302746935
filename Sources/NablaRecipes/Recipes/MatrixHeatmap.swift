import NablaMath
public import NablaPlot
public import NablaScene

/// Any matrix as coloured cells with the sums of its rows and columns.
public struct MatrixHeatmap: Recipe {
  public static let id = "matrix-heatmap"
  public static let title = "Look at any matrix"
  public static let topic = "2.1 Linear Algebra"
  public static let question =
    "What structure is in this weight matrix, Gram matrix or activation dump?"
  public static let formulas = [
    #"M\in\mathbb R^{m\times n}"#,
    #"M_{ij}\mapsto c\!\left(\frac{M_{ij}-v_{min}}{v_{max}-v_{min}}\right)"#,
  ]
  public static let references = [
    "L. Wilkinson and M. Friendly, The History of the Cluster Heat Map, 2009",
    "M. Waskom, seaborn: statistical data visualization, 2021",
  ]

  /// What cells are divided by or compared with first.
  public enum Scaling: String, OptionChoice {
    case none
    /// Every row, or column, divided by its largest size.
    case row, col
    /// Every row less its mean, divided by its standard deviation.
    case zscore
    case softmaxRow = "softmax-row"
  }

  /// Which order rows and columns get.
  public enum Sorting: String, OptionChoice { case none, sum, cluster }

  public var matrix = MatrixSource.values(
    Matrix([[1.2, -0.5, 0.3, 2.1], [-1.1, 0.8, 0, -0.4], [0.6, -2, 1.5, 0.9]]) ?? .empty)
  public var slice: TensorSlice?
  public var norm = Scaling.none
  public var limits = ColorLimits.auto
  public var annotate = Heatmap.Annotation.auto
  public var labels: TokenSource?
  public var sort = Sorting.none
  public var tensor: String?

  public init() {}

  public static let fields: [Field<MatrixHeatmap>] = [
    Field("matrix", \.matrix, help: "Rows of numbers, or a path; empty cells are missing."),
    Field("slice", \.slice, help: "Which matrix of a larger tensor, such as 0,3 or 0,:,5,:."),
    Field("norm", \.norm, help: "Whether rows or columns are made comparable first."),
    Field(
      "limits", \.limits, help: "The ends of the colours: minmax, robust, symmetric or [a, b]."),
    Field("annotate", \.annotate, help: "Whether numbers stand in the cells."),
    Field("labels", \.labels, help: "A name for each row, or for each column."),
    Field("sort", \.sort, help: "Rows and columns by their sums, or alike ones together."),
    Field("tensor", \.tensor, help: "Which tensor of a .safetensors file; the only one."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let data = try matrix.tensor(files: context.files, place: "\(Self.id).matrix", tensor: tensor)
    guard data.count > 0 else { throw refuse("matrix", "is empty", "give at least one number") }
    let shape = data.shape.map(String.init).joined(separator: ", ")
    guard slice != nil || data.rank == 1 || data.rank == 2 else {
      throw refuse("matrix", "has the shape [\(shape)]", "choose a matrix with slice, such as 0,0")
    }
    let part = slice ?? TensorSlice([])
    let given = try part.matrix(of: data, place: "\(Self.id).slice")
    guard annotate != .always || given.values.count <= 20_000 else {
      throw refuse(
        "annotate", "is always, and there are \(given.values.count) cells", "give at most 20000")
    }
    var plan = MatrixFigure(recipe: self, given: given)
    (plan.rowLabels, plan.columnLabels) = try names(given, context)
    try plan.scale()
    guard plan.arrange() else {
      throw refuse("sort", "cannot compare rows with missing values", "give sort=sum or none")
    }
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  /// The labels of the rows and of the columns: of a square matrix both.
  private func names(
    _ matrix: Matrix, _ context: RecipeContext
  ) throws(NablaError) -> ([String]?, [String]?) {
    guard let labels else { return (nil, nil) }
    let names = try labels.tokens(files: context.files, place: "\(Self.id).labels")
    guard names.count == matrix.rows || names.count == matrix.columns else {
      throw refuse(
        "labels",
        "has \(names.count) names, and there are \(matrix.rows) rows and \(matrix.columns) columns",
        "give one for each row or column")
    }
    return (
      names.count == matrix.rows ? names : nil, names.count == matrix.columns ? names : nil
    )
  }
}

/// The ends of a colour scale: from the data in one of several ways, or two numbers.
public enum ColorLimits: Hashable, Sendable, OptionValue {
  /// Symmetric where there are negative and positive numbers, else the smallest and largest.
  case auto
  case minmax
  /// The 2nd and the 98th percentile.
  case robust
  case symmetric
  case range(Interval)

  private static let names: [(String, ColorLimits)] = [
    ("auto", .auto), ("minmax", .minmax), ("robust", .robust), ("symmetric", .symmetric),
  ]

  public static var optionType: OptionType { .other("auto, minmax, robust, symmetric or [a, b]") }

  public init(option node: Node) throws(OptionProblem) {
    guard let word = node.text else {
      self = .range(try Interval(option: node))
      return
    }
    guard let match = Self.names.first(where: { $0.0 == word }) else {
      throw OptionProblem(
        "is \"\(Nearest.clipped(word))\"", Nearest.advice(word, among: Self.names.map(\.0)),
        at: node)
    }
    self = match.1
  }

  public var optionNode: Node {
    if case .range(let range) = self { return range.optionNode }
    return Node(Self.names.first { $0.1 == self }?.0 ?? "auto")
  }

  public var boundedNumbers: [Double] {
    if case .range(let range) = self { range.boundedNumbers } else { [] }
  }
}
