extension CSVScanner {
  /// The text of a cell, doubled quotes as one.
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
  func trimmed(_ cell: Cell) -> UnsafeRawBufferPointer {
    var (start, end) = (cell.start, cell.end)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  /// Whether a cell holds no value: empty, or without quotes NA, N/A, NaN, nan, null or NULL.
  func isMissing(_ cell: Cell) -> Bool {
    let text = trimmed(cell)
    if text.isEmpty { return true }
    guard !cell.isQuoted, text.count <= 4, text[0] | 0x20 == UInt8(ascii: "n") else { return false }
    return Self.missing.contains(String(decoding: text, as: UTF8.self))
  }

  private static let missing: Set<String> = ["NA", "N/A", "NaN", "nan", "null", "NULL"]
}
