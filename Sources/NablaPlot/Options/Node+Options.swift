extension Node {
  /// The value as it is written, for text, numbers and truth values.
  package var scalarText: String? {
    switch value {
    case .text(let text): text
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): formatPlain(value)
    case .null, .list, .map: nil
    }
  }

  /// The value as messages show it: short, text in quotes.
  package var shown: String {
    switch value {
    case .text(let text): "\"\(Nearest.clipped(text))\""
    case .null, .list, .map: kindName
    default: scalarText ?? kindName
    }
  }

  package static var null: Node { Node(.null) }
}

extension Nearest {
  /// What to write instead of an unknown name: the nearest known one, or the list of them.
  package static func advice(_ unknown: String, among known: [String]) -> String {
    name(to: unknown, in: known).map { "did you mean \"\(clipped($0))\"?" } ?? list(known)
  }
}
