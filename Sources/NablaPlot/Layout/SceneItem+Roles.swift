import NablaScene

extension SceneItem {
  var holdsFormulas: Bool {
    switch self {
    case .text(let text): !text.formulas.isEmpty
    case .group(let group): group.items.contains(where: \.holdsFormulas)
    case .path, .markers, .image: false
    }
  }

  /// The item with the colours that formulas name by their roles (`\\color{s1}{x}`) as the theme
  /// has them, in the shade for text.
  func resolvingRoles(_ theme: Theme) -> SceneItem {
    switch self {
    case .text(var text) where !text.formulas.isEmpty:
      func resolved(_ color: ColorPair?) -> ColorPair? {
        guard let color, color.isUnresolved else { return color }
        return theme.color(role: color.role).map(theme.textShade)
      }
      for i in text.runs.indices { text.runs[i].color = resolved(text.runs[i].color) }
      for i in text.rules.indices { text.rules[i].color = resolved(text.rules[i].color) }
      return .text(text)
    case .group(var group):
      group.items = group.items.map { $0.resolvingRoles(theme) }
      return .group(group)
    case .text, .path, .markers, .image: return self
    }
  }
}
