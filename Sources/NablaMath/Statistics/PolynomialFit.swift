/// A polynomial fitted by ordinary least squares, with what is uncertain about it.
///
/// The fit is made in polynomials that are orthogonal over the data (Forsythe 1957), which stays
/// accurate where the normal equations of the powers of x do not.
public struct PolynomialFit: Sendable {
  /// The polynomial's order: 1 for a straight line.
  public let order: Int
  public let count: Int
  /// The values of x that the fit covers.
  public let lower, upper: Double
  /// The factors of 1, x, x² …
  public let coefficients: [Double]
  /// The standard errors of the coefficients; NaN without degrees of freedom.
  public let standardErrors: [Double]
  /// The share of y's variance that the polynomial explains, 0…1; NaN where y has none.
  public let rSquared: Double
  /// The sum of squared residuals.
  public let residualSquares: Double

  private let center, scale: Double
  private let basis: OrthogonalPolynomials
  private let factors: [Double]

  /// Count less the number of coefficients.
  public var degreesOfFreedom: Int { count - order - 1 }

  /// The residuals' standard deviation; NaN without degrees of freedom.
  public var residualDeviation: Double {
    degreesOfFreedom > 0 ? (residualSquares / Double(degreesOfFreedom)).squareRoot() : .nan
  }

  /// nil unless x has more distinct values than `order`, which is 0…20.
  ///
  /// - Parameters:
  ///   - x: finite values.
  ///   - y: finite values, as many as x.
  public init?(x: [Double], y: [Double], order: Int = 1) {
    guard x.count == y.count, (0...20).contains(order), let (low, high) = extent(of: x) else {
      return nil
    }
    let half = high / 2 - low / 2
    guard half.isFinite, order == 0 || half > 0 else { return nil }
    center = low / 2 + high / 2
    scale = half > 0 ? half : 1
    let (center, scale) = (center, scale)
    let t = x.map { ($0 - center) / scale }
    guard let basis = OrthogonalPolynomials(over: t, order: order) else { return nil }
    let mean = Moments(y)
    var factors: [Double] = []
    var rest = y.map { $0 - mean.mean }
    for values in basis.values {
      var (product, norm) = (0.0, 0.0)
      for i in values.indices {
        product += rest[i] * values[i]
        norm += values[i] * values[i]
      }
      let factor = product / norm
      for i in values.indices { rest[i] -= factor * values[i] }
      factors.append(factor)
    }
    factors[0] += mean.mean
    self.order = order
    self.factors = factors
    self.basis = basis.withoutValues
    count = x.count
    (lower, upper) = (low, high)
    residualSquares = rest.reduce(0) { $0 + $1 * $1 }
    rSquared =
      mean.squares > 0 ? min(1, max(0, 1 - residualSquares / mean.squares)) : .nan

    // Each basis polynomial in powers of x.
    let powers = basis.coefficients.map { Self.inPowersOfX($0, center: center, scale: scale) }
    var sums = [Double](repeating: 0, count: order + 1)
    var squares = [Double](repeating: 0, count: order + 1)
    for (j, power) in powers.enumerated() {
      for (i, c) in power.enumerated() {
        sums[i] += factors[j] * c
        squares[i] += c * c / basis.norms[j]
      }
    }
    coefficients = sums
    let freedom = x.count - order - 1
    let variance = freedom > 0 ? residualSquares / Double(freedom) : .nan
    standardErrors = squares.map { ($0 * variance).squareRoot() }
  }

  /// The fitted y at `x`.
  public func callAsFunction(_ x: Double) -> Double {
    let values = basis.values(at: (x - center) / scale)
    return zip(values, factors).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The standard error of the fitted y at `x`; NaN without degrees of freedom.
  public func standardError(at x: Double) -> Double {
    let values = basis.values(at: (x - center) / scale)
    let leverage = zip(values, basis.norms).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    return residualDeviation * leverage.squareRoot()
  }

  /// How far the confidence band of the fitted y reaches to each side at `x`, by Student's t;
  /// NaN without degrees of freedom.
  public func bandReach(at x: Double, level: Double = 0.95) -> Double {
    guard let student = StudentT(degreesOfFreedom: Double(degreesOfFreedom)) else { return .nan }
    return student.reach(level: level) * standardError(at: x)
  }

  /// Σ cₖ ((x − center) / scale)ᵏ as factors of 1, x, x² … (Horner).
  private static func inPowersOfX(_ c: [Double], center: Double, scale: Double) -> [Double] {
    var result: [Double] = []
    for factor in c.reversed() {
      var next = [Double](repeating: 0, count: result.count + 1)
      for (i, value) in result.enumerated() {
        next[i + 1] += value / scale
        next[i] -= value * center / scale
      }
      next[0] += factor
      result = next
    }
    return result
  }
}
