public import NablaScene

/// A list or a matrix in NumPy's format: `{npy: f.npy, names: [x, y]}`.
public struct NPYSource: TableSource {
  public static let kind = "npy"
  public static let endings = ["npy"]

  public var path = ""
  public var names: [String] = []

  public init() {}

  public static let fields: [Field<NPYSource>] = [
    Field("npy", \.path, help: "A file with an array of one or two axes."),
    Field(
      "names", \.names,
      help: "The columns' names; value for a list, and c0, c1 … for the columns of a matrix."),
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    let tensor = try NPYReader.read(try context.bytes(path, Self.kind), name: path)
    return try ArrayTable.table(tensor, names: names, place: path)
  }
}
