/// Values by name, in the order in which they were written: `{a: …, b: …}`.
public struct NamedValues<Value: OptionValue & Hashable>: OptionValue, Hashable {
  /// One name with its value.
  public struct Entry: Hashable, Sendable {
    public let name: String
    public let value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  public let entries: [Entry]

  public init(_ entries: [Entry] = []) { self.entries = entries }

  public static var optionType: OptionType { .names(Value.optionType) }

  public init(option node: Node) throws(OptionProblem) {
    guard let map = node.map else { throw .expected(Self.optionType, node) }
    var entries: [Entry] = []
    for entry in map {
      do throws(OptionProblem) {
        entries.append(Entry(entry.key, try Value(option: entry.value)))
      } catch {
        throw error.inside(entry.key, entry.value)
      }
    }
    self.entries = entries
  }

  public var optionNode: Node {
    Node(entries.map { Node.Entry($0.name, $0.value.optionNode) } as [Node.Entry])
  }
}

extension NamedValues: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Value)...) {
    entries = elements.map { Entry($0, $1) }
  }
}
