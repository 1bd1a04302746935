/// Elementary functions of additions, products and quotients alone, whose bits are therefore the
/// same on every platform; the C library's differ in the last digit. Errors are below 2 ulp.
enum PortableMath {
  /// The natural logarithm of x > 0.
  ///
  /// x = 2ᵏ m with √½ ≤ m < √2; ln m = 2 artanh s with s = (m − 1) / (m + 1), by its series.
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x == .infinity ? x : .nan }
    var exponent = x.exponent
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    // s² ≤ 0.0295: the term of s²⁴ is below the last digit.
    var sum = 0.0
    for k in stride(from: 23.0, through: 3, by: -2) { sum = (sum + 1 / k) * square }
    let k = Double(exponent)
    // ln 2 in two parts, of which the first times k is exact.
    return k * 0x1.62e42feep-1 + (2 * s + (2 * s * sum + k * 0x1.a39ef35793c76p-33))
  }

  /// ln(1 + x) for x > −1, exact also where x is tiny (after W. Kahan).
  static func log1p(_ x: Double) -> Double {
    let y = 1 + x
    return y == 1 ? x : log(y) * (x / (y - 1))
  }

  /// eˣ: 2ᵏ eʳ with |r| ≤ ½ ln 2, by its series.
  static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.8 { return .infinity }
    if x < -745.2 { return 0 }
    let k = (x * 1.4426950408889634).rounded()
    let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
    var sum = 1.0
    for n in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * r / n }
    // In two factors, for 2ᵏ alone may be beyond a double.
    let half = (k / 2).rounded(.down)
    return sum * power(half) * power(k - half)
  }

  /// cos x for |x| ≤ π: 1 − 2 sin²(x/2), the sine by its series.
  static func cos(_ x: Double) -> Double {
    let half = x / 2
    let square = half * half
    var sum = 1.0
    for n in stride(from: 12.0, through: 1, by: -1) {
      sum = 1 - sum * square / (2 * n * (2 * n + 1))
    }
    let sine = half * sum
    return 1 - 2 * sine * sine
  }

  private static func power(_ k: Double) -> Double {
    Double(sign: .plus, exponent: Int(k), significand: 1)
  }
}
