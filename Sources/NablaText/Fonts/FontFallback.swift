import CHarfBuzz
import NablaScene

/// Picks the font of each grapheme cluster: the first in the style's order that can show it.
struct FontFallback {
  /// The style's own font.
  let first: Font
  /// The family that the style names and that is not there.
  let missingFamily: String?
  private let style: TextStyle
  /// The theme's font in the style's cut.
  private let theme: Font

  init(_ style: TextStyle) {
    self.style = style
    theme = FontStore.inter(style)
    switch style.family {
    case nil: (first, missingFamily) = (theme, nil)
    case .file(let file): (first, missingFamily) = (FontStore.font(file.id) ?? theme, nil)
    case .named(let name):
      let named = Self.font(named: name, style)
      (first, missingFamily) = (named ?? theme, named == nil ? name : nil)
    }
  }

  /// Whether the style's font is sure to have every printable character of ASCII, as all of the
  /// program's own do.
  var coversASCII: Bool { !first.isFromFile }

  private static func font(named name: String, _ style: TextStyle) -> Font? {
    let name = name.lowercased()
    switch name {
    case "inter", "sans-serif": return FontStore.inter(style)
    case "dejavu sans": return FontStore.dejaVuSans
    case "tex gyre pagella math": return FontStore.pagellaMath
    default: return InstalledFonts.shared.font(family: name, style)
    }
  }

  /// The font for one cluster, marks and base together.
  ///
  /// Where no font has all of it, the one that has its base; the theme's own, whose sign for a
  /// missing character is a visible box, where none has that either.
  ///
  /// - Parameter language: whose shapes of Han characters the text wants.
  func font(for cluster: Character, language: HanLanguage?) -> Font {
    if cluster.isASCII {
      guard !coversASCII, let letter = cluster.unicodeScalars.first else { return first }
      return first.covers(letter) ? first : theme
    }
    let scalars = cluster.unicodeScalars
    // Most texts: letters that the font has, below the first character that is a picture.
    if let letter = scalars.first, letter.value < 0x2000,
      scalars.index(after: scalars.startIndex) == scalars.endIndex, first.covers(letter)
    {
      return first
    }
    let characters = Array(
      scalars.lazy.filter { !$0.properties.isDefaultIgnorableCodePoint })
    guard let base = characters.first else { return first }
    let isEmoji = cluster.isEmoji
    return font(having: characters, isEmoji: isEmoji, language)
      ?? (characters.count > 1 ? font(having: [base], isEmoji: isEmoji, language) : nil)
      ?? theme
  }

  private func font(
    having characters: [Unicode.Scalar], isEmoji: Bool, _ language: HanLanguage?
  ) -> Font? {
    if isEmoji, first.isColored, first.covers(all: characters) { return first }
    if isEmoji,
      let font = InstalledFonts.shared.font(
        for: characters, language: nil, wantsColor: true, style)
    {
      return font
    }
    if first.covers(all: characters) { return first }
    if theme !== first, theme.covers(all: characters) { return theme }
    // Each is opened only where those before it lack something. Of the mathematical letters DejaVu
    // has a few only, in a look of its own.
    let isMath = characters.allSatisfy { 0x1D400...0x1D7FF ~= $0.value }
    if isMath, FontStore.pagellaMath.covers(all: characters) { return FontStore.pagellaMath }
    if FontStore.dejaVuSans.covers(all: characters) { return FontStore.dejaVuSans }
    if !isMath, FontStore.pagellaMath.covers(all: characters) { return FontStore.pagellaMath }
    return InstalledFonts.shared.font(
      for: characters, language: language, wantsColor: false, style)
      ?? InstalledFonts.shared.font(for: characters, language: nil, wantsColor: true, style)
  }
}

extension Font {
  /// Whether the font can show a cluster, at least once its marks are folded into its letters.
  fileprivate func covers(all characters: [Unicode.Scalar]) -> Bool {
    if characters.allSatisfy(covers) { return true }
    return characters.count > 1 && Self.composed(characters).allSatisfy(covers)
  }

  /// The cluster with its marks folded into precomposed letters, as HarfBuzz will try too.
  private static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
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

extension Character {
  /// Whether the cluster asks to be shown as a picture (UTS #51): by its characters' own default,
  /// or by a variation selector or a skin tone.
  fileprivate var isEmoji: Bool {
    guard let base = unicodeScalars.first else { return false }
    for scalar in unicodeScalars.dropFirst() {
      if scalar == "\u{FE0E}" { return false }
      if scalar == "\u{FE0F}" || scalar.properties.isEmojiModifier { return true }
    }
    return base.value > 0x2000 && base.properties.isEmojiPresentation
  }
}
