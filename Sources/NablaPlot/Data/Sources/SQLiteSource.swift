public import NablaScene

/// The rows that a query gives: `{sqlite: f.db, query: "SELECT …", parameters: [3000]}`.
public struct SQLiteSource: TableSource {
  public static let kind = "sqlite"
  public static let endings = ["db", "sqlite", "sqlite3"]

  public var path = ""
  public var query: String?
  public var parameters: [ScalarValue] = []

  public init() {}

  public static let fields: [Field<SQLiteSource>] = [
    Field("sqlite", \.path, help: "A database, which is only read."),
    Field("query", \.query, help: "One SELECT."),
    Field("parameters", \.parameters, help: "Values for the query's ?, in their order."),
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    guard let query else {
      throw NablaError(
        context.node.place(context.file), "sqlite: query is missing",
        "give {sqlite: \(Nearest.clipped(path)), query: \"SELECT …\"}")
    }
    let location = try context.requireFiles(Self.kind).location(
      path, place: context.place(of: Self.kind))
    do throws(NablaError) {
      return try SQLiteReader.read(location, name: path, query: query, parameters: parameters)
    } catch {
      throw NablaError(
        "\(context.place(of: "query")): \(error.place)", error.problem, error.remedy,
        kind: error.kind)
    }
  }
}
