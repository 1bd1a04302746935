import NablaScene

extension TextLine {
  /// The line with another behind it on the same baseline, one source after the other.
  ///
  /// The height of capitals, by which lines are centred, stays this line's.
  public func appending(_ other: TextLine) -> TextLine {
    if source.isEmpty, width == 0, runs.isEmpty { return other }
    let bytes = source.utf8.count
    let shift = Point(width, 0)
    return TextLine(
      source: source + other.source,
      runs: runs + other.runs.map { $0.moved(by: shift, bytes: bytes) },
      rules: rules + other.rules.map { $0.moved(by: shift) },
      formulas: formulas + other.formulas.map { $0.moved(by: shift, bytes: bytes) },
      width: width + other.width, ascent: max(ascent, other.ascent),
      descent: max(descent, other.descent), capHeight: capHeight,
      missing: missing + other.missing.filter { !missing.contains($0) },
      missingFamilies: missingFamilies
        + other.missingFamilies.filter { !missingFamilies.contains($0) },
      problems: problems + other.problems)
  }
}

extension GlyphRun {
  /// The run at another place of a line whose source has so many bytes in front.
  func moved(by shift: Point, bytes: Int) -> GlyphRun {
    var run = self
    run.offset = offset + shift
    run.sourceRange = sourceRange.moved(by: bytes)
    for i in run.glyphs.indices { run.glyphs[i].cluster += bytes }
    return run
  }
}

extension TextRule {
  /// The rule at another place of a line.
  func moved(by shift: Point) -> TextRule { TextRule(rect.offset(by: shift), color: color) }
}

extension FormulaPart {
  /// The formula at another place of a line whose source has so many bytes in front.
  func moved(by shift: Point, bytes: Int) -> FormulaPart {
    FormulaPart(
      sourceRange: sourceRange.moved(by: bytes), spoken: spoken, box: box.offset(by: shift))
  }
}

extension Range<Int> {
  fileprivate func moved(by count: Int) -> Range<Int> {
    lowerBound + count..<upperBound + count
  }
}
