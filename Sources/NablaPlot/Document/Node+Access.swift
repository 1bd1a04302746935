// Scalars are read without inlining: the optimiser of Swift 6.3.1 dies of "Found outside of
// lifetime use" where two of them are inlined around one ??, as in node.text ?? node.bool.map { … }.
extension Node {
  /// Whether the node is null (or empty, in YAML).
  @inline(never) public var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// The truth value, if the node is one.
  @inline(never) public var bool: Bool? {
    if case .bool(let value) = value { value } else { nil }
  }

  /// The whole number, if the node is one; `2.0` counts as 2.
  @inline(never) public var int: Int? {
    switch value {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The number, whole or not, if the node is one.
  @inline(never) public var double: Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The text, if the node is one.
  @inline(never) public var text: String? {
    if case .text(let value) = value { value } else { nil }
  }

  /// The elements, if the node is a list.
  public var list: [Node]? {
    if case .list(let value) = value { value } else { nil }
  }

  /// The entries in the order of the source, if the node is a map.
  public var map: [Entry]? {
    if case .map(let value) = value { value } else { nil }
  }

  /// The value of a key, if the node is a map that has it.
  public subscript(key: String) -> Node? {
    map?.first { $0.key == key }?.value
  }

  /// The kind as messages name it: "nothing", "true or false", "a number", "text", "a list", "a map".
  public var kindName: String {
    switch value {
    case .null: "nothing"
    case .bool: "true or false"
    case .integer, .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
