import Glibc
import NativeMath

/// A square matrix as rows in another order, a lower and an upper triangle: PA = LU.
///
/// Gaussian elimination with partial pivoting (Golub & Van Loan, Matrix Computations, §3.4), by
/// Eigen.
public struct LU: Sendable {
  /// Row r of PA is row `order[r]` of A.
  public let order: [Int]
  /// 1 on the diagonal, at most 1 in size below, 0 above.
  public let lower: Matrix
  /// The pivots on the diagonal, 0 below.
  public let upper: Matrix
  /// An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁), 0…1; 0 for a singular matrix.
  public let reciprocalCondition: Double

  /// - Parameter matrix: square and finite; it may be singular.
  public init(_ matrix: Matrix) throws(MathError) {
    try matrix.checkSquare("LU")
    let n = matrix.rows
    var factors = [Double](repeating: 0, count: n * n)
    var order = [Int](repeating: 0, count: n)
    var reciprocal = 0.0
    let status = nabla_lu(matrix.values, n, &factors, &order, &reciprocal)
    guard status == nabla_ok else { throw .failure("LU", of: matrix, status) }
    self.order = order
    reciprocalCondition = reciprocal
    let both = Matrix(rows: n, columns: n, written: factors)
    lower = Matrix(rows: n, columns: n) { $0 > $1 ? both[$0, $1] : $0 == $1 ? 1 : 0 }
    upper = Matrix(rows: n, columns: n) { $0 <= $1 ? both[$0, $1] : 0 }
  }

  /// P, with PA = LU.
  public var permutation: Matrix {
    Matrix(rows: order.count, columns: order.count) { order[$0] == $1 ? 1 : 0 }
  }

  /// Whether the matrix has an inverse that doubles can tell: its reciprocal condition is at
  /// least 2⁻⁵².
  public var isInvertible: Bool { reciprocalCondition >= 0x1p-52 }

  /// The determinant: ±1 for the order of the rows, times the pivots; ±∞ or 0 where it is beyond
  /// a double, which `logDeterminant` never is.
  public var determinant: Double {
    // Fraction and power of two apart, so that nothing overflows on the way.
    var (fraction, exponent) = (orderSign, 0)
    for pivot in upper.diagonal {
      guard pivot != 0 else { return 0 }
      let product = fraction * (pivot < 0 ? -pivot.significand : pivot.significand)
      exponent += Int(pivot.exponent) + Int(product.exponent)
      fraction = product < 0 ? -product.significand : product.significand
    }
    return Double(sign: .plus, exponent: exponent, significand: fraction)
  }

  /// The determinant's sign (0 for a singular matrix) and the natural logarithm of its size.
  public var logDeterminant: (sign: Double, logarithm: Double) {
    upper.diagonal.reduce((orderSign, 0)) { state, pivot in
      pivot == 0 || state.0 == 0
        ? (0, -.infinity) : (state.0 * (pivot < 0 ? -1 : 1), state.1 + log(pivot.magnitude))
    }
  }

  /// 1 where the rows' order is an even permutation, −1 where it is odd.
  private var orderSign: Double {
    var isSeen = [Bool](repeating: false, count: order.count)
    var sign = 1.0
    for start in order.indices where !isSeen[start] {
      var (place, length) = (start, 0)
      while !isSeen[place] {
        isSeen[place] = true
        place = order[place]
        length += 1
      }
      if length % 2 == 0 { sign = -sign }
    }
    return sign
  }

  /// The X with AX = B.
  ///
  /// - Parameter right: B, with as many rows as A.
  /// - Throws: where the shapes differ or A is singular to working precision.
  public func solve(_ right: Matrix) throws(MathError) -> Matrix {
    try right.checkFinite("solve")
    guard right.rows == lower.rows else {
      throw MathError(
        "solve", "the matrix is \(lower.shape) and the right side \(right.shape)",
        "give a right side of \(lower.rows) rows")
    }
    guard isInvertible else {
      throw MathError(
        "solve",
        "the matrix is singular (its reciprocal condition is about \(reciprocalCondition))",
        "use leastSquares")
    }
    var x = Matrix(rows: right.rows, columns: right.columns) { right[order[$0], $1] }
    for row in 0..<x.rows {
      for k in 0..<row { x.subtract(lower[row, k], timesRow: k, from: row) }
    }
    for row in (0..<x.rows).reversed() {
      for k in row + 1..<x.rows { x.subtract(upper[row, k], timesRow: k, from: row) }
      for column in 0..<x.columns { x[row, column] /= upper[row, row] }
    }
    guard x.values.allSatisfy(\.isFinite) else {
      throw .failure("solve", of: lower, nabla_overflow)
    }
    return x
  }
}

extension Matrix {
  /// Takes a multiple of one row from another.
  fileprivate mutating func subtract(_ factor: Double, timesRow source: Int, from row: Int) {
    for column in 0..<columns { self[row, column] -= factor * self[source, column] }
  }
}
