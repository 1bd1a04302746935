import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// How a loss bends at the minimum that a path comes nearest to.
struct MinimumBend {
  let place: SIMD2<Double>
  let curvature: Curvature
  private let domain: PlaneDomain

  /// Nil where the domain shows no minimum, or f is not a bowl there.
  init?(_ function: PlaneFunction, in domain: PlaneDomain, near end: SIMD2<Double>) {
    func distance(_ p: SIMD2<Double>) -> Double { ((p - end) * (p - end)).sum() }
    let seen = function.minima.filter {
      $0.x > domain.x.lower && $0.x < domain.x.upper && $0.y > domain.y.lower
        && $0.y < domain.y.upper
    }
    guard let place = seen.min(by: { distance($0) < distance($1) }) else { return nil }
    curvature = Curvature(of: function, at: place)
    guard curvature.values.y > 0 else { return nil }
    (self.place, self.domain) = (place, domain)
  }

  /// Whether the axes of curvature can be told apart from a mere line.
  var isDrawn: Bool { curvature.values.x / curvature.values.y < 400 }

  /// Lines along the axes of the ellipse that contours are at the minimum.
  var lines: [(SIMD2<Double>, SIMD2<Double>)] {
    let reach = 0.42 * min(domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower)
    let ratio = (curvature.values.y / curvature.values.x).squareRoot()
    return [(curvature.flattest, reach), (curvature.steepest, max(reach * ratio, reach * 0.2))]
      .map { direction, length in (place - direction * length, place + direction * length) }
  }

  /// The lines, with the curvature along each at its end.
  var marks: [any Mark] {
    let values = [curvature.values.y, curvature.values.x]
    return zip(lines, values).flatMap { line, value -> [any Mark] in
      let (a, b) = line
      let end = b.x + b.y > a.x + a.y ? b : a
      let isLevel = (b - a).x.magnitude > (b - a).y.magnitude
      return [
        Line([a, b], color: "ink", width: 1, dash: .dashed),
        Text(
          "λ = \(short(value))", at: end, anchor: isLevel ? .start : .middle,
          baseline: isLevel ? .middle : .bottom, dx: isLevel ? 5 : 0, dy: isLevel ? 0 : -4,
          size: 11),
      ]
    }
  }

  /// Places along the lines that words keep off.
  var clearance: [(x: Double, y: Double)] {
    lines.flatMap { a, b in
      evenPlaces(from: 0, to: 1, count: 13).map { t in
        let p = a + (b - a) * t
        return (x: p.x, y: p.y)
      }
    }
  }
}
