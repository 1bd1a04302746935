public import NablaScene

/// Colours by role and sizes by use: everything that decides a figure's look beside its data.
public struct Theme: Hashable, Sendable {
  public var name: String

  /// Text, spines and whatever says something.
  public var ink: ColorPair
  /// The page.
  public var paper: ColorPair
  /// Subtitles, captions and other text of less weight.
  public var muted: ColorPair
  /// Grid lines.
  public var grid: ColorPair
  /// The line at zero.
  public var zeroLine: ColorPair
  /// Axis lines and tick marks.
  public var spine: ColorPair
  /// The one thing to look at.
  public var accent: ColorPair
  /// Cells that are not allowed, missing values.
  public var absent: ColorPair
  /// The categorical palette's name.
  public var palette: String
  /// Colours of one's own in its place; none by default.
  public var ownPalette: Palette?
  /// The colormap of values ≥ 0 with many small ones (attention, probabilities).
  public var weights: String
  /// The colormap of other numbers.
  public var sequential: String
  /// The colormap of numbers around a middle.
  public var diverging: String

  public var sizes = Sizes()
  public var showsGrid = true
  public var showsSpines = true

  /// The colour of a role by its name (`ink`, `accent`, `s1` …), nil for an unknown name.
  public func color(role: String) -> ColorPair? {
    switch role {
    case "ink": ink
    case "paper": paper
    case "muted": muted
    case "grid": grid
    case "spine": spine
    case "accent": accent
    default: series(named: role)
    }
  }

  /// The names that `color(role:)` knows.
  public static let roles =
    ["ink", "paper", "muted", "grid", "spine", "accent"] + (1...8).map { "s\($0)" }

  private func series(named role: String) -> ColorPair? {
    guard role.first == "s", let k = Int(role.dropFirst()), (1...8).contains(k) else { return nil }
    return series(k - 1)
  }

  /// The colour of series `index` (from 0); the palette starts again when it ends.
  public func series(_ index: Int) -> ColorPair {
    (ownPalette ?? Palettes.named(palette) ?? Palettes.nabla).color(at: index)
  }

  /// The shade of a colour in which text on the paper has a contrast of 4.5:1.
  public func textShade(of color: ColorPair) -> ColorPair {
    Contrast.textShade(of: color, light: paper.light, dark: paper.dark)
  }
}
