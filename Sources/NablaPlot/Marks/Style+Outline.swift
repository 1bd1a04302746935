import NablaScene

extension Style {
  /// A thin line around cells, of which the cells drawn over it leave the outer half.
  func outline(of cells: Path) -> SceneItem {
    .path(PathItem(cells, stroke: Stroke(theme.ink.opacity(0.35), width: 1)))
  }

  /// A number's colour moved to a contrast with the page at which thin lines are seen.
  func lineColor(of value: Double) -> ColorPair {
    Contrast.textShade(
      of: number(value), light: theme.paper.light, dark: theme.paper.dark, ratio: Contrast.mark)
  }
}
