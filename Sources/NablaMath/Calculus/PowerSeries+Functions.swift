import Glibc

/// Elementary functions of series, by the recurrences of their differential equations (Griewank &
/// Walther, table 13.2). Where a function has no derivative, coefficients are NaN or ±∞.
extension PowerSeries {
  public static func exp(_ a: PowerSeries) -> PowerSeries {
    // e′ = e a′
    solution(a, Glibc.exp(a.constant)) { e, n in e[n] }
  }

  /// The natural logarithm.
  public static func log(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.log(a.constant), rate: 1 / a)
  }

  public static func sqrt(_ a: PowerSeries) -> PowerSeries { pow(a, 0.5) }

  /// aʳ; a₀ = 0 is exact for r = 0, 1, 2, …
  public static func pow(_ a: PowerSeries, _ r: Double) -> PowerSeries {
    if let n = Int(exactly: r), n >= 0, a.constant == 0 || n <= 4 {
      return natural(a, n)
    }
    // p′ a = r p a′
    var p = [Glibc.pow(a.constant, r)]
    for n in 1..<a.order + 1 {
      var sum = 0.0
      for k in 1...n { sum += (Double(k) * r - Double(n - k)) * a.coefficients[k] * p[n - k] }
      p.append(sum / (Double(n) * a.constant))
    }
    return PowerSeries(p)
  }

  /// aᵇ = e^(b ln a), for a₀ > 0.
  public static func pow(_ a: PowerSeries, _ b: PowerSeries) -> PowerSeries {
    b.coefficients.dropFirst().allSatisfy { $0 == 0 } ? pow(a, b.constant) : exp(b * log(a))
  }

  /// Products alone, by squaring; powers of t beyond the order are 0.
  private static func natural(_ a: PowerSeries, _ n: Int) -> PowerSeries {
    guard a.constant != 0 || n <= a.order else { return PowerSeries(0, order: a.order) }
    var (result, square, rest) = (PowerSeries(1, order: a.order), a, n)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  // MARK: - Trigonometric and hyperbolic functions

  public static func sin(_ a: PowerSeries) -> PowerSeries { sinCos(a).0 }
  public static func cos(_ a: PowerSeries) -> PowerSeries { sinCos(a).1 }

  private static func sinCos(_ a: PowerSeries) -> (PowerSeries, PowerSeries) {
    wave(a, Glibc.sin(a.constant), Glibc.cos(a.constant), sign: -1)
  }

  public static func sinh(_ a: PowerSeries) -> PowerSeries { sinhCosh(a).0 }
  public static func cosh(_ a: PowerSeries) -> PowerSeries { sinhCosh(a).1 }

  private static func sinhCosh(_ a: PowerSeries) -> (PowerSeries, PowerSeries) {
    wave(a, Glibc.sinh(a.constant), Glibc.cosh(a.constant), sign: 1)
  }

  /// The s and c with s′ = c a′ and c′ = ± s a′.
  private static func wave(
    _ a: PowerSeries, _ sine: Double, _ cosine: Double, sign: Double
  ) -> (PowerSeries, PowerSeries) {
    var (s, c) = ([sine], [cosine])
    for n in 1..<a.order + 1 {
      s.append(convolved(a, c, n))
      c.append(sign * convolved(a, s, n))
    }
    return (PowerSeries(s), PowerSeries(c))
  }

  /// t′ = (1 + t²) a′.
  public static func tan(_ a: PowerSeries) -> PowerSeries {
    solution(a, Glibc.tan(a.constant)) { t, n in (n == 0 ? 1 : 0) + square(of: t, n) }
  }

  /// t′ = (1 − t²) a′.
  public static func tanh(_ a: PowerSeries) -> PowerSeries {
    let c = Glibc.cosh(a.constant)
    // 1 − t² of t₀ near ±1 has lost its digits; 1 / cosh² has them all.
    return solution(a, Glibc.tanh(a.constant), firstRate: 1 / (c * c)) { t, n in
      -square(of: t, n)
    }
  }

  /// 1 / (1 + e⁻ˣ), with s′ = s (1 − s) a′.
  public static func sigmoid(_ a: PowerSeries) -> PowerSeries {
    let x = a.constant
    return solution(
      a, Activation.sigmoid.value(x), firstRate: Activation.sigmoid.derivative(x)
    ) { s, n in
      s[n] - square(of: s, n)
    }
  }

  public static func asin(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.asin(a.constant), rate: pow((1 - a) * (1 + a), -0.5))
  }
  public static func acos(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.acos(a.constant), rate: -pow((1 - a) * (1 + a), -0.5))
  }
  public static func atan(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.atan(a.constant), rate: 1 / (a * a + 1))
  }
  public static func asinh(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.asinh(a.constant), rate: pow(a * a + 1, -0.5))
  }
  public static func acosh(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.acosh(a.constant), rate: pow((a - 1) * (a + 1), -0.5))
  }
  public static func atanh(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.atanh(a.constant), rate: 1 / ((1 - a) * (1 + a)))
  }

  /// The error function.
  public static func erf(_ a: PowerSeries) -> PowerSeries {
    integrated(a, Glibc.erf(a.constant), rate: exp(-(a * a)) * M_2_SQRTPI)
  }

  /// |a|; NaN coefficients where a₀ is 0 and the slope jumps.
  public static func abs(_ a: PowerSeries) -> PowerSeries {
    if a.constant > 0 { return a }
    if a.constant < 0 { return -a }
    let rest = a.coefficients.dropFirst().map { $0 == 0 ? 0 : Double.nan }
    return PowerSeries([a.constant.magnitude] + rest)
  }

  // MARK: - Recurrences

  /// (1/n) Σ k aₖ hₙ₋ₖ: the coefficient n of ∫ a′h.
  private static func convolved(_ a: PowerSeries, _ h: [Double], _ n: Int) -> Double {
    var sum = 0.0
    for k in 1...n { sum += Double(k) * a.coefficients[k] * h[n - k] }
    return sum / Double(n)
  }

  /// The f with f′ = h a′ for a known h.
  private static func integrated(
    _ a: PowerSeries, _ value: Double, rate h: PowerSeries
  ) -> PowerSeries {
    var f = [value]
    for n in 1..<a.order + 1 { f.append(convolved(a, h.coefficients, n)) }
    return PowerSeries(f)
  }

  /// The f with f′ = h a′, where `rate` computes the coefficient n of h from those of f up to n.
  private static func solution(
    _ a: PowerSeries, _ value: Double, firstRate: Double? = nil, rate: ([Double], Int) -> Double
  ) -> PowerSeries {
    var f = [value]
    var h = [firstRate ?? rate(f, 0)]
    for n in 1..<a.order + 1 {
      f.append(convolved(a, h, n))
      h.append(rate(f, n))
    }
    return PowerSeries(f)
  }

  /// The coefficient n of f².
  private static func square(of f: [Double], _ n: Int) -> Double {
    (0...n).reduce(0) { $0 + f[$1] * f[n - $1] }
  }
}
