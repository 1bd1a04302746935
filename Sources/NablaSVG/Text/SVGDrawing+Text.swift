internal import NablaScene

extension SVGDrawing {
  /// Native text or outlines; mathematics is always outlines.
  mutating func draw(_ text: TextItem) {
    guard text.origin.isFinite, text.angle.isFinite else { return }
    let (words, formulas) = text.wordsAndFormulas
    switch options.text {
    case .outline: drawOutlines(text, selectable: !formulas.isEmpty)
    case .native where formulas.isEmpty: drawNative(words, of: text)
    case .native where words.isEmpty && formulas.count == 1:
      drawOutlines(formulas[0], selectable: true)
    case .native:
      var bare = text
      bare.haloWidth = 0
      out.raw("<g>\n")
      // All halos first, else a formula's would cover the end of the word before it.
      if text.haloWidth > 0 {
        if !words.isEmpty { drawSpans(words, of: text, asHalo: true) }
        for formula in formulas { drawHalo(of: formula) }
      }
      drawNative(words, of: bare)
      for var formula in formulas {
        formula.haloWidth = 0
        drawOutlines(formula, selectable: true)
      }
      out.raw("</g>\n")
    }
  }

  private mutating func drawNative(_ runs: [GlyphRun], of item: TextItem) {
    guard let first = runs.first else { return }
    if options.embedFonts { for run in runs { fontUse.insert(run, of: item.source) } }
    if runs.count == 1 {
      drawAlone(first, of: item)
    } else if runs.contains(where: { $0.isRightToLeft(in: item.source) }) {
      // Each run at its own place: viewers disagree on where a right-to-left span with an x starts.
      out.raw("<g>\n")
      for run in runs.sorted(by: { $0.sourceRange.lowerBound < $1.sourceRange.lowerBound }) {
        drawAlone(run, of: item)
      }
      out.raw("</g>\n")
    } else {
      // The halo as a copy below, else each run's would cover the end of the run before it.
      if item.haloWidth > 0 { drawSpans(runs, of: item, asHalo: true) }
      drawSpans(runs, of: item, asHalo: false)
    }
  }

  /// A text element for one run.
  private mutating func drawAlone(_ run: GlyphRun, of item: TextItem) {
    let content = run.text(of: item.source)
    out.raw("<text")
    place(item, at: item.origin + run.offset)
    if run.isRightToLeft(in: item.source) {
      out.raw(" direction=\"rtl\" unicode-bidi=\"bidi-override\" text-anchor=\"end\"")
    }
    var classes: [String] = []
    font(SVGFont(run), unlike: nil, classes: &classes)
    color(run.color ?? item.color, .fill, classes: &classes)
    if item.haloWidth > 0 { halo(item, classes: &classes) }
    classAttribute(classes)
    length(run.advance)
    if content.needsPreservedSpace { out.attribute("xml:space", "preserve") }
    out.raw(">")
    out.text(content)
    out.raw("</text>\n")
  }

  /// A text element with a span for each run.
  private mutating func drawSpans(_ runs: [GlyphRun], of item: TextItem, asHalo: Bool) {
    let base = SVGFont(runs[0])
    let contents = runs.map { $0.text(of: item.source) }
    out.raw("<text")
    place(item, at: item.origin)
    var classes: [String] = []
    font(base, unlike: nil, classes: &classes)
    color(item.color, .fill, classes: &classes)
    if asHalo {
      halo(item, classes: &classes)
      out.attribute("aria-hidden", "true")
    }
    classAttribute(classes)
    if contents.contains(where: \.needsPreservedSpace) { out.attribute("xml:space", "preserve") }
    out.raw(">")
    for (run, content) in zip(runs, contents) {
      out.raw("<tspan")
      out.attribute("x", item.origin.x + run.offset.x)
      if runs.contains(where: { $0.offset.y != 0 }) {
        out.attribute("y", item.origin.y + run.offset.y)
      }
      var classes: [String] = []
      font(SVGFont(run), unlike: base, classes: &classes)
      if let own = run.color { color(own, .fill, classes: &classes) }
      classAttribute(classes)
      length(run.advance)
      out.raw(">")
      out.text(content)
      out.raw("</tspan>")
    }
    out.raw("</text>\n")
  }

  private mutating func place(_ item: TextItem, at point: Point) {
    out.attribute("x", point.x)
    out.attribute("y", point.y)
    guard item.angle != 0 else { return }
    out.raw(" transform=\"rotate(")
    out.number(item.angle, decimals: 3)
    out.raw(" ")
    out.number(item.origin.x)
    out.raw(" ")
    out.number(item.origin.y)
    out.raw(")\"")
  }

  /// What differs from the element around: `base`, or the figure's outer group.
  private mutating func font(_ font: SVGFont, unlike base: SVGFont?, classes: inout [String]) {
    if commonFamily == nil { commonFamily = font.family }
    if font.family != base?.family ?? commonFamily {
      out.raw(" font-family=\"")
      family(font.family)
      out.raw("\"")
    }
    if font.size != base?.size { out.attribute("font-size", font.size) }
    if font.weight != base?.weight ?? 400 {
      out.raw(" font-weight=\"")
      out.integer(font.weight)
      out.raw("\"")
    }
    if font.isItalic != base?.isItalic ?? false {
      out.attribute("font-style", font.isItalic ? "italic" : "normal")
    }
    if font.features != base?.features ?? [], let name = styles.className(features: font.features) {
      classes.append(name)
    }
  }

  /// The list of families, the figure's own subset first where it has one.
  mutating func family(_ family: SVGFamily) {
    if options.embedFonts {
      out.prefix()
      out.raw("-")
      out.computed(family.token)
      out.raw(",")
    }
    out.text(family.list)
  }

  /// A stroke below the fill, twice as wide as the band that it leaves around the glyphs.
  private mutating func halo(_ item: TextItem, classes: inout [String]) {
    color(item.haloColor, .stroke, classes: &classes)
    out.attribute("stroke-width", 2 * item.haloWidth)
    out.attribute("paint-order", "stroke")
  }

  /// The measured width, so that another font than ours runs neither out nor short.
  private mutating func length(_ advance: Double) {
    guard advance > 0 else { return }
    out.attribute("textLength", advance)
    out.attribute("lengthAdjust", "spacingAndGlyphs")
  }
}

extension String {
  /// Whether a viewer would swallow some of its spaces.
  fileprivate var needsPreservedSpace: Bool {
    let bytes = utf8
    if bytes.first == 0x20 || bytes.last == 0x20 { return true }
    return zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }
}
