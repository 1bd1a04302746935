/// One of the two comments around the lines that the tool owns.
///
/// `<!-- nabla:begin ID key:12HEX sum:8HEX -->` and `<!-- nabla:end ID -->`, each on a line of its
/// own behind whatever the containers put before it.
struct RegionMarker: Sendable, Equatable {
  enum Side: Sendable { case begin, end }

  let side: Side
  let id: String
  /// The first 12 digits of the figure's key; empty in an end.
  var key = ""
  /// The first 8 digits of the digest of the lines between; empty in an end.
  var sum = ""

  /// The marker in a line from its `<!--` on; nil for any other text.
  ///
  /// A comment that begins as a marker and is none is told apart by `looksLike`.
  init?(_ text: String) {
    guard let inside = Self.inside(text) else { return nil }
    let words = inside.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count >= 2, FigureName.isValid(words[1]) else { return nil }
    id = String(words[1])
    switch (words[0], words.count) {
    case ("nabla:begin", 4):
      guard let key = Self.digits(words[2], "key:", 12), let sum = Self.digits(words[3], "sum:", 8)
      else { return nil }
      (side, self.key, self.sum) = (.begin, key, sum)
    case ("nabla:end", 2): side = .end
    default: return nil
    }
  }

  init(begin id: String, key: String, sum: String) {
    (side, self.id, self.key, self.sum) = (.begin, id, key, sum)
  }

  init(end id: String) { (side, self.id) = (.end, id) }

  var text: String {
    switch side {
    case .begin: "<!-- nabla:begin \(id) key:\(key) sum:\(sum) -->"
    case .end: "<!-- nabla:end \(id) -->"
    }
  }

  /// Whether a comment was meant as a marker.
  static func looksLike(_ text: String) -> Bool {
    inside(text).map { $0.hasPrefix("nabla:begin") || $0.hasPrefix("nabla:end") } ?? false
  }

  private static func inside(_ text: String) -> String? {
    let trimmed = text.trimmingBlanks
    guard trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->"), trimmed.utf8.count >= 7 else {
      return nil
    }
    return String(trimmed.dropFirst(4).dropLast(3)).trimmingBlanks
  }

  private static func digits(_ word: Substring, _ name: String, _ count: Int) -> String? {
    guard word.hasPrefix(name) else { return nil }
    let digits = word.dropFirst(name.count)
    guard digits.utf8.count == count,
      digits.utf8.allSatisfy({ $0.isDigit || (0x61...0x66).contains($0) })
    else { return nil }
    return String(digits)
  }
}
