extension Table {
  /// A table without columns.
  public static let empty = Table(names: [], columns: [], rowCount: 0)
}
