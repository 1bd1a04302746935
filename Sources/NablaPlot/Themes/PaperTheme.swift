import NablaScene
import NablaText

extension Theme {
  /// For print: black on white, serifs as in the formulas, thinner lines.
  public static let paper: Theme = {
    var theme = Theme.nabla
    let black = Color(0x000000)
    func both(_ color: Color, _ role: String) -> ColorPair {
      ColorPair(light: color, dark: color, role: role)
    }
    theme.name = "paper"
    theme.ink = both(black, "ink")
    theme.paper = both(Color(0xFFFFFF), "paper")
    theme.muted = both(Color(0x454545), "muted")
    theme.grid = both(black.opacity(0.12), "grid")
    theme.zeroLine = both(black.opacity(0.4), "zero")
    theme.spine = both(black.opacity(0.8), "spine")
    theme.absent = both(Color(0xEDEDED), "absent")
    theme.sizes.family = .named("TeX Gyre Pagella Math")
    // The serifs' small letters are smaller than Inter's.
    (theme.sizes.title, theme.sizes.label, theme.sizes.tick) = (16.5, 13, 12)
    (theme.sizes.text, theme.sizes.caption) = (14, 11)
    (theme.sizes.line, theme.sizes.spineWidth) = (1.5, 0.8)
    theme.sizes.gridWidth = 0.8
    return theme
  }()
}
