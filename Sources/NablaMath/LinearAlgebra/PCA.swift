/// The principal components of a table: the directions in which its rows spread most.
///
/// From the singular values of the centred table (Jolliffe, Principal Component Analysis, 2002,
/// §3.5). A component's sign is arbitrary; here the loading of largest size is positive (the first
/// of several, but for rounding), whatever the order of the rows.
public struct PCA: Sendable {
  /// The columns' means.
  public let means: [Double]
  /// What the centred columns were divided by: 1, or their sample standard deviations.
  public let scales: [Double]
  /// The components' directions as columns of length 1: variables × components.
  public let loadings: Matrix
  /// The rows in the new coordinates: rows × components.
  public let scores: Matrix
  /// The scores' variances (n − 1 in the denominator), the largest first.
  public let explainedVariance: [Double]

  /// Each variance's share of the whole; NaN where nothing varies.
  public var explainedRatio: [Double] {
    let total = explainedVariance.reduce(0, +)
    return explainedVariance.map { $0 / total }
  }

  /// - Parameters:
  ///   - table: finite; a row for each sample (at least two), a column for each variable.
  ///   - isScaled: whether columns are divided by their standard deviations, as variables of
  ///     different units need.
  /// - Throws: also where a column to be scaled does not vary.
  public init(_ table: Matrix, isScaled: Bool = false) throws(MathError) {
    try table.checkFinite("PCA")
    guard table.rows > 1 else {
      throw MathError("PCA", "the table has 1 row", "give at least two")
    }
    let moments = (0..<table.columns).map { Moments(table.column($0)) }
    if isScaled, let flat = moments.firstIndex(where: { !($0.standardDeviation > 0) }) {
      throw MathError(
        "PCA", "column \(flat) does not vary, so it has no scale", "drop it, or do not scale")
    }
    let means = moments.map(\.mean)
    let scales = moments.map { isScaled ? $0.standardDeviation : 1 }
    let centred = Matrix(rows: table.rows, columns: table.columns) {
      (table[$0, $1] - means[$1]) / scales[$1]
    }
    let svd = try SVD(centred)
    let signs = (0..<svd.values.count).map { svd.v.leadingSign(ofColumn: $0) }
    self.means = means
    self.scales = scales
    loadings = Matrix(rows: svd.v.rows, columns: signs.count) { signs[$1] * svd.v[$0, $1] }
    scores = Matrix(rows: table.rows, columns: signs.count) {
      signs[$1] * svd.u[$0, $1] * svd.values[$1]
    }
    let freedom = Double(table.rows - 1)
    explainedVariance = svd.values.map { $0 * $0 / freedom }
  }

  /// The coordinates of further rows.
  public func scores(of table: Matrix) throws(MathError) -> Matrix {
    guard table.columns == means.count else {
      throw MathError("PCA", "the table has \(table.columns) columns", "give \(means.count)")
    }
    let centred = Matrix(rows: table.rows, columns: table.columns) {
      (table[$0, $1] - means[$1]) / scales[$1]
    }
    return try centred.multiplied(by: loadings)
  }

  /// The table as the first components alone make it.
  public func reconstruction(components: Int) throws(MathError) -> Matrix {
    let kept = scores.firstColumns(max(0, components))
    let flat = try kept.multiplied(by: loadings.firstColumns(kept.columns).transposed)
    return Matrix(rows: flat.rows, columns: flat.columns) {
      flat[$0, $1] * scales[$1] + means[$1]
    }
  }
}

extension Matrix {
  /// The sign of the first component of largest size (but for rounding) of a column.
  fileprivate func leadingSign(ofColumn column: Int) -> Double {
    let numbers = self.column(column)
    let most = Norm.maximum(numbers)
    let leading = numbers.first { $0.magnitude >= most * (1 - 1e-9) } ?? 0
    return leading < 0 ? -1 : 1
  }
}
