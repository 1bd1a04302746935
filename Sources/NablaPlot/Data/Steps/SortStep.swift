public import NablaScene

/// Orders the rows by columns, by the first one first.
///
/// `{sort: mass}`, `{sort: {by: [species, mass], descending: true}}`. Texts are ordered by their
/// characters' numbers. Missing values come last either way, and rows with equal values keep their
/// order.
public struct SortStep: TableStep, Configurable {
  public static let kind = "sort"
  public static let summary = "Orders the rows by columns."

  public var by = ColumnNames()
  public var descending = false

  public init() {}

  public static let fields: [Field<SortStep>] = [
    Field("by", \.by, help: "The columns, the most important first."),
    Field("descending", \.descending, help: "Whether the greatest come first."),
  ]

  /// The columns, or the map of options.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if node.map == nil {
      by = try ColumnNames(option: node)
    } else {
      try decode(node)
    }
  }

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    guard !by.names.isEmpty else {
      throw OptionProblem("is missing", "name columns").inside("by", nil)
    }
    var order = Array(0..<table.rowCount)
    // From the least important on, each time keeping the order of equals.
    for column in try table.columns(by, option: "by").reversed() {
      order = sorted(order, column)
    }
    return table.rows(at: order)
  }

  private func sorted(_ order: [Int], _ column: Column) -> [Int] {
    switch column {
    case .numbers(let values): sorted(order, values) { $0.isNaN }
    case .time(let values): sorted(order, values) { $0 == Column.missingTime }
    case .text(let text):
      sorted(order, Self.ranks(text)) { $0 < 0 }
    }
  }

  private func sorted<Value: Comparable>(
    _ order: [Int], _ values: [Value], _ isMissing: (Value) -> Bool
  ) -> [Int] {
    var keys: [(value: Value, place: Int, row: Int)] = []
    keys.reserveCapacity(order.count)
    var missing: [Int] = []
    for (place, row) in order.enumerated() {
      if isMissing(values[row]) {
        missing.append(row)
      } else {
        keys.append((values[row], place, row))
      }
    }
    if descending {
      keys.sort { $0.value > $1.value || ($0.value == $1.value && $0.place < $1.place) }
    } else {
      keys.sort { $0.value < $1.value || ($0.value == $1.value && $0.place < $1.place) }
    }
    return keys.map(\.row) + missing
  }

  /// The places of the rows' texts among all texts in order; −1 for missing ones.
  private static func ranks(_ text: TextColumn) -> [Int] {
    let order = text.categories.indices.sorted {
      text.categories[$0].unicodeScalars.lexicographicallyPrecedes(
        text.categories[$1].unicodeScalars)
    }
    var rank = [Int](repeating: 0, count: order.count)
    for (place, category) in order.enumerated() { rank[category] = place }
    return text.codes.map { $0 < 0 ? -1 : rank[Int($0)] }
  }
}

extension Table {
  /// The rows in the order of columns, the first one the most important; missing values come last.
  public func sorted(by columns: String..., descending: Bool = false) throws(NablaError) -> Table {
    try applying(
      SortStep().with(\.by, ColumnNames(columns)).with(\.descending, descending))
  }
}
