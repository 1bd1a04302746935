/// A link to a figure of the same note: `[Figure ?](#fig-loss-curve)`.
struct FigureReference: Sendable {
  let id: String
  /// The line, from 0.
  let line: Int
  /// Where `[` stands among the note's bytes.
  let start: Int
  /// The text inside the brackets.
  let label: Range<Int>

  /// Whether the text is to be replaced by the figure's number.
  func isOpen(in text: NoteText) -> Bool {
    text.lines.bytes[label].elementsEqual(Array("Figure ?".utf8))
  }

  /// The links in a text, outside of code and HTML.
  static func all(in text: NoteText) -> [FigureReference] {
    let bytes = text.lines.bytes
    let mark = Array("](#fig-".utf8)
    var result: [FigureReference] = []
    for line in text.blocks.frontMatter..<max(text.blocks.frontMatter, text.lines.count)
    where !text.blocks.isVerbatim[line] {
      let content = text.lines.content(line)
      var open: Int?
      var position = content.lowerBound
      while position < content.upperBound {
        let byte = bytes[position]
        if byte == UInt8(ascii: "[") { open = position }
        guard byte == mark[0], let start = open,
          bytes[position..<content.upperBound].starts(with: mark)
        else {
          position += 1
          continue
        }
        let name = bytes[(position + mark.count)..<content.upperBound].prefix {
          $0 != UInt8(ascii: ")") && $0 > 0x20
        }
        let id = String(decoding: name, as: UTF8.self)
        if FigureName.isValid(id), name.endIndex < content.upperBound {
          result.append(
            FigureReference(id: id, line: line, start: start, label: start + 1..<position))
        }
        open = nil
        position += mark.count
      }
    }
    return result
  }
}
