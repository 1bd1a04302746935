import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// A box of the plane that a panel with equal units shows.
struct PlaneBox: Hashable, Sendable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  init(x: ClosedRange<Double>, y: ClosedRange<Double>) { (self.x, self.y) = (x, y) }

  /// Around points, with a margin of a share of the larger side, and no side under a share of the
  /// other.
  init(around points: [SIMD2<Double>], margin: Double = 0.12, slimmest: Double = 0.55) {
    let (xs, ys) = (points.map(\.x).filter(\.isFinite), points.map(\.y).filter(\.isFinite))
    var (a, b) = (xs.min() ?? -1, xs.max() ?? 1)
    var (c, d) = (ys.min() ?? -1, ys.max() ?? 1)
    let side = max(b - a, d - c)
    guard side > 0, side < 1e300 else {
      (x, y) = (-1...1, -1...1)
      return
    }
    let (widen, heighten) = (max(0, side * slimmest - b + a), max(0, side * slimmest - d + c))
    (a, b) = (a - widen / 2 - side * margin, b + widen / 2 + side * margin)
    (c, d) = (c - heighten / 2 - side * margin, d + heighten / 2 + side * margin)
    (x, y) = (a...b, c...d)
  }

  var width: Double { x.upperBound - x.lowerBound }
  var height: Double { y.upperBound - y.lowerBound }
  var corners: [SIMD2<Double>] {
    [
      [x.lowerBound, y.lowerBound], [x.upperBound, y.lowerBound], [x.upperBound, y.upperBound],
      [x.lowerBound, y.upperBound],
    ]
  }

  /// A panel of this box with equal units, and its axes' labels.
  func panel(
    title: String = "", _ marks: [any Mark], labels: (x: String, y: String) = ("x", "y")
  ) -> Panel {
    Panel(
      title: title, marks: marks, x: AxisOptions(labels.x, domain: x),
      y: AxisOptions(labels.y, domain: y), coordinates: .cartesian(aspect: 1))
  }

  /// The piece of a line through the origin that crosses the box.
  func line(along direction: SIMD2<Double>) -> [SIMD2<Double>] {
    let length = corners.map(\.length).max() ?? 1
    return [direction * -length, direction * length]
  }

  /// Where a ray from the origin, the middle of the box, is short of its edge by a sixth.
  func edge(along direction: SIMD2<Double>) -> SIMD2<Double> {
    let reach = max(abs(direction.x) / width, abs(direction.y) / height)
    return reach > 0 ? direction * (5 / (12 * reach)) : .zero
  }
}

extension Arrow {
  /// An arrow from the origin or another point.
  init(
    vector: SIMD2<Double>, from start: SIMD2<Double> = .zero, color: String, width: Double = 3,
    head: Double = 12, opacity: Double = 1
  ) {
    self.init(
      x: [start.x], y: [start.y], x2: [start.x + vector.x], y2: [start.y + vector.y],
      color: color, width: width, head: head, opacity: opacity)
  }
}

extension Arrow {
  /// Straight segments without heads, each through its first two points.
  init(
    segments: [[SIMD2<Double>]], color: String, width: Double = 1.5, opacity: Double = 1
  ) {
    let segments = segments.filter { $0.count > 1 }
    self.init(
      x: segments.map { $0[0].x }, y: segments.map { $0[0].y }, x2: segments.map { $0[1].x },
      y2: segments.map { $0[1].y }, color: color, width: width, head: 0, opacity: opacity)
  }
}

extension Polygon {
  init(
    around corners: [SIMD2<Double>], color: String, opacity: Double? = nil, width: Double = 1.5
  ) {
    self.init(
      x: corners.map(\.x), y: corners.map(\.y), color: color, opacity: opacity, width: width)
  }
}

extension Text {
  /// Words beyond the tip of an arrow that points in a direction.
  init(
    beyond tip: SIMD2<Double>, direction: SIMD2<Double>, _ text: String, color: String,
    size: Double? = nil
  ) {
    let length = max(direction.length, 1e-300)
    let way = direction / length
    self.init(
      x: [tip.x], y: [tip.y], text: [text],
      anchor: way.x > 0.35 ? .start : way.x < -0.35 ? .end : .middle,
      baseline: way.y > 0.35 ? .bottom : way.y < -0.35 ? .top : .middle, dx: way.x * 8,
      dy: way.y * -8, size: size, color: color)
  }
}

extension Line {
  /// A right angle's mark at a corner, between two directions of length 1.
  static func rightAngle(
    at corner: SIMD2<Double>, _ a: SIMD2<Double>, _ b: SIMD2<Double>, size: Double,
    color: String = "muted"
  ) -> Line {
    Line(
      [corner + a * size, corner + (a + b) * size, corner + b * size], color: color, width: 1.25)
  }
}

/// The arc of an angle around the origin, both in radians.
func arc(from start: Double, to end: Double, radius: Double) -> [SIMD2<Double>] {
  (0...48).map {
    let turn = start + (end - start) * Double($0) / 48
    return [radius * cos(turn), radius * sin(turn)]
  }
}
