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
    var builder = ColumnBuilder()
    for element in list { try builder.append(element, file: file) }
    self = builder.column
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
