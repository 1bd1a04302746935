import NablaScene

extension Theme {
  /// A blackboard: a blue-black page with bright, broad strokes.
  public static let chalk: Theme = {
    var theme = Theme.nabla
    let chalk = Color(0xF4F1E8)
    theme.name = "chalk"
    theme.ink = ColorPair(chalk, role: "ink")
    theme.paper = ColorPair(Color(0x1C1C28), role: "paper")
    theme.muted = ColorPair(Color(0xB9B8C6), role: "muted")
    theme.grid = ColorPair(chalk.opacity(0.1), role: "grid")
    theme.zeroLine = ColorPair(chalk.opacity(0.4), role: "zero")
    theme.spine = ColorPair(chalk.opacity(0.65), role: "spine")
    theme.accent = ColorPair(Color(0xFFD166), role: "accent")
    theme.absent = ColorPair(Color(0x2C2C3B), role: "absent")
    theme.palette = "chalk"
    theme.sizes.line = 2.5
    theme.sizes.spineWidth = 1.25
    theme.sizes.marker = 7.5
    return theme
  }()
}
