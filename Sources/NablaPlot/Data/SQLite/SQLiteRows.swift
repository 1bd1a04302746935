internal import CSQLite
internal import NablaScene

/// Collects the rows of a statement as columns.
struct SQLiteRows {
  private let statement: OpaquePointer
  private let names: [String]
  private let file: String
  private var builders: [ColumnBuilder]
  /// The rows so far.
  private(set) var count = 0

  /// - Parameter statement: it must live for as long as rows are read.
  init(statement: OpaquePointer, names: [String], file: String) {
    self.statement = statement
    self.names = names
    self.file = file
    builders = names.map { _ in ColumnBuilder() }
  }

  /// Reads the row that the statement stands at.
  mutating func read() throws(NablaError) {
    count += 1
    var textBytes = 0
    let (file, row) = (file, count)
    for (column, name) in names.enumerated() {
      let value = try value(column)
      try builders[column].append(value, place: Self.place(file, row, name))
      textBytes += builders[column].textBytes
    }
    guard count <= SQLiteReader.cellLimit / names.count, textBytes <= SQLiteReader.textLimit else {
      throw NablaError(
        file,
        "the query gives more than \(SQLiteReader.cellLimit) cells or \(SQLiteReader.textLimit) "
          + "bytes of different texts",
        "aggregate, or add a LIMIT")
    }
  }

  private func value(_ column: Int) throws(NablaError) -> ColumnBuilder.Value {
    let index = Int32(column)
    switch sqlite3_column_type(statement, index) {
    case SQLITE_NULL: return .missing
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, index)))
    case SQLITE_FLOAT: return .number(sqlite3_column_double(statement, index))
    case SQLITE_TEXT:
      let bytes = UnsafeBufferPointer(
        start: sqlite3_column_text(statement, index),
        count: Int(sqlite3_column_bytes(statement, index)))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw NablaError(
          Self.place(file, count, names[column]), "the text is not UTF-8", "select hex(…) of it")
      }
      return .text(text)
    default:
      throw NablaError(
        Self.place(file, count, names[column]), "a blob",
        "select numbers or texts, for example hex(…)")
    }
  }

  private static func place(_ file: String, _ row: Int, _ column: String) -> String {
    "\(file), row \(row), column \"\(Nearest.clipped(column))\""
  }

  /// The table of all rows so far.
  func table() throws(NablaError) -> Table {
    do throws(NablaError) {
      return try Table(
        zip(names, builders).map { (name: $0, column: $1.column) }, place: file)
    } catch {
      throw NablaError(file, error.problem, "name the columns with AS")
    }
  }
}
