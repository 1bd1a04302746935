/// A smooth curve through scattered points: LOWESS, lines fitted to the neighbours of each point,
/// near ones weighing most and outlying ones least (W. S. Cleveland, "Robust locally weighted
/// regression and smoothing scatterplots", JASA 74, 1979).
///
/// Equal to statsmodels' `lowess(y, x, frac: span, it: iterations, delta: delta)`.
public struct LocalRegression: Sendable {
  /// The points' x, ascending.
  public let x: [Double]
  /// The fitted y at each x.
  public let fitted: [Double]

  /// nil for lists of different lengths and for no points.
  ///
  /// - Parameters:
  ///   - x: finite values in any order.
  ///   - y: finite values, as many as x.
  ///   - span: the share of the points that each line is fitted to, 0…1; at least two points.
  ///   - iterations: how often points far from the curve are weighed down, at least 0.
  ///   - delta: curves are straight between fits up to so far apart in x, at least 0; for points
  ///     beyond a few thousand 0.01 of x's range saves time that nobody sees.
  public init?(
    x: [Double], y: [Double], span: Double = 2.0 / 3, iterations: Int = 3, delta: Double = 0
  ) {
    guard x.count == y.count, !x.isEmpty else { return nil }
    // Points with equal x stay in their order, which decides nothing.
    let order = x.indices.sorted { x[$0] == x[$1] ? $0 < $1 : x[$0] < x[$1] }
    let sortedX = order.map { x[$0] }
    let smoother = Smoother(
      x: sortedX, y: order.map { y[$0] },
      neighbours: min(max(Int(min(max(span, 0), 1) * Double(x.count) + 1e-10), 2), x.count),
      delta: delta)
    var weights = [Double](repeating: 1, count: x.count)
    var fitted = smoother.pass(weights)
    for _ in 0..<max(0, iterations) {
      weights = smoother.robustness(fitted)
      fitted = smoother.pass(weights)
    }
    self.x = sortedX
    self.fitted = fitted
  }
}

private struct Smoother {
  let x, y: [Double]
  let neighbours: Int
  let delta: Double

  /// The curve for given weights of the points.
  func pass(_ robustness: [Double]) -> [Double] {
    var fitted = [Double](repeating: 0, count: x.count)
    var weights = [Double](repeating: 0, count: neighbours)
    var (left, i, last) = (0, 0, -1)
    while last < x.count - 1 {
      while left + neighbours < x.count, x[i] > (x[left] + x[left + neighbours]) / 2 { left += 1 }
      fitted[i] = value(at: i, from: left, robustness, &weights)
      if last < i - 1 { interpolate(&fitted, from: last, to: i) }
      (i, last) = next(after: i, &fitted)
    }
    return fitted
  }

  /// The line through the neighbours from `left` on, at point `i`.
  private func value(
    at i: Int, from left: Int, _ robustness: [Double], _ weights: inout [Double]
  ) -> Double {
    let radius = max(x[i] - x[left], x[left + neighbours - 1] - x[i])
    var (sum, used) = (0.0, 0)
    for k in 0..<neighbours {
      let distance = (x[left + k] - x[i]).magnitude / radius
      let rest = 1 - distance * distance * distance
      let weight = rest * rest * rest * robustness[left + k]
      weights[k] = weight
      sum += weight
      if weight > 1e-12 { used += 1 }
    }
    // Where fewer than two points count there is no line.
    guard used >= 2 else { return y[i] }
    var mean = 0.0
    for k in 0..<neighbours {
      weights[k] /= sum
      mean += weights[k] * x[left + k]
    }
    var spread = 0.0
    for k in 0..<neighbours {
      spread += weights[k] * (x[left + k] - mean) * (x[left + k] - mean)
    }
    spread = max(spread, 1e-12)
    var result = 0.0
    for k in 0..<neighbours {
      result += weights[k] * (1 + (x[i] - mean) * (x[left + k] - mean) / spread) * y[left + k]
    }
    return result
  }

  private func interpolate(_ fitted: inout [Double], from a: Int, to b: Int) {
    let length = x[b] - x[a]
    for k in a + 1..<b {
      let share = (x[k] - x[a]) / length
      fitted[k] = share * fitted[b] + (1 - share) * fitted[a]
    }
  }

  /// The next point to fit, and the last one that has its value: points with the same x share it.
  private func next(after i: Int, _ fitted: inout [Double]) -> (Int, Int) {
    var (last, k) = (i, i + 1)
    while k < x.count, x[k] <= x[i] + delta {
      if x[k] == x[last] {
        fitted[k] = fitted[last]
        last = k
      }
      k += 1
    }
    // The last point within reach is fitted, unless all that follows lies beyond.
    return (min(max(k < x.count ? k - 1 : x.count - 2, last + 1), x.count - 1), last)
  }

  /// How much each point counts by its distance from the curve: bisquare weights, 0 beyond six
  /// times the median distance.
  func robustness(_ fitted: [Double]) -> [Double] {
    let distances = zip(y, fitted).map { ($0 - $1).magnitude }
    let median = quantiles([0.5], of: distances)[0]
    return distances.map { distance in
      let share = median == 0 ? (distance > 0 ? 1 : 0) : min(1, distance / (6 * median))
      let rest = 1 - share * share
      return rest * rest
    }
  }
}
