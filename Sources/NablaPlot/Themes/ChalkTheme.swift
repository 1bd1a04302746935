import NablaScene

extension Theme {
  /// A blackboard: a blue-black page with bright, broad strokes.
  public static let chalk: Theme = {
    var theme = Theme.nabla
    let chalk = Color(0xF4F1E8)
    func both(_ color: Color, _ role: String) -> ColorPair {
      ColorPair(light: color, dark: color, role: role)
    }
    theme.name = "chalk"
    theme.ink = both(chalk, "ink")
    theme.paper = both(Color(0x1C1C28), "paper")
    theme.muted = both(Color(0xB9B8C6), "muted")
    theme.grid = both(chalk.opacity(0.1), "grid")
    theme.zeroLine = both(chalk.opacity(0.4), "zero")
    theme.spine = both(chalk.opacity(0.65), "spine")
    theme.accent = both(Color(0xFFD166), "accent")
    theme.absent = both(Color(0x2C2C3B), "absent")
    theme.palette = "chalk"
    theme.sizes.line = 2.5
    theme.sizes.spineWidth = 1.25
    theme.sizes.marker = 7.5
    return theme
  }()
}
