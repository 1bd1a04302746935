import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// Cross-entropy as the entropy, which nobody can save, and the divergence, which a better model can.
public struct CrossEntropyDecomposition: Recipe {
  public static let id = "cross-entropy-decomposition"
  public static let title = "Cross-entropy = entropy + KL"
  public static let topic = "4.1 Information Theory"
  public static let question = "What part of the loss can a model never remove?"
  public static let formulas = [#"H(p,q)=H(p)+D_{KL}(p\|q)"#]
  public static let references = [
    "A. Géron, A Short Introduction to Entropy, Cross-Entropy and KL-Divergence, 2018",
    "D. Huffman, A Method for the Construction of Minimum-Redundancy Codes, 1952",
  ]

  public var p = [0.35, 0.35, 0.1, 0.1, 0.04, 0.04, 0.01, 0.01]
  public var q: [Double] = [2, 2, 3, 3, 4, 4, 5, 5]
  public var base = BitsOrNats.two
  public var huffman = true

  public init() {}

  public static let fields: [Field<CrossEntropyDecomposition>] = [
    Field("p", \.p, help: "How likely each symbol is: 2 to 100 probabilities that sum to 1."),
    Field(
      "q", \.q,
      help: "What the model believes: probabilities that sum to 1, or code lengths in bits."),
    Field("base", \.base, help: "The logarithm's base: 2 gives bits, e nats."),
    Field("huffman", \.huffman, help: "Whether the shortest code is shown as a tree."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (2...100).contains(p.count) else {
      throw refuse("p", "has \(p.count) values", "give 2 to 100")
    }
    if let i = p.firstIndex(where: { $0 < 0 }) {
      throw refuse("p", "value \(i) is \(formatPlain(p[i]))", "give numbers of at least 0")
    }
    let sum = p.reduce(0, +)
    guard abs(sum - 1) <= 1e-9 else {
      throw refuse(
        "p", "sums to \(formatPlain(sum, significant: 10))", "give probabilities that sum to 1")
    }
    guard q.count == p.count else {
      throw refuse("q", "has \(q.count) values, and p has \(p.count)", "give one for each")
    }
    let plan = CodeLengthFigure(recipe: self, beliefs: try beliefs(), areLengths: areLengths)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private var areLengths: Bool { abs(q.reduce(0, +) - 1) > 1e-9 }

  /// q as the probabilities 2^−length, which a code may leave some of unused.
  private func beliefs() throws(NablaError) -> [Double] {
    if let i = q.firstIndex(where: { $0 < 0 }) {
      throw refuse("q", "value \(i) is \(formatPlain(q[i]))", "give numbers of at least 0")
    }
    guard areLengths else { return q }
    let shares = q.map { exp2(-$0) }
    let used = shares.reduce(0, +)
    guard q.allSatisfy({ $0 > 0 }), used <= 1 + 1e-9 else {
      throw refuse(
        "q",
        "sums to \(formatPlain(q.reduce(0, +), significant: 10)), and no code has such lengths: the sum of 2^-length is \(formatPlain(used, significant: 4))",
        "give probabilities that sum to 1, or longer code words")
    }
    return shares
  }
}
