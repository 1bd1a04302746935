/// One column of a table: numbers, text or times.
public enum Column: Sendable, Hashable {
  /// Numbers; NaN is a missing value.
  case numbers([Double])
  /// Text, stored by category.
  case text(TextColumn)
  /// Times in microseconds since 1970-01-01T00:00:00Z; `Column.missingTime` is a missing value.
  case time([Int64])

  /// The time that stands for a missing one.
  public static let missingTime = Int64.min

  /// A column of texts; nil is a missing value.
  public static func texts(_ values: [String?]) -> Column { .text(TextColumn(values)) }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .text(let values): values.count
    case .time(let values): values.count
    }
  }

  /// The number of rows without a value.
  public var missingCount: Int {
    switch self {
    case .numbers(let values): values.count { $0.isNaN }
    case .text(let values): values.missingCount
    case .time(let values): values.count { $0 == Column.missingTime }
    }
  }

  /// The numbers, if the column holds numbers.
  public var numbers: [Double]? {
    if case .numbers(let values) = self { values } else { nil }
  }

  /// The texts, if the column holds text.
  public var text: TextColumn? {
    if case .text(let values) = self { values } else { nil }
  }

  /// The times in microseconds since 1970, if the column holds times.
  public var time: [Int64]? {
    if case .time(let values) = self { values } else { nil }
  }

  /// The kind as messages name it: "numbers", "text", "times".
  public var kindName: String {
    switch self {
    case .numbers: "numbers"
    case .text: "text"
    case .time: "times"
    }
  }

  /// The rows with these indices, in that order; every index must be below `count`.
  public func rows(at indices: [Int]) -> Column {
    switch self {
    case .numbers(let values): .numbers(indices.map { values[$0] })
    case .text(let values):
      .text(
        TextColumn(codes: indices.map { values.codes[$0] }, categories: values.categories))
    case .time(let values): .time(indices.map { values[$0] })
    }
  }
}
