import NablaMath
public import NablaPlot
public import NablaScene

/// A mask added to scores before the softmax, cell by cell.
public struct CausalMask: Recipe {
  public static let id = "causal-mask"
  public static let title = "Masks"
  public static let topic = "4.4 Transformers Math"
  public static let question = "Who may look at whom?"
  public static let formulas = [#"S_{ij}+M_{ij},\ M_{ij}=-\infty\ (j>i)"#, #"-m_h(i-j)"#]
  public static let references = [
    "A. Vaswani and others, Attention Is All You Need, 2017, §3.2.3",
    "J. Alammar, The Illustrated GPT-2, 2019",
    "O. Press, N. Smith and M. Lewis, Train Short, Test Long (ALiBi), 2022",
  ]

  public enum Kind: String, OptionChoice {
    case none, causal, window, prefix, padding, block, alibi
  }

  public var n = 6
  public var kind = Kind.causal
  public var window = 3
  public var prefix = 2
  public var valid: [Int]?
  public var scores: MatrixSource?
  public var tokens: [String]?

  public init() {}

  public static let fields: [Field<CausalMask>] = [
    Field("n", \.n, bounds: .within(1...512), explore: 2...12, help: "How many tokens."),
    Field("kind", \.kind, help: "Which keys a query may look at."),
    Field(
      "window", \.window, bounds: .atLeast(1), explore: 1...6,
      help: "The keys of a window, itself included; the tokens of a block."),
    Field(
      "prefix", \.prefix, bounds: .atLeast(0), explore: 0...6,
      help: "How many first tokens all may look at."),
    Field("valid", \.valid, help: "1 for each key that is a token, 0 for padding; all are."),
    Field(
      "scores", \.scores, help: "Scores n × n, or a path; the example of The Illustrated GPT-2."),
    Field("tokens", \.tokens, help: "A name for each token; t1, t2 …"),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    if kind == .window || kind == .block, window > n {
      throw refuse("window", "is \(window)", "give 1 to \(n)")
    }
    if kind == .prefix, prefix > n { throw refuse("prefix", "is \(prefix)", "give 0 to \(n)") }
    let valid = valid ?? Array(repeating: 1, count: n)
    guard valid.count == n else {
      throw refuse("valid", "has \(valid.count) values", "give \(n), one for each key")
    }
    if let wrong = valid.first(where: { $0 != 0 && $0 != 1 }) {
      throw refuse("valid", "has the value \(wrong)", "give 0 or 1")
    }
    let names = tokens ?? (0..<n).map { "t\($0 + 1)" }
    guard names.count == n else {
      throw refuse("tokens", "has \(names.count) names", "give \(n), one for each token")
    }
    let matrix = try scores?.matrix(files: context.files, place: "\(Self.id).scores") ?? sample
    guard matrix.rows == n, matrix.columns == n else {
      throw refuse("scores", "is \(matrix.rows) × \(matrix.columns)", "give \(n) × \(n), or set n")
    }
    guard matrix.values.allSatisfy(\.isFinite) else {
      throw refuse("scores", "holds numbers that are not finite", "give finite scores")
    }
    let figure = MaskFigure(recipe: self, scores: matrix, tokens: names) { i, j in
      valid[j] == 1 && allows(i, j)
    }
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  private func allows(_ i: Int, _ j: Int) -> Bool {
    switch kind {
    case .none, .padding: true
    case .causal, .alibi: j <= i
    case .window: j <= i && i - j < window
    case .prefix: j <= i || j < prefix
    case .block: i / window == j / window
    }
  }

  /// The scores of "robot must obey orders", continued for more tokens.
  private var sample: Matrix {
    let post = [
      [0.11, 0, 0.81, 0.79], [0.19, 0.5, 0.3, 0.48], [0.53, 0.98, 0.95, 0.14],
      [0.81, 0.86, 0.38, 0.9],
    ]
    return Matrix(rows: n, columns: n) { (i: Int, j: Int) -> Double in
      if i < 4, j < 4 { return post[i][j] }
      var random = SplitMix64(seed: UInt64(512 * i + j))
      return Double(random.next() % 100) / 100
    }
  }
}
