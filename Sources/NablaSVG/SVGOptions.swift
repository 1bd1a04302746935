/// How a scene becomes SVG.
public struct SVGOptions: Hashable, Sendable {
  /// What a text is made of.
  public enum Text: String, Hashable, Sendable, CaseIterable {
    /// `<text>`: can be selected, searched and translated; needs a similar font to look the same.
    case native
    /// Outlines of the glyphs with a label: looks the same everywhere.
    case outline
  }

  /// What texts are made of; `native` by default. Mathematics is always outlines.
  public var text: Text
  /// Whether the glyphs that native texts use travel in the file, some 7 kB a font; off by default.
  public var embedFonts: Bool

  public init(text: Text = .native, embedFonts: Bool = false) {
    self.text = text
    self.embedFonts = embedFonts
  }
}
