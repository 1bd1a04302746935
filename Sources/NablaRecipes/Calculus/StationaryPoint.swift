import NablaMath
import NablaPlot
import NablaScene

/// A place where a function of the plane is level, with how it bends there.
struct StationaryPoint {
  let place: SIMD2<Double>
  let value: Double
  let kind: CriticalPoints.Kind
  /// The Hessian's rows.
  let hessian: Matrix
  let curvature: Curvature

  var determinant: Double { hessian[0, 0] * hessian[1, 1] - hessian[0, 1] * hessian[1, 0] }

  /// All of a domain; those that intervals cannot decide among them.
  static func all(
    of formula: Formula, in domain: PlaneDomain
  ) throws(MathError) -> [StationaryPoint] {
    let found = try CriticalPoints(of: formula, in: [domain.xs, domain.ys], resolution: 1e-5)
    var points = found.points.compactMap { point in
      StationaryPoint(formula, [point.position[0], point.position[1]], point.kind)
    }
    // Only the order of their size is known of what rounding leaves around a degenerate point.
    let (x, y) = (domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower)
    let grain: SIMD2<Double> = SIMD2(x, y) * 1e-4
    points += found.undecided.compactMap { box in
      let middle: SIMD2<Double> = [box[0].middle, box[1].middle]
      return StationaryPoint(
        formula, (middle / grain).rounded(.toNearestOrEven) * grain, .undecided)
    }
    return points
  }

  private init?(_ formula: Formula, _ place: SIMD2<Double>, _ kind: CriticalPoints.Kind) {
    guard let hessian = try? formula.hessian(at: place.list), hessian.values.allSatisfy(\.isFinite)
    else { return nil }
    self.place = place
    self.kind = kind
    self.hessian = hessian
    value = formula(place.x, place.y)
    curvature = Curvature(hessian[0, 0], (hessian[0, 1] + hessian[1, 0]) / 2, hessian[1, 1])
  }

  var name: String { kind == .undecided ? "inconclusive" : kind.rawValue }

  /// A theme role.
  var color: String {
    switch kind {
    case .minimum: "s3"
    case .maximum: "s2"
    case .saddle: "s4"
    case .undecided: "ink"
    }
  }

  var shape: MarkerShape {
    switch kind {
    case .minimum: .circle
    case .maximum: .triangle
    case .saddle: .diamond
    case .undecided: .square
    }
  }
}
