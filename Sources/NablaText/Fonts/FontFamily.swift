/// Whose letters a text is set in.
public enum FontFamily: Hashable, Sendable, ExpressibleByStringLiteral {
  /// By name, without regard to case: a family of the program (`Inter`, `DejaVu Sans`,
  /// `TeX Gyre Pagella Math`) or one that is installed; `sans-serif` is the theme's own, `serif`
  /// and `monospace` are the nearest installed ones. Where there is none, the theme's font is
  /// taken and the name is listed in the line's `missingFamilies`.
  case named(String)
  /// A file of the user's.
  case file(FontFile)

  public init(stringLiteral name: String) { self = .named(name) }
}
