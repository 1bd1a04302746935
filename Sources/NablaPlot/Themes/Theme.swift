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
  /// The colormap of values ≥ 0 with many small ones (attention, probabilities).
  public var weights: String
  /// The colormap of other numbers.
  public var sequential: String
  /// The colormap of numbers around a middle.
  public var diverging: String

  public var sizes = Sizes()
  public var showsGrid = true
  public var showsSpines = true

  /// Lengths and text sizes in logical pixels.
  public struct Sizes: Hashable, Sendable {
    public var title = 15.0
    public var text = 13.0
    public var label = 12.0
    public var tick = 11.0
    public var caption = 10.0
    /// The least size that text is shrunk to.
    public var floor = 7.0
    /// The unit of every gap: half a line.
    public var gap = 6.5
    /// Between the canvas's edge and everything.
    public var padding = 16.0
    /// Between panels.
    public var panelGap = 18.0
    public var tickLength = 4.0
    public var gridWidth = 1.0
    public var spineWidth = 1.0
    public var line = 2.0
    public var marker = 7.0
    public var markerEdge = 1.0
    /// What a line's halo adds to its width.
    public var halo = 3.0
    /// The band around words on a field.
    public var textHalo = 2.0
    public var colorbar = 12.0
    /// The opacity of filled areas.
    public var fill = 0.22

    public init() {}
  }

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
    (Palettes.named(palette) ?? Palettes.nabla).color(at: index)
  }

  /// The shade of a colour in which text on the paper has a contrast of 4.5:1.
  public func textShade(of color: ColorPair) -> ColorPair {
    Contrast.textShade(of: color, light: paper.light, dark: paper.dark)
  }
}
