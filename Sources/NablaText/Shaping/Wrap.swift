import NablaScene

/// The text in lines at most `width` logical pixels wide.
///
/// Lines break at line ends, after spaces, which are then not drawn, and between characters of
/// scripts without spaces; a word wider than the width breaks between characters, at least one a
/// line. Nothing else is left out, but a text beyond 4,096 Unicode scalars ends there with an
/// ellipsis. A width that is not a number breaks at line ends only. An empty text is one empty
/// line.
public func wrap(_ text: String, _ style: TextStyle = TextStyle(), width: Double) -> [TextLine] {
  let line = typeset(text, style)
  return fits(text, line, width) ? [line] : wrap(RichText(text, style), width: width)
}

/// Whether a text is one line that is no wider than `width`, which most labels are.
func fits(_ text: String, _ line: TextLine, _ width: Double) -> Bool {
  (line.width <= width || width.isNaN) && !text.contains(where: \.isNewline)
}

/// A text in several styles in lines at most `width` logical pixels wide; a formula is never
/// broken.
public func wrap(_ text: RichText, width: Double) -> [TextLine] {
  let limit = width.isNaN ? .infinity : width
  return text.paragraphs.flatMap { Paragraph($0, or: text.firstStyle).lines(width: limit) }
}

extension RichText {
  /// The parts between line ends.
  fileprivate var paragraphs: [[LinePart]] {
    var room = longestText
    var paragraphs: [[LinePart]] = [[]]
    for span in spans where room > 0 {
      switch span.content {
      case .text(let text):
        let lines = bounded(text, atMost: room)
          .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (i, line) in lines.enumerated() {
          if i > 0 { paragraphs.append([]) }
          let shown = visibleText(String(line))
          room -= shown.unicodeScalars.count + 1
          guard !shown.isEmpty else { continue }
          paragraphs[paragraphs.count - 1].append(
            LinePart(content: .text(shown), style: span.style, color: span.color))
        }
      case .formula(let tex, let column):
        let formula = formulaPart(tex, column: column, span)
        room -= formula.source.unicodeScalars.count
        paragraphs[paragraphs.count - 1].append(formula)
      }
    }
    return paragraphs
  }
}
