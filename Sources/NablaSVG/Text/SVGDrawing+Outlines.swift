internal import NablaScene
internal import NablaText

extension SVGDrawing {
  /// The glyphs as uses of outlines that the whole figure shares, under a label that says what
  /// they mean; `selectable` adds the source as invisible text for selection and search.
  mutating func drawOutlines(_ item: TextItem, selectable: Bool) {
    let marks = glyphs(of: item)
    guard !marks.isEmpty else { return }
    out.raw("<g role=\"img\"")
    out.attribute("aria-label", text: item.label)
    place(item)
    paint(fill: .solid(item.color))
    out.raw(">\n")
    if item.haloWidth > 0 {
      drawHalo(item, marks)
    } else {
      out.append(marks)
    }
    if selectable { drawInvisible(item) }
    out.raw("</g>\n")
  }

  private mutating func place(_ item: TextItem) {
    out.raw(" transform=\"translate(")
    out.number(item.origin.x)
    out.raw(" ")
    out.number(item.origin.y)
    out.raw(")")
    if item.angle != 0 {
      out.raw("rotate(")
      out.number(item.angle, decimals: 3)
      out.raw(")")
    }
    out.raw("\"")
  }

  /// The halo alone, for what is drawn in turns with words.
  mutating func drawHalo(of item: TextItem) {
    let marks = glyphs(of: item)
    guard !marks.isEmpty else { return }
    out.raw("<g aria-hidden=\"true\"")
    place(item)
    paint(stroke: item.halo)
    out.raw(">\n")
    out.append(marks)
    out.raw("</g>\n")
  }

  /// The glyphs twice: stroked below, or each glyph's halo would cover the glyph before it.
  private mutating func drawHalo(_ item: TextItem, _ marks: SVGWriter) {
    sharedTexts += 1
    let number = sharedTexts
    define { drawing in
      drawing.out.raw("<g id=\"")
      drawing.out.id("w", number)
      drawing.out.raw("\">\n")
      drawing.out.append(marks)
      drawing.out.raw("</g>\n")
    }
    for stroke in [item.halo, nil] {
      out.raw("<use href=\"#")
      out.id("w", number)
      out.raw("\"")
      paint(stroke: stroke)
      out.raw("/>\n")
    }
  }

  private mutating func drawInvisible(_ item: TextItem) {
    guard let size = item.runs.map(\.size).max() else { return }
    out.raw("<text aria-hidden=\"true\" fill=\"#000\" fill-opacity=\"0\"")
    // Alone it lies where the formula does; with words around, it says all of them.
    if item.formulas.count == 1, let formula = item.formulas.first,
      item.runs.allSatisfy(formula.holds), case let start = formula.box.minX,
      Hundredths.of(start) != 0
    {
      out.attribute("x", start)
    }
    out.attribute("font-size", size)
    if item.width > 0 {
      out.attribute("textLength", item.width)
      out.attribute("lengthAdjust", "spacingAndGlyphs")
    }
    out.raw(">")
    out.text(item.source)
    out.raw("</text>\n")
  }

  /// The uses and rules, without the text's place and colour.
  private mutating func glyphs(of item: TextItem) -> SVGWriter {
    let picture = out
    out = SVGWriter()
    for run in item.runs {
      let before = out
      if let own = run.color {
        out.raw("<g")
        paint(fill: .solid(own))
        out.raw(">\n")
      }
      var isBlank = true
      for glyph in run.glyphs {
        let place = run.offset + glyph.position
        guard place.isFinite, let number = glyphNumber(glyph.id, of: run) else { continue }
        isBlank = false
        out.raw("<use href=\"#")
        out.id("t", number)
        out.raw("\"")
        if Hundredths.of(place.x) != 0 { out.attribute("x", place.x) }
        if Hundredths.of(place.y) != 0 { out.attribute("y", place.y) }
        out.raw("/>\n")
      }
      if isBlank {
        out = before
      } else if run.color != nil {
        out.raw("</g>\n")
      }
    }
    for rule in item.rules { draw(rule) }
    let marks = out
    out = picture
    return marks
  }

  private mutating func draw(_ rule: TextRule) {
    let rect = rule.rect
    guard [rect.x, rect.y, rect.width, rect.height].allSatisfy(\.isFinite) else { return }
    out.raw("<rect")
    out.attribute("x", rect.x)
    out.attribute("y", rect.y)
    out.attribute("width", rect.width)
    out.attribute("height", rect.height)
    if let own = rule.color { paint(fill: .solid(own)) }
    out.raw("/>\n")
  }

  /// The number of the glyph's outline at the run's size, written where it is new; nil where the
  /// glyph is blank.
  private mutating func glyphNumber(_ glyph: UInt32, of run: GlyphRun) -> Int? {
    let key = GlyphKey(glyph: glyph, font: run.font, size: run.size)
    if let known = glyphOutlines[key] { return known > 0 ? known : nil }
    if let colors = colorGlyph(glyph, font: run.font), run.size.isFinite {
      glyphCount += 1
      glyphOutlines[key] = glyphCount
      define(colors, of: run, number: glyphCount)
      return glyphCount
    }
    let em = outline(of: glyph, font: run.font)
    guard !em.isEmpty, run.size.isFinite else {
      glyphOutlines[key] = 0
      return nil
    }
    glyphCount += 1
    let number = glyphCount
    glyphOutlines[key] = number
    let size = run.size
    define { drawing in
      drawing.out.raw("<path id=\"")
      drawing.out.id("t", number)
      drawing.out.raw("\"")
      drawing.out.pathData(
        em.applying(Affine(a: size, b: 0, c: 0, d: size, tx: 0, ty: 0)))
      drawing.out.raw("/>\n")
    }
    return number
  }

  struct GlyphKey: Hashable {
    var glyph: UInt32
    var font: FontID
    var size: Double
  }
}

extension TextItem {
  /// A stroke below the fill, twice as wide as the band that it leaves around the glyphs.
  fileprivate var halo: Stroke { Stroke(haloColor, width: 2 * haloWidth) }
}
