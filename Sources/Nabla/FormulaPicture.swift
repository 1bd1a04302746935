package import NablaPlot
public import NablaScene
public import NablaText

/// A formula alone on a canvas as tight as its ink, to stand in a line of text.
public struct FormulaPicture: Hashable, Sendable {
  /// Without a background; whole logical pixels wide and high.
  public let scene: Scene
  /// How far the baseline lies above the bottom edge, in whole logical pixels: what CSS takes as
  /// `vertical-align`, negated.
  public let baseline: Double

  /// Sets a formula.
  ///
  /// - Parameters:
  ///   - size: the em of the text around, in logical pixels, 1 to 1000; 16 by default. Small letters
  ///     are as high as that text's.
  ///   - display: whether it stands on a line of its own; false by default.
  ///   - color: a role of the theme (`ink`, `accent`, `s1` …) or `#rrggbb`; `ink` by default.
  ///   - theme: whose colours it has; those that follow the page's light or dark by default.
  /// - Throws: a size or colour that cannot be, or a role in the formula that the theme lacks.
  public init(
    _ formula: MathFormula, size: Double = 16, display: Bool = false, color: String = "ink",
    theme: ThemeChoice = .adaptive
  ) throws(NablaError) {
    guard size >= 1, size <= 1000 else {
      throw NablaError("size", "is \(formatPlain(size)) px", "give 1 to 1000")
    }
    let roles = theme.theme
    func pair(_ role: String) -> ColorPair? { roles.color(role: role).map(roles.textShade) }
    for role in formula.colorRoles where pair(role.name) == nil {
      throw Nearest.unknown("column \(role.column)", "color", role.name, known: Theme.roles)
    }
    guard let ink = Color(hex: color).map({ ColorPair($0) }) ?? pair(color) else {
      throw Nearest.unknown("color", "color", color, known: Theme.roles)
    }
    let line = typeset(formula, TextStyle(size: size), display: display)
    let drawn = line.item(at: .zero, color: ink, role: "formula", colors: pair)
    let box = outline(of: drawn).controlBox ?? Rect(x: 0, y: -1, width: 1, height: 1)
    let (left, top) = (box.minX.rounded(.down), box.minY.rounded(.down))
    let (right, bottom) = (box.maxX.rounded(.up), max(0, box.maxY.rounded(.up)))
    baseline = bottom
    scene = Scene(
      size: Size(max(1, right - left), max(1, bottom - top)), background: .clear,
      items: [
        .text(
          line.item(
            at: Point(-left, -top), color: ink, role: "formula", colors: pair))
      ],
      title: formula.spoken, appearance: theme.appearance)
  }
}
