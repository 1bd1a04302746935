/// A function of several variables with its derivatives: what is minimised.
public struct Objective: Sendable {
  /// How many variables it has.
  public let dimension: Int
  private let at: @Sendable ([Double]) -> Double
  private let slope: @Sendable ([Double]) -> [Double]
  private let bend: (@Sendable ([Double]) -> Matrix)?

  /// - Parameters:
  ///   - dimension: at least 1.
  ///   - value: NaN where the function has none.
  ///   - gradient: `dimension` numbers.
  ///   - hessian: the second derivatives; where nil or not finite, central
  ///     differences of the gradient.
  public init(
    dimension: Int, value: @escaping @Sendable ([Double]) -> Double,
    gradient: @escaping @Sendable ([Double]) -> [Double],
    hessian: (@Sendable ([Double]) -> Matrix)? = nil
  ) {
    self.dimension = dimension
    at = value
    slope = gradient
    bend = hessian
  }

  public func value(_ x: [Double]) -> Double { at(x) }
  public func gradient(_ x: [Double]) -> [Double] { slope(x) }

  /// The second derivatives, symmetric.
  public func hessian(_ x: [Double]) -> Matrix {
    if let exact = bend?(x), exact.values.allSatisfy(\.isFinite) { return exact }
    return FiniteDifferences.hessian(ofGradient: slope, at: x)
  }

  /// Throws unless a start is finite and has the right number of coordinates.
  func check(start: [Double], _ place: String) throws(MathError) {
    guard start.count == dimension, start.allSatisfy(\.isFinite) else {
      throw MathError(place, "the start is \(start)", "give \(dimension) finite numbers")
    }
  }
}
