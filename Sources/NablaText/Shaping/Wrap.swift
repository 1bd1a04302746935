import NablaScene

/// The text in lines at most `width` logical pixels wide.
///
/// Lines break at line ends and after spaces, which are then not drawn; a word wider than the
/// width breaks between characters, at least one a line. Nothing else is left out, but a text
/// beyond 4,096 Unicode scalars ends there with an ellipsis. A width that is not a number breaks
/// at line ends only. An empty text is one empty line.
public func wrap(_ text: String, _ style: TextStyle = TextStyle(), width: Double) -> [TextLine] {
  let limit = width.isNaN ? .infinity : width
  return bounded(text)
    .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .flatMap { Paragraph(String($0), style).lines(width: limit) }
}

/// A text between two line ends, shaped once as a whole to see about where lines end.
///
/// What a line really measures, with its own kerning and ligatures, decides; so each line is
/// shaped a few times and the time is proportional to the text whatever the width.
private struct Paragraph {
  let style: TextStyle
  let whole: TextLine
  /// The clusters of the text as it is shown.
  let clusters: [Character]
  /// Where each cluster starts if all were on one line; one more for the end.
  private let starts: [Double]
  /// From each cluster on, itself included, the next that is no space, and the next that is one.
  private let nextLetters: [Int]
  private let nextSpaces: [Int]

  init(_ text: String, _ style: TextStyle) {
    self.style = style
    whole = typeset(text, style)
    clusters = Array(whole.source)
    var advances = [Double](repeating: 0, count: whole.source.utf8.count + 1)
    for run in whole.runs {
      for (i, glyph) in run.glyphs.enumerated() {
        let next = i + 1 < run.glyphs.count ? run.glyphs[i + 1].position.x : run.advance
        advances[glyph.cluster] += next - glyph.position.x
      }
    }
    var starts: [Double] = [0]
    starts.reserveCapacity(clusters.count + 1)
    var byte = 0
    var x = 0.0
    for cluster in clusters {
      let end = byte + cluster.utf8.count
      for advance in advances[byte..<end] { x += advance }
      byte = end
      starts.append(x)
    }
    self.starts = starts
    let count = clusters.count
    var letters = [Int](repeating: count, count: count + 1)
    var spaces = letters
    for i in clusters.indices.reversed() {
      let isSpace = isBreakingSpace(clusters[i])
      letters[i] = isSpace ? letters[i + 1] : i
      spaces[i] = isSpace ? i : spaces[i + 1]
    }
    nextLetters = letters
    nextSpaces = spaces
  }

  func lines(width: Double) -> [TextLine] {
    if whole.width <= width || clusters.count < 2 { return [whole] }
    var lines: [TextLine] = []
    var start = 0
    while start < clusters.count {
      let (line, end) = line(from: start, width: width)
      lines.append(line)
      start = skippingSpaces(from: end)
    }
    return lines
  }

  /// The longest line of whole words that fits, or as much of the first word as does.
  private func line(from start: Int, width: Double) -> (TextLine, end: Int) {
    var best: (TextLine, Int)?
    var end = wordEnd(from: start)
    // Words that surely fit need no shaping of their own.
    while end < clusters.count {
      let next = wordEnd(from: skippingSpaces(from: end))
      if starts[next] - starts[start] > width - slack { break }
      end = next
    }
    while starts[end] - starts[start] <= width + slack {
      let line = shape(start..<end)
      guard line.width <= width else { break }
      best = (line, end)
      guard end < clusters.count else { break }
      end = wordEnd(from: skippingSpaces(from: end))
    }
    return best ?? part(start..<wordEnd(from: start), width: width)
  }

  /// The longest beginning of a word that fits, at least one cluster.
  private func part(_ word: Range<Int>, width: Double) -> (TextLine, end: Int) {
    var end = word.lowerBound + 1
    while end < word.upperBound, starts[end + 1] - starts[word.lowerBound] <= width { end += 1 }
    var line = shape(word.lowerBound..<end)
    if line.width > width {
      while line.width > width, end > word.lowerBound + 1 {
        end -= 1
        line = shape(word.lowerBound..<end)
      }
      return (line, end)
    }
    while end < word.upperBound {
      let longer = shape(word.lowerBound..<end + 1)
      guard longer.width <= width else { break }
      (line, end) = (longer, end + 1)
    }
    return (line, end)
  }

  /// How far a line may be off its share of the whole: kerning over its ends, and letters that
  /// join there.
  private var slack: Double { 2 * style.size }

  private func shape(_ range: Range<Int>) -> TextLine {
    typeset(String(clusters[range]), style)
  }

  /// Where the word at `start` ends; spaces in front belong to it.
  private func wordEnd(from start: Int) -> Int { nextSpaces[nextLetters[start]] }

  private func skippingSpaces(from start: Int) -> Int { nextLetters[start] }
}

private func isBreakingSpace(_ character: Character) -> Bool {
  character == " " || character == "\u{200B}"
}
