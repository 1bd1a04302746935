public import NablaMath

/// How wide the bells of a density are.
public enum Bandwidth: Hashable, Sendable {
  /// A standard deviation in the data's unit, above 0.
  case value(Double)
  case rule(KernelDensity.Rule)

  /// The standard deviation for some data; nil where a rule finds no spread.
  func width(_ values: [Double], weights: [Double]? = nil) -> Double? {
    switch self {
    case .value(let width): width
    case .rule(let rule): KernelDensity.bandwidth(rule, of: values, weights: weights)
    }
  }
}

extension Bandwidth: OptionValue {
  private static var rules: [String] { KernelDensity.Rule.allCases.map(\.rawValue) }

  public static var optionType: OptionType {
    .either(
      [.number, .choice(rules)], "a number above 0, or one of \(rules.joined(separator: ", "))")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let value = node.double {
      self = .value(value)
    } else if let word = node.text {
      guard let rule = KernelDensity.Rule(rawValue: word) else {
        throw OptionProblem("is \(node.shown)", Nearest.advice(word, among: Self.rules), at: node)
      }
      self = .rule(rule)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .value(let value): Node(value)
    case .rule(let rule): Node(rule.rawValue)
    }
  }

  public var boundedNumbers: [Double] {
    if case .value(let value) = self { [value] } else { [] }
  }
}
