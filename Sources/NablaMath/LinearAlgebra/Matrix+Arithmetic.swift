import NativeMath

extension Matrix {
  /// The product AB.
  ///
  /// - Parameter other: with as many rows as this matrix has columns.
  public func multiplied(by other: Matrix) throws(MathError) -> Matrix {
    guard columns == other.rows else {
      throw MathError(
        "product", "\(shape) and \(other.shape) do not fit",
        "the left one's columns must be as many as the right one's rows")
    }
    let (count, overflow) = rows.multipliedReportingOverflow(by: other.columns)
    guard !overflow, count <= Self.largestProduct else {
      throw MathError(
        "product", "\(shape) by \(other.shape) would be \(rows) × \(other.columns)",
        "give at most \(Self.largestProduct) elements")
    }
    var product = [Double](repeating: 0, count: count)
    let status = nabla_matrix_product(
      values, other.values, rows, columns, other.columns, &product)
    guard status == nabla_ok else { throw .failure("product", of: self) }
    return Matrix(rows: rows, columns: other.columns, written: product)
  }

  /// The vector Ax.
  ///
  /// - Parameter vector: as many numbers as the matrix has columns.
  public func applied(to vector: [Double]) throws(MathError) -> [Double] {
    try multiplied(by: Matrix(column: vector)).values
  }

  /// The sum A + B of two matrices of one shape.
  public func adding(_ other: Matrix) throws(MathError) -> Matrix {
    try combined(with: other, "sum", +)
  }

  /// The difference A − B of two matrices of one shape.
  public func subtracting(_ other: Matrix) throws(MathError) -> Matrix {
    try combined(with: other, "difference", -)
  }

  /// Every element times a factor.
  public func scaled(by factor: Double) -> Matrix { mapped { $0 * factor } }

  /// Every element through a function.
  public func mapped(_ change: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, written: values.map(change))
  }

  private func combined(
    with other: Matrix, _ place: String, _ operation: (Double, Double) -> Double
  ) throws(MathError) -> Matrix {
    guard rows == other.rows, columns == other.columns else {
      throw MathError(place, "\(shape) and \(other.shape) differ", "give two of one shape")
    }
    return Matrix(
      rows: rows, columns: columns, written: zip(values, other.values).map { operation($0, $1) })
  }
}
