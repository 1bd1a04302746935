import CHarfBuzz
import Synchronization

/// What layout needs to know of a glyph; lengths are shares of the em.
struct GlyphMetrics: Sendable {
  var advance = 0.0
  /// The ink's left and right edge.
  var left = 0.0
  var right = 0.0
  /// The ink's top above and bottom below the baseline.
  var height = 0.0
  var depth = 0.0
  var italic = 0.0
  /// Where an accent above is centred.
  var accent = 0.0

  init(_ glyph: UInt32, of font: Font) {
    let em = Double(font.metrics.unitsPerEm)
    advance = Double(hb_font_get_glyph_h_advance(font.handle, glyph)) / em
    var extents = hb_glyph_extents_t()
    if hb_font_get_glyph_extents(font.handle, glyph, &extents) != 0 {
      left = Double(extents.x_bearing) / em
      right = left + Double(extents.width) / em
      height = Double(extents.y_bearing) / em
      depth = -height - Double(extents.height) / em
    }
    italic = Double(hb_ot_math_get_glyph_italics_correction(font.handle, glyph)) / em
    accent = Double(hb_ot_math_get_glyph_top_accent_attachment(font.handle, glyph)) / em
  }

  static func of(_ glyph: MathGlyph) -> GlyphMetrics {
    let key = UInt64(glyph.font.index) << 32 | UInt64(glyph.id)
    return cache.withLock { cache in
      if let known = cache[key] { return known }
      let metrics = GlyphMetrics(glyph.id, of: glyph.font)
      cache[key] = metrics
      return metrics
    }
  }

  /// Bounded by the fonts' own number of glyphs.
  private static let cache = Mutex<[UInt64: GlyphMetrics]>([:])
}
