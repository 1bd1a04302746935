/// A power series up to some order: a₀ + a₁t + a₂t² + … + aₙtⁿ.
///
/// A function of numbers that is written for series computes, of the series x + t, its own Taylor
/// coefficients at x, exact but for rounding (Griewank & Walther, Evaluating Derivatives, 2008,
/// chapter 13). Of two orders, the lesser one is kept.
///
/// ```swift
/// let x = PowerSeries.variable(at: 0, order: 5)
/// PowerSeries.sin(x).coefficients  // [0, 1, 0, −1/6, 0, 1/120]
/// ```
public struct PowerSeries: Hashable, Sendable {
  /// a₀ to aₙ, at least one.
  public let coefficients: [Double]

  /// The highest power that is known.
  public var order: Int { coefficients.count - 1 }
  /// a₀.
  public var constant: Double { coefficients[0] }

  /// - Parameter coefficients: a₀ to aₙ; none count as [0].
  public init(_ coefficients: [Double]) {
    self.coefficients = coefficients.isEmpty ? [0] : coefficients
  }

  /// A number as a series; orders below 0 count as 0.
  public init(_ constant: Double, order: Int) {
    coefficients = [constant] + Array(repeating: 0, count: max(0, order))
  }

  /// x + t; orders below 0 count as 0.
  public static func variable(at x: Double, order: Int) -> PowerSeries {
    line(x, 1, order: order)
  }

  /// x + dt: a step along a direction.
  static func line(_ x: Double, _ direction: Double, order: Int) -> PowerSeries {
    guard order > 0 else { return PowerSeries([x]) }
    return PowerSeries([x, direction] + Array(repeating: 0, count: order - 1))
  }

  /// The polynomial's value at t (Horner).
  public func callAsFunction(_ t: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * t + $1 }
  }

  // MARK: - Arithmetic

  public static prefix func - (a: PowerSeries) -> PowerSeries {
    PowerSeries(a.coefficients.map { -$0 })
  }

  public static func + (a: PowerSeries, b: PowerSeries) -> PowerSeries {
    PowerSeries(zip(a.coefficients, b.coefficients).map { $0 + $1 })
  }

  public static func - (a: PowerSeries, b: PowerSeries) -> PowerSeries {
    PowerSeries(zip(a.coefficients, b.coefficients).map { $0 - $1 })
  }

  public static func * (a: PowerSeries, b: PowerSeries) -> PowerSeries {
    PowerSeries(
      (0...min(a.order, b.order)).map { n in
        (0...n).reduce(0) { $0 + a.coefficients[$1] * b.coefficients[n - $1] }
      })
  }

  /// NaN or ±∞ where b₀ is 0.
  public static func / (a: PowerSeries, b: PowerSeries) -> PowerSeries {
    var quotient: [Double] = []
    for n in 0...min(a.order, b.order) {
      var rest = a.coefficients[n]
      for k in 0..<n { rest -= quotient[k] * b.coefficients[n - k] }
      quotient.append(rest / b.constant)
    }
    return PowerSeries(quotient)
  }

  public static func + (a: PowerSeries, b: Double) -> PowerSeries {
    PowerSeries([a.constant + b] + a.coefficients.dropFirst())
  }
  public static func + (a: Double, b: PowerSeries) -> PowerSeries { b + a }
  public static func - (a: PowerSeries, b: Double) -> PowerSeries { a + (-b) }
  public static func - (a: Double, b: PowerSeries) -> PowerSeries { -b + a }
  public static func * (a: PowerSeries, b: Double) -> PowerSeries {
    PowerSeries(a.coefficients.map { $0 * b })
  }
  public static func * (a: Double, b: PowerSeries) -> PowerSeries { b * a }
  public static func / (a: PowerSeries, b: Double) -> PowerSeries {
    PowerSeries(a.coefficients.map { $0 / b })
  }
  public static func / (a: Double, b: PowerSeries) -> PowerSeries {
    PowerSeries(a, order: b.order) / b
  }
}
