/// The predictors of a regression, moved and stretched so that a fit loses no digits to their
/// offsets and units.
struct RegressionDesign: Sendable {
  /// One for each predictor.
  let means, scales: [Double]
  let hasIntercept: Bool
  /// A column for each predictor: (x − mean) / scale; without an intercept the mean is 0.
  let columns: [[Double]]
  let count: Int

  /// - Parameters:
  ///   - predictors: a list for each predictor, all finite and of equal length.
  ///   - count: the number of responses.
  /// - Throws: for lists of other lengths, values that are not finite, constant predictors, and
  ///   too few rows.
  init(
    _ predictors: [[Double]], count: Int, hasIntercept: Bool, place: String
  ) throws(MathError) {
    for (index, column) in predictors.enumerated() {
      guard column.count == count else {
        throw MathError(
          place, "predictor \(index) has \(column.count) values, the response \(count)",
          "give as many")
      }
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw MathError(
          place, "predictor \(index) is \(column[row]) in row \(row)", "leave such rows out")
      }
    }
    let width = predictors.count + (hasIntercept ? 1 : 0)
    guard width >= 1, count >= width else {
      throw MathError(
        place, "there are \(count) rows for \(width) coefficients",
        "give at least as many rows as coefficients, and one coefficient")
    }
    var (means, scales, columns) = ([Double](), [Double](), [[Double]]())
    for (index, column) in predictors.enumerated() {
      let mean = hasIntercept ? Moments(column).mean : 0
      let centred = column.map { $0 - mean }
      let scale = Norm.euclidean(centred) / Double(count).squareRoot()
      guard scale > 1e-14 * Norm.maximum(column) else {
        throw MathError(
          place, "predictor \(index) is \(column[0]) in every row",
          hasIntercept ? "leave it out, for the intercept stands for it" : "leave it out")
      }
      means.append(mean)
      scales.append(scale)
      columns.append(centred.map { $0 / scale })
    }
    (self.means, self.scales, self.columns) = (means, scales, columns)
    self.hasIntercept = hasIntercept
    self.count = count
  }

  /// Factors of the moved and stretched predictors (the intercept first) for the predictors
  /// themselves.
  func unscaled(_ factors: [Double]) -> [Double] {
    let slopes = zip(factors.suffix(scales.count), scales).map { $0 / $1 }
    guard hasIntercept else { return slopes }
    return [factors[0] - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }] + slopes
  }

  /// The rows of the linear map of `unscaled`.
  var map: [[Double]] {
    let width = scales.count + (hasIntercept ? 1 : 0)
    let units = (0..<width).map { unit in
      unscaled((0..<width).map { $0 == unit ? 1 : 0 })
    }
    return (0..<width).map { row in units.map { $0[row] } }
  }

  /// The sum of a row's values times coefficients, of which the intercept comes first where there
  /// is one; NaN for another number of values.
  static func sum(
    of values: [Double], times coefficients: [Double], hasIntercept: Bool
  ) -> Double {
    let slopes = coefficients.dropFirst(hasIntercept ? 1 : 0)
    guard values.count == slopes.count else { return .nan }
    return zip(slopes, values).reduce(hasIntercept ? coefficients[0] : 0) { $0 + $1.0 * $1.1 }
  }

  /// A row's values, moved and stretched, after a 1 for the intercept.
  func row(_ values: [Double]) -> [Double] {
    (hasIntercept ? [1] : [])
      + values.indices.map { (values[$0] - means[$0]) / scales[$0] }
  }

  /// The rows of all columns, each after a 1 for the intercept and times its weight.
  func matrix(weights: [Double]? = nil) -> Matrix {
    let offset = hasIntercept ? 1 : 0
    return Matrix(rows: count, columns: columns.count + offset) { row, column in
      let value = column < offset ? 1 : columns[column - offset][row]
      return weights.map { $0[row] * value } ?? value
    }
  }

  /// R⁻¹ of a triangle; throws where a column depends on those before it.
  static func inverse(ofUpper r: Matrix, _ place: String) throws(MathError) -> Matrix {
    let n = r.columns
    let most = Norm.maximum(r.diagonal)
    guard r.diagonal.allSatisfy({ $0.magnitude > 1e-12 * most }) else {
      throw MathError(
        place, "a predictor is a sum of multiples of the others", "leave one of them out")
    }
    var result = Matrix.identity(n)
    for column in 0..<n {
      for row in (0...column).reversed() {
        var sum = row == column ? 1.0 : 0
        for k in row + 1..<max(column + 1, row + 1) { sum -= r[row, k] * result[k, column] }
        result[row, column] = sum / r[row, row]
      }
    }
    return result
  }

  /// A R⁻¹ (A R⁻¹)ᵀ: the covariance of unscaled coefficients, but for the residual variance.
  func covariance(_ inverse: Matrix) -> Matrix {
    let map = map
    let n = inverse.columns
    let product = Matrix(rows: n, columns: n) { row, column in
      (0..<n).reduce(0) { $0 + map[row][$1] * inverse[$1, column] }
    }
    return Matrix(rows: n, columns: n) { row, column in
      (0..<n).reduce(0) { $0 + product[row, $1] * product[column, $1] }
    }
  }
}
