public import NablaScene

/// Records or columns in a JSON file: `{json: f.json}`.
public struct JSONSource: TableSource {
  public static let kind = "json"
  public static let endings = ["json"]

  public var path = ""

  public init() {}

  public static let fields: [Field<JSONSource>] = [
    Field("json", \.path, help: "A file with a list of records, or a map of columns.")
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    try JSONTable.read(try context.bytes(path, Self.kind), name: path)
  }
}
