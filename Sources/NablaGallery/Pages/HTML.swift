import NablaScene

/// Words of a figure or a file as HTML: shown as they are, and never read as markup.
enum HTML {
  /// The words in running text or in an attribute; characters that turn the direction of text or
  /// steer a terminal are shown as `\u{…}`.
  static func text(_ words: String) -> String {
    let lines = words.split(separator: "\t", omittingEmptySubsequences: false)
    return lines.map { escapedHTML(escapingControls(String($0))) }.joined(separator: "\t")
  }

  /// The words kept apart from the text around them, whatever direction they run in.
  static func isolated(_ words: String) -> String { "<bdi>\(text(words))</bdi>" }

  /// A file's address in an attribute, seen from a folder that is so many levels down.
  static func link(_ path: String, up levels: Int) -> String {
    String(repeating: "../", count: levels) + address(path)
  }

  /// The words cut after a whole one, at most as many characters.
  static func clipped(_ words: String, to length: Int) -> String {
    guard words.count > length else { return words }
    let start = words.prefix(length)
    let end = start.lastIndex(of: " ") ?? start.endIndex
    return start[..<end] + "…"
  }

  /// A number of bytes for people: `12 kB`.
  static func size(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(bytes) B" }
    if bytes < 1_000_000 { return "\((bytes + 500) / 1000) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
