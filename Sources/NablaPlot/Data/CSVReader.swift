public import NablaScene

/// Reads tables from CSV (RFC 4180) with a header row.
///
/// A column is numbers when all its values are, else times when all are dates or times (see
/// `Timestamp`), else text. Missing are empty cells and, without quotes, NA, N/A, NaN, nan, null and
/// NULL. Lines that hold nothing are skipped, but in a table of one column they are missing values.
public enum CSVReader {
  private static let columnLimit = 100_000

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the text as UTF-8, with any line ends; a byte-order mark is skipped.
  ///   - name: the file's name for messages.
  ///   - separator: what stands between cells; default a comma, or a tab when the name ends in `.tsv`.
  /// - Throws: for rows of another length than the header, broken quotes, bytes that are not UTF-8,
  ///   and whole numbers beyond 2⁵³ that a number cannot hold exactly; with the line.
  public static func read(
    _ bytes: [UInt8], name: String, separator: Character? = nil
  ) throws(NablaError) -> Table {
    let byte = separator?.asciiValue ?? UInt8(ascii: name.hasSuffix(".tsv") ? "\t" : ",")
    return try bytes.withRawBytes { (raw) throws(NablaError) -> Table in
      try UTF8Check.require(raw, name)
      var scanner = CSVScanner(raw, name: name, separator: byte)
      let names = try header(&scanner)
      var numbers = names.map { _ in CSVNumbers() }
      try forEachCell(scanner, width: names.count) { column, cell, scanner in
        numbers[column].append(cell, scanner)
      }
      let texts = try texts(scanner, numbers)
      var columns: [(name: String, column: Column)] = []
      var notes: [String] = []
      for (index, name) in names.enumerated() {
        if let text = texts[index] {
          columns.append((name, Column.textsOrTimes(text)))
          notes.append(contentsOf: numbers[index].note(name))
        } else {
          try numbers[index].requireExact(name, file: scanner.name)
          columns.append((name, .numbers(numbers[index].values)))
        }
      }
      return try Table(columns, notes: notes, place: scanner.name)
    }
  }

  private static func header(_ scanner: inout CSVScanner) throws(NablaError) -> [String] {
    scanner.skipEmptyLines()
    guard !scanner.isAtEnd else {
      throw NablaError(
        scanner.name, "the file is empty", "the first line must name the columns")
    }
    let line = scanner.line
    var names: [String] = []
    var cell: CSVScanner.Cell
    repeat {
      cell = try scanner.next()
      let name =
        cell.isQuoted ? scanner.text(cell) : String(decoding: scanner.trimmed(cell), as: UTF8.self)
      guard !name.isEmpty else {
        throw NablaError(
          "\(scanner.name):\(line)", "column \(names.count + 1) has no name",
          "the first line must name the columns")
      }
      names.append(name)
      guard names.count <= columnLimit else {
        throw NablaError("\(scanner.name):\(line)", "more than \(columnLimit) columns")
      }
    } while !cell.endsRow
    if names.count == 1, !cell.isQuoted,
      let other = names[0].first(where: { $0 == ";" || $0 == "\t" })
    {
      throw NablaError(
        "\(scanner.name):\(line)",
        "the cells seem to be separated by \(other == ";" ? "semicolons" : "tabs")",
        other == ";" ? "separate them by commas" : "separate them by commas, or name the file .tsv")
    }
    return names
  }

  /// Calls the body for every cell after the header, row by row.
  private static func forEachCell(
    _ start: CSVScanner, width: Int,
    _ body: (_ column: Int, CSVScanner.Cell, borrowing CSVScanner) throws(NablaError) -> Void
  ) throws(NablaError) {
    var scanner = start
    while true {
      if width > 1 { scanner.skipEmptyLines() }
      if scanner.isAtEnd { return }
      let line = scanner.line
      var column = 0
      var cell: CSVScanner.Cell
      repeat {
        cell = try scanner.next()
        if column < width { try body(column, cell, scanner) }
        column += 1
      } while !cell.endsRow
      guard column == width else {
        throw NablaError(
          "\(scanner.name):\(line)",
          "the row has \(column) \(column == 1 ? "cell" : "cells") and the header \(width)",
          column > width
            ? "put a cell that contains a comma into quotes"
            : "leave missing cells empty, but keep their commas")
      }
    }
  }

  /// Reads the columns that are not numbers, in a second pass; nil for the others.
  private static func texts(
    _ scanner: CSVScanner, _ numbers: [CSVNumbers]
  ) throws(NablaError) -> [TextColumn?] {
    guard numbers.contains(where: { !$0.isNumeric }) else {
      return [TextColumn?](repeating: nil, count: numbers.count)
    }
    let isText = numbers.map { !$0.isNumeric }
    var builders = numbers.map { _ in TextColumn.Builder() }
    var last = [CSVScanner.Cell?](repeating: nil, count: numbers.count)
    try forEachCell(scanner, width: numbers.count) { (column, cell, scanner) throws(NablaError) in
      guard isText[column] else { return }
      if let last = last[column], same(last, cell, scanner) {
        builders[column].repeatLast()
      } else {
        builders[column].append(scanner.isMissing(cell) ? nil : scanner.text(cell))
        last[column] = cell
      }
    }
    return zip(isText, builders).map { $0 ? $1.column : nil }
  }

  private static func same(
    _ a: CSVScanner.Cell, _ b: CSVScanner.Cell, _ scanner: borrowing CSVScanner
  ) -> Bool {
    a.isQuoted == b.isQuoted && a.end - a.start == b.end - b.start
      && scanner.bytes[a.start..<a.end].elementsEqual(scanner.bytes[b.start..<b.end])
  }
}
