/// A closed interval of real numbers, whose ends may be infinite; or the empty one.
///
/// Arithmetic rounds outward: the exact result for any numbers in the operands lies within.
public struct RealInterval: Hashable, Sendable {
  public let lower: Double
  public let upper: Double

  /// The numbers from `lower` to `upper`; empty where there are none, or an end is NaN.
  public init(_ lower: Double, _ upper: Double) {
    let isProper = lower <= upper
    self.lower = isProper ? lower : .infinity
    self.upper = isProper ? upper : -.infinity
  }

  public init(_ range: ClosedRange<Double>) { self.init(range.lowerBound, range.upperBound) }

  /// One number.
  public init(_ value: Double) { self.init(value, value) }

  public static let empty = RealInterval(.infinity, -.infinity)
  /// All real numbers.
  public static let all = RealInterval(-.infinity, .infinity)

  public var isEmpty: Bool { lower > upper }
  public var isPoint: Bool { lower == upper }
  /// The distance of the ends; 0 of a point, negative of the empty interval.
  public var width: Double { upper - lower }

  /// The middle, finite where an end is.
  public var middle: Double {
    if lower == -.infinity { return upper == .infinity ? 0 : -.greatestFiniteMagnitude }
    if upper == .infinity { return .greatestFiniteMagnitude }
    return lower / 2 + upper / 2
  }

  public func contains(_ x: Double) -> Bool { lower <= x && x <= upper }

  /// Whether all of this lies in the other one.
  public func isWithin(_ other: RealInterval) -> Bool {
    isEmpty || (other.lower <= lower && upper <= other.upper)
  }

  /// The least interval around both.
  public func union(_ other: RealInterval) -> RealInterval {
    RealInterval(min(lower, other.lower), max(upper, other.upper))
  }

  public func intersection(_ other: RealInterval) -> RealInterval {
    RealInterval(max(lower, other.lower), min(upper, other.upper))
  }
}

extension RealInterval {
  /// Widened by so many units in the last place of each end, and by an absolute amount.
  func widened(ulps: Double, absolute: Double = 0) -> RealInterval {
    guard !isEmpty, ulps > 0 || absolute > 0 else { return self }
    let down = lower.isFinite ? lower - Swift.max(ulps * lower.ulp, absolute) : lower
    let up = upper.isFinite ? upper + Swift.max(ulps * upper.ulp, absolute) : upper
    return RealInterval(
      lower == .infinity ? .greatestFiniteMagnitude : down,
      upper == -.infinity ? -.greatestFiniteMagnitude : up)
  }

  static prefix func - (a: RealInterval) -> RealInterval {
    a.isEmpty ? a : RealInterval(-a.upper, -a.lower)
  }

  static func + (a: RealInterval, b: RealInterval) -> RealInterval {
    guard !a.isEmpty, !b.isEmpty else { return .empty }
    return RealInterval(
      Rounding.addDown(a.lower, b.lower), -Rounding.addDown(-a.upper, -b.upper))
  }

  static func - (a: RealInterval, b: RealInterval) -> RealInterval { a + -b }

  static func * (a: RealInterval, b: RealInterval) -> RealInterval {
    guard !a.isEmpty, !b.isEmpty else { return .empty }
    var (low, high) = (Double.infinity, -Double.infinity)
    for x in [a.lower, a.upper] {
      for y in [b.lower, b.upper] {
        low = min(low, Rounding.multiplyDown(x, y))
        high = max(high, -Rounding.multiplyDown(-x, y))
      }
    }
    return RealInterval(low, high)
  }

  /// 1/x for the x other than 0.
  var reciprocal: RealInterval {
    if isEmpty || self == RealInterval(0) { return .empty }
    if lower < 0 && upper > 0 { return .all }
    return RealInterval(
      upper == 0 ? -.infinity : Rounding.divideDown(1, upper),
      lower == 0 ? .infinity : -Rounding.divideDown(-1, lower))
  }

  static func / (a: RealInterval, b: RealInterval) -> RealInterval {
    guard !a.isEmpty, !b.isEmpty, b != RealInterval(0) else { return .empty }
    if b.contains(0) { return a * b.reciprocal }
    var (low, high) = (Double.infinity, -Double.infinity)
    for x in [a.lower, a.upper] {
      for y in [b.lower, b.upper] {
        low = min(low, Rounding.divideDown(x, y))
        high = max(high, -Rounding.divideDown(-x, y))
      }
    }
    return RealInterval(low, high)
  }
}

/// Operations rounded towards −∞, exact where the result is a double.
private enum Rounding {
  /// Below this size remainders may be lost to underflow.
  private static let tiny = 1e-290

  private static func down(_ rounded: Double, isAboveExact: Bool) -> Double {
    if rounded == .infinity { return .greatestFiniteMagnitude }
    return isAboveExact ? rounded.nextDown : rounded
  }

  static func addDown(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    // −∞ + ∞ happens between ends of unbounded intervals only.
    if sum.isNaN { return -.infinity }
    guard sum.isFinite else {
      return a.isInfinite || b.isInfinite ? sum : down(sum, isAboveExact: false)
    }
    let part = sum - a
    let error = (a - (sum - part)) + (b - part)
    return down(sum, isAboveExact: error < 0)
  }

  static func multiplyDown(_ a: Double, _ b: Double) -> Double {
    if a == 0 || b == 0 { return 0 }
    let product = a * b
    guard product.isFinite else {
      return a.isInfinite || b.isInfinite ? product : down(product, isAboveExact: false)
    }
    let error = (-product).addingProduct(a, b)
    return down(product, isAboveExact: error < 0 || product.magnitude < tiny)
  }

  static func divideDown(_ a: Double, _ b: Double) -> Double {
    if a == 0 { return 0 }
    if b.isInfinite {
      return a.isInfinite || (a < 0) != (b < 0) ? -Double.leastNonzeroMagnitude : 0
    }
    let quotient = a / b
    guard quotient.isFinite else {
      return a.isInfinite ? quotient : down(quotient, isAboveExact: false)
    }
    let rest = a.addingProduct(-quotient, b)
    let isAbove = rest != 0 && (rest < 0) != (b < 0)
    return down(quotient, isAboveExact: isAbove || quotient.magnitude < tiny || a.magnitude < tiny)
  }
}
