import NablaMath

/// How fast descent with momentum comes nearer in a bowl of curvatures 1 and `condition`: the
/// spectral radius of the linear map from one pair of positions to the next (B. T. Polyak 1964).
struct RavineRates {
  let condition: Double

  /// The step α* and the momentum β* of the fastest heavy ball, and its rate √β*.
  var best: (eta: Double, gamma: Double, rate: Double) {
    let root = condition.squareRoot()
    let rate = (root - 1) / (root + 1)
    return (4 / ((1 + root) * (1 + root)), rate * rate, rate)
  }

  /// What each step multiplies the distance by in the long run; below 1 it arrives.
  func rate(_ method: Optimizer.Method, eta: Double, gamma: Double) -> Double {
    [1, condition].map { Self.radius(method, eta * $0, gamma) }.reduce(0) { max($0, $1) }
  }

  /// Along one eigenvector of curvature λ, of which ηλ is given.
  private static func radius(
    _ method: Optimizer.Method, _ step: Double, _ gamma: Double
  ) -> Double {
    switch method {
    case .momentum: largestRoot(1 + gamma - step, gamma)
    case .nag: largestRoot((1 + gamma) * (1 - step), gamma * (1 - step))
    default: (1 - step).magnitude
    }
  }

  /// The size of the larger root of z² − bz + c.
  private static func largestRoot(_ b: Double, _ c: Double) -> Double {
    let inside = b * b - 4 * c
    return inside < 0 ? c.squareRoot() : (b.magnitude + inside.squareRoot()) / 2
  }
}
