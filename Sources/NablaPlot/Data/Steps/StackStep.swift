public import NablaScene

/// Puts numbers upon one another: where each begins and ends above the rows before it.
///
/// `{stack: {value: sales, by: year}}` adds `sales_low` and `sales_high`. Rows with equal values of
/// `by` are one stack, in their order. Negative numbers are stacked downwards by themselves. Where a
/// number is missing so are its ends, and those above stand as if it were 0.
public struct StackStep: TableStep, Configurable {
  public static let kind = "stack"
  public static let summary = "Adds where numbers that are put upon one another begin and end."

  public var value = ""
  public var by = ColumnNames()
  public var normalized = false
  public var name = ""

  public init() {}

  public static let fields: [Field<StackStep>] = [
    Field("value", \.value, help: "The column of numbers."),
    Field("by", \.by, help: "The columns whose equal values make a stack; without, all is one."),
    Field(
      "normalized", \.normalized,
      help: "Whether the sizes in a stack are divided by their sum, so that they add up to 1."),
    Field("name", \.name, help: "The new columns' name before _low and _high; the column's."),
  ]

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    let values = try table.numbers(value, option: "value")
    let groups = RowGroups(try table.columns(by, option: "by"), rowCount: table.rowCount)
    var total = [Double](repeating: normalized ? 0 : 1, count: groups.count)
    if normalized {
      for (row, value) in values.enumerated() where !value.isNaN {
        total[groups.group[row]] += value.magnitude
      }
    }
    var above = [Double](repeating: 0, count: groups.count)
    var below = above
    var low = [Double](repeating: .nan, count: values.count)
    var high = low
    for (row, value) in values.enumerated() where !value.isNaN {
      let group = groups.group[row]
      let share = value / total[group]
      if value < 0 {
        high[row] = below[group]
        below[group] += share
        low[row] = below[group]
      } else {
        low[row] = above[group]
        above[group] += share
        high[row] = above[group]
      }
    }
    let title = name.isEmpty ? value : name
    return table.setting([("\(title)_low", .numbers(low)), ("\(title)_high", .numbers(high))])
  }
}

extension Table {
  /// The table with the ends of a column's numbers when they are put upon one another, as the
  /// columns `NAME_low` and `NAME_high`; rows with equal values of `by` are one stack.
  public func stacked(
    _ value: String, by columns: [String], normalized: Bool = false, name: String = ""
  ) throws(NablaError) -> Table {
    try applying(
      StackStep().with(\.value, value).with(\.by, ColumnNames(columns))
        .with(\.normalized, normalized).with(\.name, name))
  }
}
