/// One value of a table, as options write it.
public enum ScalarValue: Hashable, Sendable {
  /// A missing value.
  case null
  case integer(Int)
  case number(Double)
  case text(String)
}

extension ScalarValue: OptionValue {
  public static var optionType: OptionType {
    .either([.text, .nothing], "a number, text, true, false or null")
  }

  /// Truth values are the numbers 1 and 0.
  public init(option node: Node) throws(OptionProblem) {
    switch node.value {
    case .null: self = .null
    case .bool(let value): self = .integer(value ? 1 : 0)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .text(let value): self = .text(value)
    case .list, .map: throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .null: .null
    case .integer(let value): Node(value)
    case .number(let value): Node(value)
    case .text(let value): Node(value)
    }
  }
}

extension ScalarValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(nilLiteral: ()) { self = .null }
}
