import CCairo
import NablaPNG
import NablaScene
import NablaText

/// The coloured glyphs of one rendering: each picture is decoded once, and a document that shows
/// it twice holds it once.
final class ColorGlyphs {
  /// What is drawn for a glyph.
  enum Picture {
    /// The pixels and where they lie, in em units.
    case surface(OpaquePointer, Rect)
    case layers([ColorGlyph.Layer])
  }

  private struct Key: Hashable {
    let font: FontID
    let glyph: UInt32
  }

  private var pictures: [Key: Picture?] = [:]

  deinit {
    for case .surface(let surface, _)? in pictures.values { cairo_surface_destroy(surface) }
  }

  /// Nil for a glyph that is an outline in the text's colour.
  ///
  /// - Parameter isNew: called when a picture of pixels is made.
  func picture(_ glyph: UInt32, _ font: FontID, isNew: () -> Void) -> Picture? {
    let key = Key(font: font, glyph: glyph)
    if let known = pictures[key] { return known }
    let picture: Picture?
    switch colorGlyph(glyph, font: font) {
    case nil: picture = nil
    case .layers(let layers): picture = .layers(layers)
    case .picture(let png, let box):
      // A picture that is broken inside its font leaves a gap, not a broken figure.
      picture = (try? Self.surface(png)).map { .surface($0, box) }
      if picture != nil { isNew() }
    }
    pictures[key] = picture
    return picture
  }

  /// A Cairo surface that the caller owns.
  private static func surface(_ png: [UInt8]) throws(NablaError) -> OpaquePointer {
    let bitmap = try decodePNG(png)
    let surface = try PixelSurface(width: bitmap.width, height: bitmap.height)
    let output = surface.pixels()
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width {
        output[y * surface.stride + x] = premultiplied(bitmap[x, y].packed)
      }
    }
    surface.markWritten()
    return cairo_surface_reference(surface.handle)
  }
}

extension SceneDrawing {
  /// Draws the glyphs of a run that bring colours of their own, in vectors with their text.
  ///
  /// - Returns: whether it was such a run; then nothing of it is left to draw.
  func drawColored(_ run: GlyphRun, of item: TextItem, place: String) throws(NablaError) -> Bool {
    guard let font = FontStore.font(run.font), font.isColored, run.size.isFinite, run.size > 0
    else { return false }
    let color = (run.color ?? item.color).color(side)
    let turn = item.turn
    for glyph in run.glyphs {
      let start = run.offset + glyph.position
      let map = Affine(a: run.size, b: 0, c: 0, d: run.size, tx: start.x, ty: start.y).then(turn)
      let picture = colorGlyphs.picture(glyph.id, run.font) { images.areSharp.append(false) }
      switch picture {
      case nil: try fill(outline(of: glyph.id, font: run.font), map, color, place)
      case .layers(let layers):
        for layer in layers {
          let shape = outline(of: layer.glyph, font: run.font)
          try fill(shape, map, layer.color ?? color, place)
        }
      case .surface(let surface, let box):
        try add(Path(box).applying(map), place: place)  // refuses what Cairo would wrap
        cairo_new_path(context)
        paint(surface, box, map, alpha: Double(color.alpha) / 255)
      }
    }
    if target == .vectors { try showSpaces(for: run, of: item, place: place) }
    return true
  }

  private func fill(
    _ shape: Path, _ map: Affine, _ color: Color, _ place: String
  ) throws(NablaError) {
    setSource(color)
    try add(shape.applying(map), place: place)
    cairo_fill(context)
  }

  private func paint(_ surface: OpaquePointer, _ box: Rect, _ map: Affine, alpha: Double) {
    cairo_save(context)
    defer { cairo_restore(context) }
    var matrix = cairo_matrix_t(map)
    cairo_transform(context, &matrix)
    cairo_translate(context, box.x, box.y)
    cairo_scale(
      context, box.width / Double(cairo_image_surface_get_width(surface)),
      box.height / Double(cairo_image_surface_get_height(surface)))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_GOOD)
    if alpha < 1 { cairo_paint_with_alpha(context, alpha) } else { cairo_paint(context) }
  }

  /// Shows the run's text as spaces in its glyphs' places, so that it can be selected and copied.
  private func showSpaces(
    for run: GlyphRun, of item: TextItem, place: String
  ) throws(NablaError) {
    guard let space = typeset(" ").runs.first, let glyph = space.glyphs.first else { return }
    var text = run
    text.font = space.font
    for i in text.glyphs.indices { text.glyphs[i].id = glyph.id }
    try show(text, of: item, place: place)
  }
}
