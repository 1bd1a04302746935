package import NablaScene

/// Reads tables from SQLite databases by a query.
package enum SQLiteReader {
  /// Steps of SQLite's machine that a query may take: 200 million, some seconds.
  package static let stepLimit = 200_000_000
  /// Rows of a result.
  package static let rowLimit = 10_000_000
  /// Cells of a result.
  static let cellLimit = 1 << 27
  /// Bytes of all different texts of a result.
  static let textLimit = 1 << 28

  /// The table that a query gives.
  ///
  /// The database is opened for reading only. A query is one SELECT: attaching files, PRAGMA,
  /// loading extensions and everything that writes is refused, and so are functions whose values
  /// change from run to run (`random`, `current_time`). Integers and reals are numbers, texts are
  /// times where all are (see `Timestamp`), NULL is a missing value.
  /// - Parameters:
  ///   - location: the database's path.
  ///   - name: the file's name for messages.
  ///   - query: the SELECT.
  ///   - parameters: values for its `?`, in their order.
  ///   - stepLimit: the most steps of SQLite's machine.
  ///   - rowLimit: the most rows.
  /// - Throws: for what is refused, for broken files, blobs, columns with values of two kinds and
  ///   whole numbers beyond 2⁵³, with the row; past the limits, with their numbers.
  package static func read(
    _ location: String, name: String, query: String, parameters: [ScalarValue] = [],
    stepLimit: Int = stepLimit, rowLimit: Int = rowLimit
  ) throws(NablaError) -> Table {
    let connection = try SQLiteConnection(location, name: name, stepLimit: stepLimit)
    return try connection.table(query, parameters, rowLimit: rowLimit)
  }
}
