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

  /// The heads to draw.
  public enum Heads: Hashable, Sendable, OptionValue {
    case all
    case list([Int])

    public static var optionType: OptionType { .other("a list of whole numbers from 0, or all") }

    public init(option node: Node) throws(OptionProblem) {
      if node.text == "all" {
        self = .all
      } else if let index = node.int {
        self = .list([index])
      } else if node.list != nil {
        self = .list(try [Int](option: node))
      } else {
        throw .expected(Self.optionType, node)
      }
    }

    public var optionNode: Node {
      switch self {
      case .all: "all"
      case .list(let heads): heads.optionNode
      }
    }
  }

  /// A query by its number or its token.
  public enum Query: Hashable, Sendable, OptionValue {
    case index(Int)
    case token(String)

    public static var optionType: OptionType { .other("a whole number from 0, or a token") }

    public init(option node: Node) throws(OptionProblem) {
      if let index = node.int {
        self = .index(index)
      } else if let token = node.text {
        self = .token(token)
      } else {
        throw .expected(Self.optionType, node)
      }
    }

    public var optionNode: Node {
      switch self {
      case .index(let index): Node(index)
      case .token(let token): Node(token)
      }
    }
  }

  public var attention: AttentionSource?
  public var tensor: String?
  public var tokens: TokenSource?
  public var layer = 0
  public var heads = Heads.all
  public var threshold = 0.05
  public var query: Query?
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
    for head in chosen {
      matrices.append(
        try tensor.matrix(layer: .index(layer), head: .index(head), owner: Self.id))
    }
    let view = HeadViewFigure(
      recipe: self, tokens: names, heads: chosen, matrices: matrices, focus: focus)
    return view.result
  }

  // MARK: - Choices

  private func names(
    _ tensor: AttentionTensor, _ context: RecipeContext
  ) throws(NablaError) -> [String] {
    let count = tensor.queries
    let list: [String]
    switch tokens {
    case .list(let tokens): list = tokens
    case .file(let path):
      guard let files = context.files else {
        throw refuse("tokens", "names a file, which cannot be read here", "give a list")
      }
      list = try TokenList.read(try files.bytes(path, place: "\(Self.id).tokens"), name: path)
    case nil: list = tensor.tokens ?? (0..<count).map(String.init)
    }
    guard list.count == count else {
      throw refuse(
        "tokens", "has \(list.count) tokens, and the matrix has \(count)", "give one for each")
    }
    return list
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
