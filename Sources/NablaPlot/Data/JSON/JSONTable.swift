public import NablaScene

/// Reads tables from JSON: records, columns, or a record a line.
public enum JSONTable {
  /// Reads a list of records `[{"a": 1, "b": "x"}, …]` or a map of columns `{"a": [1, …], …}`.
  ///
  /// Null is a missing value, and so is a key that a record lacks; columns are of the kinds that
  /// `Column` knows, one for each. A file has at most 64 MB and ten million values.
  /// - Parameters:
  ///   - bytes: the text as UTF-8; a byte-order mark is skipped.
  ///   - name: the file's name for messages.
  /// - Throws: for what is no JSON, lists and maps inside a column, values of two kinds in a column,
  ///   columns of two lengths and whole numbers beyond 2⁵³; with line and column.
  public static func read(_ bytes: [UInt8], name: String) throws(NablaError) -> Table {
    let root = try JSONReader.read(bytes, name: name)
    switch root.value {
    case .list(let records): return try Self.records(records, file: name)
    case .map(let columns): return try Self.columns(columns, at: root, file: name)
    case .null, .bool, .integer, .number, .text:
      throw NablaError(
        root.place(name), "the file holds \(root.kindName)",
        "write a list of records, or a map of columns")
    }
  }

  /// The table of a list of records.
  static func records(_ records: [Node], file: String) throws(NablaError) -> Table {
    var columns = RecordColumns(file: file)
    for record in records { try columns.append(record) }
    return try columns.table()
  }

  /// The table of a map of columns, which stands at a node.
  static func columns(
    _ columns: [Node.Entry], at node: Node, file: String
  ) throws(NablaError) -> Table {
    var named: [(String, Column)] = []
    for entry in columns { named.append((entry.key, try Column(entry.value, file: file))) }
    do throws(NablaError) {
      return try Table(named)
    } catch {
      throw NablaError(node.place(file), error.problem, error.remedy)
    }
  }

  /// Reads a record `{"a": 1, "b": "x"}` a line; lines of blanks are skipped.
  ///
  /// - Throws: as `read` does; also for a record that does not end with its line.
  public static func readLines(_ bytes: [UInt8], name: String) throws(NablaError) -> Table {
    var columns = RecordColumns(file: name)
    try bytes.withRawBytes { (raw) throws(NablaError) in
      try UTF8Check.require(raw, name)
      var start = UTF8Check.markLength(raw)
      var line = 1
      while start < raw.count {
        let end = raw[start...].firstIndex(of: 0x0A) ?? raw.count
        let text = UnsafeRawBufferPointer(rebasing: raw[start..<end])
        if !text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          var parser = JSONParser(text, name: name, line: line)
          try columns.append(try parser.document())
        }
        start = end + 1
        line += 1
      }
    }
    return try columns.table()
  }
}
