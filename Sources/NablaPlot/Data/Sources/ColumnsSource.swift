public import NablaScene

/// Columns in the figure file itself: `{columns: {x: [1, 2], y: [3, 4]}}`.
public struct ColumnsSource: TableSource {
  public static let kind = "columns"

  public var columns = Node([] as [Node.Entry])

  public init() {}

  public static let fields: [Field<ColumnsSource>] = [
    Field(
      "columns", \.columns, type: .names(.list(ScalarValue.optionType)),
      help: "A map from the columns' names to lists of values.")
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    guard let entries = columns.map else {
      throw NablaError(
        columns.place(context.file), "columns is \(columns.shown)",
        "give a map from names to lists: {columns: {name: [values]}}")
    }
    return try JSONTable.columns(entries, at: context.node, file: context.file)
  }
}
