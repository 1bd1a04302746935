import CHarfBuzz
import Synchronization

/// The font of formulas with its MATH table; lengths are shares of the em.
package struct MathFont: Sendable {
  package static let standard = MathFont(FontStore.pagellaMath)

  let font: Font
  private let constants: [Double]
  /// The lookups of the `ssty` and `dtls` features.
  private let scriptLookups: [UInt32]
  private let dotlessLookups: [UInt32]

  init(_ font: Font) {
    self.font = font
    let em = Double(font.metrics.unitsPerEm)
    constants = (0...HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT.rawValue).map {
      Double(hb_ot_math_get_constant(font.handle, hb_ot_math_constant_t(rawValue: $0))) / em
    }
    scriptLookups = Self.lookups("ssty", of: font)
    dotlessLookups = Self.lookups("dtls", of: font)
  }

  /// A length of the MATH table.
  subscript(_ constant: hb_ot_math_constant_t) -> Double {
    let index = Int(constant.rawValue)
    return index < constants.count ? constants[index] : 0
  }

  /// A percentage of the MATH table, as a share.
  func share(_ percentage: hb_ot_math_constant_t) -> Double {
    // Kept as a length is, divided by the em.
    self[percentage] * Double(font.metrics.unitsPerEm) / 100
  }

  /// The em of a style, as a share of the text style's.
  func scale(_ level: MathStyle.Level) -> Double {
    switch level {
    case .display, .text: 1
    case .script: share(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
    case .scriptscript: share(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
    }
  }

  /// The glyph of a character, of the first font that has one; the box for a missing one if none.
  package func glyph(_ scalar: Unicode.Scalar) -> MathGlyph {
    var id: hb_codepoint_t = 0
    if hb_font_get_nominal_glyph(font.handle, scalar.value, &id) != 0, id != 0 {
      return MathGlyph(id: id, font: font)
    }
    for other in [FontStore.dejaVuSans, FontStore.interRegular] {
      if hb_font_get_nominal_glyph(other.handle, scalar.value, &id) != 0, id != 0 {
        return MathGlyph(id: id, font: other)
      }
    }
    return MathGlyph(id: 0, font: font)
  }

  /// The form of a glyph that is drawn for small sizes: level 1 for scripts, 2 for theirs.
  func scriptForm(_ glyph: MathGlyph, level: Int) -> MathGlyph {
    alternate(glyph, scriptLookups, place: level - 1)
  }

  /// i and j without their dots, below an accent.
  func dotless(_ glyph: MathGlyph) -> MathGlyph { alternate(glyph, dotlessLookups, place: 0) }

  private func alternate(_ glyph: MathGlyph, _ lookups: [UInt32], place: Int) -> MathGlyph {
    guard glyph.font === font else { return glyph }
    for lookup in lookups {
      var (count, id): (UInt32, hb_codepoint_t) = (1, 0)
      let total = hb_ot_layout_lookup_get_glyph_alternates(
        hb_font_get_face(font.handle), lookup, glyph.id, UInt32(place), &count, &id)
      if total > 0, count > 0 { return MathGlyph(id: id, font: font) }
      count = 1
      if total > 0,
        hb_ot_layout_lookup_get_glyph_alternates(
          hb_font_get_face(font.handle), lookup, glyph.id, 0, &count, &id) > 0, count > 0
      {
        return MathGlyph(id: id, font: font)
      }
    }
    return glyph
  }

  private static func lookups(_ feature: String, of font: Font) -> [UInt32] {
    let face = hb_font_get_face(font.handle)
    let gsub = hb_tag_from_string("GSUB", -1)
    let tag = hb_tag_from_string(feature, -1)
    let features = hb_set_create()
    defer { hb_set_destroy(features) }
    var tags: [hb_tag_t] = [tag, 0]
    hb_ot_layout_collect_lookups(face, gsub, nil, nil, &tags, features)
    var lookups: [UInt32] = []
    var next = hb_codepoint_t.max
    while hb_set_next(features, &next) != 0 { lookups.append(next) }
    return lookups
  }

  /// The kerning of a script at a height over or under the baseline, in em.
  func kern(_ glyph: MathGlyph, _ corner: hb_ot_math_kern_t, height: Double) -> Double {
    guard glyph.font === font else { return 0 }
    let em = Double(font.metrics.unitsPerEm)
    let place = hb_position_t(max(-30_000, min(30_000, height * em)))
    return Double(hb_ot_math_get_glyph_kerning(font.handle, glyph.id, corner, place)) / em
  }
}
