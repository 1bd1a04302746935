public import NablaScene

/// Makes one row of each group of rows with equal values of some columns.
///
/// `{group: {by: species, aggregate: {mass: {mean: body_mass_g}, n: count}}}`. Groups stand in the
/// order of their first rows; missing values of the columns are a group of their own. Aggregates
/// leave missing values out: of none, a sum and a count are 0 and the others missing.
public struct GroupStep: TableStep, Configurable {
  public static let kind = "group"
  public static let summary = "Makes one row of each group of rows, with means, counts and so on."

  public var by = ColumnNames()
  public var aggregate = NamedValues<Aggregate>()

  public init() {}

  public static let fields: [Field<GroupStep>] = [
    Field("by", \.by, help: "The columns whose equal values make a group; without, all is one."),
    Field(
      "aggregate", \.aggregate,
      help: "The new columns, each with its statistic: {n: count, mass: {mean: body_mass_g}}."),
  ]

  /// The columns alone, or the map of options.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if node.map == nil {
      by = try ColumnNames(option: node)
    } else {
      try decode(node)
    }
  }

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    let keys = try table.columns(by, option: "by")
    let groups = RowGroups(keys, rowCount: table.rowCount)
    var columns = zip(by.names, keys).map { name, column in
      (name: name, column: column.rows(at: groups.firstRows))
    }
    let rows = groups.rows
    for entry in aggregate.entries {
      do throws(OptionProblem) {
        columns += try entry.value.columns(entry.name, of: table, groups: rows)
      } catch {
        throw error.inside(entry.name, nil).inside("aggregate", nil)
      }
    }
    return try Table.made(columns, notes: table.notes)
  }
}

extension Table {
  /// One row for each group of rows with equal values of some columns, in the order of their first
  /// rows.
  ///
  /// ```swift
  /// try table.grouped(by: ["species"], aggregating: ["mass": .mean("body_mass_g"), "n": .count])
  /// ```
  public func grouped(
    by columns: [String], aggregating aggregates: NamedValues<Aggregate>
  ) throws(NablaError) -> Table {
    try applying(
      GroupStep().with(\.by, ColumnNames(columns)).with(\.aggregate, aggregates))
  }
}
