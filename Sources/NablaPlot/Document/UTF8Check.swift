internal import NablaScene

/// Finds bytes that are not UTF-8, so that readers can refuse them with their place.
enum UTF8Check {
  /// The offset of the first byte that is not part of well-formed UTF-8; nil where all are.
  static func firstInvalid(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var position = 0
    while position < bytes.count {
      if position + 32 <= bytes.count,
        (eight(bytes, position) | eight(bytes, position + 8) | eight(bytes, position + 16)
          | eight(bytes, position + 24)) & 0x8080_8080_8080_8080 == 0
      {
        position += 32
        continue
      }
      if position + 8 <= bytes.count, eight(bytes, position) & 0x8080_8080_8080_8080 == 0 {
        position += 8
        continue
      }
      guard let length = sequence(bytes, at: position) else { return position }
      position += length
    }
    return nil
  }

  /// The eight bytes at a place.
  @inline(__always)
  private static func eight(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  /// Throws where the bytes are not UTF-8; the message gives line, column, offset and the byte.
  static func require(_ bytes: UnsafeRawBufferPointer, _ name: String) throws(NablaError) {
    guard let offset = firstInvalid(bytes) else { return }
    let before = bytes[..<offset]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    // Columns are counted in scalars: bytes that continue one are none.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    throw error(bytes[offset], at: offset, Node.place(name, line: line, column: column))
  }

  /// The error for a byte that is not UTF-8.
  static func error(_ byte: UInt8, at offset: Int, _ name: String) -> NablaError {
    NablaError(
      name, "the byte \(hex(byte)) at offset \(offset) is not UTF-8",
      "save the file as UTF-8 text")
  }

  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }

  /// The length of the sequence that begins here; nil where none does (RFC 3629, section 4).
  private static func sequence(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Int? {
    let lead = bytes[start]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return nil }
    for offset in 2..<max(2, length) where bytes[start + offset] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// How many bytes a byte-order mark takes at the beginning: 3 or 0.
  static func markLength(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }
}
