internal import CSQLite

/// What a query may do, and how long.
///
/// SQLite asks before each action while it prepares a statement, and after every thousand steps of
/// its machine while it runs one.
final class SQLiteGuard {
  private static let period = 1000

  private let stepLimit: Int
  private var steps = 0
  /// What was refused first, as messages say it.
  private(set) var refusal: String?
  /// Whether the query took more steps than it may.
  private(set) var isExhausted = false

  init(stepLimit: Int) { self.stepLimit = stepLimit }

  /// Watches a connection for as long as this object lives.
  func watch(_ connection: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      connection,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let guardian = Unmanaged<SQLiteGuard>.fromOpaque(context).takeUnretainedValue()
        return guardian.permits(action, first, second) ? SQLITE_OK : SQLITE_DENY
      }, context)
    sqlite3_progress_handler(
      connection, Int32(Self.period),
      { context in
        guard let context else { return 1 }
        return Unmanaged<SQLiteGuard>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
      }, context)
  }

  private func isOver() -> Bool {
    steps += Self.period
    isExhausted = steps > stepLimit
    return isExhausted
  }

  private func permits(
    _ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?
  ) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
    case SQLITE_FUNCTION:
      let name = second.map { String(cString: $0).lowercased() } ?? ""
      if Self.refusedFunctions.contains(name) { return refuse("calls \(name)") }
      return true
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
      let table = first.map { String(cString: $0) } ?? ""
      // So do CREATE and DROP begin, and tables that functions make, such as pragma_table_info.
      if table.hasPrefix("sqlite_") { return refuse("changes the list of tables") }
      return refuse("changes the table \"\(Nearest.clipped(table))\"")
    default: return refuse(Self.words[action] ?? "does what is no SELECT")
    }
  }

  private func refuse(_ words: String) -> Bool {
    if refusal == nil { refusal = words }
    return false
  }

  /// Functions that reach out, and those whose values change from run to run.
  private static let refusedFunctions: Set<String> = [
    "load_extension", "fts3_tokenizer", "random", "randomblob", "current_date", "current_time",
    "current_timestamp",
  ]

  private static let words: [Int32: String] = [
    SQLITE_ATTACH: "attaches a file", SQLITE_DETACH: "detaches a file",
    SQLITE_PRAGMA: "is a PRAGMA", SQLITE_TRANSACTION: "begins or ends a transaction",
    SQLITE_SAVEPOINT: "sets a savepoint", SQLITE_REINDEX: "rebuilds an index",
  ]
}
