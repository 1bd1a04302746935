public import NablaScene

/// The themes that a figure can name, one line each.
public enum Themes {
  public static let all: [ThemeChoice] = [
    ThemeChoice("light", .nabla, .light),
    ThemeChoice("dark", .nabla, .dark),
    ThemeChoice("adaptive", .nabla, .adaptive),
  ]
}

/// A theme and the side of it that is shown, by the name that figures use.
public struct ThemeChoice: Hashable, Sendable {
  public let name: String
  public let theme: Theme
  public let appearance: Appearance

  public init(_ name: String, _ theme: Theme, _ appearance: Appearance) {
    self.name = name
    self.theme = theme
    self.appearance = appearance
  }

  public static let light = ThemeChoice("light", .nabla, .light)
  public static let dark = ThemeChoice("dark", .nabla, .dark)
  public static let adaptive = ThemeChoice("adaptive", .nabla, .adaptive)
}

extension ThemeChoice: OptionValue {
  public static var optionType: OptionType { .choice(Themes.all.map(\.name)) }

  public init(option node: Node) throws(OptionProblem) {
    guard let name = node.scalarText else { throw .expected(Self.optionType, node) }
    guard let choice = Themes.all.first(where: { $0.name == name }) else {
      throw OptionProblem(
        "is \(node.shown)", Nearest.advice(name, among: Themes.all.map(\.name)), at: node)
    }
    self = choice
  }

  public var optionNode: Node { Node(name) }
}
