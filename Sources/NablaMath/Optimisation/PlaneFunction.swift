/// A function of the plane with its gradient: what an optimiser walks on.
public struct PlaneFunction: Sendable {
  /// The name that recipes use (`rosenbrock`).
  public let name: String
  /// The function in plain characters, for titles (`½(x² + 10y²)`).
  public let formula: String
  /// What is interesting to look at, x first.
  public let domain: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  /// Places of the least value, all of them; empty where the function has no minimum, or none
  /// that is known.
  public let minima: [SIMD2<Double>]
  /// The least value; −∞ where the function falls for ever, nil where it is not known.
  public let infimum: Double?

  private let at: @Sendable (SIMD2<Double>) -> Double
  private let slope: @Sendable (SIMD2<Double>) -> SIMD2<Double>

  public init(
    name: String, formula: String = "",
    domain: (x: ClosedRange<Double>, y: ClosedRange<Double>) = (-1...1, -1...1),
    minima: [SIMD2<Double>] = [], infimum: Double? = nil,
    value: @escaping @Sendable (SIMD2<Double>) -> Double,
    gradient: @escaping @Sendable (SIMD2<Double>) -> SIMD2<Double>
  ) {
    self.name = name
    self.formula = formula
    self.domain = domain
    self.minima = minima
    self.infimum = infimum
    at = value
    slope = gradient
  }

  /// The value at a point; NaN where the function has none.
  public func value(_ p: SIMD2<Double>) -> Double { at(p) }

  /// (∂f/∂x, ∂f/∂y) at a point.
  public func gradient(_ p: SIMD2<Double>) -> SIMD2<Double> { slope(p) }
}
