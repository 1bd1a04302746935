package import NablaScene

/// What layout and the SVG renderer need to know about a font; lengths are shares of the em.
package struct FontMetrics: Hashable, Sendable {
  /// The family's name as CSS and fontconfig know it (`Inter`).
  package let family: String
  /// The CSS weight (400 regular, 600 semibold).
  package let weight: Int
  package let isItalic: Bool
  package let unitsPerEm: Int
  /// How far lines of the font reach above the baseline.
  package let ascent: Double
  /// How far lines of the font reach below the baseline, positive.
  package let descent: Double
  package let capHeight: Double
  package let xHeight: Double
}

/// The metrics of a font by its PostScript name, or nil where the program has no such font.
package func fontMetrics(of id: FontID) -> FontMetrics? {
  FontStore.font(id)?.metrics
}
