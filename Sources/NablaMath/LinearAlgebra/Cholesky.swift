import NativeMath

/// A symmetric positive definite matrix as a lower triangle times its transpose: A = LLᵀ
/// (Golub & Van Loan, §4.2), by Eigen.
public struct Cholesky: Sendable {
  /// Positive on the diagonal, 0 above.
  public let lower: Matrix

  /// - Parameter matrix: symmetric, with positive eigenvalues only.
  /// - Throws: for a matrix that is not square, not symmetric or not positive definite.
  public init(_ matrix: Matrix) throws(MathError) {
    try matrix.checkSymmetric("Cholesky")
    let n = matrix.rows
    var lower = [Double](repeating: 0, count: n * n)
    let status = nabla_cholesky(matrix.values, n, &lower)
    guard status != nabla_domain else {
      throw MathError(
        "Cholesky", "the \(matrix.shape) matrix is not positive definite",
        "give one whose eigenvalues are all above 0")
    }
    guard status == nabla_ok else { throw .failure("Cholesky", of: matrix, status) }
    self.lower = Matrix(rows: n, columns: n, written: lower)
  }
}
