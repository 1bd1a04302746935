package import NablaScene

extension Column {
  /// A column from a list in a figure file.
  ///
  /// Numbers and nulls give numbers; texts and nulls give times when all of them spell one (see
  /// `Timestamp`), else text; truth values give the texts "true" and "false".
  ///
  /// - Throws: for anything but a list, elements of two kinds, lists inside, and whole numbers beyond
  ///   ±2⁵³; with the place of the element.
  package init(_ node: Node, file: String) throws(NablaError) {
    guard let list = node.list else {
      throw NablaError(node.place(file), "a column is \(node.kindName)", "write a list")
    }
    guard let first = list.first(where: { !$0.isNull }) else {
      self = .numbers(list.map { _ in .nan })
      return
    }
    switch first.value {
    case .integer, .number: self = .numbers(try Column.numbers(list, first, file))
    case .text, .bool: self = Column.textsOrTimes(try Column.texts(list, first, file))
    case .null, .list, .map:
      throw NablaError(
        first.place(file), "\(first.kindName) inside a column", "write numbers or texts")
    }
  }

  private static func numbers(
    _ list: [Node], _ first: Node, _ file: String
  ) throws(NablaError) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(list.count)
    for element in list {
      switch element.value {
      case .null: values.append(.nan)
      case .number(let value): values.append(value)
      case .integer(let value):
        guard value.magnitude <= 1 << 53 else {
          throw NablaError(
            element.place(file),
            "the whole number \(value) is beyond 2^53, where numbers lose their last digits",
            "write identifiers as text, and measures with a point or an exponent")
        }
        values.append(Double(value))
      default: throw mixed(element, first, file)
      }
    }
    return values
  }

  private static func texts(
    _ list: [Node], _ first: Node, _ file: String
  ) throws(NablaError) -> TextColumn {
    var builder = TextColumn.Builder()
    for element in list {
      switch (element.value, first.value) {
      case (.null, _): builder.append(nil)
      case (.text(let value), .text): builder.append(value)
      case (.bool(let value), .bool): builder.append(value ? "true" : "false")
      default: throw mixed(element, first, file)
      }
    }
    return builder.column
  }

  private static func mixed(_ element: Node, _ first: Node, _ file: String) -> NablaError {
    NablaError(
      element.place(file), "\(element.kindName) in a column that begins with \(first.kindName)",
      "write values of one kind, and null for a missing one")
  }

  /// The texts as times, if all of them spell one.
  static func textsOrTimes(_ text: TextColumn) -> Column {
    var times: [Int64] = []
    for category in text.categories {
      guard let time = Timestamp.microseconds(category) else { return .text(text) }
      times.append(time)
    }
    guard !times.isEmpty else { return .text(text) }
    return .time(text.codes.map { $0 < 0 ? missingTime : times[Int($0)] })
  }
}
