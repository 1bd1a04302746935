extension Formula {
  /// (∂f/∂x₁, …, ∂f/∂xₙ) at a point, one number for each variable.
  public func gradient(at point: [Double]) throws(FormulaError) -> [Double] {
    try gradient().map { $0.value(point) }
  }

  /// The derivative along a direction, per unit of length.
  ///
  /// - Parameter direction: one number for each variable; NaN where all are 0.
  public func derivative(
    at point: [Double], along direction: [Double]
  ) throws(FormulaError) -> Double {
    guard direction.count == variables.count else {
      throw FormulaError(
        "the direction has \(direction.count) components", "give \(variables.count)", column: 1)
    }
    return dotProduct(try gradient(at: point), direction) / Norm.euclidean(direction)
  }

  /// The symmetric matrix of second derivatives at a point.
  public func hessian(at point: [Double]) throws(FormulaError) -> Matrix {
    try Formula.jacobian(of: gradient(), at: point)
  }

  /// The matrix ∂fᵢ/∂xⱼ of several formulas of the same variables: formulas × variables.
  public static func jacobian(
    of formulas: [Formula], at point: [Double]
  ) throws(FormulaError) -> Matrix {
    var rows: [[Double]] = []
    for formula in formulas { rows.append(try formula.gradient(at: point)) }
    guard let matrix = Matrix(rows) else {
      throw FormulaError(
        "the formulas have \(formulas.map(\.variables.count)) variables",
        "give formulas of the same variables", column: 1)
    }
    return matrix
  }
}
