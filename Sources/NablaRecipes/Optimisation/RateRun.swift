import NablaMath
import NablaPlot

/// A minimum with the curvature that decides which learning rates come nearer to it.
struct RateMinimum {
  let place: [Double]
  let value: Double
  /// The largest eigenvalue λ of the Hessian, above 0.
  let curvature: Double

  /// By Newton's method; nil where it leads to no minimum.
  init?(_ formula: Formula, _ objective: Objective, near start: [Double]) {
    guard
      let walk = try? NewtonDescent(tolerance: 1e-14)
        .trajectory(of: objective, from: start, steps: 60),
      let place = walk.positions.last,
      Norm.maximum(objective.gradient(place)) < 1e-6 * max(1, abs(objective.value(place))),
      let hessian = try? formula.hessian(at: place), let eigen = try? SymmetricEigen(hessian),
      let most = eigen.values.first, let least = eigen.values.last, least > 0, most.isFinite
    else { return nil }
    self.place = place
    value = objective.value(place)
    curvature = most
  }
}

/// Gradient descent with one of several learning rates.
struct RateRun {
  /// What a rate does, from its own path.
  enum Zone: String {
    case direct = "straight in"
    case swinging = "from side to side"
    case endless = "back and forth"
    case leaving = "away"

    /// A theme role.
    var color: String {
      switch self {
      case .direct: "s3"
      case .swinging: "s2"
      case .endless, .leaving: "s4"
      }
    }
  }

  let rate: Double
  let track: DescentTrack
  let minimum: RateMinimum?

  /// The lowest value, and where it is.
  var least: Double { track.values.min() ?? .infinity }
  var closest: [Double] {
    track.values.indices.min { track.values[$0] < track.values[$1] }.map { track.points[$0] } ?? []
  }

  /// 1 − ηλ: what the distance is multiplied by in each step near the minimum.
  var factor: Double? { minimum.map { 1 - rate * $0.curvature } }

  var zone: Zone {
    guard let factor else { return track.warning == nil ? .direct : .leaving }
    if (factor.magnitude - 1).magnitude < 1e-12 { return .endless }
    if factor.magnitude > 1 || track.warning != nil { return .leaving }
    return factor < -1e-12 ? .swinging : .direct
  }

  /// f above its minimum, or above the least value that was met.
  func losses(above floor: Double) -> [Double] { track.values.map { max(0, $0 - floor) } }
}
