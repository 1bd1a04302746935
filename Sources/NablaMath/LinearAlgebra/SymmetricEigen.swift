import NativeMath

/// The eigenvalues and eigenvectors of a symmetric matrix: A = V diag(λ) Vᵀ.
///
/// Tridiagonal reduction and implicit QR steps (Golub & Van Loan, §8.3), by Eigen.
public struct SymmetricEigen: Sendable {
  /// Real, the largest first.
  public let values: [Double]
  /// Orthonormal columns, one for each value; in each, the first of the largest components (by
  /// size, but for rounding) is positive.
  public let vectors: Matrix

  /// - Parameter matrix: symmetric up to 1e-10 of its largest element; its lower half is used.
  public init(_ matrix: Matrix) throws(MathError) {
    try matrix.checkSymmetric("eigenvalues")
    let n = matrix.rows
    var values = [Double](repeating: 0, count: n)
    var vectors = [Double](repeating: 0, count: n * n)
    let status = nabla_symmetric_eigen(matrix.values, n, &values, &vectors)
    guard status == nabla_ok else { throw .failure("eigenvalues", of: matrix, status) }
    self.values = values
    self.vectors = Matrix(rows: n, columns: n, written: vectors)
  }
}
