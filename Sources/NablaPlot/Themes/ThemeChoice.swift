public import NablaScene

/// A theme and the side of it that is shown, by the name that figures use.
public struct ThemeChoice: Hashable, Sendable {
  public let name: String
  /// How it looks, in a few words.
  public let summary: String
  public let appearance: Appearance
  /// Everything but the canvas in the size for it; a notebook's by default.
  public var context = ThemeContext.notebook
  private let base: Theme
  /// What a theme of the user's own was made of.
  private let options: ThemeOptions?

  public init(
    _ name: String, _ theme: Theme, _ appearance: Appearance, _ summary: String = ""
  ) {
    self.name = name
    self.summary = summary
    base = theme
    self.appearance = appearance
    options = nil
  }

  /// A theme of the user's own.
  ///
  /// - Throws: a base, palette or colormap that does not exist.
  public init(_ options: ThemeOptions) throws(OptionProblem) {
    guard let parent = Themes.named(options.base) else {
      throw OptionProblem(
        "is \"\(Nearest.clipped(options.base))\"",
        Nearest.advice(options.base, among: Themes.all.map(\.name))
      ).inside("base", nil)
    }
    name = options.name
    summary = "\(options.base) with changes"
    base = try options.applied(to: parent.base)
    appearance = options.side ?? parent.appearance
    context = options.context
    self.options = options
  }

  /// The theme in the size for its context.
  public var theme: Theme {
    if context.scale == 1 { return base }
    var theme = base
    theme.sizes = base.sizes.scaled(by: context.scale)
    return theme
  }

  /// The same theme in the size for another context.
  public func `in`(_ context: ThemeContext) -> ThemeChoice {
    var copy = self
    copy.context = context
    return copy
  }

  public static let light = ThemeChoice("light", .nabla, .light, "dark ink on white")
  public static let dark = ThemeChoice("dark", .nabla, .dark, "light ink on blue-black")
  public static let adaptive = ThemeChoice(
    "adaptive", .nabla, .adaptive, "light or dark as the page is (SVG); light elsewhere")
}

extension ThemeChoice: OptionValue {
  public static var optionType: OptionType { .theme }

  /// From a theme's name, or a map of what differs from one.
  public init(option node: Node) throws(OptionProblem) {
    if node.map != nil {
      var options = ThemeOptions()
      try options.decode(node)
      do throws(OptionProblem) {
        try self.init(options)
      } catch {
        throw error.found(in: node)
      }
      return
    }
    guard let name = node.scalarText else { throw .expected(Self.optionType, node) }
    guard let choice = Themes.named(name) else {
      throw OptionProblem(
        "is \(node.shown)", Nearest.advice(name, among: Themes.all.map(\.name)), at: node)
    }
    self = choice
  }

  public var optionNode: Node {
    guard var options = options ?? (context == .notebook ? nil : ThemeOptions(base: name)) else {
      return Node(name)
    }
    options.context = context
    return options.optionNode
  }
}
