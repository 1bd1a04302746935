import NablaMath
public import NablaPlot
public import NablaScene

/// Vectors of words or items compared with one another, and mapped to the plane.
public struct EmbeddingSimilarity: Recipe {
  public static let id = "embedding-similarity"
  public static let title = "Embeddings as geometry"
  public static let topic = "4.2 Matrix Factorization"
  public static let question = "Which words or items does the model think are alike?"
  public static let formulas = [
    #"\cos(u,v)=\frac{u\cdot v}{\|u\|\|v\|}"#, #"v_{king}-v_{man}+v_{woman}"#,
  ]
  public static let references = [
    "T. Mikolov and others, Linguistic Regularities in Continuous Space Word Representations, 2013",
    "J. Alammar, The Illustrated Word2vec, 2019",
  ]

  /// How alike two vectors are.
  public enum Metric: String, OptionChoice { case cosine, dot, euclidean }

  /// Which order the vectors are shown in.
  public enum Order: String, OptionChoice { case given, cluster }

  /// How the vectors are mapped to the plane.
  public enum Projection: String, OptionChoice { case pca, none }

  public var vectors = MatrixSource.values(toy)
  public var labels: TokenSource?
  public var metric = Metric.cosine
  public var order = Order.cluster
  public var project = Projection.pca
  public var analogy: [String]?

  public init() {}

  /// Royalty, gender and food of five words, made up so that the analogy can be checked by hand.
  private static let toy =
    Matrix([
      [0.9, 0.8, 0.1], [0.9, -0.8, 0.1], [0.1, 0.9, 0.2], [0.1, -0.9, 0.2], [-0.2, 0, 0.9],
    ])
    ?? .empty
  private static let toyWords = ["king", "queen", "man", "woman", "apple"]

  public static let fields: [Field<EmbeddingSimilarity>] = [
    Field("vectors", \.vectors, help: "A row for each item, a path, or words (90 real ones)."),
    Field("labels", \.labels, help: "A name for each vector; needed for more than two."),
    Field("metric", \.metric, help: "How alike two vectors are: cosine, dot or euclidean."),
    Field("order", \.order, help: "As given, or alike ones together."),
    Field("project", \.project, help: "Whether a map of the first two principal axes is drawn."),
    Field("analogy", \.analogy, help: "Three labels [a, b, c]: what is nearest to a − b + c."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let isSample = vectors == .file("words")
    let matrix =
      isSample ? try Self.sample() : try finiteMatrix(vectors, "vectors", context)
    guard (2...2000).contains(matrix.rows) else {
      throw refuse("vectors", "has \(matrix.rows) rows", "give 2 to 2000 vectors")
    }
    var names = try names(matrix.rows, isSample, context)
    var groups: [String?]?
    if isSample, labels == nil {
      let table = try ExampleTensor.words.labels()
      names =
        try table["word"].text.map { text in (0..<text.count).map { text[$0] ?? "" } } ?? names
      groups = try table["category"].text.map { text in (0..<text.count).map { text[$0] } }
    }
    var parts: [Int]?
    if let analogy {
      guard analogy.count == 3 else {
        throw refuse("analogy", "has \(analogy.count) labels", "give three, a, b and c")
      }
      var found: [Int] = []
      for label in analogy {
        guard let place = names.firstIndex(of: label) else {
          throw Nearest.unknown("\(Self.id).analogy", "label", label, known: names)
        }
        found.append(place)
      }
      parts = found
    }
    let space = EmbeddingSpace(matrix: matrix, names: names, metric: metric)
    let pca = try solved("vectors") { () throws(MathError) in try PCA(matrix) }
    let plan = EmbeddingFigure(
      recipe: self, space: space, pca: pca, analogy: parts, categories: groups)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private static func sample() throws(NablaError) -> Matrix {
    let tensor = try ExampleTensor.words.tensor()
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], values: tensor.values) ?? .empty
  }

  private func names(
    _ count: Int, _ isSample: Bool, _ context: RecipeContext
  ) throws(NablaError) -> [String] {
    guard let labels else {
      if vectors == .values(Self.toy) { return Self.toyWords }
      guard count <= 2 || isSample else {
        throw refuse("labels", "is missing, and there are \(count) vectors", "give \(count) labels")
      }
      return (0..<count).map { "\($0 + 1)" }
    }
    let place = "\(Self.id).labels"
    let names: [String]
    if case .file(let path) = labels, path.hasSuffix(".csv"),
      let text = try context.files?.table(path, place: place).columns.first?.text
    {
      names = (0..<text.count).map { text[$0] ?? "" }
    } else {
      names = try labels.tokens(files: context.files, place: place)
    }
    guard names.count == count else {
      throw refuse(
        "labels", "has \(names.count) labels, and there are \(count) vectors", "give one for each")
    }
    return names
  }
}
