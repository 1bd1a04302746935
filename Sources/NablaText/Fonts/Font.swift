import CHarfBuzz
import FontData
package import NablaScene

/// A font file in memory with its HarfBuzz font, made once and kept for the process's life.
///
/// The handle is immutable and set to one unit per font unit; HarfBuzz lets any number of threads
/// shape with it at once.
package final class Font: @unchecked Sendable {
  /// The PostScript name.
  package let id: FontID
  /// The whole font file; valid for the process's life.
  package let bytes: UnsafeRawBufferPointer
  package let metrics: FontMetrics
  /// An `hb_font_t`.
  package let handle: OpaquePointer
  /// The place in `FontStore.all`.
  let index: Int

  init(
    _ name: String, index: Int, family: String, weight: Int = 400, isItalic: Bool = false,
    _ file: NablaFontBytes
  ) {
    id = FontID(name)
    self.index = index
    bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.length)

    let blob = bytes.withMemoryRebound(to: CChar.self) {
      hb_blob_create(
        $0.baseAddress, UInt32(clamping: $0.count), HB_MEMORY_MODE_READONLY, nil, nil)
    }
    let face: OpaquePointer = hb_face_create(blob, 0)
    hb_blob_destroy(blob)
    let font: OpaquePointer = hb_font_create(face)
    hb_ot_font_set_funcs(font)

    let unitsPerEm = hb_face_get_upem(face)
    let em = Double(unitsPerEm)
    metrics = FontMetrics(
      family: family, weight: weight, isItalic: isItalic, unitsPerEm: Int(unitsPerEm),
      ascent: Self.metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, of: font) / em,
      descent: abs(Self.metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, of: font)) / em,
      capHeight: Self.metric(HB_OT_METRICS_TAG_CAP_HEIGHT, orHeightOf: "H", of: font) / em,
      xHeight: Self.metric(HB_OT_METRICS_TAG_X_HEIGHT, orHeightOf: "x", of: font) / em)

    hb_face_make_immutable(face)
    hb_face_destroy(face)  // the font holds its own reference
    hb_font_make_immutable(font)
    handle = font
  }

  /// Whether the font has a glyph for a character.
  func covers(_ scalar: Unicode.Scalar) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(handle, scalar.value, &glyph) != 0 && glyph != 0
  }

  private static func metric(
    _ tag: hb_ot_metrics_tag_t, orHeightOf sample: Unicode.Scalar? = nil, of font: OpaquePointer
  ) -> Double {
    var value: hb_position_t = 0
    if hb_ot_metrics_get_position(font, tag, &value) != 0, value != 0 { return Double(value) }
    // DejaVu Sans has an old OS/2 table without cap and x-height.
    var glyph: hb_codepoint_t = 0
    var extents = hb_glyph_extents_t()
    guard let sample, hb_font_get_nominal_glyph(font, sample.value, &glyph) != 0,
      hb_font_get_glyph_extents(font, glyph, &extents) != 0
    else { return 0 }
    return Double(extents.y_bearing)
  }
}
