/// A response as a sum of predictors times coefficients, by ordinary least squares.
///
/// Solved by Householder's QR of the centred and scaled predictors.
public struct LinearRegression: Sendable {
  /// The intercept first, where there is one, then one for each predictor.
  public let coefficients: [Double]
  /// Of the coefficients; NaN without degrees of freedom.
  public let standardErrors: [Double]
  /// The coefficients' covariances; NaN without degrees of freedom.
  public let covariance: Matrix
  public let fitted: [Double]
  /// Responses less the fitted ones.
  public let residuals: [Double]
  /// The share of the response's variance that is explained, 0…1; without an intercept of its
  /// squares. NaN where there is none.
  public let rSquared: Double
  public let hasIntercept: Bool

  private let design: RegressionDesign
  private let inverse: Matrix

  /// - Parameters:
  ///   - predictors: a list for each predictor, all finite and as long as the response.
  ///   - response: finite values, at least as many as coefficients.
  ///   - hasIntercept: whether a constant is fitted too.
  /// - Throws: for lists of other lengths, values that are not finite, and predictors that depend
  ///   on each other.
  public init(
    _ predictors: [[Double]], response: [Double], hasIntercept: Bool = true
  ) throws(MathError) {
    let place = "linear regression"
    let design = try RegressionDesign(
      predictors, count: response.count, hasIntercept: hasIntercept, place: place)
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      throw MathError(place, "the response is \(response[row]) in row \(row)", "leave it out")
    }
    let matrix = design.matrix()
    let factors = try QR(matrix)
    let inverse = try RegressionDesign.inverse(ofUpper: factors.r, place)
    // The mean first, so that a large offset of the response costs no digits.
    let mean = hasIntercept ? Moments(response).mean : 0
    let rest = response.map { $0 - mean }
    let projected = try factors.q.transposed.applied(to: rest)
    var scaled = try inverse.applied(to: projected)
    let fittedRest = try matrix.applied(to: scaled)
    if hasIntercept { scaled[0] += mean }
    coefficients = design.unscaled(scaled)
    residuals = zip(rest, fittedRest).map { $0 - $1 }
    fitted = fittedRest.map { $0 + mean }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let total = rest.reduce(0) { $0 + $1 * $1 }
    rSquared = total > 0 ? min(1, max(0, 1 - squares / total)) : .nan
    let freedom = response.count - matrix.columns
    let variance = freedom > 0 ? squares / Double(freedom) : .nan
    covariance = design.covariance(inverse).scaled(by: variance)
    standardErrors = covariance.diagonal.map { $0.squareRoot() }
    self.hasIntercept = hasIntercept
    self.design = design
    self.inverse = inverse
  }

  /// The count of rows less that of coefficients.
  public var degreesOfFreedom: Int { residuals.count - coefficients.count }

  /// The sum of squared residuals.
  public var residualSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }

  /// The residuals' standard deviation; NaN without degrees of freedom.
  public var residualDeviation: Double {
    degreesOfFreedom > 0 ? (residualSquares / Double(degreesOfFreedom)).squareRoot() : .nan
  }

  /// R² that does not grow with predictors that explain nothing; NaN without degrees of freedom.
  public var adjustedRSquared: Double {
    guard degreesOfFreedom > 0 else { return .nan }
    let all = Double(residuals.count - (hasIntercept ? 1 : 0))
    return 1 - (1 - rSquared) * all / Double(degreesOfFreedom)
  }

  // MARK: - Tests and intervals

  private var student: StudentT? { StudentT(degreesOfFreedom: Double(degreesOfFreedom)) }

  /// Coefficients over their standard errors.
  public var tValues: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// How likely so large a t value is, to either side, where the coefficient is 0 in truth.
  public var pValues: [Double] {
    tValues.map { t in student.map { 2 * $0.survival(t.magnitude) } ?? .nan }
  }

  /// Explained over residual variance: of all predictors together; NaN without any.
  public var fValue: Double {
    let predictors = Double(coefficients.count - (hasIntercept ? 1 : 0))
    guard predictors > 0, degreesOfFreedom > 0 else { return .nan }
    return rSquared / predictors / ((1 - rSquared) / Double(degreesOfFreedom))
  }

  /// How likely so large an F value is where no predictor explains anything in truth.
  public var fProbability: Double {
    let predictors = Double(coefficients.count - (hasIntercept ? 1 : 0))
    return FisherF(numerator: predictors, denominator: Double(degreesOfFreedom))?
      .survival(fValue) ?? .nan
  }

  /// Confidence intervals of the coefficients; nil without degrees of freedom, and where an error
  /// is too large for a double.
  ///
  /// - Parameter level: 0…1, for example 0.95.
  public func intervals(level: Double = 0.95) -> [ClosedRange<Double>]? {
    guard let reach = student?.reach(level: level), reach >= 0, reach.isFinite,
      (coefficients + standardErrors).allSatisfy(\.isFinite)
    else { return nil }
    return zip(coefficients, standardErrors).map { $0 - reach * $1...$0 + reach * $1 }
  }

  // MARK: - Predictions

  /// The expected response.
  ///
  /// - Parameter values: one for each predictor; NaN for another number of them.
  public func predicted(_ values: [Double]) -> Double {
    RegressionDesign.sum(of: values, times: coefficients, hasIntercept: hasIntercept)
  }

  /// The standard error of the expected response; with `isNewValue` that of a single new response
  /// around it, which varies itself.
  public func standardError(at values: [Double], isNewValue: Bool = false) -> Double {
    guard values.count == design.scales.count else { return .nan }
    let row = design.row(values)
    var leverage = isNewValue ? 1.0 : 0
    for column in 0..<inverse.columns {
      let part = row.indices.reduce(0) { $0 + row[$1] * inverse[$1, column] }
      leverage += part * part
    }
    return residualDeviation * leverage.squareRoot()
  }
}
