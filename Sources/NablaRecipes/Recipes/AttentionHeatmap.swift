public import NablaPlot
public import NablaScene

/// One head's attention weights as a matrix: which token looks at which.
public struct AttentionHeatmap: Recipe {
  public static let id = "attention-heatmap"
  public static let title = "Attention matrix"
  public static let topic = "4.4 Transformers Math"
  public static let question = "Which token looks at which?"
  public static let formulas = [
    #"A=\mathrm{softmax}\!\left(\frac{QK^\top}{\sqrt{d_k}}\right),\ \sum_jA_{ij}=1"#
  ]
  public static let references = [
    "A. Vaswani and others, Attention Is All You Need, 2017"
  ]

  /// How weights become colours.
  public enum Scaling: String, OptionChoice {
    case linear, log
    /// Every row divided by its largest weight.
    case rowMax = "row-max"
  }

  public var attention: AttentionSource?
  public var tensor: String?
  public var layer = Selection.index(0)
  public var head = Selection.mean
  public var tokens: TokenSource?
  public var keyTokens: TokenSource?
  public var annotate = Heatmap.Annotation.auto
  public var scale = Scaling.linear
  public var highlight: Int?
  public var dropFirst = false
  public var rawScores = false

  public init() {}

  public static let fields: [Field<AttentionHeatmap>] = [
    Field(
      "attention", \.attention,
      help: "Weights [q,k], [heads,q,k] or [layers,heads,q,k]; an example where left out."),
    Field("tensor", \.tensor, help: "Which tensor of a .safetensors file; the only one."),
    Field("layer", \.layer, help: "The layer from 0, or mean."),
    Field("head", \.head, help: "The head from 0, or mean."),
    Field("tokens", \.tokens, help: "The queries' tokens; the file's own, or indices."),
    Field("tokens-k", \.keyTokens, help: "The keys' tokens; those of the queries."),
    Field("annotate", \.annotate, help: "Numbers in the cells; auto up to 16 tokens."),
    Field("scale", \.scale, help: "How weights become colours."),
    Field("highlight", \.highlight, bounds: .atLeast(0), help: "A query to outline, from 0."),
    Field("drop-first", \.dropFirst, help: "Leave the first key out and scale the rest up to 1."),
    Field("raw-scores", \.rawScores, help: "Accept any numbers, not only weights in 0…1."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let tensor = try AttentionTensor.load(
      attention, tensor: tensor, files: context.files, owner: Self.id)
    if layer == .all { throw refuse("layer", "is all", "give one layer or mean") }
    let heads: [Selection] = head == .all ? (0..<tensor.heads).map { .index($0) } : [head]
    if heads.count > 64 {
      throw refuse("head", "is all, and there are \(heads.count) heads", "choose up to 64")
    }
    let rows = try labels(tokens, "tokens", tensor.tokens, tensor.queries, context)
    var columns =
      keyTokens == nil && tensor.queries == tensor.keys
      ? rows : try labels(keyTokens, "tokens-k", tensor.tokens, tensor.keys, context)
    if let highlight, highlight >= tensor.queries {
      throw refuse("highlight", "is \(highlight)", "give a query from 0 to \(tensor.queries - 1)")
    }
    if dropFirst, tensor.keys < 2 {
      throw refuse("drop-first", "leaves no key", "keep the only one")
    }

    var figure = AttentionMatrices(recipe: self, rows: rows)
    figure.isWhole = tensor.layers == 1 && tensor.heads == 1
    for head in heads {
      let matrix = try tensor.matrix(layer: layer, head: head, owner: Self.id)
      if !rawScores {
        let check = AttentionCheck(matrix, name: heads.count > 1 ? "head \(head.text)" : "")
        if let problem = check.problem {
          throw refuse("attention", problem, "give weights in 0…1, or set raw-scores")
        }
        figure.warnings += check.warnings
      }
      figure.add(matrix, title: "head \(head.text)")
    }
    if dropFirst { columns = columns.map { Array($0.dropFirst()) } }
    figure.columns = columns
    return figure.result
  }

  /// Tokens for one side: those given, the file's own where they fit, or nil for indices.
  private func labels(
    _ source: TokenSource?, _ parameter: String, _ own: [String]?, _ count: Int,
    _ context: RecipeContext
  ) throws(NablaError) -> [String]? {
    guard let source else { return own?.count == count ? own : nil }
    return try source.tokens(
      count: count, files: context.files, place: "\(Self.id).\(parameter)")
  }
}
