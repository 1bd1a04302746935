/// Text with numbered places, each between two characters of the private use area.
enum MarkedText {
  static let open: Unicode.Scalar = "\u{E000}"
  static let close: Unicode.Scalar = "\u{E001}"
  /// Those for headings too, which the tool sets itself.
  static let reserved: ClosedRange<Unicode.Scalar> = "\u{E000}"..."\u{E003}"

  static func mark(_ number: Int) -> String { "\u{E000}\(number)\u{E001}" }

  /// The text with the characters of marks replaced, so that no note can forge one.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: reserved.contains) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { reserved.contains($0) ? "\u{FFFD}" : $0 }))
  }

  /// The text with each place filled.
  static func filled(
    _ text: String, _ open: Unicode.Scalar = open, _ close: Unicode.Scalar = close,
    _ filling: (Int) -> String
  ) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(open) else { return text }
    var result = String.UnicodeScalarView()
    var rest = scalars[...]
    while let start = rest.firstIndex(of: open) {
      result += rest[..<start]
      let tail = rest[rest.index(after: start)...]
      guard let end = tail.firstIndex(of: close), let number = Int(String(tail[..<end])) else {
        rest = tail
        continue
      }
      result += filling(number).unicodeScalars
      rest = tail[tail.index(after: end)...]
    }
    result += rest
    return String(result)
  }
}
