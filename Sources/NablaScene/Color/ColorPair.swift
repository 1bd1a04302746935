/// A colour for a light page and one for a dark page, with the role it plays.
///
/// PNG and PDF take one side; an adaptive SVG carries both and names the role as a class.
public struct ColorPair: Hashable, Sendable {
  public var light: Color
  public var dark: Color
  /// The role in the theme (`ink`, `muted`, `s1`, `s1-text` …), empty for a colour of the data.
  public var role: String

  public init(light: Color, dark: Color, role: String = "") {
    self.light = light
    self.dark = dark
    self.role = role
  }

  /// The same colour on both pages.
  public init(_ color: Color, role: String = "") {
    self.init(light: color, dark: color, role: role)
  }

  /// Both sides' alpha multiplied by `opacity` (0…1).
  public func opacity(_ opacity: Double) -> ColorPair {
    ColorPair(light: light.opacity(opacity), dark: dark.opacity(opacity), role: role)
  }

  public func color(_ side: Appearance.Side) -> Color {
    switch side {
    case .light: light
    case .dark: dark
    }
  }

  public static let clear = ColorPair(.clear)

  /// A colour of which only the role is known, until a theme says what it looks like.
  public static func unresolved(role: String) -> ColorPair {
    ColorPair(light: .clear, dark: .clear, role: role)
  }

  /// Whether only the role is known.
  public var isUnresolved: Bool { light == .clear && dark == .clear && !role.isEmpty }
}

/// Which of a scene's colour pairs an output shows.
public enum Appearance: String, Hashable, Sendable, CaseIterable {
  case light
  case dark
  /// Both, where the format can (SVG); the light side elsewhere.
  case adaptive

  public enum Side: String, Hashable, Sendable, CaseIterable {
    case light
    case dark
  }

  /// The side that a format without media queries shows.
  public var side: Side {
    switch self {
    case .light, .adaptive: .light
    case .dark: .dark
    }
  }
}
