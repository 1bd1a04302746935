import Glibc

/// The probability of an outcome as the sigmoid of a sum of predictors times coefficients, by
/// maximum likelihood.
///
/// Fitted by iteratively reweighted least squares, which is Newton's method (P. McCullagh and
/// J. Nelder, "Generalized Linear Models", §4.4). Where a sum of the predictors tells the outcomes
/// apart, the likelihood has no maximum and coefficients grow for ever (A. Albert and J. Anderson
/// 1984); such data are refused.
public struct LogisticRegression: Sendable {
  /// The intercept first, where there is one, then one for each predictor: how much the log odds
  /// change with a unit of it.
  public let coefficients: [Double]
  public let standardErrors: [Double]
  /// The coefficients' covariances, from the expected information.
  public let covariance: Matrix
  /// The fitted probability of each row.
  public let fitted: [Double]
  /// −2 ln likelihood.
  public let deviance: Double
  /// The deviance of the share alone; without an intercept, of probabilities ½.
  public let nullDeviance: Double
  /// The coefficients after 0, 1, … iterations.
  public let iterates: [[Double]]
  public let hasIntercept: Bool

  /// - Parameters:
  ///   - predictors: a list for each predictor, all finite and as long as the outcomes.
  ///   - outcomes: at least as many as coefficients; both must occur.
  ///   - hasIntercept: whether a constant is fitted too.
  /// - Throws: for lists of other lengths, values that are not finite, predictors that depend on
  ///   each other, outcomes that are separated, and fits that do not converge.
  public init(
    _ predictors: [[Double]], outcomes: [Bool], hasIntercept: Bool = true
  ) throws(MathError) {
    let place = "logistic regression"
    let design = try RegressionDesign(
      predictors, count: outcomes.count, hasIntercept: hasIntercept, place: place)
    let share = Double(outcomes.count { $0 }) / Double(outcomes.count)
    guard share > 0, share < 1 else {
      throw MathError(
        place, "every outcome is \(share == 1)", "give rows of both outcomes")
    }
    var fit = LogisticFit(design, outcomes)
    var iterates = [design.unscaled(fit.factors)]
    for iteration in 1...LogisticFit.mostIterations {
      let step = try fit.iterate(place)
      iterates.append(design.unscaled(fit.factors))
      if let isComplete = fit.separation(along: step, iteration: iteration) {
        throw MathError(
          place,
          isComplete
            ? "the predictors separate the outcomes completely: the coefficients have no finite best"
            : "the predictors separate all outcomes but ties: some coefficients have no finite best",
          "leave out the predictor that separates, or give more rows")
      }
      if fit.isConverged { break }
      guard iteration < LogisticFit.mostIterations else {
        throw MathError(
          place, "no convergence in \(iteration) iterations", "leave out predictors")
      }
    }
    let inverse = try RegressionDesign.inverse(ofUpper: try QR(fit.weightedMatrix).r, place)
    coefficients = design.unscaled(fit.factors)
    covariance = design.covariance(inverse)
    standardErrors = covariance.diagonal.map { $0.squareRoot() }
    fitted = fit.scores.map { Activation.sigmoid.value($0) }
    deviance = fit.deviance
    let base = hasIntercept ? share : 0.5
    nullDeviance =
      -2 * Double(outcomes.count) * (share * log(base) + (1 - share) * Glibc.log1p(-base))
    self.iterates = iterates
    self.hasIntercept = hasIntercept
  }

  /// Coefficients over their standard errors.
  public var zValues: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// How likely so large a z value is, to either side, where the coefficient is 0 in truth (Wald).
  public var pValues: [Double] { zValues.map { 2 * Normal.standard.survival($0.magnitude) } }

  /// ln likelihood at the coefficients.
  public var logLikelihood: Double { -deviance / 2 }

  /// Akaike's criterion: deviance plus twice the number of coefficients.
  public var aic: Double { deviance + 2 * Double(coefficients.count) }

  /// McFadden's R²: 1 − deviance / null deviance.
  public var pseudoRSquared: Double { 1 - deviance / nullDeviance }

  /// The probability of the outcome.
  ///
  /// - Parameter values: one for each predictor; NaN for another number of them.
  public func probability(_ values: [Double]) -> Double {
    Activation.sigmoid.value(
      RegressionDesign.sum(of: values, times: coefficients, hasIntercept: hasIntercept))
  }
}

/// Newton's iteration on the moved and stretched predictors.
private struct LogisticFit {
  static let mostIterations = 100

  private let design: RegressionDesign
  private let matrix: Matrix
  /// 1 for the outcome, else −1.
  private let signs: [Double]
  private(set) var factors: [Double]
  /// The log odds of each row.
  private(set) var scores: [Double]
  private(set) var deviance: Double
  private(set) var isConverged = false

  init(_ design: RegressionDesign, _ outcomes: [Bool]) {
    self.design = design
    matrix = design.matrix()
    signs = outcomes.map { $0 ? 1 : -1 }
    factors = [Double](repeating: 0, count: matrix.columns)
    scores = [Double](repeating: 0, count: outcomes.count)
    deviance = Self.deviance(scores, signs)
  }

  /// 2 Σ ln(1 + e^(−sign · score)).
  private static func deviance(_ scores: [Double], _ signs: [Double]) -> Double {
    2 * zip(scores, signs).reduce(0) { $0 + Activation.softplus.value(-$1.0 * $1.1) }
  }

  /// √(p (1 − p)) of each row.
  private var weights: [Double] {
    scores.map { score in
      let p = Activation.sigmoid.value(-score.magnitude)
      return (p * (1 - p)).squareRoot()
    }
  }

  var weightedMatrix: Matrix { design.matrix(weights: weights) }

  /// One step, halved while it makes the fit worse; returns what it adds to the scores.
  mutating func iterate(_ place: String) throws(MathError) -> [Double] {
    // The gradient's rows over their weights: sign · p(other) / √(p (1 − p)).
    let target = zip(scores, signs).map { score, sign in
      sign * exp(-sign * score / 2)
    }
    let factors = try QR(weightedMatrix)
    let inverse = try RegressionDesign.inverse(ofUpper: factors.r, place)
    let projected = try factors.q.transposed.applied(to: target)
    var step = try inverse.applied(to: projected)
    var change = try matrix.applied(to: step)
    for _ in 0..<30 {
      let next = zip(scores, change).map { $0 + $1 }
      let other = Self.deviance(next, signs)
      if other <= deviance * (1 + 1e-14) || other.isNaN {
        isConverged = Norm.maximum(change) <= 1e-9 * (1 + Norm.maximum(scores))
        (scores, deviance) = (next, other)
        for index in step.indices { self.factors[index] += step[index] }
        return change
      }
      step = step.map { $0 / 2 }
      change = change.map { $0 / 2 }
    }
    // No step makes it better: this is the best to rounding.
    isConverged = true
    return change
  }

  /// Whether the data are separated: completely (true), or but for ties (false); nil where nothing
  /// shows it.
  func separation(along step: [Double], iteration: Int) -> Bool? {
    // Scores of the right sign everywhere are the proof.
    if zip(scores, signs).allSatisfy({ $0 * $1 > 0 }) { return true }
    // With ties, the steps keep their size along the direction that separates the rest.
    let most = Norm.maximum(step)
    guard iteration >= 12, most > 1e-2 else { return nil }
    return zip(step, signs).allSatisfy { $0 * $1 >= -1e-6 * most } ? false : nil
  }
}
