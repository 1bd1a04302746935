import NativeMath

/// A matrix as orthonormal columns times an upper triangle: A = QR.
///
/// Householder reflections (Golub & Van Loan, §5.2), by Eigen. The diagonal of R is not negative,
/// which makes the factors of a matrix of full column rank unique.
public struct QR: Sendable {
  /// m × k for an m × n matrix, k the lesser of both; m × m where complete.
  public let q: Matrix
  /// k × n; m × n where complete.
  public let r: Matrix

  /// - Parameters:
  ///   - matrix: finite, of any shape.
  ///   - isComplete: whether Q is filled up to a square.
  public init(_ matrix: Matrix, isComplete: Bool = false) throws(MathError) {
    try matrix.checkFinite("QR")
    let (m, n) = (matrix.rows, matrix.columns)
    let width = isComplete ? m : min(m, n)
    guard m * width <= Matrix.largestCount else {
      throw MathError("QR", "Q would be \(m) × \(width)", "leave isComplete at false")
    }
    var q = [Double](repeating: 0, count: m * width)
    var r = [Double](repeating: 0, count: width * n)
    let status = nabla_qr(matrix.values, m, n, isComplete, &q, &r)
    guard status == nabla_ok else { throw .failure("QR", of: matrix, status) }
    self.q = Matrix(rows: m, columns: width, written: q)
    self.r = Matrix(rows: width, columns: n, written: r)
  }
}
