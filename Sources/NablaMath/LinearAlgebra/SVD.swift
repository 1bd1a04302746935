import Glibc
import NativeMath

/// The singular value decomposition of a matrix: A = U diag(σ) Vᵀ.
///
/// Bidiagonal divide and conquer (Golub & Van Loan, §8.6), by Eigen.
public struct SVD: Sendable {
  /// Orthonormal columns: m × k for an m × n matrix, k the lesser of both; m × m where full. In each
  /// of the columns, the first of the largest components (by size, but for rounding) is positive.
  public let u: Matrix
  /// The k singular values, not negative, the largest first.
  public let values: [Double]
  /// Orthonormal columns: n × k; n × n where full.
  public let v: Matrix

  /// - Parameters:
  ///   - matrix: finite, of any shape.
  ///   - isFull: whether U and V are filled up to squares.
  public init(_ matrix: Matrix, isFull: Bool = false) throws(MathError) {
    try matrix.checkFinite("SVD")
    let (m, n) = (matrix.rows, matrix.columns)
    let least = min(m, n)
    let (left, right) = isFull ? (m, n) : (least, least)
    guard max(m * left, n * right) <= Matrix.largestCount else {
      throw MathError("SVD", "U or V would have \(max(m, n))² elements", "leave isFull at false")
    }
    var u = [Double](repeating: 0, count: m * left)
    var values = [Double](repeating: 0, count: least)
    var v = [Double](repeating: 0, count: n * right)
    let status = nabla_svd(matrix.values, m, n, isFull, &u, &values, &v)
    guard status == nabla_ok else { throw .failure("SVD", of: matrix, status) }
    self.u = Matrix(rows: m, columns: left, written: u)
    self.values = values
    self.v = Matrix(rows: n, columns: right, written: v)
  }

  /// What singular values up to it are taken for 0 by default: the larger of rows and columns,
  /// times 2⁻⁵², times the largest singular value.
  public var defaultTolerance: Double {
    Double(max(u.rows, v.rows)) * 0x1p-52 * (values.first ?? 0)
  }

  /// How many singular values are above `tolerance` (the default one where nil).
  public func rank(tolerance: Double? = nil) -> Int {
    let limit = tolerance ?? defaultTolerance
    return values.count { $0 > limit }
  }

  /// The largest singular value over the smallest; ∞ for a singular matrix.
  public var conditionNumber: Double {
    guard let first = values.first, let last = values.last, last > 0 else { return .infinity }
    return first / last
  }

  /// The Moore–Penrose inverse V diag(1/σ) Uᵀ over the singular values above `tolerance`.
  public func pseudoInverse(tolerance: Double? = nil) throws(MathError) -> Matrix {
    let rank = rank(tolerance: tolerance)
    let scaled = Matrix(rows: v.rows, columns: rank) { v[$0, $1] / values[$1] }
    return try scaled.multiplied(by: u.firstColumns(rank).transposed)
  }

  /// The closest matrix of at most this rank, Σ σᵢuᵢvᵢᵀ over the first of them
  /// (Eckart & Young 1936).
  ///
  /// - Parameter rank: 0 or more; all of A from the number of singular values on.
  public func lowRank(_ rank: Int) throws(MathError) -> Matrix {
    let count = min(max(0, rank), values.count)
    let scaled = Matrix(rows: u.rows, columns: count) { u[$0, $1] * values[$1] }
    return try scaled.multiplied(by: v.firstColumns(count).transposed)
  }

  /// The layer σᵢuᵢvᵢᵀ, i from 0 and below the number of singular values.
  public func layer(_ i: Int) throws(MathError) -> Matrix {
    guard values.indices.contains(i) else {
      throw MathError("layer", "is \(i)", "give 0…\(values.count - 1)")
    }
    return Matrix(rows: u.rows, columns: v.rows) { values[i] * u[$0, i] * v[$1, i] }
  }

  /// ‖A − A_k‖ in the Frobenius norm: the root of the squares of the values left out.
  public func lowRankError(_ rank: Int) -> Double {
    Norm.euclidean(Array(values.dropFirst(max(0, rank))))
  }

  /// The share Σᵢ≤ₖ σᵢ² / Σ σᵢ² for k = 1, 2, …; NaN for a matrix of zeros.
  public var cumulativeEnergy: [Double] {
    let largest = values.first ?? 0
    let squares = values.map { ($0 / largest) * ($0 / largest) }
    let total = squares.reduce(0, +)
    var sum = 0.0
    return squares.map { square in
      sum += square
      return sum / total
    }
  }
}
