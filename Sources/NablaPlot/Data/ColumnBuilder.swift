internal import NablaScene

/// Collects the values of a column row by row: numbers, texts or truth values, and missing ones.
struct ColumnBuilder {
  enum Value {
    case missing
    case number(Double)
    case integer(Int)
    case text(String)
    case truth(Bool)

    var isNumber: Bool {
      switch self {
      case .number, .integer: true
      case .missing, .text, .truth: false
      }
    }

    /// The kind as messages name it.
    var kindName: String {
      switch self {
      case .missing: "nothing"
      case .number, .integer: "a number"
      case .text: "text"
      case .truth: "true or false"
      }
    }
  }

  private(set) var count = 0
  /// The first value that is not missing.
  private var first: Value?
  private var numbers: [Double] = []
  private var texts = TextColumn.Builder()

  /// The bytes of the different texts so far.
  var textBytes: Int { texts.byteCount }

  /// The column; texts that all spell a time (see `Timestamp`) are times, truth values are the texts
  /// "true" and "false", and missing values alone are numbers.
  var column: Column {
    switch first {
    case nil: .numbers(Array(repeating: .nan, count: count))
    case .number, .integer, .missing: .numbers(numbers)
    case .text, .truth: Column.textsOrTimes(texts.column)
    }
  }

  /// Adds missing values until there are so many rows.
  mutating func fill(to rows: Int) {
    while count < rows { addMissing() }
  }

  /// Adds a value.
  ///
  /// Among numbers, the texts "inf", "-inf" and "nan" are the numbers that JSON writes so.
  /// - Throws: for a value of another kind than the first one, and a whole number beyond ±2⁵³.
  mutating func append(
    _ value: Value, place: @autoclosure () -> String
  ) throws(NablaError) {
    switch value {
    case .missing: return addMissing()
    case .number, .integer, .text, .truth: break
    }
    if first == nil {
      let missing = count
      first = value
      count = 0
      fill(to: missing)
    }
    if value.isNumber, case .text = first, takesWordsAsNumbers() { first = value }
    switch (value, first) {
    case (.number(let number), .number), (.number(let number), .integer): numbers.append(number)
    case (.integer(let whole), .number), (.integer(let whole), .integer):
      guard whole.magnitude <= 1 << 53 else {
        throw NablaError(
          place(),
          "the whole number \(whole) is beyond 2^53, where numbers lose their last digits",
          "write identifiers as text, and measures with a point or an exponent")
      }
      numbers.append(Double(whole))
    case (.text(let text), .text): texts.append(text)
    case (.truth(let truth), .truth): texts.append(truth ? "true" : "false")
    case (.text(let word), .number), (.text(let word), .integer):
      guard let number = Node.nonFinite(word) else { fallthrough }
      numbers.append(number)
    default:
      throw NablaError(
        place(),
        "\(value.kindName) in a column that begins with \(first?.kindName ?? "nothing")",
        "write values of one kind, and null for a missing one")
    }
    count += 1
  }

  /// Turns the texts so far into numbers, if all are words for numbers.
  private mutating func takesWordsAsNumbers() -> Bool {
    let column = texts.column
    let values = column.categories.compactMap(Node.nonFinite)
    guard values.count == column.categories.count else { return false }
    numbers = column.codes.map { $0 < 0 ? .nan : values[Int($0)] }
    return true
  }

  private mutating func addMissing() {
    count += 1
    switch first {
    case .number, .integer: numbers.append(.nan)
    case .text, .truth: texts.append(nil)
    case .missing, nil: break
    }
  }
}

extension ColumnBuilder.Value {
  /// A node's value; nil for a list or a map.
  init?(_ node: Node) {
    switch node.value {
    case .null: self = .missing
    case .bool(let value): self = .truth(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .text(let value): self = .text(value)
    case .list, .map: return nil
    }
  }
}

extension ColumnBuilder {
  /// Adds a node's value.
  mutating func append(_ node: Node, file: String) throws(NablaError) {
    guard let value = Value(node) else {
      throw NablaError(
        node.place(file), "\(node.kindName) inside a column", "write numbers or texts")
    }
    try append(value, place: node.place(file))
  }
}
