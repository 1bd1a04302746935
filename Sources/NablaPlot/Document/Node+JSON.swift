extension Node {
  /// The node as JSON text: shortest numbers that read back the same, keys in their order.
  ///
  /// JSON has no infinities: they become the strings "inf", "-inf" and "nan".
  ///
  /// - Parameter pretty: whether maps and lists of maps or lists get a line an element, indented
  ///   by two spaces; default false, everything on one line.
  public func json(pretty: Bool = false) -> String {
    var text = ""
    writeJSON(into: &text, pretty: pretty, depth: 0)
    return text
  }

  /// The number that one of these strings stands for; nil for any other text.
  static func nonFinite(_ word: String) -> Double? {
    switch word {
    case "inf": .infinity
    case "-inf": -.infinity
    case "nan": .nan
    default: nil
    }
  }

  private func writeJSON(into text: inout String, pretty: Bool, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value):
      text +=
        value.isFinite
        ? Node.shortest(value) : "\"\(value.isNaN ? "nan" : value < 0 ? "-inf" : "inf")\""
    case .text(let value): text += Node.quoted(value)
    case .list(let elements):
      let broken = pretty && elements.contains { $0.isComposite }
      text += "["
      for (index, element) in elements.enumerated() {
        separate(&text, index: index, broken: broken, pretty: pretty, depth: depth + 1)
        element.writeJSON(into: &text, pretty: pretty, depth: depth + 1)
      }
      if broken { breakLine(&text, depth: depth) }
      text += "]"
    case .map(let entries):
      let broken = pretty && !entries.isEmpty
      text += "{"
      for (index, entry) in entries.enumerated() {
        separate(&text, index: index, broken: broken, pretty: pretty, depth: depth + 1)
        text += Node.quoted(entry.key)
        text += pretty ? ": " : ":"
        entry.value.writeJSON(into: &text, pretty: pretty, depth: depth + 1)
      }
      if broken { breakLine(&text, depth: depth) }
      text += "}"
    }
  }

  /// Whether the node is a list or a map that holds something.
  var isComposite: Bool {
    switch value {
    case .list(let elements): !elements.isEmpty
    case .map(let entries): !entries.isEmpty
    default: false
    }
  }
}

private func separate(
  _ text: inout String, index: Int, broken: Bool, pretty: Bool, depth: Int
) {
  if index > 0 { text += pretty && !broken ? ", " : "," }
  if broken { breakLine(&text, depth: depth) }
}

private func breakLine(_ text: inout String, depth: Int) {
  text += "\n"
  text += String(repeating: "  ", count: depth)
}

extension Node {
  /// The shortest decimal that reads back as the same number; whole numbers without `.0`.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    // "-0.0" keeps its point: without it readers take it for the integer 0.
    return text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text
  }

  /// The text in double quotes with JSON's escapes, which are YAML's too.
  static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        result.append("\\")
        result.append(scalar)
      case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
      case 0x0D: result.append(contentsOf: "\\r".unicodeScalars)
      case 0x09: result.append(contentsOf: "\\t".unicodeScalars)
      // Beside what JSON asks for: what YAML calls unprintable or a line break.
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let code = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - code.count)
        result.append(contentsOf: "\\u\(zeros)\(code)".unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}
