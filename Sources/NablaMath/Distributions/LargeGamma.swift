import Glibc

/// The incomplete gamma function of large shapes, where Boost.Math's series take too many terms.
///
/// N. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM J. Math. Anal. 10
/// (1979): both tails are a normal distribution's, and a correction whose coefficients are power
/// series. From a shape of 10⁶ on these terms leave less than 1e-13.
enum LargeGamma {
  /// The least shape for this expansion.
  static let least = 1e6

  /// P below and above x of a gamma variable of scale 1.
  static func tails(shape a: Double, at x: Double) -> (lower: Double, upper: Double) {
    if x.isNaN { return (x, x) }
    let deviance = GammaParts.deviance(a, expected: x, difference: a - x)
    let sign = x < a ? -1.0 : 1
    let eta = sign * (2 * deviance / a).squareRoot()
    let z = sign * (2 * deviance).squareRoot()
    let sum =
      GammaParts.series(first, eta)
      + (GammaParts.series(second, eta) + GammaParts.series(third, eta) / a) / a
    let correction =
      deviance < 750 ? exp(-deviance - GammaParts.logRootOfTwoPi) / a.squareRoot() * sum : 0
    return (
      max(0, Normal.standard.cdf(z) - correction),
      max(0, Normal.standard.survival(z) + correction)
    )
  }

  /// The x that a gamma variable of scale 1 exceeds with the probability p, or with `isLower` is
  /// below: Newton's method on the tail's logarithm, from the guess of Wilson and Hilferty (1931).
  static func quantile(_ p: Double, isLower: Bool, shape a: Double) -> Double {
    if p > 0.5 { return quantile(1 - p, isLower: !isLower, shape: a) }
    let z = isLower ? Normal.standard.quantile(p) : Normal.standard.survivalQuantile(p)
    let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    var x = a * (root * root * root)
    for _ in 0..<8 {
      let both = tails(shape: a, at: x)
      let tail = isLower ? both.lower : both.upper
      let density = exp(GammaParts.logPoisson(a, mean: x)) * (a / x)
      let step = log(tail / p) * tail / density
      guard step.isFinite else { break }
      x += isLower ? -step : step
      if step.magnitude <= 1e-16 * x { break }
    }
    return x
  }

  private static let first: [Double] = [
    -1.0 / 3, 1.0 / 12, -2.0 / 135, 1.0 / 864, 1.0 / 2835, -139.0 / 777_600, 1.0 / 25515,
    -571.0 / 261_273_600,
  ]
  private static let second: [Double] = [
    -1.0 / 540, -1.0 / 288, 1.0 / 378, -77.0 / 77760, 1.0 / 4860,
  ]
  private static let third: [Double] = [25.0 / 6048, -139.0 / 51840]
}
