internal import NablaScene

/// One reading of a CSV text: the names of its columns, then their cells row by row.
struct CSVParser {
  private static let columnLimit = 100_000
  /// Cells of a table: 2²⁸.
  private static let cellLimit = 1 << 28

  let format: CSVFormat
  private(set) var names: [String] = []
  private(set) var columns: [CSVColumn]
  private(set) var rowCount = 0
  private var line = 1
  private var hasHeader = false

  /// A first reading.
  init(_ format: CSVFormat) {
    self.format = format
    columns = []
  }

  /// A reading again of the columns that the first one took for numbers or times; nil for none.
  init?(again first: CSVParser) {
    guard first.columns.contains(where: { $0.kind == .mistaken }) else { return nil }
    format = first.format
    columns = first.columns.map { CSVColumn($0.kind == .mistaken ? .text : .skipped) }
  }

  /// Reads the rows of a block, which are whole.
  mutating func read(_ block: UnsafeRawBufferPointer, offset: Int) throws(NablaError) {
    var scanner = CSVScanner(block, format: format, offset: offset, line: line)
    if !hasHeader {
      guard let header = try CSVHeader.read(&scanner, columnLimit: Self.columnLimit) else {
        line = scanner.line
        return
      }
      names = header
      hasHeader = true
      if columns.isEmpty { columns = names.map { _ in CSVColumn() } }
    }
    try rows(&scanner)
    line = scanner.line
    guard rowCount <= Self.cellLimit / columns.count else {
      throw NablaError(
        scanner.place, "more than \(Self.cellLimit) cells", "use a part of the table")
    }
  }

  private mutating func rows(_ scanner: inout CSVScanner) throws(NablaError) {
    let width = names.count
    var count = 0
    var problem: NablaError?
    columns.withUnsafeMutableBufferPointer { columns in
      do throws(NablaError) {
        while true {
          scanner.skipToRow(keepingEmptyLines: width == 1)
          if scanner.isAtEnd { return }
          try Self.row(&scanner, into: columns)
          count += 1
        }
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    rowCount += count
  }

  @inline(__always)
  private static func row(
    _ scanner: inout CSVScanner, into columns: UnsafeMutableBufferPointer<CSVColumn>
  ) throws(NablaError) {
    for index in 0..<columns.count {
      if columns[index].kind == .numbers, let number = scanner.plainNumber() {
        columns[index].append(number)
      } else {
        let start = scanner
        let cell = try scanner.cell()
        columns[index].append(cell, scanner, place: start.place)
      }
      guard scanner.endCell(isLast: index == columns.count - 1) else {
        throw try ragged(scanner, cells: index + 1, width: columns.count)
      }
    }
  }

  /// The error for a row of another length than the header, whose first `cells` are read.
  private static func ragged(
    _ start: CSVScanner, cells: Int, width: Int
  ) throws(NablaError) -> NablaError {
    var scanner = start
    var count = cells
    while scanner.endCell(isLast: false) {
      _ = try scanner.cell()
      count += 1
    }
    let words = "the row has \(count) \(count == 1 ? "cell" : "cells") and the header \(width)"
    let delimiter = start.format.delimiterName
    return start.error(
      words,
      count > width
        ? "put a cell that contains a \(delimiter) into quotes"
        : "leave missing cells empty, but keep their \(delimiter)s")
  }
}
