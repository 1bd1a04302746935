import Glibc
import NativeMath

/// Special functions of Boost.Math, NaN where they are undefined.
extension RealFunctions {
  private static func special(
    _ function: nabla_special, _ a: Double, _ x: Double, overflow: Double = .infinity
  ) -> Double {
    var result = Double.nan
    switch nabla_special_value(function, a, x, &result) {
    case nabla_ok: return result
    case nabla_overflow: return overflow
    default: return .nan
    }
  }

  /// Γ'(x)/Γ(x).
  package static func digamma(_ x: Double) -> Double { special(nabla_digamma, 0, x) }

  /// The n-th derivative of digamma, n a whole number up to 200.
  package static func polygamma(_ n: Double, _ x: Double) -> Double {
    special(nabla_polygamma, n, x)
  }

  /// Riemann's zeta function; NaN at its pole 1.
  static func zeta(_ x: Double) -> Double { special(nabla_zeta, 0, x) }

  /// The x whose error function is p, −1 ≤ p ≤ 1.
  static func erfInverse(_ p: Double) -> Double {
    p.magnitude == 1 ? p * .infinity : special(nabla_erf_inverse, 0, p)
  }

  /// The x whose complementary error function is p, 0 ≤ p ≤ 2.
  static func erfcInverse(_ p: Double) -> Double {
    p == 0 ? .infinity : p == 2 ? -.infinity : special(nabla_erfc_inverse, 0, p)
  }

  /// Γ(a) Γ(b) / Γ(a + b) for positive a and b.
  static func beta(_ a: Double, _ b: Double) -> Double { special(nabla_beta_function, a, b) }

  /// The Bessel function of the first kind.
  static func besselJ(_ order: Double, _ x: Double) -> Double { special(nabla_bessel_j, order, x) }

  /// The Bessel function of the second kind, for x > 0.
  static func besselY(_ order: Double, _ x: Double) -> Double {
    special(nabla_bessel_y, order, x, overflow: -.infinity)
  }

  /// The modified Bessel function of the first kind.
  static func besselI(_ order: Double, _ x: Double) -> Double { special(nabla_bessel_i, order, x) }

  /// The modified Bessel function of the second kind, for x > 0.
  static func besselK(_ order: Double, _ x: Double) -> Double { special(nabla_bessel_k, order, x) }

  /// The w ≥ −1 with w eʷ = x.
  static func lambertW(_ x: Double) -> Double { special(nabla_lambert_w, 0, x) }

  /// The principal value of ∫ eᵗ/t dt from −∞ to x.
  static func exponentialIntegral(_ x: Double) -> Double {
    special(nabla_exponential_integral, 0, x)
  }

  /// The lower incomplete gamma function over Γ(a).
  static func gammaP(_ a: Double, _ x: Double) -> Double { special(nabla_gamma_p, a, x) }

  /// The upper incomplete gamma function over Γ(a).
  static func gammaQ(_ a: Double, _ x: Double) -> Double { special(nabla_gamma_q, a, x) }

  /// x to the power y; what is undefined stays so, in the power 0 too.
  static func power(_ x: Double, _ y: Double) -> Double {
    x.isNaN || y.isNaN ? .nan : pow(x, y)
  }

  /// ln(eᵃ + eᵇ) without overflow.
  static func logSumExp(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return .nan }
    let most = Swift.max(a, b)
    return most.isInfinite ? most : most + log1p(exp(Swift.min(a, b) - most))
  }

  /// How many ways there are to choose k of n, for real n too: Γ(n+1) / Γ(k+1) Γ(n−k+1).
  static func choose(_ n: Double, _ k: Double) -> Double {
    guard k == k.rounded() else { return gamma(n + 1) / (gamma(k + 1) * gamma(n - k + 1)) }
    if k < 0 { return 0 }
    if n >= 0, n == n.rounded(), k > n { return 0 }
    let isWhole = n == n.rounded() && n >= 0
    let steps = isWhole ? Swift.min(k, n - k) : k
    guard steps <= 1000 else {
      return exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1))
    }
    var result = 1.0
    var i = 1.0
    while i <= steps {
      let next = result * (n - steps + i)
      result = next.isFinite ? next / i : result / i * (n - steps + i)
      i += 1
    }
    return isWhole && result < 0x1p53 ? result.rounded() : result
  }
}
