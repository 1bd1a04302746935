import NablaMath

/// The parameters of a formula that come nearest to points, by least squares
/// (Levenberg–Marquardt).
struct FormulaFit {
  let formula: Formula
  /// Their names, in the order in which the formula has them.
  let names: [String]
  private(set) var values: [Double]
  private(set) var hasConverged = false
  private(set) var rSquared = Double.nan

  private static let steps = 500

  /// - Parameters:
  ///   - formula: of x first, then of the parameters.
  ///   - start: where the search begins; 1 for those that are not named.
  init(
    _ formula: Formula, x: [Double], y: [Double], start: [String: Double]
  ) throws(MathError) {
    self.formula = formula
    names = Array(formula.variables.dropFirst())
    values = names.map { start[$0] ?? 1 }
    var damping = 1e-3
    var squares = Self.squares(residuals(values, x, y))
    for _ in 0..<Self.steps {
      let residual = residuals(values, x, y)
      let slopes = names.indices.map { slope(of: $0, x) }
      // Rows below the data hold the step back where the formula bends.
      let rows = x.indices.map { i in slopes.map { $0[i] } }
      let scales = slopes.map { max(Self.squares($0).squareRoot(), 1e-12) }
      let held = names.indices.map { i in
        names.indices.map { $0 == i ? scales[i] * damping.squareRoot() : 0 }
      }
      guard let matrix = Matrix(rows + held), matrix.values.allSatisfy(\.isFinite),
        residual.allSatisfy(\.isFinite)
      else { break }
      let step = try matrix.leastSquares(residual + names.map { _ in 0 }).solution
      let next = zip(values, step).map { $0 + $1 }
      let nextSquares = Self.squares(residuals(next, x, y))
      let isSmall = zip(step, values).allSatisfy { abs($0) <= 1e-12 * (abs($1) + 1e-6) }
      if nextSquares <= squares {
        (values, squares, damping) = (next, nextSquares, max(damping / 10, 1e-15))
      } else {
        damping *= 10
      }
      if isSmall || damping > 1e16 {
        hasConverged = isSmall
        break
      }
    }
    let mean = y.reduce(0, +) / Double(y.count)
    let spread = Self.squares(y.map { $0 - mean })
    if spread > 0, squares.isFinite { rSquared = 1 - squares / spread }
  }

  func callAsFunction(_ x: Double) -> Double { formula.value([x] + values) }

  private func residuals(_ values: [Double], _ x: [Double], _ y: [Double]) -> [Double] {
    zip(x, y).map { $1 - formula.value([$0] + values) }
  }

  private func slope(of parameter: Int, _ x: [Double]) -> [Double] {
    let h = 1e-6 * max(abs(values[parameter]), 1e-3)
    var (low, high) = (values, values)
    low[parameter] -= h
    high[parameter] += h
    return x.map { (formula.value([$0] + high) - formula.value([$0] + low)) / (2 * h) }
  }

  private static func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }
}
