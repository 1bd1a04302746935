/// The orthogonal projection onto the span of some vectors.
public struct Projection: Sendable {
  /// Orthonormal vectors of the same span.
  public let basis: [[Double]]
  /// P = QQᵀ: symmetric, and P² = P.
  public let matrix: Matrix

  /// - Parameter vectors: finite, of one length; dependent ones add nothing.
  public init(onto vectors: [[Double]]) throws(MathError) {
    let basis = try GramSchmidt(vectors).basis
    self.basis = basis
    let count = vectors.first?.count ?? 0
    matrix = Matrix(rows: count, columns: count) { row, column in
      basis.reduce(0) { $0 + $1[row] * $1[column] }
    }
  }

  /// The closest point of the span, and what is left, at a right angle to it.
  public func callAsFunction(
    _ vector: [Double]
  ) throws(MathError) -> (projected: [Double], rest: [Double]) {
    guard vector.count == matrix.rows else {
      throw MathError(
        "projection", "the vector has \(vector.count) components", "give \(matrix.rows)")
    }
    let rest = parts(of: vector, along: basis).rest
    return (zip(vector, rest).map { $0 - $1 }, rest)
  }
}
