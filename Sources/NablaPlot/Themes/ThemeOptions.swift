public import NablaScene
import NablaText

/// A theme of the user's own: another one with changes, as a theme file says it.
///
/// ```yaml
/// name: lecture
/// base: dark
/// paper: "#101820"
/// accent: {light: "#c05000", dark: "#ffb000"}
/// font: serif
/// sizes: {line: 3}
/// ```
public struct ThemeOptions: Hashable, Sendable, Configurable {
  public var name = "own"
  /// The theme that it starts from.
  public var base = "adaptive"
  /// Which side of it is shown; the base's where nil.
  public var side: Appearance?
  public var context = ThemeContext.notebook
  public var ink: ThemeColor?
  public var paper: ThemeColor?
  public var muted: ThemeColor?
  public var grid: ThemeColor?
  public var zeroLine: ThemeColor?
  public var spine: ThemeColor?
  public var accent: ThemeColor?
  public var absent: ThemeColor?
  public var palette: String?
  /// The colours of categories themselves, in place of a palette.
  public var ownPalette: [ThemeColor]?
  public var weights: String?
  public var sequential: String?
  public var diverging: String?
  /// A family by name.
  public var font: String?
  public var sizes: Node?
  public var showsGrid: Bool?
  public var showsSpines: Bool?

  public init() {}

  public init(base: String) { self.base = base }

  private static let colormap = ReversedName.type(of: Colormaps.names, "a colormap's name")

  public static let fields: [Field<ThemeOptions>] = [
    Field("name", \.name, help: "What the theme is called."),
    Field(
      "base", \.base, type: .choice(Themes.all.map(\.name)), help: "The theme that it starts from."),
    Field("side", \.side, help: "Which side is shown; the base's where left out."),
    Field("context", \.context, help: "What everything but the canvas is sized for."),
    Field("ink", \.ink, help: "Text, and whatever says something."),
    Field("paper", \.paper, help: "The page."),
    Field("muted", \.muted, help: "Text of less weight."),
    Field("grid", \.grid, help: "Grid lines."),
    Field("zeroLine", \.zeroLine, help: "The line at zero."),
    Field("spine", \.spine, help: "Axis lines and tick marks."),
    Field("accent", \.accent, help: "The one thing to look at."),
    Field("absent", \.absent, help: "Missing values, cells that are not allowed."),
    Field("palette", \.paletteChoice, help: "The palette of categories, or a list of colours."),
    Field(
      "weights", \.weights, type: colormap,
      help: "The colormap of numbers from 0 with many small ones."),
    Field("sequential", \.sequential, type: colormap, help: "The colormap of other numbers."),
    Field(
      "diverging", \.diverging, type: colormap, help: "The colormap of numbers around a middle."),
    Field("font", \.font, help: "The family of all text: a name, serif or monospace."),
    Field("sizes", \.sizes, type: .options(RecordType(Theme.Sizes.self)), help: "Lengths in px."),
    Field("showsGrid", \.showsGrid, help: "Whether grid lines are drawn."),
    Field("showsSpines", \.showsSpines, help: "Whether axis lines are drawn."),
  ]

  /// The palette as theme files write it.
  private var paletteChoice: PaletteChoice? {
    get { PaletteChoice(palette, ownPalette) }
    set { (palette, ownPalette) = (newValue?.name, newValue?.colors) }
  }

  /// The theme with the changes.
  func applied(to base: Theme) throws(OptionProblem) -> Theme {
    var theme = base
    theme.name = name
    theme.ink = ink?.pair(role: "ink") ?? theme.ink
    theme.paper = paper?.pair(role: "paper") ?? theme.paper
    theme.muted = muted?.pair(role: "muted") ?? theme.muted
    theme.grid = grid?.pair(role: "grid") ?? theme.grid
    theme.zeroLine = zeroLine?.pair(role: "zero") ?? theme.zeroLine
    theme.spine = spine?.pair(role: "spine") ?? theme.spine
    theme.accent = accent?.pair(role: "accent") ?? theme.accent
    theme.absent = absent?.pair(role: "absent") ?? theme.absent
    theme.palette =
      try Self.known(palette, "palette", Palettes.all.map(\.id)) { Palettes.named($0) != nil }
      ?? theme.palette
    if palette != nil || ownPalette != nil { theme.ownPalette = Palette(own: ownPalette) }
    func map(_ name: String?, _ option: String) throws(OptionProblem) -> String? {
      try Self.known(name, option, Colormaps.names) { Colormaps.named($0) != nil }
    }
    theme.weights = try map(weights, "weights") ?? theme.weights
    theme.sequential = try map(sequential, "sequential") ?? theme.sequential
    theme.diverging = try map(diverging, "diverging") ?? theme.diverging
    if let font { theme.sizes.family = .named(font) }
    if let sizes {
      do throws(OptionProblem) {
        try theme.sizes.decode(sizes)
      } catch {
        throw error.inside("sizes", sizes)
      }
    }
    theme.showsGrid = showsGrid ?? theme.showsGrid
    theme.showsSpines = showsSpines ?? theme.showsSpines
    return theme
  }

  private static func known(
    _ name: String?, _ option: String, _ known: [String], _ isKnown: (String) -> Bool
  ) throws(OptionProblem) -> String? {
    guard let name, !isKnown(name) else { return name }
    throw OptionProblem(
      "is \"\(Nearest.clipped(name))\"", Nearest.advice(name, among: known)
    ).inside(option, nil)
  }
}

extension ThemeOptions: OptionValue {}

extension Appearance: OptionChoice {}

/// A colour of a theme: one for both pages, or `{light: …, dark: …}`.
public struct ThemeColor: Hashable, Sendable {
  public var light: Color
  public var dark: Color

  public init(light: Color, dark: Color) {
    self.light = light
    self.dark = dark
  }

  func pair(role: String) -> ColorPair { ColorPair(light: light, dark: dark, role: role) }
}

extension ThemeColor: OptionValue {
  public static var optionType: OptionType {
    .either([.color, .names(.color)], "a colour, or {light: a colour, dark: a colour}")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let light = node["light"], let dark = node["dark"], node.map?.count == 2 {
      self.init(light: try ColorText.color(light), dark: try ColorText.color(dark))
    } else if node.text != nil {
      let color = try ColorText.color(node)
      self.init(light: color, dark: color)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    func text(_ color: Color) -> Node { Node(ColorText.text(of: color)) }
    if light == dark { return text(light) }
    return Node([.init("light", text(light)), .init("dark", text(dark))])
  }
}
