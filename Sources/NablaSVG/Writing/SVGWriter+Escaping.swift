extension SVGWriter {
  /// Text between tags: `&`, `<` and `>` escaped, control characters and the marks that turn the
  /// reading direction shown as U+FFFD; a tab or a line's end is a space unless `lines` are kept.
  mutating func text(_ text: some StringProtocol, lines: Bool = false) {
    escape(text, quotes: false, lines: lines)
  }

  /// ` name="value"`, with quotation marks escaped too.
  mutating func attribute(_ name: StaticString, text value: some StringProtocol) {
    open(name)
    escape(value, quotes: true, lines: false)
    raw("\"")
  }

  /// ` name="value"` for a value of ours that needs no escaping.
  mutating func attribute(_ name: StaticString, _ value: StaticString) {
    open(name)
    raw(value)
    raw("\"")
  }

  mutating func attribute(_ name: StaticString, raw value: String) {
    open(name)
    computed(value)
    raw("\"")
  }

  mutating func attribute(_ name: StaticString, _ value: Double, decimals: Int = 2) {
    open(name)
    number(value, decimals: decimals)
    raw("\"")
  }

  private mutating func open(_ name: StaticString) {
    byte(UInt8(ascii: " "))
    raw(name)
    raw("=\"")
  }

  private mutating func escape(_ text: some StringProtocol, quotes: Bool, lines: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22 where quotes: raw("&quot;")
      case 0x20..<0x7F: byte(UInt8(truncatingIfNeeded: scalar.value))
      case 0x0A where lines: raw("\n")
      case 0x09, 0x0A, 0x0D: raw(" ")
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF, 0x202A...0x202E, 0x2066...0x2069:
        raw("\u{FFFD}")
      default:
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { self.byte(byte) }
      }
    }
  }
}

/// A CSS string in single quotes, for a font's name that a user asked for.
func cssString(_ text: String) -> String {
  var result = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'", "\\": result += "\\\(scalar)"
    // A raw `<` would end the style element of an HTML page, a line's end the string.
    case "<", ">", "&", "\"", "\u{0}"..<" ", "\u{7F}"..<"\u{A0}":
      result += "\\\(String(scalar.value, radix: 16)) "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}
