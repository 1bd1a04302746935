internal import NablaScene

extension JSONParser {
  /// Reads the string that begins here, quotes included.
  mutating func string() throws(NablaError) -> String {
    let opening = column
    position += 1
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escaped(from: start, opening: opening) }
      try step(byte)
    }
    throw endless(opening)
  }

  /// The rest of a string that has escapes.
  private mutating func escaped(
    from start: Int, opening: Int
  ) throws(NablaError) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      default:
        text.append(byte)
        try step(byte)
      }
    }
    throw endless(opening)
  }

  private func endless(_ opening: Int) -> NablaError {
    error(at: opening, "the string that begins here does not end", "add a closing quote")
  }

  private mutating func step(_ byte: UInt8) throws(NablaError) {
    if byte < 0x20 {
      if byte == 0x0A || byte == 0x0D {
        throw error("a line break inside a string", "close the string, or write \\n")
      }
      throw error(
        "the control character \(UTF8Check.hex(byte)) inside a string", "write it as an escape")
    }
    if byte & 0xC0 == 0x80 { continuations += 1 }
    position += 1
  }

  private mutating func escape(into text: inout [UInt8]) throws(NablaError) {
    let letter = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      text.append(contentsOf: String(try unicodeEscape()).utf8)
      return
    default:
      throw error(
        "an unknown escape in a string",
        "known: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; write \\\\ for a backslash")
    }
    position += 2
  }

  /// Reads `\uXXXX`, or a pair of them for a character beyond U+FFFF.
  private mutating func unicodeEscape() throws(NablaError) -> Character {
    guard let unit = hexUnit(at: position) else {
      throw error("\\u without four hexadecimal digits", "write as in \\u2207")
    }
    var scalar = UnicodeScalar(UInt32(unit))
    var length = 6
    if unit & 0xFC00 == 0xD800, let low = hexUnit(at: position + 6), low & 0xFC00 == 0xDC00 {
      scalar = UnicodeScalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
      length = 12
    }
    guard let scalar else {
      throw error(
        "\\u\(String(unit, radix: 16, uppercase: true)) is half of a surrogate pair",
        "write the character itself, or both halves")
    }
    position += length
    return Character(scalar)
  }

  private func hexUnit(at start: Int) -> UInt16? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt16 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      guard byte < 0x80, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        return nil
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
