internal import Glibc
internal import NablaScene

/// A CSV text that is read in blocks of whole rows, as often as asked for.
protocol CSVText: ~Copyable {
  /// How many bytes it has.
  var size: Int { get }

  /// Calls the body for every block from the first one, with where it begins in the text.
  func forEachBlock(
    _ body: (UnsafeRawBufferPointer, _ offset: Int) throws(NablaError) -> Void
  ) throws(NablaError)
}

/// A text in memory: one block.
struct WholeText: CSVText {
  let bytes: UnsafeRawBufferPointer
  var size: Int { bytes.count }

  /// - Throws: for bytes that are not UTF-8.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(NablaError) {
    try UTF8Check.require(bytes, name)
    self.bytes = bytes
  }

  func forEachBlock(
    _ body: (UnsafeRawBufferPointer, _ offset: Int) throws(NablaError) -> Void
  ) throws(NablaError) {
    if !bytes.isEmpty { try body(bytes, 0) }
  }
}

/// A text in a file, of which a part at a time is in memory.
struct FileText: CSVText, ~Copyable {
  let stream: DataStream
  let format: CSVFormat
  var size: Int { stream.size }

  /// Bytes read at a time.
  private static let chunk = 1 << 21
  /// Bytes of a row, which has to be in memory as a whole.
  private static let rowLimit = 1 << 28

  init(_ stream: consuming DataStream, format: CSVFormat) {
    self.stream = stream
    self.format = format
  }

  func forEachBlock(
    _ body: (UnsafeRawBufferPointer, _ offset: Int) throws(NablaError) -> Void
  ) throws(NablaError) {
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
    defer { buffer.deallocate() }
    // Of the bytes in the buffer, the first `checked` are known to be UTF-8.
    var (offset, filled, checked) = (0, 0, 0)
    try stream.rewind()
    while true {
      let got = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      filled += got
      let isLast = got == 0
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
      checked = try check(bytes, from: checked, offset: offset, isLast: isLast)
      let end = isLast ? filled : CSVRowEnd.find(in: bytes, format, isStart: offset == 0)
      if end > 0 {
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<end]), offset)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[end..<filled]))
        offset += end
        filled -= end
        checked = max(0, checked - end)
      }
      if isLast { return }
      if filled == buffer.count { try grow(&buffer, filled) }
    }
  }

  /// Checks the bytes that came anew; a character may still lack its last bytes.
  private func check(
    _ bytes: UnsafeRawBufferPointer, from start: Int, offset: Int, isLast: Bool
  ) throws(NablaError) -> Int {
    let new = UnsafeRawBufferPointer(rebasing: bytes[start...])
    guard let place = UTF8Check.firstInvalid(new) else { return bytes.count }
    let isCut = new.count - place < 4 && new[place...].allSatisfy { $0 >= 0x80 }
    if !isLast, isCut { return start + place }
    throw UTF8Check.error(new[place], at: offset + start + place, format.name)
  }

  private func grow(
    _ buffer: inout UnsafeMutableRawBufferPointer, _ filled: Int
  ) throws(NablaError) {
    guard buffer.count < Self.rowLimit else {
      throw NablaError(
        format.name, "a row has more than \(Self.rowLimit) bytes",
        "look for a quoted cell that is never closed")
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    buffer.deallocate()
    buffer = larger
  }
}

/// Finds where the last whole row in a part of a text ends.
enum CSVRowEnd {
  /// The place after the last line end that no quoted cell holds; 0 where there is none.
  ///
  /// - Parameter isStart: whether the text begins here, where lines that begin with `#` may be
  ///   comments, in which quotes mean nothing.
  static func find(in bytes: UnsafeRawBufferPointer, _ format: CSVFormat, isStart: Bool) -> Int {
    let quote = bytes.baseAddress.flatMap { memchr($0, 0x22, bytes.count) }
    return quote == nil
      ? last(in: bytes) : outsideQuotes(in: bytes, format, isStart: isStart)
  }

  /// A block cut into parts of whole rows that can be read side by side; one part where it is short,
  /// or where quotes may hold line ends.
  static func parts(
    of block: UnsafeRawBufferPointer, columnCount: Int
  ) -> [UnsafeRawBufferPointer] {
    // A part is worth its own columns where they have some rows each.
    let size = max(1 << 18, columnCount * 256)
    let quote = block.baseAddress.flatMap { memchr($0, 0x22, block.count) }
    guard block.count >= 2 * size, quote == nil else { return [block] }
    var parts: [UnsafeRawBufferPointer] = []
    var start = 0
    while start < block.count {
      var end = min(start + size, block.count)
      while end < block.count, !isRowEnd(block, end) { end += 1 }
      parts.append(UnsafeRawBufferPointer(rebasing: block[start..<end]))
      start = end
    }
    return parts
  }

  /// Whether a line ends before a place, and not in the middle of a line end.
  private static func isRowEnd(_ bytes: UnsafeRawBufferPointer, _ end: Int) -> Bool {
    bytes[end - 1] == 0x0A || (bytes[end - 1] == 0x0D && bytes[end] != 0x0A)
  }

  /// A carriage return at the very end may be the first half of a line end.
  @inline(__always)
  private static func isLineEnd(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    bytes[index] == 0x0A || (bytes[index] == 0x0D && index + 1 < bytes.count)
  }

  private static func last(in bytes: UnsafeRawBufferPointer) -> Int {
    var index = bytes.count - 1
    while index >= 0, !isLineEnd(bytes, index) { index -= 1 }
    return index + 1
  }

  private static func outsideQuotes(
    in bytes: UnsafeRawBufferPointer, _ format: CSVFormat, isStart: Bool
  ) -> Int {
    var (end, isQuoted, isComment, isLineStart) = (0, false, false, true)
    var mayBeHead = isStart && format.comment == nil
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if isLineEnd(bytes, index) {
        if isQuoted { continue }
        end = index + 1
        (isComment, isLineStart) = (false, true)
        continue
      }
      if isLineStart {
        isComment = byte == format.comment || (mayBeHead && byte == UInt8(ascii: "#"))
        if !isComment { mayBeHead = false }
        isLineStart = false
      }
      if byte == UInt8(ascii: "\""), !isComment { isQuoted.toggle() }
    }
    return end
  }
}
