import NablaScene

/// One line of text, measured and ready to draw.
///
/// Line ends, tabs and other control characters are shown as visible signs (↵, ⇥, U+FFFD); for
/// lines that break use `wrap`. A text beyond 4,096 Unicode scalars ends there with an ellipsis. A
/// character that no font has is drawn as a box and listed in the line's `missing`.
public func typeset(_ text: String, _ style: TextStyle = TextStyle()) -> TextLine {
  LineCache.shared.line(text, style) { shaped(text, style) }
}

/// The line without a look at what was typeset before.
private func shaped(_ text: String, _ style: TextStyle) -> TextLine {
  var source = visibleText(text)
  let fallback = FontFallback(style)
  let pieces = Itemizer(fallback: fallback).pieces(of: source)
  let shaper = Shaper(style)

  var runs: [GlyphRun] = []
  runs.reserveCapacity(pieces.count)
  var gaps: [Range<Int>] = []
  var width = 0.0
  source.withUTF8 { bytes in
    let order = pieces.count < 2 ? Array(pieces.indices) : visualOrder(pieces.map(\.level))
    for i in order {
      let run = shaper.shape(pieces[i], of: bytes, at: width, missing: &gaps)
      width += run.advance
      runs.append(run)
    }
  }

  var metrics = fallback.first.metrics
  let capHeight = metrics.capHeight * style.size
  var (ascent, descent) = (metrics.ascent, metrics.descent)
  for piece in pieces where piece.font !== fallback.first {
    metrics = piece.font.metrics
    ascent = max(ascent, metrics.ascent)
    descent = max(descent, metrics.descent)
  }
  return TextLine(
    source: source, runs: runs, width: width, ascent: ascent * style.size,
    descent: descent * style.size, capHeight: capHeight,
    missing: gaps.isEmpty ? [] : missingCharacters(in: source, at: gaps))
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
