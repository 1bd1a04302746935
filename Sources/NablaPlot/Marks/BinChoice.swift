public import NablaMath

/// How a histogram's bins are chosen: a number of them, their edges, or a rule.
public enum BinChoice: Hashable, Sendable {
  /// Exactly so many bins of equal width, spanning the data exactly.
  case count(Int)
  /// Bins between these edges.
  case edges([Double])
  case rule(BinRule)

  /// The most bins that a rule may ask for before it is capped.
  package static let most = 1_000

  /// The bins for some data, and a word where a rule was capped.
  ///
  /// - Parameter values: finite, in any order.
  func binning(of values: [Double]) -> (bins: Binning, word: String?) {
    let (low, high) = extent(of: values) ?? (0, 1)
    switch self {
    case .count(let count): return (Binning(lower: low, upper: high, count: count), nil)
    case .edges(let edges):
      return (Binning(edges: edges) ?? Binning(lower: low, upper: high, count: 1), nil)
    case .rule(let rule):
      let wanted = rule.count(of: values)
      let bins = Binning(lower: low, upper: high, count: min(wanted, Self.most))
      return (
        bins,
        wanted > Self.most
          ? "the rule \(rule.rawValue) asks for \(wanted) bins and \(Self.most) are drawn" : nil
      )
    }
  }
}

extension BinChoice: OptionValue {
  public static var optionType: OptionType {
    .either(
      [.integer, .list(.number), .choice(BinRule.allCases.map(\.rawValue))],
      "a whole number from 1 to 10000, a list of edges, or one of "
        + BinRule.allCases.map(\.rawValue).joined(separator: ", "))
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      let edges = try [Double](option: node)
      guard Binning(edges: edges) != nil else {
        throw OptionProblem(
          "holds edges that do not grow", "give two or more finite numbers in ascending order",
          at: node)
      }
      self = .edges(edges)
    } else if let count = node.int {
      guard (1...10_000).contains(count) else {
        throw OptionProblem("is \(count)", "give 1 to 10000 bins", at: node)
      }
      self = .count(count)
    } else if let word = node.text {
      guard let rule = BinRule(rawValue: word) else {
        throw OptionProblem(
          "is \(node.shown)", Nearest.advice(word, among: BinRule.allCases.map(\.rawValue)),
          at: node)
      }
      self = .rule(rule)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .count(let count): Node(count)
    case .edges(let edges): Node(edges)
    case .rule(let rule): Node(rule.rawValue)
    }
  }

  public var boundedNumbers: [Double] {
    switch self {
    case .count(let count): [Double(count)]
    case .edges(let edges): edges
    case .rule: []
    }
  }

  /// What is wrong with bins that were set in code; nil for nothing.
  var problem: String? {
    switch self {
    case .count(let count): (1...10_000).contains(count) ? nil : "is \(count)"
    case .edges(let edges): Binning(edges: edges) == nil ? "holds edges that do not grow" : nil
    case .rule: nil
    }
  }
}
