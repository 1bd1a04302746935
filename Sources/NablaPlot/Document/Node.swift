/// A value of a figure file with the place where it stands.
///
/// YAML and JSON both give this tree, and recipes and encoders build it in code. Two nodes are
/// equal when their values are: the place is where a value came from, not what it is.
public struct Node: Sendable, Hashable {
  /// What the node holds.
  public var value: Content
  private var storedLine: Int32
  private var storedColumn: Int32

  /// The line where the node begins, from 1; 0 for a node made in code.
  public var line: Int { Int(storedLine) }
  /// The column where the node begins, in Unicode scalars from 1; 0 for a node made in code.
  public var column: Int { Int(storedColumn) }

  /// A node with its place; without one it counts as made in code.
  public init(_ value: Content, line: Int = 0, column: Int = 0) {
    self.value = value
    self.storedLine = Int32(clamping: line)
    self.storedColumn = Int32(clamping: column)
  }

  public static func == (left: Node, right: Node) -> Bool { left.value == right.value }

  public func hash(into hasher: inout Hasher) { hasher.combine(value) }

  /// The place as `file:line:column`, as errors begin; only the file for a node made in code.
  public func place(_ file: String) -> String {
    Node.place(file, line: line, column: column)
  }

  static func place(_ file: String, line: Int, column: Int) -> String {
    guard line > 0 else { return file }
    return file.isEmpty ? "\(line):\(column)" : "\(file):\(line):\(column)"
  }
}

extension Node {
  /// What a node holds: the values of JSON, with whole numbers kept apart.
  public enum Content: Sendable {
    case null
    case bool(Bool)
    /// A number written without point and exponent that fits into 64 bits.
    case integer(Int)
    case number(Double)
    case text(String)
    case list([Node])
    /// The entries in the order of the source; no key occurs twice.
    case map([Entry])
  }

  /// One key of a map with its place, and its value.
  public struct Entry: Sendable, Hashable {
    public var key: String
    public var value: Node
    private var storedLine: Int32
    private var storedColumn: Int32

    /// The line of the key, from 1; 0 for an entry made in code.
    public var line: Int { Int(storedLine) }
    /// The column of the key, in Unicode scalars from 1; 0 for an entry made in code.
    public var column: Int { Int(storedColumn) }

    /// An entry with its key's place; without one it counts as made in code.
    public init(_ key: String, _ value: Node, line: Int = 0, column: Int = 0) {
      self.key = key
      self.value = value
      self.storedLine = Int32(clamping: line)
      self.storedColumn = Int32(clamping: column)
    }

    public static func == (left: Entry, right: Entry) -> Bool {
      left.key == right.key && left.value == right.value
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(key)
      hasher.combine(value)
    }

    /// The key's place as `file:line:column`; only the file for an entry made in code.
    public func place(_ file: String) -> String {
      Node.place(file, line: line, column: column)
    }
  }
}

extension Node.Content: Hashable {
  public static func == (left: Node.Content, right: Node.Content) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    // 2 and 2.0 are the same number; only the spelling differs.
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      Int(exactly: b) == a
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(Double(value))
    case .number(let value): hasher.combine(value)
    case .text(let value): hasher.combine(value)
    case .list(let value): hasher.combine(value)
    case .map(let value): hasher.combine(value)
    }
  }
}
