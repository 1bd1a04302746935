/// Which values beyond the whiskers a box plot shows.
public enum Outliers: Hashable, Sendable, OptionValue {
  /// All of them, or none.
  case shown(Bool)
  /// These, a list for each box whose quartiles are given.
  case values([[Double]])

  public static var optionType: OptionType {
    .either(
      [.boolean, .list(.list(.number))],
      "true, false, or for ready-made boxes a list of numbers for each")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let shown = node.bool {
      self = .shown(shown)
    } else if node.list != nil {
      self = .values(try [[Double]](option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .shown(let shown): Node(shown)
    case .values(let lists): Node(lists.map { Node($0) })
    }
  }

  public var boundedNumbers: [Double] {
    if case .values(let lists) = self { lists.flatMap { $0 } } else { [] }
  }
}
