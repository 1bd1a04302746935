extension Node: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self.init(.null) }
}

extension Node: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

extension Node: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(.integer(value)) }
}

extension Node: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Double) { self.init(.number(value)) }
}

extension Node: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(.text(value)) }
}

extension Node: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Node...) { self.init(.list(elements)) }
}

extension Node: ExpressibleByDictionaryLiteral {
  /// A map in the order written; a key that is written again replaces the earlier value.
  public init(dictionaryLiteral elements: (String, Node)...) {
    var entries: [Entry] = []
    for (key, value) in elements {
      if let known = entries.firstIndex(where: { $0.key == key }) {
        entries[known].value = value
      } else {
        entries.append(Entry(key, value))
      }
    }
    self.init(.map(entries))
  }
}

extension Node {
  /// A node for a truth value.
  public init(_ value: Bool) { self.init(.bool(value)) }
  /// A node for a whole number.
  public init(_ value: Int) { self.init(.integer(value)) }
  /// A node for a number.
  public init(_ value: Double) { self.init(.number(value)) }
  /// A node for text.
  public init(_ value: String) { self.init(.text(value)) }
  /// A list of nodes.
  public init(_ values: [Node]) { self.init(.list(values)) }
  /// A list of numbers.
  public init(_ values: [Double]) { self.init(.list(values.map { Node($0) })) }
  /// A list of texts.
  public init(_ values: [String]) { self.init(.list(values.map { Node($0) })) }
  /// A map with entries in the order given; no key may occur twice.
  public init(_ entries: [Entry]) { self.init(.map(entries)) }
}
