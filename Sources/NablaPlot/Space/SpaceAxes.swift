import NablaScene
import NablaText

/// The axes of a space: the three sides of its box that are seen from inside, with grid lines, and
/// numbers along the edges towards the camera.
struct SpaceAxes {
  /// The values at the ends of x, y and z.
  let domains: [(lower: Double, upper: Double)]
  let labels: [String]
  let view: SpaceView
  private let ticks: [[Tick]]

  init(
    _ domains: [(lower: Double, upper: Double)], labels: [String], view: SpaceView, _ style: Style
  ) {
    self.domains = domains
    self.labels = labels
    self.view = view
    let type = style.theme.sizes.text(style.theme.sizes.tick, features: ["tnum"])
    ticks = domains.enumerated().map { axis, domain in
      guard domain.lower < domain.upper else { return [] }
      var (from, to) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
      from[axis] = -SpaceView.half[axis]
      to[axis] = SpaceView.half[axis]
      let length = view.project(from).point.distance(to: view.project(to).point)
      let request = TickRequest(
        domain: domain.lower...domain.upper, length: max(length, 20), spacing: 44
      ) { typeset($0, type).height }
      return linearTicks(request).ticks
    }
  }

  /// Where a value of an axis lies in the box.
  static func place(_ value: Double, _ domain: (lower: Double, upper: Double), _ axis: Int)
    -> Double
  {
    // Halves, since the difference of the farthest values overflows.
    let span = domain.upper / 2 - domain.lower / 2
    let share = span > 0 ? (value / 2 - domain.lower / 2) / span : 0.5
    return (2 * share - 1) * SpaceView.half[axis]
  }

  /// The box's sides behind everything.
  func back(_ style: Style) -> [SceneItem] {
    let sides = view.backSides * SpaceView.half
    var panes = Path()
    var grid = Path()
    for axis in 0..<3 {
      let others = [0, 1, 2].filter { $0 != axis }
      var corners: [Point] = []
      for (s, t) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)] {
        var corner = sides
        corner[others[0]] = s * SpaceView.half[others[0]]
        corner[others[1]] = t * SpaceView.half[others[1]]
        corners.append(view.project(corner).point.snapped)
      }
      panes.append(Path(polyline: corners, closed: true))
      for (k, other) in others.enumerated() {
        for tick in ticks[other] {
          var (from, to) = (sides, sides)
          from[other] = Self.place(tick.value, domains[other], other)
          to[other] = from[other]
          let across = others[1 - k]
          from[across] = -SpaceView.half[across]
          to[across] = SpaceView.half[across]
          grid.append(
            Path(segment: view.project(from).point.snapped, view.project(to).point.snapped))
        }
      }
    }
    var items: [SceneItem] = [
      .path(
        PathItem(
          panes, fill: .solid(style.theme.ink.opacity(0.025)),
          stroke: Stroke(style.theme.spine.opacity(0.6), width: style.theme.sizes.spineWidth)))
    ]
    if !grid.isEmpty {
      items.append(
        .path(PathItem(grid, stroke: Stroke(style.theme.grid, width: style.theme.sizes.gridWidth))))
    }
    return items
  }

  /// The numbers and names along the edges, those left out that would cover others.
  func words(_ frame: Frame, _ style: Style) -> [SceneItem] {
    var places = frame.words
    var items: [SceneItem] = []
    let type = style.theme.sizes.text(style.theme.sizes.tick, features: ["tnum"])
    func add(_ text: String, at point: Point, _ type: TextStyle, _ color: ColorPair, _ role: String)
    {
      let item = typeset(markup: text, type).item(
        at: point.snapped, anchor: TextAnchor(.middle, .middle), color: color,
        haloWidth: style.theme.sizes.textHalo, haloColor: style.theme.paper, role: role)
      let box = TextBox(item, .identity)
      guard places.isFree(box) else { return }
      places.take(box)
      items.append(.text(item))
    }
    let edges = (0..<3).map(edge)
    var marks = Path()
    for axis in 0..<3
    where view.project(edges[axis].from).point
      .distance(to: view.project(edges[axis].to).point) > 12
    {
      let out = edges[axis].outward
      for tick in ticks[axis] {
        var place = edges[axis].from
        place[axis] = Self.place(tick.value, domains[axis], axis)
        let point = view.project(place).point
        marks.append(Path(segment: point.snapped, (point + out * 4).snapped))
        let width = typeset(tick.label, type).width
        let away = 8 + abs(out.x) * width / 2 + abs(out.y) * type.size / 2
        add(tick.label, at: point + out * away, type, style.theme.muted, "x-tick")
      }
      guard !labels[axis].isEmpty else { continue }
      let middle = (edges[axis].from + edges[axis].to) * 0.5
      let name = style.theme.sizes.text(style.theme.sizes.label)
      let width = typeset(labels[axis], name).width
      let widest = ticks[axis].map { typeset($0.label, type).width }.max() ?? 0
      let away =
        16 + abs(out.x) * (widest + width / 2) + abs(out.y) * (type.size + name.size / 2)
      add(
        labels[axis], at: view.project(middle).point + out * away, name, style.theme.ink, "x-label")
    }
    if !marks.isEmpty {
      items.insert(
        .path(
          PathItem(
            marks, stroke: Stroke(style.theme.spine, width: style.theme.sizes.spineWidth))), at: 0)
    }
    return items
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
    let half = SpaceView.half
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
