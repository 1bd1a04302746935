import NablaMath
public import NablaPlot
public import NablaScene

/// Scaled dot-product attention, one query followed through every stage.
public struct AttentionPipeline: Recipe {
  public static let id = "attention-pipeline"
  public static let title = "Scaled dot-product attention, cell by cell"
  public static let topic = "4.4 Transformers Math"
  public static let question = "How do Q, K and V become the output?"
  public static let formulas = [
    #"S=\frac{QK^\top}{\sqrt{d_k}}"#, #"A=\mathrm{softmax}(S)"#, #"Z=AV"#,
  ]
  public static let references = [
    "A. Vaswani and others, Attention Is All You Need, 2017, §3.2.1",
    "J. Alammar, The Illustrated Transformer, 2018",
  ]

  public var queries, keys, values: MatrixSource?
  public var inputs, queryWeights, keyWeights, valueWeights: MatrixSource?
  public var scale = Factor.auto
  public var mask = Mask.none
  public var row: Int? = 0
  public var tokens: [String]?
  public var decimals = 2

  public init() {}

  public static let fields: [Field<AttentionPipeline>] = [
    Field("Q", \.queries, help: "A row for each query, or a path; three queries of an example."),
    Field("K", \.keys, help: "A row for each key, as wide as the queries."),
    Field("V", \.values, help: "A row for each key."),
    Field("X", \.inputs, help: "A row for each token, from which the weights make Q, K and V."),
    Field("WQ", \.queryWeights, help: "The weights of the queries, on the right of X."),
    Field("WK", \.keyWeights, help: "The weights of the keys."),
    Field("WV", \.valueWeights, help: "The weights of the values."),
    Field("scale", \.scale, bounds: .above(0), help: "What scores are multiplied by; 1/√d."),
    Field("mask", \.mask, help: "Which keys a query may look at."),
    Field("row", \.row, bounds: .atLeast(0), explore: 0...2, help: "The query that is followed."),
    Field("tokens", \.tokens, help: "A name for each query; t1, t2 …"),
    Field("decimals", \.decimals, bounds: .within(0...10), help: "The digits after the point."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let (q, k, v) = try matrices(context)
    guard q.columns == k.columns else {
      throw refuse(
        "K", "is \(k.sizeText), and Q is \(q.sizeText)", "give queries and keys of as many columns")
    }
    guard k.rows == v.rows else {
      throw refuse("V", "is \(v.sizeText), and K is \(k.sizeText)", "give a value for each key")
    }
    if let row, row >= q.rows { throw refuse("row", "is \(row)", "give 0 to \(q.rows - 1)") }
    let names = tokens ?? (0..<q.rows).map { "t\($0 + 1)" }
    guard names.count == q.rows else {
      throw refuse("tokens", "has \(names.count) names", "give \(q.rows), one for each query")
    }
    if case .cells(let rows) = mask,
      rows.count != q.rows || rows.contains(where: { $0.count != k.rows })
    {
      throw refuse(
        "mask", "has \(rows.count) rows of \(rows[0].count)", "give \(q.rows) × \(k.rows) cells")
    }
    let factor: Double? = if case .value(let value) = scale { value } else { nil }
    let plain: Attention
    do throws(MathError) {
      plain = try Attention(queries: q, keys: k, values: v, scale: factor)
    } catch {
      throw NablaError("\(Self.id).Q", error.problem, error.remedy)
    }
    let figure = try PipelineFigure(
      recipe: self, q: q, k: k, v: v, scores: plain.scores, tokens: names,
      factor: factor ?? 1 / Double(q.columns).squareRoot())
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  /// Whether the mask lets a query look at a key.
  func allows(_ query: Int, _ key: Int) -> Bool {
    switch mask {
    case .none: true
    case .causal: key <= query
    case .cells(let rows): rows[query][key]
    }
  }

  private func matrices(
    _ context: RecipeContext
  ) throws(NablaError) -> (Matrix, Matrix, Matrix) {
    func read(_ source: MatrixSource?, _ name: String) throws(NablaError) -> Matrix? {
      try source?.matrix(files: context.files, place: "\(Self.id).\(name)")
    }
    let (q, k, v) = (try read(queries, "Q"), try read(keys, "K"), try read(values, "V"))
    guard let x = try read(inputs, "X") else {
      if queryWeights != nil || keyWeights != nil || valueWeights != nil {
        throw refuse("X", "is missing beside weights", "give X, WQ, WK and WV")
      }
      let samples: [[[Double]]] = [
        [[1, 0, 2], [0, 2, 1], [2, 1, 0]], [[1, 1, 1], [0, 2, 0], [2, 1, 0]],
        [[3, 0, 1], [0, 4, 2], [1, 2, -3]],
      ]
      let all = zip([q, k, v], samples).map { $0 ?? Matrix($1) ?? .empty }
      return (all[0], all[1], all[2])
    }
    guard q == nil, k == nil, v == nil else {
      throw refuse("X", "is given beside Q, K or V", "give X with its weights, or Q, K and V")
    }
    var results: [Matrix] = []
    for (source, name) in [(queryWeights, "WQ"), (keyWeights, "WK"), (valueWeights, "WV")] {
      guard let weights = try read(source, name) else {
        throw refuse(name, "is missing beside X", "give X, WQ, WK and WV")
      }
      guard x.columns == weights.rows else {
        throw refuse(
          name, "is \(weights.sizeText), and X is \(x.sizeText)", "give a row for each column of X")
      }
      do throws(MathError) {
        results.append(try x.multiplied(by: weights))
      } catch {
        throw refuse(name, error.problem, error.remedy)
      }
    }
    return (results[0], results[1], results[2])
  }
}
