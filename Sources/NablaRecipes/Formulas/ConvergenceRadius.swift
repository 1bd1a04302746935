import Glibc

/// How far from its centre a power series converges, judged by its coefficients.
///
/// |cₖ| = C kᵖ R⁻ᵏ through three coefficients gives R; where the largest of them shrink faster than
/// that, R is ∞.
///
/// - Parameter coefficients: about 200 of them.
/// - Returns: nil where they do not tell.
func convergenceRadius(_ coefficients: [Double]) -> Double? {
  let sizes = coefficients.map { $0.magnitude }
  guard sizes.count > 100, sizes.allSatisfy(\.isFinite) else { return nil }
  let last = sizes.count - 1
  /// Of a window of coefficients the one that counts the most at the distance `radius`.
  func largest(_ from: Int, _ to: Int, _ radius: Double) -> Int? {
    (from...to).filter { sizes[$0] > 1e-290 }
      .max { log(sizes[$0]) + Double($0) * log(radius) < log(sizes[$1]) + Double($1) * log(radius) }
  }
  let windows = [(last / 4 - 12, last / 4), (last / 2 - 12, last / 2), (last - 12, last)]
  // Nothing but zeros: a polynomial, or so small that it comes to the same.
  guard let end = largest(windows[2].0, windows[2].1, 1) else { return .infinity }
  guard let middle = largest(windows[1].0, windows[1].1, 1) else { return nil }
  let root = pow(sizes[end], -1 / Double(end))
  if root > 1.2 * pow(sizes[middle], -1 / Double(middle)) { return .infinity }
  let places = windows.compactMap { largest($0.0, $0.1, root) }
  guard places.count == 3 else { return root }
  // Differences remove C, and a combination of two removes p.
  let k = places.map(Double.init)
  let y = places.map { log(sizes[$0]) }
  let (u, v) = (log(k[1] / k[0]), log(k[2] / k[1]))
  let (du, dv) = (k[1] - k[0], k[2] - k[1])
  let determinant = u * dv - v * du
  guard determinant.magnitude > 1e-9 else { return root }
  let rate = (u * (y[2] - y[1]) - v * (y[1] - y[0])) / determinant
  return exp(-rate)
}
