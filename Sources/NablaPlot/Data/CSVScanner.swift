internal import NablaScene

/// Walks over the cells of a CSV text (RFC 4180), left to right.
struct CSVScanner {
  /// A cell as a range of bytes; the quotes around it are left out.
  struct Cell {
    var start = 0
    var end = 0
    /// The line where the cell begins, from 1.
    var line = 1
    var isQuoted = false
    /// Whether the range has doubled quotes that stand for one.
    var hasDoubledQuotes = false
    /// Whether the row ends after this cell.
    var endsRow = false
  }

  let bytes: UnsafeRawBufferPointer
  let name: String
  let separator: UInt8
  var position: Int
  /// The line here, from 1.
  var line = 1

  init(_ bytes: UnsafeRawBufferPointer, name: String, separator: UInt8) {
    self.bytes = bytes
    self.name = name
    self.separator = separator
    position = UTF8Check.markLength(bytes)
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Skips lines that hold nothing.
  mutating func skipEmptyLines() {
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D { endLine() }
  }

  @inline(__always)
  mutating func next() throws(NablaError) -> Cell {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quoted() }
    var cell = Cell()
    cell.start = position
    cell.line = line
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator {
        cell.end = position
        position += 1
        return cell
      }
      if byte == 0x0A || byte == 0x0D {
        cell.end = position
        cell.endsRow = true
        endLine()
        return cell
      }
      if byte == UInt8(ascii: "\"") {
        throw error(
          "a quote inside a cell that does not begin with one",
          "put the cell into quotes and double the quote")
      }
      position += 1
    }
    cell.end = position
    cell.endsRow = true
    return cell
  }

  private mutating func quoted() throws(NablaError) -> Cell {
    var cell = Cell()
    cell.isQuoted = true
    cell.line = line
    position += 1
    cell.start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
          cell.hasDoubledQuotes = true
          position += 2
          continue
        }
        cell.end = position
        position += 1
        try close(&cell)
        return cell
      }
      if byte == 0x0A || byte == 0x0D { endLine() } else { position += 1 }
    }
    throw NablaError(
      "\(name):\(cell.line)", "the quoted cell that begins here does not end",
      "add the closing quote")
  }

  private mutating func close(_ cell: inout Cell) throws(NablaError) {
    guard position < bytes.count else {
      cell.endsRow = true
      return
    }
    switch bytes[position] {
    case separator: position += 1
    case 0x0A, 0x0D:
      cell.endsRow = true
      endLine()
    default:
      throw error(
        "text after the closing quote of a cell", "double a quote that belongs to the text")
    }
  }

  private mutating func endLine() {
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
      position += 1
    }
    position += 1
    line += 1
  }

  func text(_ cell: Cell) -> String {
    let range = bytes[cell.start..<cell.end]
    guard cell.hasDoubledQuotes else { return String(decoding: range, as: UTF8.self) }
    var result: [UInt8] = []
    var isSecond = false
    for byte in range {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of a cell without the blanks around them.
  @inline(__always)
  func trimmed(_ cell: Cell) -> UnsafeRawBufferPointer {
    var (start, end) = (cell.start, cell.end)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  /// Whether a cell holds no value: empty, or without quotes NA, N/A, NaN, nan, null or NULL.
  @inline(__always)
  func isMissing(_ cell: Cell) -> Bool {
    let text = trimmed(cell)
    if text.isEmpty { return true }
    guard !cell.isQuoted, text.count <= 4, text[0] | 0x20 == UInt8(ascii: "n") else { return false }
    return Self.missing.contains(String(decoding: text, as: UTF8.self))
  }

  private static let missing: Set<String> = ["NA", "N/A", "NaN", "nan", "null", "NULL"]

  func error(_ problem: String, _ remedy: String) -> NablaError {
    NablaError("\(name):\(line)", problem, remedy)
  }
}
