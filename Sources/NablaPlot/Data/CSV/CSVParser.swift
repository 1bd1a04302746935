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
  /// The bytes of the whole text.
  private let size: Int

  /// A first reading of a text of so many bytes.
  init(_ format: CSVFormat, size: Int) {
    self.format = format
    self.size = size
    columns = []
  }

  /// A reading again of the columns that the first one took for numbers or times; nil for none.
  init?(again first: CSVParser) {
    guard first.columns.contains(where: { $0.kind == .mistaken }) else { return nil }
    format = first.format
    size = first.size
    columns = first.columns.map { CSVColumn($0.kind == .mistaken ? .text : .skipped) }
  }

  /// A reading of rows by themselves that come after those of another one: columns of the same kinds,
  /// and lines that are counted from 1.
  private init(after other: CSVParser) {
    format = other.format
    size = other.size
    names = other.names
    columns = other.columns.map { CSVColumn($0.kind) }
    hasHeader = true
  }

  /// Reads the rows of a block, which are whole.
  mutating func read(_ block: UnsafeRawBufferPointer, offset: Int) throws(NablaError) {
    if hasHeader {
      let parts = CSVRowEnd.parts(of: block, columnCount: columns.count)
      return try parts.count > 1 ? readTogether(parts) : readRows(block, offset: offset)
    }
    try readRows(block, offset: offset)
    // The rest has about as many rows a byte; a little more spares moving all at the end.
    guard rowCount > 0, block.count < size else { return }
    let rows = Int(Double(rowCount) * Double(size) / Double(block.count) * 1.05)
    for index in columns.indices { columns[index].reserve(min(rows, rowLimit)) }
  }

  /// Reads parts of a block side by side, as if each column stayed what it is.
  ///
  /// A part in which one does not, or which holds a mistake, is read again in its turn, where its
  /// lines are known; so the result is that of reading one after the other.
  private mutating func readTogether(_ parts: [UnsafeRawBufferPointer]) throws(NablaError) {
    let kinds = columns.map(\.kind)
    let start = CSVParser(after: self)
    // Read only, and no longer than this call.
    nonisolated(unsafe) let bytes = parts
    let readings = ParallelWork.map(parts.count) { index -> CSVParser? in
      var reading = start
      do throws(NablaError) { try reading.readRows(bytes[index], offset: 1) } catch { return nil }
      let isPlain = reading.columns.allSatisfy(\.isExact)
      return isPlain && reading.columns.map(\.kind) == kinds ? reading : nil
    }
    for (part, reading) in zip(parts, readings) {
      if let reading, columns.map(\.kind) == kinds {
        try join(reading)
      } else {
        try readRows(part, offset: 1)
      }
    }
  }

  /// Adds rows that were read by themselves.
  private mutating func join(_ rows: CSVParser) throws(NablaError) {
    for index in columns.indices { columns[index].append(rows.columns[index], lines: line - 1) }
    line += rows.line - 1
    rowCount += rows.rowCount
    try requireCells("\(format.name):\(line)")
  }

  private var rowLimit: Int { Self.cellLimit / columns.count }

  private func requireCells(_ place: String) throws(NablaError) {
    guard rowCount <= rowLimit else {
      throw NablaError(place, "more than \(Self.cellLimit) cells", "use a part of the table")
    }
  }

  private mutating func readRows(_ block: UnsafeRawBufferPointer, offset: Int) throws(NablaError) {
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
    try requireCells(scanner.place)
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
        let cell = try scanner.cell()
        columns[index].append(cell, scanner)
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
