import NablaMath

/// The steps of expectation–maximisation for a mixture of normal distributions.
struct ExpectationMaximisation {
  /// Rows of as many coordinates.
  let points: [[Double]]
  /// The mixture before the first and after each step.
  private(set) var mixtures: [GaussianMixture]
  /// Whether a component shrank below the floor, which ended the steps early.
  private(set) var hasCollapsed = false

  init(_ points: [[Double]], from start: GaussianMixture, steps: Int, floor: Double) {
    self.points = points
    mixtures = [start]
    for _ in 0..<steps {
      guard let last = mixtures.last else { return }
      guard let next = Self.step(points, last, floor) else {
        hasCollapsed = true
        return
      }
      mixtures.append(next)
    }
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

  func logLikelihood(_ step: Int) -> Double {
    points.reduce(0) { $0 + mixtures[step].logDensity($1) }
  }

  func responsibilities(_ step: Int) -> [[Double]] {
    points.map(mixtures[step].responsibilities)
  }
}
