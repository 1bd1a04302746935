/// An SVG or other XML file as lines to compare: one element or text a line, indented, attributes in
/// alphabetical order, numbers rounded to 3 decimals.
package struct SVGText: Hashable, Sendable {
  package private(set) var lines: [String] = []

  /// - Parameter text: the file; what is not well-formed is kept as it is, so that it differs from
  ///   anything else.
  package init(_ text: String) {
    var depth = 0
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      add(rest[..<open], depth)
      rest = rest[open...]
      if let (piece, after) = Self.verbatim(rest) {
        if piece.hasPrefix("<![") { add(piece, depth) }
        rest = after
        continue
      }
      guard let close = Self.end(of: rest) else { break }
      let tag = rest[rest.index(after: rest.startIndex)..<close]
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("/") {
        depth = max(0, depth - 1)
      } else if !tag.hasPrefix("?"), !tag.hasPrefix("!") {
        let isEmpty = tag.hasSuffix("/")
        lines.append(Self.indent(depth) + Self.canonical(isEmpty ? tag.dropLast() : tag))
        if !isEmpty { depth = min(depth + 1, 1000) }
      }
    }
    add(rest, depth)
  }

  private mutating func add(_ text: Substring, _ depth: Int) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return }
    lines.append(Self.indent(depth) + "\"" + Self.rounded(words.joined(separator: " ")) + "\"")
  }

  private static func indent(_ depth: Int) -> String {
    String(repeating: "  ", count: min(depth, 40))
  }

  /// A comment or CDATA at the start, and what follows.
  private static func verbatim(_ text: Substring) -> (Substring, Substring)? {
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>")] where text.hasPrefix(start) {
      guard let range = text.firstRange(of: end) else { return (text, text[text.endIndex...]) }
      return (text[..<range.upperBound], text[range.upperBound...])
    }
    return nil
  }

  /// Where the tag closes, outside quotes.
  private static func end(of text: Substring) -> Substring.Index? {
    var quote: Character?
    for i in text.indices {
      let c = text[i]
      if let open = quote {
        if c == open { quote = nil }
      } else if c == "\"" || c == "'" {
        quote = c
      } else if c == ">" {
        return i
      }
    }
    return nil
  }

  private static func canonical(_ tag: Substring) -> String {
    var name = ""
    var attributes: [String] = []
    var word = ""
    var quote: Character?
    for c in tag + " " {
      if let open = quote {
        word.append(c == open ? "\"" : c)
        if c == open { quote = nil }
      } else if c.isWhitespace {
        if word.isEmpty { continue }
        if name.isEmpty { name = word } else { attributes.append(rounded(word)) }
        word = ""
      } else {
        if c == "\"" || c == "'" {
          quote = c
          word.append("\"")
        } else {
          word.append(c)
        }
      }
    }
    if !word.isEmpty { attributes.append(word) }
    return ([name] + attributes.sorted()).joined(separator: " ")
  }

  /// The text with every number of more than 3 decimals rounded to 3.
  private static func rounded(_ text: String) -> String {
    var result = ""
    var number = ""
    func flush() {
      if let point = number.firstIndex(of: "."), let value = Double(number), value.isFinite,
        abs(value) < 1e9, number[point...].count > 4
      {
        let thousandths = (value * 1000).rounded()
        result += "\(thousandths / 1000)"
      } else {
        result += number
      }
      number = ""
    }
    for c in text {
      if c.isASCII, c.isNumber || c == "." || (c == "-" && number.isEmpty) {
        // A second point begins another number, as paths may have it.
        if c == ".", number.contains(".") { flush() }
        number.append(c)
      } else {
        flush()
        result.append(c)
      }
    }
    flush()
    return result
  }
}
