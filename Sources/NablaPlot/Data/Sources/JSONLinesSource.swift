public import NablaScene

/// A record a line: `{jsonl: f.jsonl}`.
public struct JSONLinesSource: TableSource {
  public static let kind = "jsonl"
  public static let endings = ["jsonl", "ndjson"]

  public var path = ""

  public init() {}

  public static let fields: [Field<JSONLinesSource>] = [
    Field("jsonl", \.path, help: "A file with a record in JSON on each line.")
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    try JSONTable.readLines(try context.bytes(path, Self.kind), name: path)
  }
}
