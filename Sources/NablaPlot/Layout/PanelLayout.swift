import NablaScene
import NablaText

/// A panel measured for an assumed plot size: its axes and what sticks out on its four sides.
struct PanelLayout {
  let x: AxisLayout
  let y: AxisLayout
  let title: [TextLine]
  let colorbar: ColorbarLayout?
  let insets: Insets
  /// Whether named lines bear their names at their ends instead of in the legend.
  let labelsLineEnds: Bool
  /// The least plot area in which no label overlaps another.
  let least: Size

  /// - Parameters:
  ///   - plot: the plot area's assumed size.
  ///   - canvas: the figure's size, which bounds how long a label may be.
  ///   - labelsLineEnds: whether names of lines stand at their ends.
  init(_ panel: FittedPanel, plot: Size, canvas: Size, labelsLineEnds: Bool) {
    let theme = panel.style.theme
    let sizes = theme.sizes
    let prepared = panel.prepared
    x = AxisLayout(
      panel.x, side: .bottom, length: plot.width, longest: max(90, canvas.height * 0.35),
      theme: theme, showsLabels: !prepared.hidesX,
      showsTitle: !prepared.isGridAxis.x && prepared.panel.showsLabels.x)
    y = AxisLayout(
      panel.y, side: .left, length: plot.height, longest: max(90, canvas.width * 0.35),
      theme: theme, showsLabels: !prepared.hidesY,
      showsTitle: !prepared.isGridAxis.y && prepared.panel.showsLabels.y)
    title =
      prepared.panel.title.isEmpty
      ? []
      : wrap(
        prepared.panel.title, TextStyle(size: sizes.label, weight: .semibold),
        width: max(plot.width, 60))
    colorbar = panel.colorbar.map { ColorbarLayout($0, height: plot.height, theme: theme) }
    let titleHeight = title.isEmpty ? 0 : title.reduce(0) { $0 + $1.height } + sizes.gap * 0.6
    let factorHeight = y.factor.map { $0.height + 2 } ?? 0
    self.labelsLineEnds = labelsLineEnds
    let frame = Frame(
      x: panel.x.scale, y: panel.y.scale,
      plot: Rect(x: 0, y: 0, width: plot.width, height: plot.height))
    let ends = labelsLineEnds ? LineLabels(panel, frame) : nil
    insets = Insets(
      left: max(y.depth, x.overhang.start),
      top: max(titleHeight + max(y.overhang.end, 0) + factorHeight, colorbar?.above ?? 0),
      right: max(
        x.overhang.end, ends.map { $0.right - plot.width } ?? 0,
        colorbar.map { $0.width + ColorbarLayout.gap(theme) } ?? 0),
      bottom: max(x.depth, y.overhang.start))
    let own = prepared.panel.minimumSize
    least = Size(
      max(48, x.leastLength, own.width), max(36, y.leastLength, own.height))
  }
}
