public import NablaScene

/// Named arrays of one length in NumPy's archive: `{npz: f.npz, arrays: [time, voltage]}`.
public struct NPZSource: TableSource {
  public static let kind = "npz"
  public static let endings = ["npz"]

  public var path = ""
  public var arrays: [String]?

  public init() {}

  public static let fields: [Field<NPZSource>] = [
    Field("npz", \.path, help: "A file with arrays of one or two axes."),
    Field(
      "arrays", \.arrays,
      help: "Which arrays to read, all by default; a matrix a makes the columns a0, a1 …"),
  ]

  public func table(_ context: SourceContext) throws(NablaError) -> Table {
    let arrays = try NPZReader.read(
      try context.bytes(path, Self.kind), name: path, arrays: arrays)
    return try ArrayTable.table(arrays, place: path)
  }
}
