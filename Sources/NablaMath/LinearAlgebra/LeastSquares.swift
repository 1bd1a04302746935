/// The solution of an overdetermined or rank-deficient system Ax ≈ b.
public struct LeastSquares: Sendable {
  /// The x that makes ‖Ax − b‖ least; of several, the shortest (A⁺b by the singular value
  /// decomposition).
  public let solution: [Double]
  /// The projection Ax of b onto the columns of A.
  public let fitted: [Double]
  /// b − Ax, at a right angle to the columns.
  public let residual: [Double]
  /// The rank of A.
  public let rank: Int

  /// The sum of squared residuals.
  public var residualSquares: Double { residual.reduce(0) { $0 + $1 * $1 } }

  /// - Parameters:
  ///   - matrix: A, finite.
  ///   - right: b, finite, as many numbers as A has rows.
  public init(_ matrix: Matrix, _ right: [Double]) throws(MathError) {
    let svd = try SVD(matrix)
    let b = Matrix(column: right)
    guard right.count == matrix.rows else {
      throw MathError(
        "leastSquares",
        "the matrix is \(matrix.shape) and the right side has \(right.count) numbers",
        "give \(matrix.rows)")
    }
    try b.checkFinite("leastSquares")
    rank = svd.rank()
    let weights = try svd.u.firstColumns(rank).transposed.applied(to: right)
    let scaled = zip(weights, svd.values).map { $0 / $1 }
    solution = try svd.v.firstColumns(rank).applied(to: scaled)
    fitted = try matrix.applied(to: solution)
    residual = zip(right, fitted).map { $0 - $1 }
  }
}
