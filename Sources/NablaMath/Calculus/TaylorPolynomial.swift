/// The polynomial Σ f⁽ᵏ⁾(a)/k! (x − a)ᵏ that agrees with a function at a point up to some order.
public struct TaylorPolynomial: Hashable, Sendable {
  /// The point a.
  public let center: Double
  /// f⁽ᵏ⁾(a)/k! for k = 0, 1, …
  public let coefficients: [Double]

  public var order: Int { coefficients.count - 1 }

  /// By automatic differentiation: the coefficients are exact but for rounding.
  ///
  /// - Parameters:
  ///   - function: written for series (`{ PowerSeries.sin($0) * $0 }`).
  ///   - center: finite.
  ///   - order: 0…1000.
  /// - Throws: also where a coefficient is not finite: the function is not smooth there.
  public init(
    of function: (PowerSeries) -> PowerSeries, at center: Double, order: Int
  ) throws(MathError) {
    guard center.isFinite, (0...1000).contains(order) else {
      throw MathError(
        "taylor", "the center is \(center) and the order \(order)",
        "give a finite center and an order of 0 to 1000")
    }
    try self.init(function(.variable(at: center, order: order)).coefficients, at: center)
  }

  init(_ coefficients: [Double], at center: Double) throws(MathError) {
    if let k = coefficients.firstIndex(where: { !$0.isFinite }) {
      throw MathError(
        "taylor",
        k == 0
          ? "the function has no value at \(center)"
          : "the function has no derivative of order \(k) at \(center)",
        "choose another center\(k > 0 ? " or an order below \(k)" : "")")
    }
    self.center = center
    self.coefficients = coefficients
  }

  /// The polynomial's value.
  public func callAsFunction(_ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * (x - center) + $1 }
  }

  /// f(a), f′(a), f″(a), …: coefficients times k!, ±∞ where that is beyond a double.
  public var derivatives: [Double] {
    var factorial = 1.0
    return coefficients.enumerated().map { k, c in
      if k > 1 { factorial *= Double(k) }
      return c == 0 ? 0 : c * factorial
    }
  }

  /// The first terms only.
  public func truncated(to order: Int) -> TaylorPolynomial {
    TaylorPolynomial(known: Array(coefficients.prefix(min(max(0, order), self.order) + 1)), center)
  }

  private init(known coefficients: [Double], _ center: Double) {
    self.coefficients = coefficients
    self.center = center
  }
}
