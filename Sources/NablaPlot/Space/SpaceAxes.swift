import NablaScene
import NablaText

/// The axes of a space: the three sides of its box that are seen from inside, with grid lines, and
/// numbers along the edges towards the camera.
struct SpaceAxes {
  /// x, y and z.
  private let axes: [FittedAxis]
  /// From x, y and z to the box.
  let scales: [Scale]
  private(set) var view: SpaceView
  private let ticks: [TickSet]
  private let theme: Theme
  /// Where the space is drawn, words and all.
  private let plot: Rect

  /// Nil for a panel in the plane.
  init?(_ panel: FittedPanel, plot: Rect) {
    guard let camera = panel.camera, let z = panel.z else { return nil }
    theme = panel.style.theme
    self.plot = plot
    axes = [panel.x, panel.y, z]
    let wanted = 2.6 * theme.sizes.tick + 1.4 * theme.sizes.label
    let (w, h) = (min(wanted, plot.width / 6), min(wanted, plot.height / 6))
    let first = SpaceView(camera, in: plot, room: Insets(left: w, top: h, right: w, bottom: h))
    view = first
    scales = axes.enumerated().map { i, axis in
      axis.scale.over(-first.half[i], first.half[i])
    }
    ticks = Self.ticks(axes, scales, view, theme)
    // The box grows into the room that its words do not need.
    let (box, all) = (view.extent, words().flatMap { TextBox.boxes(of: $0) }.map(\.rect))
    func room(_ length: Double, _ most: Double) -> Double { min(max(length, 4), most) }
    view = SpaceView(
      camera, in: plot,
      room: Insets(
        left: room(box.minX - (all.map(\.minX).min() ?? box.minX), plot.width / 3),
        top: room(box.minY - (all.map(\.minY).min() ?? box.minY), plot.height / 3),
        right: room((all.map(\.maxX).max() ?? box.maxX) - box.maxX, plot.width / 3),
        bottom: room((all.map(\.maxY).max() ?? box.maxY) - box.maxY, plot.height / 3)))
  }

  private static func ticks(
    _ axes: [FittedAxis], _ scales: [Scale], _ view: SpaceView, _ theme: Theme
  ) -> [TickSet] {
    let type = theme.sizes.text(theme.sizes.tick, features: ["tnum"])
    return zip(axes, scales).enumerated().map { i, pair in
      let (axis, scale) = pair
      let options = axis.options.ticks
      guard options.visible else { return TickSet() }
      if options.values != nil { return options.given(in: scale.domain) }
      var (from, to) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
      from[i] = -view.half[i]
      to[i] = view.half[i]
      let length = view.project(from).point.distance(to: view.project(to).point)
      var request = TickRequest(
        domain: scale.domain.lower...max(scale.domain.lower, scale.domain.upper),
        length: max(length, 20), spacing: 44, count: options.count,
        integersOnly: axis.integersOnly
      ) { typeset($0, type).height }
      request.style = options.style
      return scale.kind.ticks(request, options: options)
    }
  }

  /// An axis's ticks as the report lists them.
  func layout(_ axis: Int) -> AxisLayout {
    let marks = ticks[axis].ticks.map { tick in
      AxisLayout.Mark(
        value: tick.value, label: typeset(tick.label, theme.sizes.text(theme.sizes.tick)))
    }
    return AxisLayout(
      side: axis == 0 ? .bottom : .left, marks, ticks[axis].exponent, ticks[axis].offset, [])
  }

  /// The box's sides behind everything.
  func back() -> [SceneItem] {
    let sides = view.backSides * view.half
    var panes = Path()
    var grid = Path()
    for axis in 0..<3 {
      let others = [0, 1, 2].filter { $0 != axis }
      var corners: [Point] = []
      for (s, t) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)] {
        var corner = sides
        corner[others[0]] = s * view.half[others[0]]
        corner[others[1]] = t * view.half[others[1]]
        corners.append(view.project(corner).point.snapped)
      }
      panes.append(Path(polyline: corners, closed: true))
      for (k, other) in others.enumerated() {
        for tick in ticks[other].ticks {
          var (from, to) = (sides, sides)
          from[other] = scales[other].position(tick.value)
          to[other] = from[other]
          let across = others[1 - k]
          from[across] = -view.half[across]
          to[across] = view.half[across]
          grid.append(
            Path(segment: view.project(from).point.snapped, view.project(to).point.snapped))
        }
      }
    }
    var items: [SceneItem] = [
      .path(
        PathItem(
          panes, fill: .solid(theme.ink.opacity(0.025)),
          stroke: Stroke(theme.spine.opacity(0.6), width: theme.sizes.spineWidth)))
    ]
    if !grid.isEmpty {
      items.append(
        .path(PathItem(grid, stroke: Stroke(theme.grid, width: theme.sizes.gridWidth))))
    }
    return items
  }

  /// The numbers and names along the edges, all of them in the plot area; numbers are left out that
  /// would cover others, names go on to where they are free.
  func words() -> [SceneItem] {
    var boxes: [TextBox] = []
    var items: [SceneItem] = []
    let type = theme.sizes.text(theme.sizes.tick, features: ["tnum"])
    func isFree(_ new: [TextBox]) -> Bool {
      new.allSatisfy { box in
        plot.contains(box.rect, tolerance: 0.5) && !boxes.contains { $0.collides(with: box) }
      }
    }
    var marks = Path()
    var widest = [0.0, 0, 0]
    let names = ["x", "y", "z"]
    let edges = (0..<3).map(edge)
    let isLong = edges.map {
      view.project($0.from).point.distance(to: view.project($0.to).point) > 12
    }
    for axis in 0..<3 where isLong[axis] {
      let out = edges[axis].outward
      for tick in ticks[axis].ticks {
        var place = edges[axis].from
        place[axis] = scales[axis].position(tick.value)
        let point = view.project(place).point
        let line = typeset(tick.label, type)
        let away = 8 + abs(out.x) * line.width / 2 + abs(out.y) * type.size / 2
        let text = item(line, at: point + out * away, theme.muted, "\(names[axis])-tick")
        let box = TextBox(text, .identity)
        marks.append(Path(segment: point.snapped, (point + out * 4).snapped))
        guard isFree([box]) else { continue }
        widest[axis] = max(widest[axis], line.width)
        boxes.append(box)
        items.append(.text(text))
      }
    }
    for axis in 0..<3 where isLong[axis] && !axes[axis].label.isEmpty {
      let out = edges[axis].outward
      let lines = wrap(
        markup: label(axis), theme.sizes.text(theme.sizes.label), width: max(80, plot.width * 0.5))
      let size = Size(
        lines.map(\.width).max() ?? 0, lines.reduce(0) { $0 + $1.height })
      let middle = view.project((edges[axis].from + edges[axis].to) * 0.5).point
      let away =
        14 + abs(out.x) * (widest[axis] + size.width / 2)
        + abs(out.y) * (type.size + size.height / 2)
      var placed: [TextItem] = []
      for center in places(about: middle + out * away, out, size) {
        placed = block(lines, size, at: center, "\(names[axis])-label")
        if isFree(placed.map { TextBox($0, .identity) }) { break }
      }
      boxes += placed.map { TextBox($0, .identity) }
      items += placed.map { .text($0) }
    }
    if !marks.isEmpty {
      items.insert(
        .path(PathItem(marks, stroke: Stroke(theme.spine, width: theme.sizes.spineWidth))), at: 0)
    }
    return items
  }

  private func item(
    _ line: TextLine, at point: Point, _ color: ColorPair, _ role: String
  ) -> TextItem {
    line.item(
      at: point.snapped, anchor: TextAnchor(.middle, .middle), color: color,
      haloWidth: theme.sizes.textHalo, haloColor: theme.paper, role: role)
  }

  /// A name's lines about a centre.
  private func block(
    _ lines: [TextLine], _ size: Size, at center: Point, _ role: String
  ) -> [TextItem] {
    var y = center.y - size.height / 2
    return lines.map { line in
      defer { y += line.height }
      return item(line, at: Point(center.x, y + line.height / 2), theme.ink, role)
    }
  }

  /// Where a name of a size is tried, the best first: outwards from its edge, then all over the
  /// plot area from the nearest place on; always inside.
  private func places(about start: Point, _ out: Point, _ size: Size) -> [Point] {
    func inside(_ point: Point) -> Point {
      let (w, h) = (size.width / 2 + 1, size.height / 2 + 1)
      return Point(
        min(max(point.x, plot.minX + w), max(plot.maxX - w, plot.minX + w)),
        min(max(point.y, plot.minY + h), max(plot.maxY - h, plot.minY + h)))
    }
    let outwards = (0..<8).map { inside(start + out * (6 * Double($0))) }
    var grid: [Point] = []
    for row in 0...12 {
      for column in 0...6 {
        grid.append(
          inside(
            Point(
              plot.minX + plot.width * Double(column) / 6,
              plot.minY + plot.height * Double(row) / 12)))
      }
    }
    return outwards + grid.sorted { $0.distance(to: start) < $1.distance(to: start) }
  }

  /// An axis's name, with the power of ten and the offset that its numbers leave out.
  private func label(_ axis: Int) -> String {
    let factor = AxisLayout.factorText(
      exponent: ticks[axis].exponent, offset: ticks[axis].offset)
    return factor.isEmpty ? axes[axis].label : "\(axes[axis].label) (\(factor))"
  }

  private struct Edge {
    let from: SIMD3<Double>
    let to: SIMD3<Double>
    /// On the canvas, away from the box.
    let outward: Point
  }

  /// The edge that bears an axis's numbers: of x and y below towards the camera, of z the one
  /// farthest to the left.
  private func edge(_ axis: Int) -> Edge {
    let half = view.half
    let front = view.backSides * -1
    var from = SIMD3(front.x * half.x, front.y * half.y, -half.z)
    if axis == 2 {
      let candidates = [
        SIMD3(front.x * half.x, -front.y * half.y, 0),
        SIMD3(-front.x * half.x, front.y * half.y, 0),
      ]
      let left = candidates.min { view.project($0).point.x < view.project($1).point.x }
      from = left ?? from
    }
    var to = from
    from[axis] = -half[axis]
    to[axis] = half[axis]
    let (a, b) = (view.project(from).point, view.project(to).point)
    let along = b - a
    let length = max(along.distance(to: .zero), 1e-9)
    var outward = Point(-along.y, along.x) * (1 / length)
    let away = (a + b) * 0.5 - view.project(.zero).point
    if outward.x * away.x + outward.y * away.y < 0 { outward = outward * -1 }
    return Edge(from: from, to: to, outward: outward)
  }
}
