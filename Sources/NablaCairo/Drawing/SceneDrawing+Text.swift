import CCairo
import NablaScene
import NablaText

extension SceneDrawing {
  func draw(_ item: TextItem) throws(NablaError) {
    let place = SceneItem.text(item).place
    guard item.angle.isFinite else {
      throw NablaError(place, "the angle \(item.angle) is not finite")
    }
    guard shows([item.origin], room: item.reach) else { return }
    if item.haloWidth > 0, item.haloColor.color(side).alpha > 0 {
      let halo = Stroke(item.haloColor, width: 2 * item.haloWidth)
      for run in item.runs { try stroke(outline(of: run, in: item), halo, place: place) }
      for rule in item.rules { try stroke(outline(of: rule, in: item), halo, place: place) }
    }
    for rule in item.rules {
      setSource((rule.color ?? item.color).color(side))
      try add(outline(of: rule, in: item), place: place)
      cairo_fill(context)
    }
    for run in item.runs where try !drawColored(run, of: item, place: place) {
      setSource((run.color ?? item.color).color(side))
      switch target {
      case .pixels:
        // Cairo's own glyphs would start at whole pixels only.
        try fill(run, of: item, place: place)
      case .vectors: try show(run, of: item, place: place)
      }
    }
  }

  private func fill(_ run: GlyphRun, of item: TextItem, place: String) throws(NablaError) {
    guard item.angle == 0, let blender else {
      try add(outline(of: run, in: item), place: place)
      cairo_fill(context)
      return
    }
    let color = (run.color ?? item.color).color(side)
    var rest = run
    rest.glyphs.removeAll()
    let start = item.origin + run.offset
    glyphStamps.select(run.font, size: run.size * map.a)
    for glyph in run.glyphs {
      guard let at = QuarterPixel(map.apply(start + glyph.position)),
        let stamp = glyphStamps.stamp(glyph.id, phase: at.phase), blender.fits(stamp, at: at)
      else {
        rest.glyphs.append(glyph)
        continue
      }
      blender.blend(stamp, at: at, color)
    }
    blender.finish()
    guard !rest.glyphs.isEmpty else { return }
    try add(outline(of: rest, in: item), place: place)
    cairo_fill(context)
  }

  /// Shows glyphs as text that keeps its characters.
  func show(_ run: GlyphRun, of item: TextItem, place: String) throws(NablaError) {
    guard run.size.isFinite, run.size > 0, !run.glyphs.isEmpty else { return }
    let face = try fonts.face(run.font, place: place)
    // Refuses what Cairo would wrap or go silent on.
    try add(Path(polyline: [item.origin] + run.glyphs.map(\.position)), place: place)
    cairo_new_path(context)
    cairo_save(context)
    defer { cairo_restore(context) }
    var turn = cairo_matrix_t(Affine.rotation(degrees: item.angle))
    cairo_translate(context, item.origin.x, item.origin.y)
    cairo_transform(context, &turn)
    cairo_set_font_face(context, face)
    cairo_set_font_size(context, run.size)
    cairo_set_font_options(context, fonts.options)

    let glyphs = run.glyphs.map { glyph in
      let at = run.offset + glyph.position
      return cairo_glyph_t(index: UInt(glyph.id), x: at.x, y: at.y)
    }
    let clusters = TextClusters(run, source: item.source)
    clusters.text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { text in
        cairo_show_text_glyphs(
          context, text.baseAddress, Int32(clamping: text.count), glyphs,
          Int32(clamping: glyphs.count), clusters.list, Int32(clamping: clusters.list.count),
          clusters.flags)
      }
    }
  }
}

extension TextItem {
  /// How far from its origin something of the text may be drawn.
  fileprivate var reach: Double {
    let glyphs = runs.map { run in
      let highest = run.glyphs.reduce(0) { max($0, abs($1.position.y)) }
      return abs(run.offset.x) + abs(run.offset.y) + highest + 4 * run.size
    }
    let bars = rules.map { abs($0.rect.minY) + $0.rect.height }
    return 2 * abs(width) + haloWidth + (glyphs.max() ?? 0) + (bars.max() ?? 0)
  }
}
