import NablaScene

/// The colours of categories as an option gives them: a palette's name, or the colours themselves.
enum PaletteChoice: Hashable, Sendable {
  case named(String)
  case own([ThemeColor])

  /// nil for nothing; colours of one's own win.
  init?(_ name: String?, _ colors: [ThemeColor]?) {
    guard let choice = colors.map({ Self.own($0) }) ?? name.map({ .named($0) }) else { return nil }
    self = choice
  }

  var name: String? {
    if case .named(let name) = self { name } else { nil }
  }

  var colors: [ThemeColor]? {
    if case .own(let colors) = self { colors } else { nil }
  }
}

extension PaletteChoice: OptionValue {
  static var optionType: OptionType {
    .either(
      [
        ReversedName.type(of: Palettes.all.map(\.id), "a palette's name"),
        .list(ThemeColor.optionType),
      ], "a palette's name or its colours")
  }

  init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      let colors = try [ThemeColor](option: node)
      guard !colors.isEmpty else { throw OptionProblem("is empty", "give a colour", at: node) }
      self = .own(colors)
    } else if let name = node.scalarText {
      self = .named(name)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  var optionNode: Node {
    switch self {
    case .named(let name): Node(name)
    case .own(let colors): colors.optionNode
    }
  }
}

extension Palette {
  /// The palette of a user's own colours; what is given for both pages moves on the dark one until
  /// it stands out. nil for none.
  init?(own colors: [ThemeColor]?) {
    guard let colors, !colors.isEmpty else { return nil }
    self.init(
      id: "own",
      colors: colors.map { color in
        let isOne = color.light == color.dark
        return ColorPair(
          light: color.light,
          dark: isOne
            ? Contrast.textShade(of: color.dark, on: Paper.dark, ratio: Contrast.mark)
            : color.dark)
      })
  }
}
