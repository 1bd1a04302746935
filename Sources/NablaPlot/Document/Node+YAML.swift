extension Node {
  /// The node as YAML text that reads back as the same node: maps and lists of maps in block
  /// style, lists of plain values on one line.
  public func yaml() -> String {
    var text = ""
    if isComposite {
      writeBlock(into: &text, depth: 0)
    } else {
      text += flow + "\n"
    }
    return text
  }

  /// Writes a map or a list, each line ended and indented; the first line's indent is the caller's.
  private func writeBlock(into text: inout String, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    switch value {
    case .list(let elements) where !isFlat:
      for (index, element) in elements.enumerated() {
        if index > 0 { text += indent }
        text += "- "
        element.writeValue(into: &text, depth: depth + 1)
      }
    case .map(let entries) where !entries.isEmpty:
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += indent }
        text += plain(entry.key) + ":"
        if entry.value.isFlat {
          text += " " + entry.value.flow + "\n"
        } else {
          text += "\n" + indent + "  "
          entry.value.writeBlock(into: &text, depth: depth + 1)
        }
      }
    default:
      text += flow + "\n"
    }
  }

  private func writeValue(into text: inout String, depth: Int) {
    if isFlat {
      text += flow + "\n"
    } else {
      writeBlock(into: &text, depth: depth)
    }
  }

  /// Whether the node stands on one line: a plain value, or a list of plain values.
  private var isFlat: Bool {
    switch value {
    case .list(let elements): !elements.contains { $0.isComposite }
    case .map(let entries): entries.isEmpty
    default: true
    }
  }

  private var flow: String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value):
      value.isNaN
        ? ".nan" : value.isInfinite ? (value < 0 ? "-.inf" : ".inf") : Node.shortest(value)
    case .text(let value): plain(value)
    case .list(let elements): "[" + elements.map(\.flow).joined(separator: ", ") + "]"
    case .map: "{}"
    }
  }
}

/// The text without quotes where every YAML reader takes it for that text, else in quotes.
private func plain(_ text: String) -> String {
  guard case .text = YAMLScalar.resolve(text), !yaml11Words.contains(text.lowercased()) else {
    return Node.quoted(text)
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.first, first.properties.isAlphabetic, scalars.last != " " else {
    return Node.quoted(text)
  }
  let isPlain = scalars.allSatisfy {
    $0.properties.isAlphabetic || ("0"..."9").contains($0)
      || " _-./()%+*^=".unicodeScalars.contains($0)
  }
  return isPlain ? text : Node.quoted(text)
}

/// What readers of YAML 1.1 take for a truth value.
private let yaml11Words: Set<String> = ["y", "n", "yes", "no", "on", "off"]
