/// The YAML 1.2 core schema: what a plain (unquoted) scalar means.
///
/// No octal by a leading zero, no sexagesimal, no dates, and `no`, `off`, `y` are text.
/// Source: YAML 1.2.2, section 10.3.2.
enum YAMLScalar {
  static func resolve(_ text: String) -> Node.Content {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .number(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
    default: return number(text) ?? .text(text)
    }
  }

  private static func number(_ text: String) -> Node.Content? {
    guard let first = text.utf8.first, first < 0x3A else { return nil }
    if text.hasPrefix("0x") { return digits(text.utf8.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return digits(text.utf8.dropFirst(2), radix: 8) }
    switch NumberParsing.literal(Array(text.utf8), form: .yaml) {
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    case .overflow, nil: return nil
    }
  }

  private static func digits(_ text: Substring.UTF8View, radix: Int) -> Node.Content? {
    guard !text.isEmpty else { return nil }
    var exact: Int? = 0
    var value = 0.0
    for byte in text {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < radix else {
        return nil
      }
      value = value * Double(radix) + Double(digit)
      exact = exact.flatMap {
        let (product, over) = $0.multipliedReportingOverflow(by: radix)
        let (sum, overSum) = product.addingReportingOverflow(digit)
        return over || overSum ? nil : sum
      }
    }
    if let exact { return .integer(exact) }
    return value.isFinite ? .number(value) : nil
  }
}
