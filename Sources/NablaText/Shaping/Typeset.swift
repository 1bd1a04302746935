import CHarfBuzz
import NablaScene

/// One line of text, measured and ready to draw.
///
/// Line ends, tabs and other control characters are shown as visible signs (↵, ⇥, U+FFFD); for
/// lines that break use `wrap`. A text beyond 4,096 Unicode scalars ends there with an ellipsis. A
/// character that no font has is drawn as a box and listed in the line's `missing`.
public func typeset(_ text: String, _ style: TextStyle = TextStyle()) -> TextLine {
  LineCache.shared.line(text, style) {
    LineSetter.line([LinePart(content: .text(visibleText(text)), style: style)], or: style)
  }
}

/// Puts the parts of a line side by side.
enum LineSetter {
  /// - Parameters:
  ///   - parts: texts that are fit to be shown (`visibleText`), and insets.
  ///   - style: the style of a line without parts.
  ///   - direction: the paragraph's; that of the line's first letter where nil.
  static func line(
    _ parts: [LinePart], or style: TextStyle, direction: ParagraphDirection? = nil
  ) -> TextLine {
    if parts.count == 1, direction != .rightToLeft, let line = plainLine(parts[0]) {
      return line
    }
    let parts = parts.isEmpty ? [LinePart(content: .text(""), style: style)] : parts
    let fallbacks = parts.map { FontFallback($0.style) }
    let pieces = Itemizer(fallbacks: fallbacks).pieces(of: parts, direction: direction)
    var source = parts.map(\.source).joined()
    var line = Assembly(source: source)
    source.withUTF8 { bytes in
      for i in visualOrder(pieces.map(\.level)) {
        line.append(pieces[i], of: bytes, parts[pieces[i].part])
      }
    }
    for (part, fallback) in zip(parts, fallbacks) { line.grow(part, fallback) }
    for piece in pieces { line.grow(piece, parts[piece.part]) }
    return line.finished()
  }

  /// A line of nothing but printable ASCII, which has one piece; nil for any other.
  private static func plainLine(_ part: LinePart) -> TextLine? {
    guard case .text(var source) = part.content, isPrintableASCII(source) else { return nil }
    let fallback = FontFallback(part.style)
    guard fallback.coversASCII else { return nil }
    var line = Assembly(source: source)
    if !source.isEmpty {
      let piece = TextPiece(
        font: fallback.first, script: HB_SCRIPT_LATIN, level: 0, range: 0..<source.utf8.count,
        part: 0)
      source.withUTF8 { line.append(piece, of: $0, part) }
    }
    line.grow(part, fallback)
    return line.finished()
  }
}

/// A line that is being put together.
private struct Assembly {
  let source: String
  private var runs: [GlyphRun] = []
  private var rules: [TextRule] = []
  private var formulas: [FormulaPart] = []
  private var gaps: [Range<Int>] = []
  private var width = 0.0
  private var ascent = 0.0
  private var descent = 0.0
  private var capHeight = 0.0
  private var missing: [Unicode.Scalar] = []
  private var missingFamilies: [String] = []
  private var problems: [TexError] = []

  init(source: String) { self.source = source }

  /// Adds a piece at the line's right end.
  mutating func append(
    _ piece: TextPiece, of bytes: UnsafeBufferPointer<UInt8>, _ part: LinePart
  ) {
    switch part.content {
    case .text:
      var run = Shaper.run(piece, of: bytes, part.style, at: width, missing: &gaps)
      run.color = part.color
      width += run.advance
      runs.append(run)
    case .inset(let line):
      let (shift, start) = (Point(width, 0), piece.range.lowerBound)
      for var run in line.runs {
        run = run.moved(by: shift, bytes: start)
        run.color = run.color ?? part.color
        runs.append(run)
      }
      for var rule in line.rules {
        rule = rule.moved(by: shift)
        rule.color = rule.color ?? part.color
        rules.append(rule)
      }
      formulas += line.formulas.map { $0.moved(by: shift, bytes: start) }
      width += line.width
    }
  }

  /// Makes the line as high as a part's own font is.
  mutating func grow(_ part: LinePart, _ fallback: FontFallback) {
    if let problem = part.problem { problems.append(problem) }
    switch part.content {
    case .text:
      let metrics = fallback.first.metrics
      ascent = max(ascent, metrics.ascent * part.style.size)
      descent = max(descent, metrics.descent * part.style.size)
      capHeight = max(capHeight, metrics.capHeight * part.style.size)
      if let family = fallback.missingFamily, !missingFamilies.contains(family) {
        missingFamilies.append(family)
      }
    case .inset(let line):
      ascent = max(ascent, line.ascent)
      descent = max(descent, line.descent)
      capHeight = max(capHeight, line.capHeight)
      for scalar in line.missing where !missing.contains(scalar) { missing.append(scalar) }
    }
  }

  /// Makes the line as high as a substitute's font is.
  mutating func grow(_ piece: TextPiece, _ part: LinePart) {
    guard case .text = part.content else { return }
    ascent = max(ascent, piece.font.metrics.ascent * part.style.size)
    descent = max(descent, piece.font.metrics.descent * part.style.size)
  }

  mutating func finished() -> TextLine {
    if !gaps.isEmpty {
      for scalar in missingCharacters(in: source, at: gaps) where !missing.contains(scalar) {
        missing.append(scalar)
      }
    }
    // In a line that is read from the right, the last formula came first.
    formulas.sort { $0.sourceRange.lowerBound < $1.sourceRange.lowerBound }
    return TextLine(
      source: source, runs: runs, rules: rules, formulas: formulas, width: width, ascent: ascent,
      descent: descent, capHeight: capHeight, missing: missing,
      missingFamilies: missingFamilies, problems: problems)
  }
}

/// The characters of a text that its fonts do not have, once each and in the text's order.
private func missingCharacters(in source: String, at gaps: [Range<Int>]) -> [Unicode.Scalar] {
  var starts = Set<Int>()
  for gap in gaps { starts.formUnion(gap) }
  var result: [Unicode.Scalar] = []
  var seen = Set<Unicode.Scalar>()
  var position = 0
  for scalar in source.unicodeScalars {
    if starts.contains(position), !scalar.properties.isDefaultIgnorableCodePoint,
      seen.insert(scalar).inserted
    {
      result.append(scalar)
    }
    position += UTF8.width(scalar)
  }
  return result
}
