import CHarfBuzz
package import NablaScene

/// What a glyph shows in colours of its own, in em units with y down and the start of the baseline
/// at the origin.
package enum ColorGlyph: Hashable, Sendable {
  /// A PNG file stretched over a rectangle (the tables CBDT and sbix).
  case picture(png: [UInt8], Rect)
  /// Outlines of the same font one over the other (COLR); the text's colour where nil.
  case layers([Layer])

  package struct Layer: Hashable, Sendable {
    package var glyph: UInt32
    package var color: Color?
  }
}

/// The colours of a glyph; nil where it is an outline in the text's colour.
///
/// Gradients (version 1 of COLR) and SVG inside fonts are not read: such a glyph is its outline.
package func colorGlyph(_ glyph: UInt32, font: FontID) -> ColorGlyph? {
  guard let font = FontStore.font(font), font.isColored else { return nil }
  let face = hb_font_get_face(font.handle)
  return layers(of: glyph, face).map(ColorGlyph.layers) ?? picture(of: glyph, font)
}

private func layers(of glyph: UInt32, _ face: OpaquePointer?) -> [ColorGlyph.Layer]? {
  guard hb_ot_color_has_layers(face) != 0 else { return nil }
  var count: UInt32 = 0
  let total = hb_ot_color_glyph_get_layers(face, glyph, 0, &count, nil)
  guard total > 0 else { return nil }
  var layers = [hb_ot_color_layer_t](repeating: hb_ot_color_layer_t(), count: Int(total))
  count = total
  hb_ot_color_glyph_get_layers(face, glyph, 0, &count, &layers)

  count = 0
  let colorCount = hb_ot_color_palette_get_colors(face, 0, 0, &count, nil)
  var colors = [hb_color_t](repeating: 0, count: Int(colorCount))
  count = colorCount
  hb_ot_color_palette_get_colors(face, 0, 0, &count, &colors)
  return layers.map { layer in
    // 0xFFFF is the text's colour; a number beyond the palette is a mistake of the font's.
    let index = Int(layer.color_index)
    let color: Color? = colors.indices.contains(index) ? Color(colors[index]) : nil
    return ColorGlyph.Layer(glyph: layer.glyph, color: color)
  }
}

private func picture(of glyph: UInt32, _ font: Font) -> ColorGlyph? {
  let blob = hb_ot_color_glyph_reference_png(font.handle, glyph)
  defer { hb_blob_destroy(blob) }
  var length: UInt32 = 0
  var extents = hb_glyph_extents_t()
  guard let data = hb_blob_get_data(blob, &length), length > 0,
    hb_font_get_glyph_extents(font.handle, glyph, &extents) != 0
  else { return nil }
  let em = Double(font.metrics.unitsPerEm)
  let box = Rect(
    x: Double(extents.x_bearing) / em, y: -Double(extents.y_bearing) / em,
    width: Double(extents.width) / em, height: -Double(extents.height) / em)
  guard box.width > 0, box.height > 0 else { return nil }
  let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
  return .picture(png: Array(bytes), box)
}

extension Color {
  /// A colour as HarfBuzz packs it: blue, green, red, alpha.
  fileprivate init(_ color: hb_color_t) {
    self.init(
      red: UInt8(truncatingIfNeeded: color >> 8), green: UInt8(truncatingIfNeeded: color >> 16),
      blue: UInt8(truncatingIfNeeded: color >> 24), alpha: UInt8(truncatingIfNeeded: color))
  }
}
