import CHarfBuzz

/// Picks the font of each grapheme cluster: the first in the style's order that can show it.
struct FontFallback {
  /// The style's own font.
  let first: Font

  init(_ style: TextStyle) {
    first =
      switch (style.weight, style.isItalic) {
      case (.semibold, _): FontStore.interSemiBold
      case (.regular, true): FontStore.interItalic
      case (.regular, false): FontStore.interRegular
      }
  }

  /// The font for one cluster, marks and base together.
  ///
  /// Where no font has all of it, the one that has its base; the style's own, whose sign for a
  /// missing character is a visible box, where none has that either.
  func font(for cluster: Character) -> Font {
    if cluster.isASCII { return first }  // every one of the styles' fonts has it
    if Self.covers(first, cluster) { return first }
    if Self.covers(FontStore.dejaVuSans, cluster) { return FontStore.dejaVuSans }
    if Self.covers(FontStore.pagellaMath, cluster) { return FontStore.pagellaMath }
    guard let base = cluster.unicodeScalars.first else { return first }
    if first.covers(base) { return first }
    if FontStore.dejaVuSans.covers(base) { return FontStore.dejaVuSans }
    if FontStore.pagellaMath.covers(base) { return FontStore.pagellaMath }
    return first
  }

  private static func covers(_ font: Font, _ cluster: Character) -> Bool {
    var composed: [Unicode.Scalar] = []
    var isCovered = true
    for scalar in cluster.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      if !font.covers(scalar) { isCovered = false }
      composed.append(scalar)
    }
    if isCovered { return true }
    guard composed.count > 1 else { return false }
    return compose(composed).allSatisfy(font.covers)
  }

  /// The cluster with its marks folded into precomposed letters, as HarfBuzz will try too.
  private static func compose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let functions = hb_unicode_funcs_get_default()
    var result: [Unicode.Scalar] = []
    for scalar in scalars {
      var both: hb_codepoint_t = 0
      if let last = result.last,
        hb_unicode_compose(functions, last.value, scalar.value, &both) != 0,
        let letter = Unicode.Scalar(both)
      {
        result[result.count - 1] = letter
      } else {
        result.append(scalar)
      }
    }
    return result
  }
}
