public import NablaMath

/// How far a box plot's whiskers reach: a factor of the box's length, or two percentiles.
extension BoxSummary.Whiskers: OptionValue {
  public static var optionType: OptionType {
    .either(
      [.number, .interval], "a number of interquartile ranges, or two percentiles [a, b]")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let factor = node.double {
      self = .interquartile(factor)
    } else if let pair = node.list, pair.count == 2, let a = pair[0].double, let b = pair[1].double
    {
      self = .percentiles(a, b)
    } else {
      throw .expected(Self.optionType, node)
    }
    if let problem { throw OptionProblem(problem, Self.remedy, at: node) }
  }

  public var optionNode: Node {
    switch self {
    case .interquartile(let factor): Node(factor)
    case .percentiles(let a, let b): Node([a, b])
    }
  }

  static let remedy = "give a number from 0 to 1000, or two percentiles such as [5, 95]"

  /// What is wrong with it; nil for nothing.
  var problem: String? {
    switch self {
    case .interquartile(let factor):
      (0...1000).contains(factor) ? nil : "is \(formatPlain(factor))"
    case .percentiles(let a, let b):
      a >= 0 && a <= b && b <= 100 ? nil : "is [\(formatPlain(a)), \(formatPlain(b))]"
    }
  }
}
