internal import CSQLite
internal import NablaScene

/// An open SQLite database that only SELECTs can reach.
struct SQLiteConnection: ~Copyable {
  private let connection: OpaquePointer
  private let name: String
  private let guardian: SQLiteGuard
  private let stepLimit: Int

  /// Bytes of a text or blob, of a query, and nesting of its expressions.
  private static let limits: [(Int32, Int32)] = [
    (SQLITE_LIMIT_LENGTH, 10_000_000), (SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_WORKER_THREADS, 0),
    (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000), (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
  ]

  /// Opens a file for reading only.
  init(_ location: String, name: String, stepLimit: Int) throws(NablaError) {
    var opened: OpaquePointer?
    let flags =
      SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_URI
    let code = sqlite3_open_v2(SQLiteAddress.of(location), &opened, flags, nil)
    guard code == SQLITE_OK, let connection = opened else {
      sqlite3_close_v2(opened)
      throw NablaError(
        name, "the database cannot be opened: \(String(cString: sqlite3_errstr(code)))",
        "check the file and its permissions", kind: .machine)
    }
    for (limit, value) in Self.limits { sqlite3_limit(connection, limit, value) }
    // No views or indices of a hostile file may call functions with effects or break the file.
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    ] as [(Int32, Int32)] {
      csqlite_set_option(connection, option, value)
    }
    guardian = SQLiteGuard(stepLimit: stepLimit)
    guardian.watch(connection)
    self.connection = connection
    self.name = name
    self.stepLimit = stepLimit
  }

  deinit { sqlite3_close_v2(connection) }

  /// The table that a query gives.
  func table(
    _ query: String, _ parameters: [ScalarValue], rowLimit: Int
  ) throws(NablaError) -> Table {
    let statement = try prepare(query)
    defer { sqlite3_finalize(statement) }
    try bind(parameters, to: statement)
    let count = sqlite3_column_count(statement)
    guard count > 0 else {
      throw NablaError(name, "the query gives no columns", "write a SELECT")
    }
    let names = (0..<count).map { index in
      sqlite3_column_name(statement, index).map { String(cString: $0) } ?? "c\(index)"
    }
    var rows = SQLiteRows(statement: statement, names: names, file: name)
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { break }
      guard code == SQLITE_ROW else { throw failure(code) }
      guard rows.count < rowLimit else {
        throw NablaError(
          name, "the query gives more than \(rowLimit) rows", "aggregate, or add a LIMIT")
      }
      try rows.read()
    }
    return try rows.table()
  }

  /// Prepares the query, which must be one statement.
  private func prepare(_ query: String) throws(NablaError) -> OpaquePointer {
    var statements: [OpaquePointer] = []
    var code = SQLITE_OK
    query.withCString { text in
      var rest: UnsafePointer<CChar>? = text
      while code == SQLITE_OK, statements.count < 2, let start = rest, start.pointee != 0 {
        var statement: OpaquePointer?
        code = sqlite3_prepare_v2(connection, start, -1, &statement, &rest)
        // Blanks and comments give no statement.
        if let statement { statements.append(statement) }
      }
    }
    if code == SQLITE_OK, statements.count == 1, !query.utf8.contains(0) { return statements[0] }
    for statement in statements { sqlite3_finalize(statement) }
    if code != SQLITE_OK { throw failure(code) }
    if statements.isEmpty { throw NablaError(name, "the query is empty", "write a SELECT") }
    throw NablaError(name, "the query has several statements", "write one SELECT")
  }

  private func bind(
    _ parameters: [ScalarValue], to statement: OpaquePointer
  ) throws(NablaError) {
    let wanted = Int(sqlite3_bind_parameter_count(statement))
    guard wanted == parameters.count else {
      throw NablaError(
        name, "the query has \(wanted) parameters, and \(parameters.count) are given",
        "give a value for each of them")
    }
    // SQLite copies the text.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, parameter) in parameters.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch parameter {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let value): sqlite3_bind_int64(statement, place, Int64(value))
        case .number(let value): sqlite3_bind_double(statement, place, value)
        case .text(let value):
          sqlite3_bind_text64(
            statement, place, value, UInt64(value.utf8.count), copied, UInt8(SQLITE_UTF8))
        }
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  /// The error for a code of SQLite's.
  private func failure(_ code: Int32) -> NablaError {
    if let refusal = guardian.refusal {
      return NablaError(
        name, "the query \(refusal), which is refused",
        "write one SELECT that depends on the file alone")
    }
    if guardian.isExhausted {
      return NablaError(
        name, "the query takes more than \(stepLimit) steps",
        "aggregate less, add an index to the database, or take fewer rows")
    }
    let words = String(cString: sqlite3_errmsg(connection))
    switch code & 0xFF {
    case SQLITE_NOTADB, SQLITE_CORRUPT:
      return NablaError(
        name, "the database is broken: \(words)", "check that it is an SQLite file, or get it again"
      )
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_NOMEM, SQLITE_PERM:
      return NablaError(
        name, "the database cannot be read: \(words)", "close what writes to it, check the disk",
        kind: .machine)
    default: return NablaError(name, "the query fails: \(words)", "correct the query")
    }
  }
}
