import Nabla

/// Texts read out of HTML.
enum HTMLText {
  /// The text with character references replaced: those by number, and the names that matter in
  /// attributes.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let tail = rest[rest.index(after: start)...]
      let name = tail.prefix(12).prefix { $0 != ";" && $0 != "&" && !$0.isWhitespace }
      if let scalar = scalar(String(name)) {
        result.unicodeScalars.append(scalar)
        rest = tail[name.endIndex...]
        if rest.first == ";" { rest = rest.dropFirst() }
      } else {
        result += "&"
        rest = tail
      }
    }
    return result + rest
  }

  /// The words of HTML: tags left out, character references replaced.
  static func words(of html: String) -> String {
    var words = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      if !isTag { words.append(character) }
      if character == ">" { isTag = false }
    }
    return decoded(words)
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
        .flatMap(Unicode.Scalar.init)
    }
    return names[name]
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "Tab": "\t",
    "NewLine": "\n", "sol": "/", "bsol": "\\", "num": "#", "quest": "?", "nbsp": "\u{A0}",
  ]
}
