import NablaScene
import NablaText

/// A panel measured for an assumed plot size: its axes and what sticks out on its four sides.
struct PanelLayout {
  /// The panel with the axes that the size decides.
  let panel: FittedPanel
  let x: AxisLayout
  let y: AxisLayout
  /// The axis at the top, a function of x.
  let x2: AxisLayout?
  /// The axis at the right: a function of y, or the twin marks' own.
  let y2: AxisLayout?
  /// The third axis of a space; nil in the plane.
  let z: AxisLayout?
  /// The guides of polar coordinates, in place of the axes.
  let polar: PolarLayout?
  /// The most that a label around a circle may be long before it is shortened.
  let longestAround: Double
  let title: [TextLine]
  let colorbar: ColorbarLayout?
  let insets: Insets
  /// Whether named lines bear their names at their ends instead of in the legend.
  let labelsLineEnds: Bool
  /// The least plot area in which no label overlaps another.
  let least: Size

  /// - Parameters:
  ///   - plot: the plot area's assumed size.
  ///   - canvas: the size asked for, which bounds how long a line of a label may be: a canvas that
  ///     grows for its labels does not make them longer.
  ///   - labelsLineEnds: whether names of lines stand at their ends.
  init(_ fitted: FittedPanel, plot: Size, canvas: Size, labelsLineEnds: Bool) {
    panel = fitted.aligned(height: plot.height)
    let theme = panel.style.theme
    let sizes = theme.sizes
    let prepared = panel.prepared
    let (high, wide) = (max(110, canvas.height * 0.35), max(110, canvas.width * 0.35))
    let square = min(plot.width, plot.height)
    longestAround = max(48, canvas.width * 0.2)
    polar =
      panel.isPolar
      ? PolarLayout(
        panel, plot: Rect(x: 0, y: 0, width: square, height: square), longest: longestAround)
      : nil
    let area = Rect(x: 0, y: 0, width: plot.width, height: plot.height)
    let space = SpaceAxes(panel, plot: area)
    z = space?.layout(2)
    if let space {
      (x, y) = (space.layout(0), space.layout(1))
    } else if let polar {
      x = AxisLayout(side: .bottom, polar.turns, polar.exponent.x, polar.offset.x, polar.omissions)
      y = AxisLayout(side: .left, polar.radii, polar.exponent.y, polar.offset.y, [])
    } else {
      x = AxisLayout(
        panel.x, side: .bottom, length: plot.width, longest: high, theme: theme,
        showsLabels: !prepared.hidesX,
        showsTitle: !prepared.isGridAxis.x && prepared.panel.showsLabels.x)
      y = AxisLayout(
        panel.y, side: .left, length: plot.height, longest: wide, theme: theme,
        showsLabels: !prepared.hidesY,
        showsTitle: !prepared.isGridAxis.y && prepared.panel.showsLabels.y)
    }
    x2 = panel.x2.map {
      AxisLayout(
        $0, side: .top, length: plot.width, longest: high, theme: theme, showsLabels: true,
        showsTitle: true)
    }
    y2 = panel.y2.map {
      AxisLayout(
        $0, side: .right, length: plot.height, longest: wide, theme: theme, showsLabels: true,
        showsTitle: true)
    }
    title =
      prepared.panel.title.isEmpty
      ? []
      : wrap(
        markup: prepared.panel.title, sizes.text(sizes.label, weight: .semibold),
        width: max(plot.width, 60))
    let barHeight = polar == nil ? plot.height : square
    colorbar = panel.colorbar.map { ColorbarLayout($0, height: barHeight, theme: theme) }
    self.labelsLineEnds = labelsLineEnds
    let frame = panel.frame(area)
    let ends = labelsLineEnds ? LineLabels(panel, frame) : nil
    let own = prepared.panel.minimumSize
    let around = space == nil ? Self.around(x, y, x2, y2, polar) : Insets()
    let titleHeight = title.isEmpty ? 0 : title.reduce(0) { $0 + $1.height } + sizes.gap * 0.6
    let beside = Self.rightDepth(y2, polar) + ColorbarLayout.gap(theme)
    insets = Insets(
      left: around.left,
      top: max(titleHeight + around.top, colorbar?.above ?? 0),
      right: max(
        around.right, ends.map { $0.right - plot.width } ?? 0,
        colorbar.map { beside + $0.width } ?? 0),
      bottom: around.bottom)
    // Room for the least number of ticks, which grows with their labels.
    let unit = sizes.tick / 11
    let ground = panel.isSpace ? Self.space(prepared.panel) : Size(48, 36)
    // Titles that are both longer than their axes meet at the corner: the left one gets its length.
    let upright =
      x.titleOverhang > 0 && y.titleOverhang > 0 ? plot.height + 2 * y.titleOverhang : 0
    least = Size(
      max(
        ground.width * unit, title.map(\.width).max() ?? 0, (y.factor?.width ?? 0) - y.labelDepth,
        x.leastLength, x2?.leastLength ?? 0, own.width),
      max(ground.height * unit, y.leastLength, y2?.leastLength ?? 0, own.height, upright))
  }

  /// The least size of a space: one whose axes say nothing may be small.
  private static func space(_ panel: Panel) -> Size {
    let isBare = [panel.x, panel.y, panel.z].allSatisfy { !$0.ticks.visible && $0.label == "" }
    return isBare ? Size(90, 75) : Size(180, 150)
  }

  /// What the axes take on the four sides.
  private static func around(
    _ x: AxisLayout, _ y: AxisLayout, _ x2: AxisLayout?, _ y2: AxisLayout?, _ polar: PolarLayout?
  ) -> Insets {
    if let polar { return polar.insets }
    let top = [y, y2].compactMap { axis in
      axis.map { max($0.overhang.end, 0) + ($0.factor.map { $0.height + 2 } ?? 0) }
    }
    return Insets(
      left: max(y.depth, x.overhang.start, x2?.overhang.start ?? 0, x.titleOverhang),
      top: max(x2?.depth ?? 0, top.max() ?? 0, y.titleOverhang),
      right: max(x.overhang.end, x2?.overhang.end ?? 0, y2?.depth ?? 0, x.titleOverhang),
      bottom: max(x.depth, y.overhang.start, y2?.overhang.start ?? 0, y.titleOverhang))
  }

  private static func rightDepth(_ y2: AxisLayout?, _ polar: PolarLayout?) -> Double {
    polar?.insets.right ?? y2?.depth ?? 0
  }

  /// What stands above the plot, without the title.
  var above: Double { Self.around(x, y, x2, y2, polar).top }

  /// From the plot to the colorbar at its right.
  func colorbarGap(_ theme: Theme) -> Double {
    Self.rightDepth(y2, polar) + ColorbarLayout.gap(theme)
  }
}
