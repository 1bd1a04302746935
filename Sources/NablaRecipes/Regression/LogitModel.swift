import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// A probability of y = 1 whose log odds are linear in one or two predictors.
struct LogitModel {
  let predictors: [[Double]]
  let outcomes: [Bool]
  /// The intercept first.
  let coefficients: [Double]
  /// nil where the fit is penalised or has no finite best.
  let covariance: Matrix?
  /// Whether the predictors tell the outcomes apart, so that the best slope is infinite.
  let isSeparable: Bool

  /// - Parameter strength: C of the penalty ½|w|²/C on the slopes; none where nil.
  init(
    _ predictors: [[Double]], _ outcomes: [Bool], strength: Double?
  ) throws(MathError) {
    self.predictors = predictors
    self.outcomes = outcomes
    if let strength {
      coefficients = try Self.ridge(predictors, outcomes) { 1 / (strength * $0 * $0) }
      (covariance, isSeparable) = (nil, false)
      return
    }
    do throws(MathError) {
      let fit = try LogisticRegression(predictors, outcomes: outcomes)
      (coefficients, covariance, isSeparable) = (fit.coefficients, fit.covariance, false)
    } catch {
      guard error.problem.contains("separate") else { throw error }
      // A small penalty stands for "as steep as you like".
      coefficients = try Self.ridge(predictors, outcomes) { _ in 1e-3 }
      (covariance, isSeparable) = (nil, true)
    }
  }

  /// Newton's method on centred and scaled predictors; the intercept bears no penalty.
  private static func ridge(
    _ predictors: [[Double]], _ outcomes: [Bool], _ penalty: (_ scale: Double) -> Double
  ) throws(MathError) -> [Double] {
    let means = predictors.map { Moments($0).mean }
    let scales = predictors.map { max(Moments($0).variance(lost: 0).squareRoot(), 1e-300) }
    let rows = outcomes.indices.map { row in
      [1.0] + predictors.indices.map { (predictors[$0][row] - means[$0]) / scales[$0] }
    }
    let penalties = [0] + scales.map(penalty)
    var w = [Double](repeating: 0, count: penalties.count)
    func loss(_ w: [Double]) -> Double {
      zip(rows, outcomes).reduce(zip(w, penalties).reduce(0) { $0 + $1.1 * $1.0 * $1.0 / 2 }) {
        let score = zip(w, $1.0).reduce(0) { $0 + $1.0 * $1.1 }
        return $0 + Activation.softplus.value($1.1 ? -score : score)
      }
    }
    for _ in 0..<200 {
      var gradient = zip(w, penalties).map { $0 * $1 }
      var hessian = Matrix.diagonal(penalties.map { $0 + 1e-14 })
      for (row, outcome) in zip(rows, outcomes) {
        let p = Activation.sigmoid.value(zip(w, row).reduce(0) { $0 + $1.0 * $1.1 })
        for i in w.indices {
          gradient[i] += (p - (outcome ? 1 : 0)) * row[i]
          for j in w.indices { hessian[i, j] += p * (1 - p) * row[i] * row[j] }
        }
      }
      // Rows and columns are brought to one size, so that large penalties cost no digits.
      let sizes = hessian.diagonal.map { 1 / $0.squareRoot() }
      let even = Matrix(rows: w.count, columns: w.count) { sizes[$0] * hessian[$0, $1] * sizes[$1] }
      let solved = try even.solve(zip(gradient, sizes).map { $0 * $1 })
      var step = zip(solved, sizes).map { $0 * $1 }
      let before = loss(w)
      var next = zip(w, step).map { $0 - $1 }
      for _ in 0..<40 where !(loss(next) <= before) {
        step = step.map { $0 / 2 }
        next = zip(w, step).map { $0 - $1 }
      }
      w = next
      if Norm.maximum(step) <= 1e-12 * (1 + Norm.maximum(w)) { break }
    }
    let slopes = zip(w.dropFirst(), scales).map { $0 / $1 }
    return [w[0] - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }] + slopes
  }

  func logOdds(_ x: [Double]) -> Double {
    zip(x, coefficients.dropFirst()).reduce(coefficients[0]) { $0 + $1.0 * $1.1 }
  }

  func probability(_ x: [Double]) -> Double { Activation.sigmoid.value(logOdds(x)) }

  /// The standard error of the log odds; nil where there is none.
  func error(_ x: [Double]) -> Double? {
    guard let covariance else { return nil }
    let row = [1] + x
    var square = 0.0
    for i in row.indices {
      for j in row.indices { square += row[i] * row[j] * covariance[i, j] }
    }
    return square.squareRoot()
  }

  var fitted: [Double] {
    outcomes.indices.map { row in probability(predictors.map { $0[row] }) }
  }

  var logLikelihood: Double {
    zip(fitted, outcomes).reduce(0) { $0 + log($1.1 ? $1.0 : 1 - $1.0) }
  }

  /// How many rows of each outcome lie on each side of the threshold.
  func counts(_ threshold: Double) -> (tp: Int, fp: Int, fn: Int, tn: Int) {
    ScoredClasses(scores: fitted, isPositive: outcomes).counts(threshold)
  }
}
