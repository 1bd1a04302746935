import Glibc

/// The incomplete beta function's far tails, in logarithms, where powers underflow on the way to a
/// result that does not.
enum BetaTail {
  /// Below this the tails take over from Boost.Math, whose factors underflow at 1e-308.
  static let least = 1e-200

  /// Σ Π (a + b + k)/(a + 1 + k) x, with which Iₓ(a, b) = xᵃ (1 − x)ᵇ / (a B(a, b)) times it
  /// (Abramowitz & Stegun 26.5.4); all terms are positive.
  static func series(_ a: Double, _ b: Double, at x: Double) -> Double {
    var (term, sum, k) = (1.0, 1.0, 0.0)
    while term > 1e-17 * sum, k < 1e6 {
      term *= x * ((a + b + k) / (a + 1 + k))
      sum += term
      k += 1
    }
    return sum
  }

  /// The x > 0 at which a tail's logarithm is `target`: Newton's method on the logarithm over that
  /// of x, along which tails that are powers are straight; beyond normal doubles 0 or ∞.
  ///
  /// - Parameters:
  ///   - rising: whether the tail grows with x.
  ///   - tail: the logarithms of tail and density at x.
  static func inverse(
    _ target: Double, rising: Bool, _ tail: (Double) -> (tail: Double, density: Double)
  ) -> Double {
    let (low, high) = (-708.0, 709.7)
    // From the far end, where the tail is below the target: along a concave curve the steps then
    // never overshoot.
    var logX = rising ? -700.0 : 700
    var last = Double.infinity
    for _ in 0..<200 {
      let x = exp(logX)
      let (value, density) = tail(x)
      let step = (target - value) * exp(value - density - logX)
      guard step.isFinite else { return .nan }
      let next = min(max(rising ? logX + step : logX - step, low), high)
      let change = (next - logX).magnitude
      logX = next
      // Rounding is reached where the steps no longer shrink.
      if change == 0 || change < 1e-9 && change >= last { break }
      last = change
    }
    return logX == low ? 0 : logX == high ? .infinity : exp(logX)
  }
}
