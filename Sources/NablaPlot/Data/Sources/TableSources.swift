/// The kinds of data that figure files can name: a value, so that users add theirs without a global.
public struct TableSources: Sendable {
  public private(set) var types: [any TableSource.Type]

  public init(_ types: [any TableSource.Type]) { self.types = types }

  /// The sources of Nabla, one line each.
  public static let standard = TableSources([
    CSVSource.self,
    ColumnsSource.self,
    JSONLinesSource.self,
    JSONSource.self,
    NPYSource.self,
    NPZSource.self,
    RecordsSource.self,
    SQLiteSource.self,
  ])

  /// The sources with one more, which replaces one of the same kind.
  public func adding(_ type: any TableSource.Type) -> TableSources {
    TableSources(types.filter { $0.kind != type.kind } + [type])
  }

  public var kinds: [String] { types.map { $0.kind } }

  public subscript(_ kind: String) -> (any TableSource.Type)? { types.first { $0.kind == kind } }

  /// The source of files whose names end so; CSV for endings that nobody knows.
  func kind(ofFile path: String) -> String {
    let ending = path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
    return types.first { $0.endings.contains(ending) }?.kind ?? CSVSource.kind
  }
}
