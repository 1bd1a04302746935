extension Matrix {
  /// The x with Ax = b.
  ///
  /// - Parameter right: b, as many numbers as A has rows.
  /// - Throws: where A is not square, or singular to working precision.
  public func solve(_ right: [Double]) throws(MathError) -> [Double] {
    try LU(self).solve(Matrix(column: right)).values
  }

  /// The X with AX = B.
  public func solve(_ right: Matrix) throws(MathError) -> Matrix { try LU(self).solve(right) }

  /// A⁻¹; throws where A is not square, or singular to working precision.
  public func inverse() throws(MathError) -> Matrix { try solve(.identity(rows)) }

  /// The determinant of a square matrix, from its pivots.
  public func determinant() throws(MathError) -> Double { try LU(self).determinant }

  /// How many singular values are above `tolerance` (see `SVD.defaultTolerance` where nil).
  public func rank(tolerance: Double? = nil) throws(MathError) -> Int {
    try SVD(self).rank(tolerance: tolerance)
  }

  /// The condition number σ₁/σₖ; ∞ for a singular matrix.
  public func conditionNumber() throws(MathError) -> Double { try SVD(self).conditionNumber }

  /// The Moore–Penrose inverse over the singular values above `tolerance` (see
  /// `SVD.defaultTolerance` where nil).
  public func pseudoInverse(tolerance: Double? = nil) throws(MathError) -> Matrix {
    try SVD(self).pseudoInverse(tolerance: tolerance)
  }

  /// The x that makes ‖Ax − b‖ least; of several, the shortest.
  ///
  /// - Parameter right: b, as many numbers as A has rows.
  public func leastSquares(_ right: [Double]) throws(MathError) -> LeastSquares {
    try LeastSquares(self, right)
  }
}
