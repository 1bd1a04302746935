/// Polynomials of which any two are orthogonal over given points (Forsythe 1957).
///
/// pⱼ₊₁(t) = (t − aⱼ) pⱼ(t) − bⱼ pⱼ₋₁(t), starting with 1.
struct OrthogonalPolynomials: Sendable {
  /// The values of each polynomial at the points.
  private(set) var values: [[Double]] = []
  /// Σ pⱼ² over the points.
  private(set) var norms: [Double] = []
  /// Each polynomial's factors of 1, t, t² …
  private(set) var coefficients: [[Double]] = []

  private var a: [Double] = []
  private var b: [Double] = []

  /// nil where the points have too few distinct values for the order.
  ///
  /// - Parameter points: within −1…1.
  init?(over points: [Double], order: Int) {
    guard !points.isEmpty else { return nil }
    values = [Array(repeating: 1, count: points.count)]
    norms = [Double(points.count)]
    coefficients = [[1]]
    guard order > 0 else { return }
    let distinct = Set(points).count
    guard distinct > order else { return nil }
    for j in 0..<order {
      let current = values[j]
      var sum = 0.0
      for i in points.indices { sum += points[i] * current[i] * current[i] }
      a.append(sum / norms[j])
      b.append(j > 0 ? norms[j] / norms[j - 1] : 0)
      var next = [Double](repeating: 0, count: points.count)
      var norm = 0.0
      for i in points.indices {
        let before = j > 0 ? values[j - 1][i] : 0
        next[i] = (points[i] - a[j]) * current[i] - b[j] * before
        norm += next[i] * next[i]
      }
      guard norm > 0 else { return nil }
      values.append(next)
      norms.append(norm)
      var c = [0] + coefficients[j]
      for (i, value) in coefficients[j].enumerated() { c[i] -= a[j] * value }
      if j > 0 { for (i, value) in coefficients[j - 1].enumerated() { c[i] -= b[j] * value } }
      coefficients.append(c)
    }
  }

  /// The polynomials' values at one place.
  func values(at t: Double) -> [Double] {
    var result = [1.0]
    for j in a.indices {
      result.append((t - a[j]) * result[j] - b[j] * (j > 0 ? result[j - 1] : 0))
    }
    return result
  }

  /// The same without the values at the points, which may be many.
  var withoutValues: OrthogonalPolynomials {
    var copy = self
    copy.values = []
    return copy
  }
}
