internal import NablaScene

/// Which characters and glyphs of which fonts the native texts of a figure show.
struct FontUse {
  struct Usage {
    var font: FontID
    var scalars: Set<UInt32> = []
    var glyphs: Set<UInt32> = []
    var features: Set<String> = []
  }

  /// In order of first use.
  private(set) var fonts: [Usage] = []
  private var places: [FontID: Int] = [:]

  mutating func insert(_ run: GlyphRun, of source: String) {
    let place = places[run.font] ?? fonts.count
    if place == fonts.count {
      places[run.font] = place
      fonts.append(Usage(font: run.font))
    }
    for scalar in run.text(of: source).unicodeScalars { fonts[place].scalars.insert(scalar.value) }
    for glyph in run.glyphs { fonts[place].glyphs.insert(glyph.id) }
    fonts[place].features.formUnion(run.features)
  }
}
