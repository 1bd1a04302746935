import NablaMath

/// A straight line that few stray points cannot turn: the median of the slopes of all pairs (H.
/// Theil 1950, P. Sen 1968), through the median of what is left.
struct RobustLine {
  let slope: Double
  let intercept: Double

  /// nil where no two points differ in x, and for more than 2000 points.
  init?(x: [Double], y: [Double]) {
    guard x.count == y.count, x.count <= 2000 else { return nil }
    var slopes: [Double] = []
    for i in x.indices {
      for j in x.indices.dropFirst(i + 1) where x[i] != x[j] {
        slopes.append((y[j] - y[i]) / (x[j] - x[i]))
      }
    }
    guard !slopes.isEmpty else { return nil }
    let slope = quantiles([0.5], of: slopes)[0]
    self.slope = slope
    intercept = quantiles([0.5], of: zip(x, y).map { $1 - slope * $0 })[0]
  }

  func callAsFunction(_ x: Double) -> Double { intercept + slope * x }
}
