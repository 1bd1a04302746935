public import NablaScene

/// Makes of several columns one of their names and one of their values: from wide to long.
///
/// `{melt: {columns: [a, b], names: variable, values: value}}`. All rows of the first column come
/// first; the other columns are repeated. Missing values stay. The columns must be of one kind.
public struct MeltStep: TableStep, Configurable {
  public static let kind = "melt"
  public static let summary = "Makes of several columns one of their names and one of their values."

  public var columns = ColumnNames()
  public var names = "name"
  public var values = "value"

  public init() {}

  public static let fields: [Field<MeltStep>] = [
    Field("columns", \.columns, help: "The columns that become rows."),
    Field("names", \.names, help: "The new column with their names."),
    Field("values", \.values, help: "The new column with their values."),
  ]

  /// The columns alone, or the map of options.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if node.map == nil {
      columns = try ColumnNames(option: node)
    } else {
      try decode(node)
    }
  }

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    let melted = try table.columns(columns, option: "columns")
    guard !melted.isEmpty else {
      throw OptionProblem("is missing", "name columns").inside("columns", nil)
    }
    let others = zip(table.names, table.columns).filter { !columns.names.contains($0.0) }
    try Table.requireCells(rows: table.rowCount * melted.count, columns: others.count + 2)
    let rows = (0..<melted.count).flatMap { _ in 0..<table.rowCount }
    let codes = (0..<melted.count).flatMap { column in
      repeatElement(Int32(column), count: table.rowCount)
    }
    var result = others.map { (name: $0.0, column: $0.1.rows(at: rows)) }
    result.append((names, .text(TextColumn(codes: codes, categories: columns.names))))
    result.append((values, try joined(melted)))
    return try Table.made(result, notes: table.notes)
  }

  private func joined(_ melted: [Column]) throws(OptionProblem) -> Column {
    // Columns of missing values alone are numbers, and join any.
    let filled = zip(columns.names, melted).filter { $0.1.missingCount < $0.1.count }
    for (name, column) in filled.dropFirst() where column.kindName != filled[0].1.kindName {
      throw OptionProblem(
        "names \"\(Nearest.clipped(filled[0].0))\", which holds \(filled[0].1.kindName), and "
          + "\"\(Nearest.clipped(name))\", which holds \(column.kindName)",
        "name columns of one kind"
      ).inside("columns", nil)
    }
    switch filled.first?.1 {
    case .text:
      var builder = TextColumn.Builder()
      for column in melted {
        for row in 0..<column.count { builder.append(column.text?[row]) }
      }
      return .text(builder.column)
    case .time:
      return .time(
        melted.flatMap { $0.time ?? Array(repeating: Column.missingTime, count: $0.count) })
    case .numbers, nil: return .numbers(melted.flatMap { $0.numbers ?? [] })
    }
  }
}

extension Table {
  /// The table with rows for several columns: one column of their names and one of their values.
  public func melted(
    _ columns: [String], names: String = "name", values: String = "value"
  ) throws(NablaError) -> Table {
    try applying(
      MeltStep().with(\.columns, ColumnNames(columns)).with(\.names, names)
        .with(\.values, values))
  }
}
