import NablaPlot
import NablaScene
import NablaText

extension SIMD2<Double> {
  var length: Double { (self * self).sum().squareRoot() }
  /// At a right angle, to the left.
  var turned: SIMD2<Double> { [-y, x] }
  var isFinite: Bool { x.isFinite && y.isFinite }
  func dot(_ other: SIMD2<Double>) -> Double { (self * other).sum() }
  /// For `nabla data`.
  var list: [Double] { [x, y] }
}

// Marks at points of the plane.

extension Line {
  init(
    _ points: [SIMD2<Double>], color: String, width: Double? = nil, dash: Dash = .solid,
    opacity: Double = 1, halo: Bool = false, name: String = ""
  ) {
    self.init(
      x: points.map { $0.x }, y: points.map { $0.y }, color: color, width: width, dash: dash,
      opacity: opacity, halo: halo, name: name)
  }
}

extension Scatter {
  init(
    _ points: [SIMD2<Double>], color: String, size: Double = 7, shape: MarkerShape = .circle
  ) {
    self.init(
      x: points.map { $0.x }, y: points.map { $0.y }, color: color, size: size, shape: shape,
      opacity: 1)
  }
}

extension Arrow {
  init(
    _ from: SIMD2<Double>, _ to: SIMD2<Double>, color: String, width: Double = 2.5,
    head: Double = 10, halo: Bool = false
  ) {
    self.init(
      x: [from.x], y: [from.y], x2: [to.x], y2: [to.y], color: color, width: width, head: head,
      halo: halo)
  }
}

extension Text {
  init(
    _ text: String, at p: SIMD2<Double>, anchor: TextAnchor.Horizontal = .middle,
    baseline: TextAnchor.Vertical = .middle, dx: Double = 0, dy: Double = 0, size: Double? = nil,
    bold: Bool = false, angle: Double = 0, color: String = "ink", halo: Bool = true
  ) {
    self.init(
      x: [p.x], y: [p.y], text: [text], anchor: anchor, baseline: baseline, dx: dx, dy: dy,
      size: size, bold: bold, angle: angle, color: color, halo: halo)
  }
}

extension PlaneDomain {
  var xs: ClosedRange<Double> { x.lower...x.upper }
  var ys: ClosedRange<Double> { y.lower...y.upper }

  func contains(_ p: SIMD2<Double>) -> Bool { xs.contains(p.x) && ys.contains(p.y) }

  /// As it is given.
  var text: String { "[\(x.text), \(y.text)]" }
}

extension PlanePoint {
  /// As it is given.
  var text: String { "[\(formatPlain(x)), \(formatPlain(y))]" }
}

extension Interval {
  /// As it is given.
  var text: String { "[\(formatPlain(lower)), \(formatPlain(upper))]" }
}

extension [SIMD2<Double>] {
  /// Their x and their y, as formulas take many points.
  var columns: [[Double]] { [map { $0.x }, map { $0.y }] }
}
