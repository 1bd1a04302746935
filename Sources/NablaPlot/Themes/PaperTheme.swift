import NablaScene
import NablaText

extension Theme {
  /// For print: black on white, serifs as in the formulas, thinner lines.
  public static let paper: Theme = {
    var theme = Theme.nabla
    let black = Color(0x000000)
    theme.name = "paper"
    theme.ink = ColorPair(black, role: "ink")
    theme.paper = ColorPair(Color(0xFFFFFF), role: "paper")
    theme.muted = ColorPair(Color(0x454545), role: "muted")
    theme.grid = ColorPair(black.opacity(0.12), role: "grid")
    theme.zeroLine = ColorPair(black.opacity(0.4), role: "zero")
    theme.spine = ColorPair(black.opacity(0.8), role: "spine")
    theme.absent = ColorPair(Color(0xEDEDED), role: "absent")
    theme.sizes.family = .named("TeX Gyre Pagella Math")
    // The serifs' small letters are smaller than Inter's.
    (theme.sizes.title, theme.sizes.label, theme.sizes.tick) = (16.5, 13, 12)
    (theme.sizes.text, theme.sizes.caption) = (14, 11)
    (theme.sizes.line, theme.sizes.spineWidth) = (1.5, 0.8)
    theme.sizes.gridWidth = 0.8
    return theme
  }()
}
