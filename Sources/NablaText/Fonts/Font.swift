import CHarfBuzz
import FontData
package import NablaScene

/// A font file in memory with its HarfBuzz font, made once and kept for the process's life.
///
/// The handle is immutable and set to one unit per font unit; HarfBuzz lets any number of threads
/// shape with it at once.
package final class Font: @unchecked Sendable {
  /// The PostScript name; that of a font from a file ends in `~` and a hash of the file.
  package let id: FontID
  /// The whole font file; valid for the process's life.
  package let bytes: UnsafeRawBufferPointer
  /// Which of the file's faces it is, and in the upper 16 bits which of its named instances, as
  /// FreeType and fontconfig count them.
  package let face: Int
  package let metrics: FontMetrics
  /// Whether some of its glyphs bring colours of their own.
  package let isColored: Bool
  /// An `hb_font_t`.
  package let handle: OpaquePointer
  /// A number that no other font has.
  let index: Int
  /// Whether the font is not one of the program's own.
  package var isFromFile: Bool { index >= FontStore.count }

  /// A font of the program.
  convenience init(
    _ name: String, index: Int, family: String, weight: Int = 400, isItalic: Bool = false,
    _ file: NablaFontBytes
  ) {
    self.init(
      FontID(name), index: index, UnsafeRawBufferPointer(start: file.bytes, count: file.length),
      face: 0, cut: Cut(family: family, weight: weight, isItalic: isItalic))
  }

  /// - Parameters:
  ///   - bytes: an OpenType file that stays for the process's life.
  ///   - cut: what CSS calls the font; the file's own names where nil.
  init(_ id: FontID, index: Int, _ bytes: UnsafeRawBufferPointer, face number: Int, cut: Cut?) {
    self.id = id
    self.bytes = bytes
    self.index = index
    face = number

    let face = makeFace(bytes, number)
    let font: OpaquePointer = hb_font_create(face)
    hb_ot_font_set_funcs(font)
    if number >> 16 > 0 {
      hb_font_set_var_named_instance(font, UInt32(clamping: number >> 16 - 1))
    }

    let unitsPerEm = max(1, hb_face_get_upem(face))
    let em = Double(unitsPerEm)
    let cut = cut ?? Cut(of: font)
    isColored =
      hb_ot_color_has_png(face) != 0
      || hb_ot_color_has_layers(face) != 0 && hb_ot_color_has_palettes(face) != 0
    metrics = FontMetrics(
      family: cut.family, weight: cut.weight, isItalic: cut.isItalic,
      unitsPerEm: Int(unitsPerEm),
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

extension Font {
  /// A font's place in its family, in the words of CSS.
  struct Cut {
    var family: String
    var weight: Int
    var isItalic: Bool
  }
}

extension Font.Cut {
  /// What the font's own tables say.
  fileprivate init(of font: OpaquePointer) {
    let face = hb_font_get_face(font)
    let typographic = fontName(HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, of: face)
    let family = typographic ?? fontName(HB_OT_NAME_ID_FONT_FAMILY, of: face) ?? "unnamed"
    let weight = hb_style_get_value(font, HB_STYLE_TAG_WEIGHT)
    self.init(
      family: family, weight: weight.isFinite ? Int(min(1000, max(1, weight))) : 400,
      isItalic: hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0
        || abs(hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE)) > 1)
  }
}

/// HarfBuzz's view of one face of a file that stays for the process's life, to be destroyed by the
/// caller.
///
/// - Parameter number: as `Font.face`.
func makeFace(_ bytes: UnsafeRawBufferPointer, _ number: Int) -> OpaquePointer {
  let blob = bytes.withMemoryRebound(to: CChar.self) {
    hb_blob_create(
      $0.baseAddress, UInt32(clamping: $0.count), HB_MEMORY_MODE_READONLY, nil, nil)
  }
  defer { hb_blob_destroy(blob) }  // the face holds its own reference
  return hb_face_create(blob, UInt32(clamping: number & 0xFFFF))
}

/// A name out of a font's own table, in English; nil where there is none.
func fontName(_ id: Int, of face: OpaquePointer?) -> String? {
  var length: UInt32 = 256
  var text = [CChar](repeating: 0, count: 256)
  let english = hb_language_from_string("en", -1)
  guard hb_ot_name_get_utf8(face, UInt32(clamping: id), english, &length, &text) > 0 else {
    return nil
  }
  let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
}
