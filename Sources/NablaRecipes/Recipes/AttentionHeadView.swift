public import NablaPlot
public import NablaScene

/// What each head attends to, as links between words.
public struct AttentionHeadView: Recipe {
  public static let id = "attention-head-view"
  public static let title = "Head view: lines between tokens"
  public static let topic = "4.4 Transformers Math"
  public static let question = "What does each head attend to, as links between words?"
  public static let formulas = [#"\text{opacity}_{ij}\propto A_{ij}"#]

  /// How the two sides are laid out.
  public enum Arrangement: String, OptionChoice {
    /// Two columns of tokens: queries on the left, keys on the right.
    case bipartite
    /// One line of tokens: arcs above for earlier keys, below for later ones.
    case arc
  }

  public var attention: AttentionSource?
  public var tensor: String?
  public var tokens: TokenSource?
  public var layer = 0
  public var heads = HeadChoice.all
  public var threshold = 0.05
  public var query: QueryChoice?
  public var style = Arrangement.bipartite
  public var wrap: Int?
  public var sentenceB: Int?

  public init() {}

  public static let fields: [Field<AttentionHeadView>] = [
    Field(
      "attention", \.attention,
      help: "Weights [q,k], [heads,q,k] or [layers,heads,q,k]; an example where left out."),
    Field("tensor", \.tensor, help: "Which tensor of a .safetensors file; the only one."),
    Field("tokens", \.tokens, help: "The tokens; the file's own where left out."),
    Field("layer", \.layer, bounds: .atLeast(0), help: "The layer from 0."),
    Field("heads", \.heads, help: "The heads from 0, up to 16, or all."),
    Field("threshold", \.threshold, bounds: .within(0...1), help: "The least weight drawn."),
    Field("query", \.query, help: "Draw the links of one query only."),
    Field("style", \.style, help: "Two columns of tokens, or one line with arcs."),
    Field("wrap", \.wrap, bounds: .atLeast(2), help: "The most tokens in a column or line."),
    Field("sentence-b", \.sentenceB, bounds: .atLeast(0), help: "Where a second sentence begins."),
  ]
  public static let references = [
    "A. Vaswani and others, Attention Is All You Need, 2017",
    "J. Vig, A Multiscale Visualization of Attention in the Transformer Model, 2019",
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let tensor = try AttentionTensor.load(
      attention, tensor: tensor, files: context.files, owner: Self.id)
    guard tensor.queries == tensor.keys else {
      throw refuse(
        "attention", "has \(tensor.queries) queries and \(tensor.keys) keys",
        "give self-attention, or use attention-heatmap")
    }
    guard (0..<tensor.layers).contains(layer) else {
      throw refuse(
        "layer",
        "is \(layer), and there \(tensor.layers == 1 ? "is 1 layer" : "are \(tensor.layers) layers")",
        tensor.layers == 1 ? "give 0" : "give 0 to \(tensor.layers - 1)")
    }
    let names = try names(tensor, context)
    let chosen = try heads(tensor)
    let focus = try focus(names)
    if let sentenceB, sentenceB >= names.count {
      throw refuse("sentence-b", "is \(sentenceB)", "give 0 to \(names.count - 1)")
    }
    if wrap == nil, names.count > 64 {
      throw refuse("wrap", "is not set for \(names.count) tokens", "set it, for example to 40")
    }
    var matrices: [Matrix] = []
    var warnings: [String] = []
    for head in chosen {
      let matrix = try tensor.matrix(layer: .index(layer), head: .index(head), owner: Self.id)
      let check = AttentionCheck(matrix, name: chosen.count > 1 ? "head \(head)" : "")
      if let problem = check.problem {
        throw refuse("attention", problem, "give weights in 0…1")
      }
      warnings += check.warnings
      matrices.append(matrix)
    }
    let missing = matrices.reduce(0) { $0 + $1.values.count { $0.isNaN } }
    if missing > 0 {
      warnings.append(
        missing == 1 ? "1 weight is NaN and not drawn" : "\(missing) weights are NaN and not drawn")
    }
    var view = HeadLinks(
      recipe: self, tokens: names, heads: chosen, matrices: matrices, focus: focus)
    view.warnings = warnings
    return view.result
  }

  // MARK: - Choices

  private func names(
    _ tensor: AttentionTensor, _ context: RecipeContext
  ) throws(NablaError) -> [String] {
    let count = tensor.queries
    if let tokens {
      return try tokens.tokens(count: count, files: context.files, place: "\(Self.id).tokens")
    }
    if let own = tensor.tokens, own.count == count { return own }
    if case .file(let path)? = attention {
      throw refuse("tokens", "is missing, and \(path) names none", "give a list or a path")
    }
    return (0..<count).map(String.init)
  }

  private func heads(_ tensor: AttentionTensor) throws(NablaError) -> [Int] {
    let chosen: [Int]
    switch heads {
    case .all: chosen = Array(0..<tensor.heads)
    case .list(let list): chosen = list
    }
    if let wrong = chosen.first(where: { !(0..<tensor.heads).contains($0) }) {
      throw refuse("heads", "names head \(wrong)", "give heads from 0 to \(tensor.heads - 1)")
    }
    guard (1...16).contains(chosen.count), Set(chosen).count == chosen.count else {
      throw refuse("heads", "has \(chosen.count) heads", "give 1 to 16 different ones")
    }
    return chosen
  }

  private func focus(_ tokens: [String]) throws(NablaError) -> Int? {
    switch query {
    case nil: return nil
    case .index(let index):
      guard tokens.indices.contains(index) else {
        throw refuse("query", "is \(index)", "give 0 to \(tokens.count - 1)")
      }
      return index
    case .token(let token):
      guard let index = tokens.firstIndex(of: token) else {
        throw refuse("query", "is \"\(token)\"", Nearest.list(tokens))
      }
      return index
    }
  }
}
