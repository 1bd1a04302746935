internal import NablaMath
internal import NablaScene

/// Walks over the cells of whole rows of a CSV text (RFC 4180), left to right.
struct CSVScanner {
  /// A cell as a range of bytes; the quotes around it are left out.
  struct Cell {
    var start = 0
    var end = 0
    /// The line where the cell begins, from 1, and where that one begins.
    var line = 1
    var lineStart = 0
    var isQuoted = false
    /// Whether the range has doubled quotes that stand for one.
    var hasDoubledQuotes = false
  }

  let bytes: UnsafeRawBufferPointer
  let format: CSVFormat
  private(set) var position: Int
  /// The line here, from 1.
  private(set) var line: Int
  private var lineStart: Int

  /// - Parameters:
  ///   - bytes: rows as a whole.
  ///   - offset: where they begin in the text; a byte-order mark is skipped at 0.
  ///   - line: the line of the first of them.
  init(_ bytes: UnsafeRawBufferPointer, format: CSVFormat, offset: Int, line: Int) {
    self.bytes = bytes
    self.format = format
    self.line = line
    position = offset == 0 ? UTF8Check.markLength(bytes) : 0
    lineStart = position
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The byte here; a line feed at the end, so that every cell ends.
  @inline(__always)
  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0x0A }

  // MARK: - Lines

  /// Moves to the next row: past comments and, where they are no rows, past lines that hold nothing.
  @inline(__always)
  mutating func skipToRow(keepingEmptyLines: Bool) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x0D {
        if keepingEmptyLines { return }
        endLine()
      } else if byte == format.comment {
        skipLine()
      } else {
        return
      }
    }
  }

  /// Whether a comment begins here that nobody declared: `#` alone or with a blank after it.
  var isAtUndeclaredComment: Bool {
    guard format.comment == nil, byte == UInt8(ascii: "#") else { return false }
    return position + 1 >= bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position + 1])
  }

  mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    if position < bytes.count { endLine() }
  }

  @inline(__always)
  private mutating func endLine() {
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }

  // MARK: - Cells

  /// Moves past what ends the cell before.
  ///
  /// - Parameter isLast: whether the row should end with it.
  /// - Returns: false where it is the other way round; then nothing moves.
  @inline(__always)
  mutating func endCell(isLast: Bool) -> Bool {
    guard position < bytes.count else { return isLast }
    if bytes[position] == format.delimiter {
      if isLast { return false }
      position += 1
      return true
    }
    if isLast { endLine() }
    return isLast
  }

  /// The number that is the whole of the cell here, if it is plain; else nothing moves.
  @inline(__always)
  mutating func plainNumber() -> Double? {
    let decimal = PlainDecimal(bytes, at: position)
    guard decimal.digits > 0 else { return nil }
    if decimal.end < bytes.count {
      let byte = bytes[decimal.end]
      if byte | 0x20 == UInt8(ascii: "e") { return parsedNumber() }
      guard byte == format.delimiter || byte == 0x0A || byte == 0x0D else { return nil }
    }
    guard let value = decimal.value else { return decimal.hasPoint ? parsedNumber() : nil }
    position = decimal.end
    return value
  }

  /// The same for a number with a point or an exponent that needs the whole algorithm.
  private mutating func parsedNumber() -> Double? {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
    guard let (value, length) = parseDoublePrefix(rest) else { return nil }
    let end = position + length
    if end < bytes.count {
      let byte = bytes[end]
      guard byte == format.delimiter || byte == 0x0A || byte == 0x0D else { return nil }
    }
    position = end
    return value
  }

  /// The cell here; what ends it is next.
  mutating func cell() throws(NablaError) -> Cell {
    var cell = Cell()
    cell.line = line
    cell.lineStart = lineStart
    if byte == UInt8(ascii: "\"") {
      try quoted(&cell)
      return cell
    }
    cell.start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == format.delimiter || byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "\"") {
        throw error(
          "a quote inside a cell that does not begin with one",
          "put the cell into quotes and double the quote")
      }
      position += 1
    }
    cell.end = position
    return cell
  }

  private mutating func quoted(_ cell: inout Cell) throws(NablaError) {
    cell.isQuoted = true
    position += 1
    cell.start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x0D {
        endLine()
        continue
      }
      position += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        cell.hasDoubledQuotes = true
        position += 1
        continue
      }
      cell.end = position - 1
      guard isAtEnd || bytes[position] == format.delimiter || self.byte == 0x0A || self.byte == 0x0D
      else {
        throw error(
          "text after the closing quote of a cell", "double a quote that belongs to the text")
      }
      return
    }
    throw NablaError(
      place(of: cell), "the quoted cell that begins here does not end", "add the closing quote")
  }

  // MARK: - Places

  /// The line and the column here, the latter in characters from 1.
  var place: String { place(line, from: lineStart, to: position) }

  /// The same of a cell's beginning.
  func place(of cell: Cell) -> String {
    place(cell.line, from: cell.lineStart, to: cell.isQuoted ? cell.start - 1 : cell.start)
  }

  private func place(_ line: Int, from start: Int, to end: Int) -> String {
    var column = 1
    for byte in bytes[min(start, bytes.count)..<min(end, bytes.count)] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return "\(format.name):\(line):\(column)"
  }

  func error(_ problem: String, _ remedy: String) -> NablaError {
    NablaError(place, problem, remedy)
  }
}
