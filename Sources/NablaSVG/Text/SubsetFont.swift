internal import CHarfBuzz
internal import NablaScene
internal import NablaText

/// The font file with only the glyphs in use (hb-subset).
///
/// - Throws: a machine's error where HarfBuzz refuses the font.
func subsetFont(_ usage: FontUse.Usage) throws(NablaError) -> [UInt8] {
  guard let font = FontStore.font(usage.font) else {
    throw NablaError(
      "font \(usage.font.name)", "cannot be embedded, for the program has no such font",
      "draw without embedding or with outlined text", kind: .machine)
  }
  guard let input = hb_subset_input_create_or_fail() else { throw refused(usage) }
  defer { hb_subset_input_destroy(input) }
  let unicodes = hb_subset_input_unicode_set(input)
  for scalar in usage.scalars { hb_set_add(unicodes, scalar) }
  let glyphs = hb_subset_input_glyph_set(input)
  for glyph in usage.glyphs { hb_set_add(glyphs, glyph) }

  // Kerning, marks, what scripts need and what the texts ask for; the rest would bring glyphs that
  // nobody uses.
  let features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
  hb_set_clear(features)
  for tag in usage.features.union(neededFeatures) {
    hb_set_add(features, hb_tag_from_string(tag, -1))
  }
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)

  guard let subset = hb_subset_or_fail(hb_font_get_face(font.handle), input) else {
    throw refused(usage)
  }
  defer { hb_face_destroy(subset) }
  let blob = hb_face_reference_blob(subset)
  defer { hb_blob_destroy(blob) }
  var count: UInt32 = 0
  guard let data = hb_blob_get_data(blob, &count), count > 0 else { throw refused(usage) }
  return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
}

/// What is on by itself in every viewer: for all scripts, for Arabic and its kin, for those of
/// India and South-East Asia, for Korean.
private let neededFeatures = [
  "kern", "mark", "mkmk", "ccmp", "calt", "clig", "liga", "rlig", "locl", "curs", "dist",
  "isol", "init", "medi", "med2", "fina", "fin2", "fin3", "mset", "stch", "rclt",
  "nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "half", "pstf", "vatu", "cfar", "cjct",
  "pres", "abvs", "blws", "psts", "haln", "abvm", "blwm", "ljmo", "vjmo", "tjmo",
]

private func refused(_ usage: FontUse.Usage) -> NablaError {
  NablaError(
    "font \(usage.font.name)", "HarfBuzz cannot make a subset of it",
    "draw without embedding or with outlined text", kind: .machine)
}
