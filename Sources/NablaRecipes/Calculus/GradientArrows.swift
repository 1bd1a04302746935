import NablaMath
import NablaPlot
import NablaScene

/// Gradients at even places of a domain.
struct GradientArrows {
  let domain: PlaneDomain
  /// Whether they show directions only.
  let isEqual: Bool
  let places: [SIMD2<Double>]
  let gradients: [SIMD2<Double>]
  /// The length of the longest gradient.
  let steepest: Double
  /// What gradients are multiplied by so that none reaches the next place.
  let scale: Double

  /// - Parameter density: how many stand along each side, in the middles of as many cells.
  init(
    _ domain: PlaneDomain, _ density: Int, isEqual: Bool,
    _ gradient: (SIMD2<Double>) -> SIMD2<Double>
  ) {
    self.domain = domain
    self.isEqual = isEqual
    let cell: SIMD2<Double> =
      [domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower] / Double(density)
    let corner: SIMD2<Double> = [domain.x.lower, domain.y.lower]
    let all = (0..<density * density).map { i in
      corner + cell * [Double(i % density) + 0.5, Double(i / density) + 0.5]
    }
    let pairs = all.map { ($0, gradient($0)) }.filter { $0.1.isFinite }
    places = pairs.map(\.0)
    gradients = pairs.map(\.1)
    steepest = gradients.map(\.length).max() ?? 0
    scale = steepest > 0 ? 0.92 * min(cell.x, cell.y) / steepest : 1
  }

  var caption: String {
    isEqual
      ? "All arrows are equally long: they show directions only."
      : "Arrows show ∇f at \(format(scale, significant: 2)) of its length; "
        + "the steepest of them is \(format(steepest, significant: 3))."
  }

  var series: [Node.Entry] {
    [
      .init("x", Node(places.map(\.x))), .init("y", Node(places.map(\.y))),
      .init("u", Node(gradients.map(\.x))), .init("v", Node(gradients.map(\.y))),
    ]
  }

  /// The arrows over filled contours, and the slopes at a point.
  func map(of formula: Formula, _ map: MapSize, _ slope: PointSlope?) -> Panel {
    @Sendable func row(_ xs: [Double], _ y: Double) -> [Double] { formula.values([xs, [y]]) }
    var contour = Contour(
      x: domain.xs, y: domain.ys, labels: false, samples: 160, row: row
    ) { formula($0, $1) }
    contour.opacity = 0.4
    let shown = gradients.map {
      isEqual && $0.length > 0 ? $0 * (scale * steepest / $0.length) : $0 * scale
    }
    var quiver = Quiver(
      x: places.map(\.x), y: places.map(\.y), u: shown.map(\.x), v: shown.map(\.y), color: "ink",
      pivot: .middle)
    (quiver.width, quiver.head, quiver.opacity) = (1.1, 5, 0.8)
    var marks: [any Mark] = [contour, quiver]
    if let slope {
      var through = Contour(
        x: domain.xs, y: domain.ys, levels: .exactly([slope.value]), fill: false, labels: false,
        color: "ink", samples: 160, row: row
      ) { formula($0, $1) }
      through.width = 1.5
      marks.append(through)
      marks += slope.marks(on: domain, scale: map.scale)
    }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain.xs), y: AxisOptions("y", domain: domain.ys),
      color: ColorOptions("f(x, y)", colormap: "attention"),
      coordinates: .cartesian(aspect: map.isEqual ? 1 : nil))
  }
}
