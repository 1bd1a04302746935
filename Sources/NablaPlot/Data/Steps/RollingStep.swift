public import NablaScene

/// Takes the mean of each row's neighbours.
///
/// `{rolling: {column: price, window: 7, by: symbol}}` adds `price_mean`. The window ends with the
/// row (`trailing`) or has it in its middle (`center`; of an even number, one more before it than
/// after). Missing values are left out; where fewer than `minimum` are left, at the ends too, the
/// mean is missing.
public struct RollingStep: TableStep, Configurable {
  public static let kind = "rolling"
  public static let summary = "Adds the mean of each row's neighbours."

  /// Where a row stands in its window.
  public enum Align: String, OptionChoice {
    case trailing, center
  }

  public var column = ""
  public var window: Int?
  public var align = Align.trailing
  public var by = ColumnNames()
  public var minimum: Int?
  public var name = ""

  public init() {}

  public static let fields: [Field<RollingStep>] = [
    Field("column", \.column, help: "The column of numbers, in the order of its rows."),
    Field(
      "window", \.window, bounds: .atLeast(1), help: "How many rows, with this one."),
    Field("align", \.align, help: "Where the row stands in its window."),
    Field("by", \.by, help: "The columns whose equal values make a series by itself."),
    Field("minimum", \.minimum, bounds: .atLeast(1), help: "The fewest values; the window."),
    Field("name", \.name, help: "The new column's name; the column's with _mean."),
  ]

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    let values = try table.numbers(column, option: "column")
    guard let window, window >= 1 else {
      throw OptionProblem(
        "is \(window.map { String($0) } ?? "missing")", "give 1 or more rows"
      ).inside("window", nil)
    }
    let least = minimum ?? window
    guard least >= 1, least <= window else {
      throw OptionProblem("is \(least)", "give 1 to \(window), the window").inside("minimum", nil)
    }
    let groups = RowGroups(try table.columns(by, option: "by"), rowCount: table.rowCount)
    let ahead = align == .center ? (window - 1) / 2 : 0
    var means = [Double](repeating: .nan, count: values.count)
    for rows in groups.rows {
      var mean = RunningMean()
      for place in 0..<(rows.count + ahead) {
        if place < rows.count { mean.add(values[rows[place]]) }
        if place >= window { mean.remove(values[rows[place - window]]) }
        // Sums that were changed often are made anew.
        if place % window == window - 1 {
          mean = RunningMean(rows[max(0, place - window + 1)...min(place, rows.count - 1)], values)
        }
        if place >= ahead { means[rows[place - ahead]] = mean.value(least) }
      }
    }
    return table.setting([(name.isEmpty ? "\(column)_mean" : name, .numbers(means))])
  }
}

/// A mean to which values are added and from which they are taken; its sum is kept in two parts, so
/// that little is lost (Neumaier 1974).
private struct RunningMean {
  private var sum = 0.0
  private var rest = 0.0
  private var count = 0
  private var positive = 0
  private var negative = 0

  init() {}

  init(_ rows: ArraySlice<Int>, _ values: [Double]) {
    for row in rows { add(values[row]) }
  }

  mutating func add(_ value: Double) { change(value, 1) }
  mutating func remove(_ value: Double) { change(value, -1) }

  private mutating func change(_ value: Double, _ sign: Int) {
    if value.isNaN { return }
    count += sign
    if value.isInfinite {
      if value > 0 { positive += sign } else { negative += sign }
      return
    }
    let term = sign < 0 ? -value : value
    let next = sum + term
    rest += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  func value(_ least: Int) -> Double {
    if count < least || (positive > 0 && negative > 0) { return .nan }
    if positive > 0 { return .infinity }
    if negative > 0 { return -.infinity }
    return (sum + rest) / Double(count)
  }
}

extension Table {
  /// The table with the mean of each row's neighbours in a column.
  ///
  /// - Parameters:
  ///   - column: a column of numbers.
  ///   - window: how many rows, this one included.
  ///   - align: whether the window ends with the row or has it in its middle.
  ///   - by: columns whose equal values make a series by itself.
  ///   - minimum: the fewest values that make a mean; the window where nil.
  ///   - name: the new column's; the column's with `_mean` where empty.
  public func rolling(
    _ column: String, window: Int, align: RollingStep.Align = .trailing, by: [String] = [],
    minimum: Int? = nil, name: String = ""
  ) throws(NablaError) -> Table {
    try applying(
      RollingStep().with(\.column, column).with(\.window, window).with(\.align, align)
        .with(\.by, ColumnNames(by)).with(\.minimum, minimum).with(\.name, name))
  }
}
