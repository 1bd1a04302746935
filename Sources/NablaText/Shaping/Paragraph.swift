import NablaScene

/// A text between two line ends, shaped once as a whole to see about where lines end.
///
/// What a line really measures, with its own kerning and ligatures, decides; so each line is
/// shaped a few times and the time is proportional to the text whatever the width.
struct Paragraph {
  /// A cluster or a formula, which no line break cuts.
  private struct Unit {
    let part: Int
    /// Nil for a formula.
    let cluster: Character?
    let length: Int
  }

  let whole: TextLine
  private let parts: [LinePart]
  private let style: TextStyle
  private let direction: ParagraphDirection?
  private let units: [Unit]
  /// Where each unit starts if all were on one line; one more for the end.
  private let starts: [Double]
  /// From each unit on, itself included, the next that is no space.
  private let nextLetters: [Int]
  /// After each unit, the next place where a word ends.
  private let nextEnds: [Int]
  /// How far a line may be off its share of the whole: kerning over its ends, and letters that
  /// join there.
  private let slack: Double

  /// - Parameter style: the style of an empty line.
  init(_ parts: [LinePart], or style: TextStyle) {
    self.parts = parts
    self.style = style
    direction = Self.direction(of: parts)
    whole = Self.line(parts, or: style, direction)
    slack = 2 * (parts.map(\.style.size).max() ?? style.size)
    var units: [Unit] = []
    for (i, part) in parts.enumerated() {
      switch part.content {
      case .text(let text):
        for cluster in text {
          units.append(Unit(part: i, cluster: cluster, length: cluster.utf8.count))
        }
      case .inset(let line):
        units.append(Unit(part: i, cluster: nil, length: line.source.utf8.count))
      }
    }
    self.units = units
    starts = Self.starts(of: units, parts, in: whole)

    let count = units.count
    var letters = [Int](repeating: count, count: count + 1)
    var ends = letters
    for i in units.indices.reversed() {
      letters[i] = Self.isSpace(units[i]) ? letters[i + 1] : i
      guard i + 1 < count else { continue }
      ends[i] =
        Self.isSpace(units[i + 1]) || Self.allowsBreak(units[i], units[i + 1])
        ? i + 1 : ends[i + 1]
    }
    nextLetters = letters
    nextEnds = ends
  }

  func lines(width: Double) -> [TextLine] {
    if whole.width <= width || units.count < 2 { return [whole] }
    var lines: [TextLine] = []
    var start = 0
    while start < units.count {
      let (line, end) = line(from: start, width: width)
      lines.append(line)
      start = nextLetters[end]
    }
    return lines
  }

  /// The longest beginning that fits with an ellipsis after it, or the ellipsis alone.
  func truncated(width: Double) -> TextLine {
    guard whole.width > width else { return whole }
    var best = line(upTo: 0)
    var (low, high) = (1, units.count - 1)
    while low <= high {
      let middle = (low + high) / 2
      let line = line(upTo: middle)
      if line.width <= width {
        best = line
        low = middle + 1
      } else {
        high = middle - 1
      }
    }
    return best
  }

  private func line(upTo end: Int) -> TextLine {
    var kept = parts(0..<end)
    let last = end > 0 ? units[end - 1].part : units.first?.part ?? 0
    if let old = kept.last, case .text(let text) = old.content {
      kept[kept.count - 1].content = .text(text + "…")
    } else {
      let part = parts.indices.contains(last) ? parts[last] : nil
      kept.append(
        LinePart(content: .text("…"), style: part?.style ?? style, color: part?.color))
    }
    return Self.line(kept, or: style, direction)
  }

  /// The longest line of whole words that fits, or as much of the first word as does.
  private func line(from start: Int, width: Double) -> (TextLine, end: Int) {
    var best: (TextLine, Int)?
    var end = wordEnd(from: start)
    // Words that surely fit need no shaping of their own.
    while end < units.count {
      let next = wordEnd(from: nextLetters[end])
      if starts[next] - starts[start] > width - slack { break }
      end = next
    }
    while starts[end] - starts[start] <= width + slack {
      let line = shape(start..<end)
      guard line.width <= width else { break }
      best = (line, end)
      guard end < units.count else { break }
      end = wordEnd(from: nextLetters[end])
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

  private func shape(_ range: Range<Int>) -> TextLine {
    Self.line(parts(range), or: style, direction)
  }

  /// The parts, or what of them lies in a range of units.
  private func parts(_ range: Range<Int>) -> [LinePart] {
    var result: [LinePart] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let part = units[i].part
      guard units[i].cluster != nil else {
        result.append(parts[part])
        i += 1
        continue
      }
      var text = ""
      let isStart = i == 0 || units[i - 1].part != part
      while i < range.upperBound, units[i].part == part, let cluster = units[i].cluster {
        text.append(cluster)
        i += 1
      }
      var piece = parts[part]
      piece.content = .text(text)
      // On several lines, the first tells what is wrong.
      if !isStart { piece.problem = nil }
      result.append(piece)
    }
    return result
  }

  /// Where the word at `start` ends; spaces in front belong to it.
  private func wordEnd(from start: Int) -> Int {
    let letter = nextLetters[start]
    return letter < units.count ? nextEnds[letter] : letter
  }

  private static func line(
    _ parts: [LinePart], or style: TextStyle, _ direction: ParagraphDirection?
  ) -> TextLine {
    // Lines of plain texts are kept; their direction is then the same for all lines.
    if direction == nil, parts.count < 2, parts.first?.color == nil,
      parts.first?.problem == nil
    {
      switch parts.first?.content {
      case nil: return typeset("", style)
      case .text(let text): return typeset(text, parts.first?.style ?? style)
      case .inset: break
      }
    }
    return LineSetter.line(parts, or: style, direction: direction)
  }

  /// The direction of the whole paragraph, that its lines must keep; nil where nothing in it is
  /// read from the right.
  private static func direction(of parts: [LinePart]) -> ParagraphDirection? {
    let characters = parts.flatMap { part -> [UInt32] in
      switch part.content {
      case .text(let text): text.unicodeScalars.map(\.value)
      case .inset: [0xFFFC]
      }
    }
    guard characters.contains(where: mayRunFromTheRight) else { return nil }
    return BidiLevels(characters, direction: nil).direction
  }

  private static func starts(
    of units: [Unit], _ parts: [LinePart], in whole: TextLine
  ) -> [Double] {
    var advances = [Double](repeating: 0, count: whole.source.utf8.count + 1)
    for run in whole.runs {
      for (i, glyph) in run.glyphs.enumerated() {
        let next = i + 1 < run.glyphs.count ? run.glyphs[i + 1].position.x : run.advance
        advances[glyph.cluster] += next - glyph.position.x
      }
    }
    var starts: [Double] = [0]
    starts.reserveCapacity(units.count + 1)
    var byte = 0
    var x = 0.0
    for unit in units {
      let end = byte + unit.length
      if case .inset(let line) = parts[unit.part].content {
        x += line.width
      } else {
        for advance in advances[byte..<end] { x += advance }
      }
      byte = end
      starts.append(x)
    }
    return starts
  }

  private static func isSpace(_ unit: Unit) -> Bool {
    unit.cluster == " " || unit.cluster == "\u{200B}" || unit.cluster == "\u{3000}"
  }

  private static func allowsBreak(_ a: Unit, _ b: Unit) -> Bool {
    // A formula is like a Latin word.
    LineBreaks.allow(a.cluster ?? "x", b.cluster ?? "x")
  }
}
