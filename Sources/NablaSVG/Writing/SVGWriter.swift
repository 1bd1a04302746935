internal import NablaScene

/// Bytes of SVG in the making.
///
/// The prefix of all ids is a hash of the content, known only at the end: `prefix()` leaves a gap
/// of fixed length, and `finished(prefix:)` fills all gaps.
struct SVGWriter {
  private(set) var bytes: [UInt8] = []
  private var gaps: [Int] = []

  /// What stands in a gap until the prefix is known; as long as every prefix.
  static let gap: StaticString = "n00000000"

  var isEmpty: Bool { bytes.isEmpty }

  mutating func reserve(_ count: Int) {
    let needed = bytes.count + count
    guard needed > bytes.capacity else { return }
    // Never less than double: many small reservations would copy everything each time.
    bytes.reserveCapacity(max(needed, 2 * bytes.capacity))
  }

  /// Text of ours that needs no escaping.
  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A computed text that needs no escaping (a class, a name).
  mutating func computed(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ other: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: other)
  }

  mutating func byte(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// The bytes in Base 64.
  mutating func base64(_ data: [UInt8]) {
    bytes.append(contentsOf: Base64.encoded(data))
  }

  /// The figure's own prefix of ids and rules.
  mutating func prefix() {
    gaps.append(bytes.count)
    raw(Self.gap)
  }

  /// An id of the figure: the prefix, a letter for the kind, a number.
  mutating func id(_ kind: Unicode.Scalar, _ number: Int) {
    prefix()
    raw("-")
    bytes.append(UInt8(truncatingIfNeeded: kind.value))
    integer(number)
  }

  mutating func append(_ other: SVGWriter) {
    gaps.append(contentsOf: other.gaps.map { $0 + bytes.count })
    bytes.append(contentsOf: other.bytes)
  }

  /// The whole text with all gaps filled by a prefix made from the content.
  consuming func finished() -> String {
    let prefix = Array(contentPrefix(of: bytes).utf8)
    for gap in gaps {
      for (i, byte) in prefix.enumerated() { bytes[gap + i] = byte }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A letter and eight hexadecimal digits: FNV-1a (64 bits, folded to 32) of the bytes.
func contentPrefix(of bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  let folded = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  let digits = String(folded, radix: 16)
  return "n" + String(repeating: "0", count: 8 - digits.count) + digits
}
