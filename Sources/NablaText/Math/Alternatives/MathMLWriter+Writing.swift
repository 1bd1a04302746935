extension MathMLWriter {
  mutating func raw(_ text: String) { out += text }

  mutating func text(_ element: String, _ content: String) {
    out += "<\(element)>"
    escaped(content)
    out += "</\(element)>"
  }

  mutating func escaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }

  /// Three decimals at most.
  static func number(_ value: Double) -> String {
    let thousandths = Int((max(-1e6, min(1e6, value)) * 1000).rounded())
    let (whole, part) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    let sign = thousandths < 0 ? "-" : ""
    guard part != 0 else { return "\(sign)\(whole)" }
    let digits = String(part)
    var text = "\(sign)\(whole)." + String(repeating: "0", count: 3 - digits.count) + digits
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}
