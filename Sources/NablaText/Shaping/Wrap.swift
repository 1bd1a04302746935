/// The text in lines at most `width` logical pixels wide.
///
/// Lines break at line ends and after spaces, which then end the line and are not drawn; a word
/// wider than the width breaks between characters, at least one a line. Nothing else is left out,
/// but a text beyond 4,096 Unicode scalars ends there with an ellipsis. A width that is not a
/// number breaks at line ends only. An empty text is one empty line.
public func wrap(_ text: String, _ style: TextStyle = TextStyle(), width: Double) -> [TextLine] {
  let limit = width.isNaN ? .infinity : width
  return bounded(text)
    .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .flatMap { wrapParagraph($0, style, width: limit) }
}

private func wrapParagraph(
  _ paragraph: Substring, _ style: TextStyle, width: Double
) -> [TextLine] {
  var lines: [TextLine] = []
  var rest = paragraph
  repeat {
    let (line, next) = firstLine(of: rest, style, width: width)
    lines.append(line)
    rest = next
  } while !rest.isEmpty
  return lines
}

/// As many words as fit, and what follows them.
private func firstLine(
  of text: Substring, _ style: TextStyle, width: Double
) -> (line: TextLine, rest: Substring) {
  // The sum of the words' widths is close; the line as a whole, kerned over spaces, decides.
  var ends: [Substring.Index] = []
  var total = 0.0
  var start = text.startIndex
  while start < text.endIndex {
    let end = wordEnd(in: text, from: start)
    total += typeset(String(text[start..<end]), style).width
    if total > width, !ends.isEmpty { break }
    ends.append(end)
    if total > width { break }
    start = text[end...].firstIndex { !isBreakingSpace($0) } ?? text.endIndex
    total += typeset(String(text[end..<start]), style).width
    if start == text.endIndex { ends[ends.count - 1] = text.endIndex }
  }
  while let end = ends.popLast() {
    let line = typeset(String(text[..<end]), style)
    if line.width <= width { return (line, text[end...].drop(while: isBreakingSpace)) }
    if end == text.endIndex, let trimmed = trimmingSpaces(text) {
      let line = typeset(String(trimmed), style)
      if line.width <= width { return (line, text[text.endIndex...]) }
    }
  }
  let (line, end) = longestPrefix(of: text[..<wordEnd(in: text, from: text.startIndex)], style) {
    $0.width <= width
  }
  return (line, text[end...].drop(while: isBreakingSpace))
}

/// Where the word that starts at `start` ends; spaces in front belong to it.
private func wordEnd(in text: Substring, from start: Substring.Index) -> Substring.Index {
  let letter = text[start...].firstIndex { !isBreakingSpace($0) } ?? text.endIndex
  return text[letter...].firstIndex(where: isBreakingSpace) ?? text.endIndex
}

/// The text without the spaces at its end, or nil where it has none or nothing else.
private func trimmingSpaces(_ text: Substring) -> Substring? {
  guard let last = text.lastIndex(where: { !isBreakingSpace($0) }) else { return nil }
  let trimmed = text[...last]
  return trimmed.endIndex == text.endIndex ? nil : trimmed
}

/// The longest beginning, at least one character, whose line `fits`.
func longestPrefix(
  of text: Substring, _ style: TextStyle, ending: String = "", fits: (TextLine) -> Bool
) -> (line: TextLine, end: Substring.Index) {
  let ends = text.indices.dropFirst() + [text.endIndex]
  var (low, high) = (0, ends.count - 1)
  var best: (TextLine, Substring.Index)?
  while low <= high {
    let middle = (low + high) / 2
    let line = typeset(String(text[..<ends[middle]]) + ending, style)
    if fits(line) {
      best = (line, ends[middle])
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  return best ?? (typeset(String(text[..<ends[0]]) + ending, style), ends[0])
}

private func isBreakingSpace(_ character: Character) -> Bool {
  character == " " || character == "\u{200B}"
}
