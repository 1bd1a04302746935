import NativeMath

extension Matrix {
  /// The most elements that are decomposed: 4096².
  static let largestCount = 1 << 24
  /// The most elements of a product, 2 GB.
  static let largestProduct = 1 << 28

  /// Throws unless there are elements, not too many, and all are finite.
  func checkFinite(_ place: String) throws(MathError) {
    guard !isEmpty else {
      throw MathError(place, "the matrix is \(shape)", "give at least one row and one column")
    }
    guard values.count <= Self.largestCount else {
      throw MathError(place, "the matrix is \(shape)", "give at most \(Self.largestCount) elements")
    }
    guard let bad = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw MathError(
      place,
      "the matrix has \(values[bad]) in row \(bad / columns), column \(bad % columns)",
      "give finite numbers")
  }

  /// Throws unless the matrix is square as well.
  func checkSquare(_ place: String) throws(MathError) {
    guard isSquare else { throw MathError(place, "the matrix is \(shape)", "give a square one") }
    try checkFinite(place)
  }

  /// Throws unless the matrix is square and equals its transpose, give or take a rounding of 1e-10
  /// of its largest element.
  func checkSymmetric(_ place: String) throws(MathError) {
    try checkSquare(place)
    let tolerance = 1e-10 * Norm.maximum(values)
    for row in 0..<rows {
      for column in 0..<row where !((self[row, column] - self[column, row]).magnitude <= tolerance)
      {
        throw MathError(
          place,
          "the matrix is not symmetric: [\(row), \(column)] is \(self[row, column]) and "
            + "[\(column), \(row)] is \(self[column, row])", "give a symmetric one")
      }
    }
  }
}

extension MathError {
  /// What native code could not do with a checked matrix.
  static func failure(
    _ place: String, of matrix: Matrix, _ status: nabla_status = nabla_failed
  ) -> MathError {
    status == nabla_overflow
      ? MathError(
        place, "the result for the \(matrix.shape) matrix is too large for a double",
        "scale the matrix down")
      : MathError(
        place,
        "no result for the \(matrix.shape) matrix: the iteration does not end, or memory is short")
  }
}
