public import NablaScene

/// Columns of equal length, each with a name: the data that a figure's channels read.
public struct Table: Sendable, Hashable {
  /// The names in the order of the source.
  public let names: [String]
  /// The columns in the order of the names.
  public let columns: [Column]
  /// The number of rows; 0 for a table without columns.
  public let rowCount: Int
  /// What a reader found odd without refusing it, a sentence each.
  public let notes: [String]

  /// A table of named columns.
  ///
  /// - Throws: when two columns have one name, or lengths differ.
  public init(_ columns: [(name: String, column: Column)]) throws(NablaError) {
    try self.init(columns, notes: [], place: "")
  }

  /// A table of named columns, with the place that errors name.
  package init(
    _ columns: [(name: String, column: Column)], notes: [String] = [], place: String
  ) throws(NablaError) {
    var known = Set<String>()
    for (name, column) in columns {
      guard known.insert(name).inserted else {
        throw NablaError(
          place, "two columns are named \"\(Nearest.clipped(name))\"", "rename one of them")
      }
      guard column.count == columns[0].column.count else {
        throw NablaError(
          place,
          "column \"\(Nearest.clipped(columns[0].name))\" has \(columns[0].column.count) values "
            + "and \"\(Nearest.clipped(name))\" has \(column.count)",
          "give all columns one length")
      }
    }
    self.names = columns.map(\.name)
    self.columns = columns.map(\.column)
    self.rowCount = columns.first?.column.count ?? 0
    self.notes = notes
  }

  init(names: [String], columns: [Column], rowCount: Int, notes: [String] = []) {
    self.names = names
    self.columns = columns
    self.rowCount = rowCount
    self.notes = notes
  }

  /// The column of a name; an unknown name is an error that suggests the nearest one.
  public subscript(name: String) -> Column {
    get throws(NablaError) { try column(name, place: "") }
  }

  /// The column of a name, with the place that the error for an unknown one names.
  package func column(_ name: String, place: String) throws(NablaError) -> Column {
    guard let index = names.firstIndex(of: name) else {
      throw Nearest.unknown(place, "column", name, known: names)
    }
    return columns[index]
  }

  /// The rows with these indices, in that order; every index must be below `rowCount`.
  public func rows(at indices: [Int]) -> Table {
    Table(
      names: names, columns: columns.map { $0.rows(at: indices) },
      rowCount: columns.isEmpty ? 0 : indices.count, notes: notes)
  }

  /// The rows whose index satisfies the condition, in their order.
  public func rows(where isIncluded: (Int) -> Bool) -> Table {
    rows(at: (0..<rowCount).filter(isIncluded))
  }

  /// The table split by the categories of a text column, in their order; rows without a value come
  /// last under nil, and categories without rows are left out.
  ///
  /// - Throws: when there is no such column, or it does not hold text.
  public func grouped(by name: String) throws(NablaError) -> [(category: String?, table: Table)] {
    let column = try self[name]
    guard case .text(let values) = column else {
      throw NablaError(
        "", "column \"\(Nearest.clipped(name))\" holds \(column.kindName), not text",
        "group by a column of text")
    }
    var rows = [[Int]](repeating: [], count: values.categories.count + 1)
    for (row, code) in values.codes.enumerated() {
      rows[code < 0 ? values.categories.count : Int(code)].append(row)
    }
    return zip(values.categories.map(Optional.some) + [nil], rows).compactMap { category, rows in
      rows.isEmpty ? nil : (category, self.rows(at: rows))
    }
  }
}
