public import NablaScene

/// Rows in the figure file itself: `{records: [{x: 1, y: 3}, {x: 2, y: 4}]}`.
public struct RecordsSource: TableSource {
  public static let kind = "records"

  public var records = Node([] as [Node])

  public init() {}

  public static let fields: [Field<RecordsSource>] = [
    Field(
      "records", \.records, type: .list(.names(ScalarValue.optionType)),
      help: "A list of maps from the columns' names to a row's values.")
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    guard let rows = records.list else {
      throw NablaError(
        records.place(context.file), "records is \(records.shown)",
        "give a list of maps: {records: [{name: value}]}")
    }
    return try JSONTable.records(rows, file: context.file)
  }
}
