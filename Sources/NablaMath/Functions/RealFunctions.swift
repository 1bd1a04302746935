import Glibc

/// Functions of real numbers beyond those of C, defined for every input.
package enum RealFunctions {
  /// The logarithm to a base; exact for whole powers of whole bases. NaN for a base below 0 or 1.
  static func logarithm(_ x: Double, base: Double) -> Double {
    if base == 2 { return log2(x) }
    if base == 10 { return log10(x) }
    guard base > 0, base != 1 else { return .nan }
    let quotient = log(x) / log(base)
    let nearest = quotient.rounded()
    // The quotient of two rounded logarithms misses whole numbers by a digit: log(125, 5).
    return (quotient - nearest).magnitude < 1e-14 * nearest.magnitude && pow(base, nearest) == x
      ? nearest : quotient
  }

  /// The n-th root; of negative numbers where n is an odd whole number.
  static func root(_ x: Double, _ n: Double) -> Double {
    switch n {
    case 2: return x.squareRoot()
    case 3: return cbrt(x)
    default: break
    }
    let isOdd = fmod(n.magnitude, 2) == 1
    let size = pow(x.magnitude, 1 / n)
    guard x < 0 else { return refinedRoot(size, x, n) }
    return isOdd ? -refinedRoot(size, -x, n) : .nan
  }

  /// Whole roots come out whole: root(81, 4) = 3.
  private static func refinedRoot(_ root: Double, _ x: Double, _ n: Double) -> Double {
    let nearest = root.rounded()
    return (root - nearest).magnitude < 1e-12 * nearest && pow(nearest, n) == x ? nearest : root
  }

  /// The real power x^(p/q) for an odd q in lowest terms, of negative x too.
  static func oddRootPower(_ x: Double, numerator p: Double, denominator q: Double) -> Double {
    if x >= 0 || x.isNaN { return q == 3 && p == 1 ? cbrt(x) : pow(x, p / q) }
    let size = q == 3 && p == 1 ? cbrt(-x) : pow(-x, p / q)
    return fmod(p.magnitude, 2) == 1 ? -size : size
  }

  /// The remainder of a / b with the sign of b.
  static func modulo(_ a: Double, _ b: Double) -> Double {
    if b.isInfinite, a.isFinite { return a == 0 || (a < 0) == (b < 0) ? a : b }
    let rest = fmod(a, b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }

  static func least(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : Swift.min(a, b)
  }

  static func greatest(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : Swift.max(a, b)
  }

  /// Of whole numbers up to 2⁵³ (Euclid); NaN for others.
  static func greatestCommonDivisor(_ a: Double, _ b: Double) -> Double {
    guard isExactInteger(a), isExactInteger(b) else { return .nan }
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, fmod(a, b)) }
    return a
  }

  static func leastCommonMultiple(_ a: Double, _ b: Double) -> Double {
    let divisor = greatestCommonDivisor(a, b)
    return divisor == 0 ? 0 : (a / divisor * b).magnitude
  }

  private static func isExactInteger(_ x: Double) -> Bool {
    x.magnitude <= 0x1p53 && x.rounded() == x
  }

  /// Γ(n + 1), exact for whole n up to 22; NaN for negative whole numbers.
  static func factorial(_ n: Double) -> Double {
    if n >= 0, n <= 170, n == n.rounded() { return factorials[Int(n)] }
    return gamma(n + 1)
  }

  /// The gamma function; NaN at its poles 0, −1, −2, ….
  static func gamma(_ x: Double) -> Double {
    if x == x.rounded(), x.isFinite {
      if x <= 0 { return .nan }
      if x <= 171 { return factorials[Int(x) - 1] }
    }
    return tgamma(x)
  }

  /// ln |Γ(x)|; ∞ at the poles.
  static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// 0!, 1!, … 170!, each the product of the one before with its number, in two doubles.
  private static let factorials: [Double] = {
    var (high, low) = (1.0, 0.0)
    var table = [high]
    for n in 1...170 {
      let factor = Double(n)
      let product = high * factor
      let error = (-product).addingProduct(high, factor) + low * factor
      high = product + error
      low = error - (high - product)
      table.append(high)
    }
    return table
  }()
}
