import NablaScene

extension MathBox {
  /// The box as a line of glyph runs and rules over the plain form as its source.
  func line(capHeight: Double, spoken: String) -> TextLine {
    var builder = LineBuilder()
    builder.add(items, at: .zero)
    builder.finish()
    let source = builder.source
    let part = FormulaPart(
      sourceRange: 0..<source.utf8.count, spoken: spoken,
      box: Rect(x: 0, y: -height, width: width, height: max(0, total)))
    return TextLine(
      source: source, runs: builder.runs, rules: builder.rules, formulas: [part], width: width,
      ascent: height, descent: depth, capHeight: capHeight, missing: builder.missing)
  }
}

/// Joins items into runs as long as font, size and colour stay the same.
private struct LineBuilder {
  private(set) var source = ""
  private(set) var runs: [GlyphRun] = []
  private(set) var rules: [TextRule] = []
  private(set) var missing: [Unicode.Scalar] = []
  private var bytes = 0
  /// Whether the source ends in a space that no glyph stands for.
  private var endsInSpace = false
  /// Whether glyphs may still join the last run.
  private var isOpen = false

  mutating func add(_ items: [MathItem], at origin: Point) {
    for var item in items {
      item.place = item.place + origin
      add(item)
    }
  }

  private mutating func add(_ item: MathItem) {
    switch item.content {
    case .note(let text): write(text)
    case .rule(let width, let height):
      rules.append(
        TextRule(
          Rect(x: item.place.x, y: item.place.y, width: width, height: height),
          color: item.color))
    case .glyph(let glyph, let size, let text): add(glyph, size, text, item)
    case .words(let line): add(line, item)
    case .group(let items): add(items, at: item.place)
    }
  }

  /// Signs without glyphs belong to the run in front of them.
  mutating func finish() {
    closeRun()
    if endsInSpace {
      source.unicodeScalars.removeLast()
      bytes -= 1
      for i in runs.indices { runs[i].sourceRange = runs[i].sourceRange.clamped(to: 0..<bytes) }
    }
    guard !runs.isEmpty else { return }
    runs[0].sourceRange = 0..<runs[0].sourceRange.upperBound
    // A sign that says nothing (a brace) stands for what its run does.
    for i in runs.indices {
      let range = runs[i].sourceRange
      for j in runs[i].glyphs.indices where runs[i].glyphs[j].cluster >= range.upperBound {
        runs[i].glyphs[j].cluster = range.lowerBound
      }
    }
  }

  private mutating func write(_ text: String) {
    if text == " ", source.isEmpty || source.hasSuffix(" ") || source.hasSuffix("(") { return }
    if !isOpen, let last = runs.indices.last, runs[last].sourceRange.upperBound == bytes {
      runs[last].sourceRange = runs[last].sourceRange.lowerBound..<bytes + text.utf8.count
    }
    source += text
    bytes += text.utf8.count
    endsInSpace = text == " "
  }

  private mutating func closeRun() {
    guard isOpen, let last = runs.indices.last else { return }
    runs[last].sourceRange = runs[last].sourceRange.lowerBound..<bytes
    isOpen = false
  }

  private mutating func add(
    _ glyph: MathGlyph, _ size: Double, _ text: String, _ item: MathItem
  ) {
    let id = glyph.font.id
    if !isOpen || runs.last?.font != id || runs.last?.size != size
      || runs.last?.color != item.color
    {
      closeRun()
      runs.append(
        GlyphRun(
          font: id, size: size, glyphs: [], offset: item.place, advance: 0,
          sourceRange: bytes..<bytes, color: item.color))
      isOpen = true
    }
    let last = runs.count - 1
    // A part of a sign that is put together stands for what its first part does.
    let cluster = text.isEmpty ? runs[last].glyphs.last?.cluster ?? bytes : bytes
    let position = item.place - runs[last].offset
    runs[last].glyphs.append(Glyph(id: glyph.id, position: position, cluster: cluster))
    runs[last].advance = max(
      runs[last].advance, position.x + GlyphMetrics.of(glyph).advance * size)
    if glyph.id == 0 {
      for scalar in text.unicodeScalars where !missing.contains(scalar) { missing.append(scalar) }
    }
    write(text)
  }

  private mutating func add(_ line: TextLine, _ item: MathItem) {
    closeRun()
    let start = bytes
    for var run in line.runs {
      run = run.moved(by: item.place, bytes: start)
      run.color = run.color ?? item.color
      runs.append(run)
    }
    missing += line.missing.filter { !missing.contains($0) }
    endsInSpace = false
    source += line.source
    bytes += line.source.utf8.count
  }
}
