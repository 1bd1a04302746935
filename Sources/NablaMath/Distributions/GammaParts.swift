import Glibc

/// The gamma function's parts that stay accurate for large arguments, where whole logarithms of it
/// cancel: what densities (C. Loader, "Fast and accurate computation of binomial probabilities",
/// 2000) and entropies are made of.
enum GammaParts {
  static let logRootOfTwoPi = 0.918938533204672741780329736405617640

  /// ln Γ(x) − (x − ½) ln x + x − ½ ln 2π for x > 0: the error of Stirling's formula.
  static func stirlingRemainder(_ x: Double) -> Double {
    if x < 8 { return RealFunctions.logGamma(x) - (x - 0.5) * log(x) + x - logRootOfTwoPi }
    return series(stirling, 1 / (x * x)) / x
  }

  /// B₂ₖ / (2k (2k − 1)) for k = 1, 2, …, the factors of x¹⁻²ᵏ (Abramowitz & Stegun 6.1.41).
  private static let stirling: [Double] = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
    -3617.0 / 122_400, 43867.0 / 244_188, -174_611.0 / 125_400,
  ]

  /// ψ(x) − ln x + 1 / (2x) for x > 0: the error of the digamma function's first terms.
  static func digammaRemainder(_ x: Double) -> Double {
    var (y, shift) = (x, 0.0)
    while y < 8 {
      shift -= 1 / y
      y += 1
    }
    let square = 1 / (y * y)
    let rest = series(slopes, square) * square
    return y == x ? rest : rest + log(y) - 1 / (2 * y) + shift - log(x) + 1 / (2 * x)
  }

  /// −B₂ₖ / 2k for k = 1, 2, …, the factors of x⁻²ᵏ (Abramowitz & Stegun 6.3.18).
  private static let slopes: [Double] = [
    -1.0 / 12, 1.0 / 120, -1.0 / 252, 1.0 / 240, -1.0 / 132, 691.0 / 32760, -1.0 / 12,
    3617.0 / 8160, -43867.0 / 14364, 174_611.0 / 6600,
  ]

  /// ψ(x) for x > 0.
  static func digamma(_ x: Double) -> Double { log(x) - 1 / (2 * x) + digammaRemainder(x) }

  /// x ln(x / m) + m − x for x, m > 0: how unlikely x is where m is expected.
  ///
  /// - Parameter difference: x − m, from where it cancels least.
  static func deviance(_ x: Double, expected m: Double, difference: Double) -> Double {
    let v = difference / (x + m)
    guard v.magnitude < 0.1 else {
      let ratio = x / m
      return x * (ratio.isNormal ? log(ratio) : log(x) - log(m)) - difference
    }
    // (x − m) v + 2 x Σ v²ᵏ⁺¹ / (2k + 1)
    let square = v * v
    var sum = 0.0
    for k in stride(from: 17.0, through: 3, by: -2) { sum = (sum + 1 / k) * square }
    return difference * v + 2 * x * v * sum
  }

  /// The logarithm of e⁻ᵐ mˣ / Γ(x + 1) for x ≥ 0, m > 0.
  static func logPoisson(_ x: Double, mean m: Double) -> Double {
    if x == 0 { return -m }
    return -stirlingRemainder(x) - deviance(x, expected: m, difference: x - m)
      - logRootOfTwoPi - 0.5 * log(x)
  }

  /// The logarithm of Γ(n + 1) / (Γ(x + 1) Γ(n − x + 1)) pˣ qⁿ⁻ˣ for x, rest ≥ 0.
  ///
  /// - Parameters:
  ///   - rest: n − x.
  ///   - excess: x − n p, from where it cancels least.
  static func logBinomial(
    _ x: Double, rest: Double, p: Double, q: Double, excess: Double
  ) -> Double {
    let n = x + rest
    if x == 0 { return n == 0 ? 0 : rest * (p < 0.5 ? Glibc.log1p(-p) : log(q)) }
    if rest == 0 { return x * (q < 0.5 ? Glibc.log1p(-q) : log(p)) }
    return stirlingRemainder(n) - stirlingRemainder(x) - stirlingRemainder(rest)
      - deviance(x, expected: n * p, difference: excess)
      - deviance(rest, expected: n * q, difference: -excess)
      - logRootOfTwoPi - 0.5 * (log(x) + log(rest) - log(n))
  }

  /// Σ cₖ xᵏ.
  static func series(_ c: [Double], _ x: Double) -> Double {
    c.reversed().reduce(0) { $0 * x + $1 }
  }
}
