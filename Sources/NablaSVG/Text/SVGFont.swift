internal import CHarfBuzz
internal import NablaScene
internal import NablaText

/// What `<text>` says about a run's font.
struct SVGFont: Hashable {
  var family: SVGFamily
  var weight: Int
  var isItalic: Bool
  var size: Double
  var features: [String]

  init(_ run: GlyphRun) {
    let metrics = fontMetrics(of: run.font)
    family = SVGFamily(run.font)
    weight = metrics?.weight ?? 400
    isItalic = metrics?.isItalic ?? false
    size = run.size
    features = run.features
  }
}

/// A family as readers have it and as the figure brings it.
struct SVGFamily: Hashable {
  let name: String
  /// What tells a font from a file apart from others of its family, of which it may be another
  /// version; nil for the program's own.
  private let fileName: String?

  init(_ id: FontID) {
    let font = FontStore.font(id)
    name = font?.metrics.family ?? id.name
    fileName = font?.isFromFile == true ? id.name : nil
  }

  /// What the figure's own subset is called, after the figure's prefix.
  var token: String { classToken(fileName ?? name) }

  /// The family and what comes near it where it is not installed, as CSS writes it.
  var list: String {
    switch name {
    case "Inter": "Inter,'Inter Variable','Helvetica Neue',Arial,sans-serif"
    case "DejaVu Sans": "'DejaVu Sans',Verdana,'Bitstream Vera Sans',sans-serif"
    default: cssString(name) + ",sans-serif"
    }
  }
}

extension GlyphRun {
  /// Whether only the glyphs say what is meant: most of a math font's variants have no character.
  var isMath: Bool { FontStore.isMath(font) }

  /// Whether its font brings colours of its own.
  var isColored: Bool { FontStore.font(font)?.isColored == true }

  /// Whether it is read from the right: its glyphs come in falling order of the text, or its one
  /// glyph is the mirror image of its character (a bracket among right-to-left letters).
  func isRightToLeft(in source: String) -> Bool {
    guard let first = glyphs.first, let last = glyphs.last else { return false }
    if glyphs.count > 1 { return first.cluster > last.cluster }
    let scalars = text(of: source).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first, scalar.properties.isBidiMirrored,
      first.id != 0, let font = FontStore.font(font)
    else { return false }
    var plain: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font.handle, scalar.value, &plain) != 0 && plain != first.id
  }

  /// What it shows of the source.
  func text(of source: String) -> String { sourceRange.text(of: source) }
}
