public import NablaScene

/// Reads tables from CSV (RFC 4180) with a header row.
///
/// A column is numbers when all its values are, else times when all are dates or times (see
/// `Timestamp`), else text. Missing are empty cells and, without quotes, NA, N/A, NaN, nan, null and
/// NULL. Lines that hold nothing are skipped, but in a table of one column they are missing values.
/// Lines before the header that begin with `#` and a blank are comments.
public enum CSVReader {
  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the text as UTF-8, with any line ends; a byte-order mark is skipped.
  ///   - name: the file's name for messages.
  ///   - delimiter: the ASCII character between cells; default a comma, or a tab when the name ends
  ///     in `.tsv` or `.tab`.
  ///   - comment: the ASCII character that lines begin with that are skipped wherever they stand.
  /// - Throws: for rows of another length than the header, broken quotes, bytes that are not UTF-8,
  ///   whole numbers beyond 2⁵³ that a number cannot hold exactly, and more than 2²⁸ cells; with the
  ///   line and the column.
  public static func read(
    _ bytes: [UInt8], name: String, delimiter: Character? = nil, comment: Character? = nil
  ) throws(NablaError) -> Table {
    let format = CSVFormat(
      name: name, delimiter: delimiter?.asciiValue, comment: comment?.asciiValue)
    return try bytes.withRawBytes { (raw) throws(NablaError) -> Table in
      try table(try WholeText(raw, name: name), format)
    }
  }

  /// Reads a table from a file, a part of which at a time is in memory.
  static func read(
    _ stream: consuming DataStream, _ format: CSVFormat
  ) throws(NablaError) -> Table {
    try table(FileText(stream, format: format), format)
  }

  private static func table(
    _ text: borrowing some CSVText & ~Copyable, _ format: CSVFormat
  ) throws(NablaError) -> Table {
    var first = CSVParser(format, size: text.size)
    try parse(text, &first)
    guard !first.names.isEmpty else {
      throw NablaError(format.name, "the file is empty", "the first line must name the columns")
    }
    let texts = try textColumns(text, first)
    var columns: [(name: String, column: Column)] = []
    var notes: [String] = []
    for (index, name) in first.names.enumerated() {
      try first.columns[index].requireExact(name)
      notes.append(contentsOf: first.columns[index].note(name))
      columns.append((name, first.columns[index].column ?? texts[index]))
    }
    return try Table(columns, notes: notes, place: format.name)
  }

  private static func parse(
    _ text: borrowing some CSVText & ~Copyable, _ parser: inout CSVParser
  ) throws(NablaError) {
    try text.forEachBlock { (block, offset) throws(NablaError) in
      try parser.read(block, offset: offset)
    }
  }

  /// The columns that were taken for numbers or times, read again as text.
  private static func textColumns(
    _ text: borrowing some CSVText & ~Copyable, _ first: CSVParser
  ) throws(NablaError) -> [Column] {
    let none = Column.numbers([])
    guard var again = CSVParser(again: first) else { return first.names.map { _ in none } }
    try parse(text, &again)
    guard again.names == first.names, again.rowCount == first.rowCount else {
      throw NablaError(
        first.format.name, "the file was changed while it was read", "read it again",
        kind: .machine)
    }
    return again.columns.map { $0.column ?? none }
  }
}
