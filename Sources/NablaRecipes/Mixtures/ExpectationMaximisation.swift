import NablaMath

/// The steps of expectation–maximisation for a mixture of normal distributions.
struct ExpectationMaximisation {
  /// Rows of as many coordinates.
  let points: [[Double]]
  /// The mixture before the first and after each step.
  let mixtures: [GaussianMixture]
  /// The log-likelihood of each mixture.
  let logLikelihoods: [Double]
  /// Whether a component shrank below the floor, which ended the steps early.
  let hasCollapsed: Bool

  init(_ points: [[Double]], from start: GaussianMixture, steps: Int, floor: Double) {
    var mixtures = [start]
    var last = start
    while mixtures.count <= steps, let next = Self.step(points, last, floor) {
      mixtures.append(next)
      last = next
    }
    self.points = points
    self.mixtures = mixtures
    logLikelihoods = mixtures.map { mixture in
      points.reduce(0) { $0 + mixture.logDensity($1) }
    }
    hasCollapsed = mixtures.count <= steps
  }

  /// Shares of each point (E), then weights, means and covariances by these shares (M); nil where
  /// a variance falls below the floor.
  private static func step(
    _ points: [[Double]], _ mixture: GaussianMixture, _ floor: Double
  ) -> GaussianMixture? {
    let shares = points.map(mixture.responsibilities)
    let d = mixture.dimension
    var components: [GaussianMixture.Component] = []
    for k in mixture.components.indices {
      let total = shares.reduce(0) { $0 + $1[k] }
      guard total > 1e-9 else { return nil }
      var mean = [Double](repeating: 0, count: d)
      for (point, share) in zip(points, shares) {
        for i in 0..<d { mean[i] += share[k] / total * point[i] }
      }
      var covariance = Matrix(rows: d, columns: d) { _, _ in 0 }
      for (point, share) in zip(points, shares) {
        for i in 0..<d {
          for j in 0..<d {
            covariance[i, j] += share[k] / total * (point[i] - mean[i]) * (point[j] - mean[j])
          }
        }
      }
      guard let least = try? SymmetricEigen(covariance).values.last, least >= floor else {
        return nil
      }
      components.append(
        .init(weight: total / Double(points.count), mean: mean, covariance: covariance))
    }
    return try? GaussianMixture(components)
  }

  func responsibilities(_ step: Int) -> [[Double]] {
    points.map(mixtures[step].responsibilities)
  }
}
