import NablaScene
import NablaText

extension AxisLayout {
  /// The lines behind the marks: one at each tick, a stronger one at zero.
  func gridLines(_ frame: Frame, _ axis: FittedAxis, _ theme: Theme) -> [SceneItem] {
    guard axis.options.grid ?? theme.showsGrid, !axis.scale.isBand else { return [] }
    let scale = side == .bottom ? frame.x : frame.y
    var grid = Path()
    for mark in marks where mark.value != 0 || scale.name == LogScale.name {
      if let line = line(across: frame, at: scale.position(mark.value)) { grid.append(line) }
    }
    var items: [SceneItem] = []
    if !grid.isEmpty {
      let stroke = Stroke(theme.grid, width: theme.sizes.gridWidth, cap: .butt)
      items.append(.path(PathItem(grid, stroke: stroke)))
    }
    if scale.name == LinearScale.name, let zero = line(across: frame, at: scale.position(0)) {
      // A zero at the axis's own place is the spine already.
      let color = scale.domain.lower < 0 && scale.domain.upper > 0 ? theme.zeroLine : theme.grid
      let stroke = Stroke(color, width: theme.sizes.gridWidth, cap: .butt)
      items.append(.path(PathItem(zero, stroke: stroke)))
    }
    return items
  }

  private func line(across frame: Frame, at position: Double) -> Path? {
    let plot = frame.plot
    let at = crisp(position)
    if side == .bottom {
      guard at >= plot.minX - 0.5, at <= plot.maxX + 0.5 else { return nil }
      return Path(segment: Point(at, plot.minY), Point(at, plot.maxY)).snapped
    }
    guard at >= plot.minY - 0.5, at <= plot.maxY + 0.5 else { return nil }
    return Path(segment: Point(plot.minX, at), Point(plot.maxX, at)).snapped
  }

  /// The middle of the logical pixel, so that a line 1 px wide covers whole device pixels.
  private func crisp(_ position: Double) -> Double { position.rounded(.down) + 0.5 }

  /// The spine, the ticks, their labels and the title.
  func draw(_ frame: Frame, _ axis: FittedAxis, _ theme: Theme, titleSpan: Rect?) -> [SceneItem] {
    let plot = frame.plot
    let sizes = theme.sizes
    let isBottom = side == .bottom
    let scale = isBottom ? frame.x : frame.y
    var lines = Path()
    let showsLine = axis.options.line ?? theme.showsSpines
    if showsLine {
      let corner = Point(crisp(plot.minX - 0.5), crisp(plot.maxY))
      let end = isBottom ? Point(plot.maxX, corner.y) : Point(corner.x, plot.minY)
      lines.append(Path(segment: corner, end))
    }
    var items: [SceneItem] = []
    var labels: [SceneItem] = []
    for mark in marks {
      let at = scale.position(mark.value)
      guard at.isFinite else { continue }
      let tick =
        isBottom ? Point(crisp(at), crisp(plot.maxY)) : Point(crisp(plot.minX - 0.5), crisp(at))
      let out = isBottom ? Point(0, sizes.tickLength) : Point(-sizes.tickLength, 0)
      if axis.options.line ?? true { lines.append(Path(segment: tick, tick + out)) }
      guard let label = mark.label else { continue }
      let start = isBottom ? Point(at, plot.maxY) : Point(plot.minX, at)
      let (point, anchor) = anchor(at: start)
      labels.append(
        .text(
          label.item(
            at: point, anchor: anchor, angle: angle, color: theme.ink,
            role: isBottom ? "x-tick" : "y-tick")))
    }
    for value in minor {
      let at = scale.position(value)
      guard at.isFinite, axis.options.ticks.visible else { continue }
      let tick =
        isBottom ? Point(crisp(at), crisp(plot.maxY)) : Point(crisp(plot.minX - 0.5), crisp(at))
      let half = sizes.tickLength / 2
      lines.append(Path(segment: tick, tick + (isBottom ? Point(0, half) : Point(-half, 0))))
    }
    if !lines.isEmpty {
      let stroke = Stroke(theme.spine, width: sizes.spineWidth, cap: .butt)
      items.append(.path(PathItem(lines.snapped, stroke: stroke)))
    }
    items += labels
    if let factor {
      let place =
        isBottom
        ? Point(plot.maxX, plot.maxY + labelDepth)
        : Point(plot.minX - labelDepth, plot.minY - overhang.end - 2)
      items.append(
        .text(
          factor.item(
            at: place, anchor: TextAnchor(isBottom ? .end : .start, .bottom), color: theme.muted,
            role: isBottom ? "x-factor" : "y-factor")))
    }
    if let titleSpan { items += drawTitle(title, plot, titleSpan, theme) }
    return items
  }

  /// The title, centred along `span` at the axis's far side.
  func drawTitle(_ title: [TextLine], _ plot: Rect, _ span: Rect, _ theme: Theme) -> [SceneItem] {
    guard !title.isEmpty else { return [] }
    let height = title.reduce(0) { $0 + $1.height }
    let far = depth - height
    var items: [SceneItem] = []
    var offset = 0.0
    for line in title {
      let isBottom = side == .bottom
      let place =
        isBottom
        ? Point(span.midX, plot.maxY + far + offset) : Point(plot.minX - depth + offset, span.midY)
      items.append(
        .text(
          line.item(
            at: place, anchor: TextAnchor(.middle, .top), angle: isBottom ? 0 : -90,
            color: theme.ink, role: isBottom ? "x-label" : "y-label")))
      offset += line.height
    }
    return items
  }
}
