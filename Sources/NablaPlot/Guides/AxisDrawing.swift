import NablaScene
import NablaText

extension AxisLayout {
  /// The lines behind the marks: one at each tick, a stronger one at zero.
  func gridLines(_ frame: Frame, _ axis: FittedAxis, _ theme: Theme) -> [SceneItem] {
    guard axis.options.grid ?? theme.showsGrid, !axis.scale.isBand else { return [] }
    let scale = scale(in: frame)
    let marksZero = scale.kind.marksZero
    var grid = Path()
    for mark in marks where mark.value != 0 || !marksZero {
      if let line = line(across: frame, at: scale.position(mark.value)) { grid.append(line) }
    }
    var items: [SceneItem] = []
    if !grid.isEmpty {
      let stroke = Stroke(theme.grid, width: theme.sizes.gridWidth, cap: .butt)
      items.append(.path(PathItem(grid, stroke: stroke)))
    }
    if marksZero, let zero = line(across: frame, at: scale.position(0)) {
      // A zero at the axis's own place is the spine already.
      let color = scale.domain.lower < 0 && scale.domain.upper > 0 ? theme.zeroLine : theme.grid
      let stroke = Stroke(color, width: theme.sizes.gridWidth, cap: .butt)
      items.append(.path(PathItem(zero, stroke: stroke)))
    }
    return items
  }

  private func scale(in frame: Frame) -> Scale { side.isLevel ? frame.x : frame.y }

  private func line(across frame: Frame, at position: Double) -> Path? {
    let plot = frame.plot
    let at = crisp(position)
    if side.isLevel {
      guard at >= plot.minX - 0.5, at <= plot.maxX + 0.5 else { return nil }
      return Path(segment: Point(at, plot.minY), Point(at, plot.maxY)).snapped
    }
    guard at >= plot.minY - 0.5, at <= plot.maxY + 0.5 else { return nil }
    return Path(segment: Point(plot.minX, at), Point(plot.maxX, at)).snapped
  }

  /// The middle of the logical pixel, so that a line 1 px wide covers whole device pixels.
  private func crisp(_ position: Double) -> Double { position.rounded(.down) + 0.5 }

  /// The axis line's point at a position along it, on the plot's very edge.
  private func edge(_ plot: Rect, at position: Double) -> Point {
    switch side {
    case .bottom: Point(position, plot.maxY)
    case .top: Point(position, plot.minY)
    case .left: Point(plot.minX, position)
    case .right: Point(plot.maxX, position)
    }
  }

  /// The same point where lines are drawn: in the pixels just outside the plot.
  private func base(_ plot: Rect, at position: Double) -> Point {
    let at = crisp(position)
    return switch side {
    case .bottom: Point(at, crisp(plot.maxY))
    case .top: Point(at, crisp(plot.minY - 0.5))
    case .left: Point(crisp(plot.minX - 0.5), at)
    case .right: Point(crisp(plot.maxX), at)
    }
  }

  /// The spine, the ticks, their labels and the title.
  func draw(_ frame: Frame, _ axis: FittedAxis, _ theme: Theme, titleSpan: Rect?) -> [SceneItem] {
    let plot = frame.plot
    let sizes = theme.sizes
    let scale = scale(in: frame)
    var lines = Path()
    if axis.options.line ?? theme.showsSpines {
      let corner = base(plot, at: side.isLevel ? plot.minX - 0.5 : plot.maxY)
      let end = side.isLevel ? Point(plot.maxX, corner.y) : Point(corner.x, plot.minY)
      lines.append(Path(segment: corner, end))
    }
    let showsTicks = axis.options.line ?? true
    var items: [SceneItem] = []
    var labels: [SceneItem] = []
    for mark in marks {
      let at = scale.position(mark.value)
      guard at.isFinite else { continue }
      let tick = base(plot, at: at)
      if showsTicks {
        lines.append(Path(segment: tick, tick + side.outward * sizes.tickLength))
      }
      for (line, place, anchor) in self.lines(of: mark, at: edge(plot, at: at)) {
        labels.append(
          .text(
            line.item(
              at: place, anchor: anchor, angle: angle, color: theme.ink, role: "\(side.name)-tick"))
        )
      }
    }
    for value in minor where showsTicks && axis.options.ticks.visible {
      let at = scale.position(value)
      guard at.isFinite else { continue }
      let tick = base(plot, at: at)
      lines.append(Path(segment: tick, tick + side.outward * (sizes.tickLength / 2)))
    }
    if !lines.isEmpty {
      let stroke = Stroke(theme.spine, width: sizes.spineWidth, cap: .butt)
      items.append(.path(PathItem(lines.snapped, stroke: stroke)))
    }
    items += labels
    items += drawFactor(plot, theme)
    if let titleSpan { items += drawTitle(title, plot, titleSpan, theme) }
    return items
  }

  /// The common power of ten and offset at the axis's end.
  private func drawFactor(_ plot: Rect, _ theme: Theme) -> [SceneItem] {
    guard let factor else { return [] }
    let (place, anchor): (Point, TextAnchor) =
      switch side {
      case .bottom: (Point(plot.maxX, plot.maxY + labelDepth), TextAnchor(.end, .bottom))
      case .top: (Point(plot.maxX, plot.minY - labelDepth), TextAnchor(.end, .top))
      case .left:
        (Point(plot.minX - labelDepth, plot.minY - overhang.end - 2), TextAnchor(.start, .bottom))
      case .right:
        (Point(plot.maxX + labelDepth, plot.minY - overhang.end - 2), TextAnchor(.end, .bottom))
      }
    return [
      .text(
        factor.item(at: place, anchor: anchor, color: theme.muted, role: "\(side.name)-factor"))
    ]
  }

  /// The title, centred along `span` at the axis's far side.
  func drawTitle(_ title: [TextLine], _ plot: Rect, _ span: Rect, _ theme: Theme) -> [SceneItem] {
    guard !title.isEmpty else { return [] }
    let height = title.reduce(0) { $0 + $1.height }
    let far = depth - height
    var items: [SceneItem] = []
    var offset = 0.0
    for line in title {
      let place =
        switch side {
        case .bottom: Point(span.midX, plot.maxY + far + offset)
        case .top: Point(span.midX, plot.minY - depth + offset)
        case .left: Point(plot.minX - depth + offset, span.midY)
        case .right: Point(plot.maxX + far + offset, span.midY)
        }
      items.append(
        .text(
          line.item(
            at: place, anchor: TextAnchor(.middle, .top), angle: side.isLevel ? 0 : -90,
            color: theme.ink, role: "\(side.name)-label")))
      offset += line.height
    }
    return items
  }
}
