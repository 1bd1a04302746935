/// The lines between two markers, which the tool owns together with them.
struct FigureRegion: Sendable {
  let id: String
  /// The first digits of the key of the picture that the lines show.
  let key: String
  /// From the begin marker's line to the end marker's.
  let lines: ClosedRange<Int>
  /// The offset of the begin marker in its line.
  let column: Int
  /// The lines between, without what the containers put before them.
  let content: [String]
  /// Whether the lines are as the tool wrote them.
  let isIntact: Bool

  init(_ begin: RegionMarker, from first: Int, to last: Int, column: Int, in lines: NoteLines) {
    id = begin.id
    key = begin.key
    self.lines = first...last
    self.column = column
    let prefix = lines.bytes[lines.content(first)].prefix(column)
    content = (first + 1..<max(first + 1, last)).map { line in
      let bytes = lines.bytes[lines.content(line)]
      let own = bytes.starts(with: prefix) ? bytes.dropFirst(prefix.count) : bytes
      // A blank line in a quote or a list loses the blanks at its end.
      let isBlank = bytes.elementsEqual(prefix.withoutTrailingBlanks)
      return isBlank ? "" : String(decoding: own.withoutTrailingBlanks, as: UTF8.self)
    }
    isIntact = RegionText.sum(content) == begin.sum
  }
}
