public import NablaScene

/// Makes a column of each different name in a column: from long to wide.
///
/// `{pivot: {names: species, values: mass, by: year}}` has a row for each year and a column for each
/// species, in the order of their first rows. `by` is all other columns where it is not given. What
/// does not occur is missing; rows without a name are left out. Several values for one place are an
/// error unless a statistic of them is asked for.
public struct PivotStep: TableStep, Configurable {
  public static let kind = "pivot"
  public static let summary = "Makes a column of each different name in a column."

  public var names = ""
  public var values = ""
  public var by: ColumnNames?
  public var statistic: Statistic?

  public init() {}

  public static let fields: [Field<PivotStep>] = [
    Field("names", \.names, help: "The column of the new columns' names."),
    Field("values", \.values, help: "The column of their values."),
    Field("by", \.by, help: "The columns that make a row; all others by default."),
    Field("statistic", \.statistic, help: "What becomes of several values for one place."),
  ]

  private static let columnLimit = 100_000

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    let titles = TextColumn(
      try table.column(names, option: "names").words.map { $0.isEmpty ? nil : $0 })
    let values = try table.column(values, option: "values")
    let by = by ?? ColumnNames(table.names.filter { $0 != names && $0 != self.values })
    guard titles.categories.count <= Self.columnLimit else {
      throw OptionProblem(
        "holds \(titles.categories.count) names", "give a column of at most \(Self.columnLimit)"
      ).inside("names", nil)
    }
    let named = (0..<table.rowCount).filter { titles.codes[$0] >= 0 }
    let keys = try table.columns(by, option: "by").map { $0.rows(at: named) }
    let groups = RowGroups(keys, rowCount: named.count)
    try Table.requireCells(rows: groups.count, columns: titles.categories.count + keys.count)
    var columns = zip(by.names, keys).map { name, key in
      (name: name, column: key.rows(at: groups.firstRows))
    }
    // The rows that meet in one place of the new table.
    var places = titles.categories.map { _ in [(row: Int, rows: [Int])]() }
    let meetings = RowGroups(
      keys + [Column.text(titles).rows(at: named)], rowCount: named.count)
    for rows in meetings.rows {
      let title = Int(titles.codes[named[rows[0]]])
      places[title].append((groups.group[rows[0]], rows.map { named[$0] }))
    }
    for (title, places) in zip(titles.categories, places) {
      columns.append((title, try column(title, values, places, count: groups.count)))
    }
    return try Table.made(columns, notes: table.notes)
  }

  /// A new column of `count` rows, some of which have one or several values.
  private func column(
    _ title: String, _ values: Column, _ places: [(row: Int, rows: [Int])], count: Int
  ) throws(OptionProblem) -> Column {
    if let statistic {
      guard let numbers = values.numbers else {
        throw OptionProblem(
          "is \(statistic.rawValue), but the values are \(values.kindName)",
          "leave it out, or give numbers"
        ).inside("statistic", nil)
      }
      var result = [Double](repeating: .nan, count: count)
      for (row, rows) in places {
        result[row] = statistic.value(of: rows.map { numbers[$0] }.filter { !$0.isNaN })
      }
      return .numbers(result)
    }
    var sources = [Int?](repeating: nil, count: count)
    for (row, rows) in places {
      guard rows.count == 1 else {
        throw OptionProblem(
          "has several values for \"\(Nearest.clipped(title))\", in the rows \(rows[0] + 1) and "
            + "\(rows[1] + 1)",
          "say statistic: mean, or name by more columns")
      }
      sources[row] = rows[0]
    }
    return values.rows(at: sources)
  }
}

extension Column {
  /// The rows with these indices, in that order; nil is a missing value.
  func rows(at indices: [Int?]) -> Column {
    switch self {
    case .numbers(let values): .numbers(indices.map { $0.map { values[$0] } ?? .nan })
    case .text(let values):
      .text(
        TextColumn(
          codes: indices.map { $0.map { values.codes[$0] } ?? -1 }, categories: values.categories))
    case .time(let values):
      .time(indices.map { $0.map { values[$0] } ?? Column.missingTime })
    }
  }
}

extension Table {
  /// The table with a column for each different name in `names`, whose values are those of `values`.
  ///
  /// - Parameters:
  ///   - by: the columns that make a row; all others where nil.
  ///   - statistic: what becomes of several values for one place; an error where nil.
  public func pivoted(
    names: String, values: String, by columns: [String]? = nil, statistic: Statistic? = nil
  ) throws(NablaError) -> Table {
    try applying(
      PivotStep().with(\.names, names).with(\.values, values)
        .with(\.by, columns.map { ColumnNames($0) }).with(\.statistic, statistic))
  }
}
