/// Derivatives by automatic differentiation, exact but for rounding, of functions that are written
/// for series.
///
/// ```swift
/// try Derivatives.gradient(of: { x in x[0] * PowerSeries.exp(x[1]) }, at: [2, 0])  // [1, 2]
/// ```
public enum Derivatives {
  /// f⁽ⁿ⁾(x) for n = 0…order.
  public static func all(
    of function: (PowerSeries) -> PowerSeries, at x: Double, order: Int
  ) throws(MathError) -> [Double] {
    try TaylorPolynomial(of: function, at: x, order: order).derivatives
  }

  /// (∂f/∂x₁, …, ∂f/∂xₙ).
  ///
  /// - Parameters:
  ///   - function: of as many series as the point has coordinates.
  ///   - point: finite, at least one coordinate.
  public static func gradient(
    of function: ([PowerSeries]) -> PowerSeries, at point: [Double]
  ) throws(MathError) -> [Double] {
    try check(point, "gradient")
    return point.indices.map { axis in
      slope(function(line(point, unit(axis, point.count), order: 1)))
    }
  }

  /// ∇f · d / ‖d‖: how fast f grows along a direction, per unit of length.
  ///
  /// - Parameter direction: finite, not 0, as many numbers as the point has.
  public static func directional(
    of function: ([PowerSeries]) -> PowerSeries, at point: [Double], along direction: [Double]
  ) throws(MathError) -> Double {
    try check(point, "directional derivative")
    let length = Norm.euclidean(direction)
    guard direction.count == point.count, length > 0, length.isFinite else {
      throw MathError(
        "directional derivative", "the direction is \(direction)",
        "give \(point.count) finite numbers that are not all 0")
    }
    return slope(function(line(point, direction.map { $0 / length }, order: 1)))
  }

  /// The matrix ∂fᵢ/∂xⱼ of a function with several values: values × variables.
  public static func jacobian(
    of function: ([PowerSeries]) -> [PowerSeries], at point: [Double]
  ) throws(MathError) -> Matrix {
    try check(point, "Jacobian")
    let columns = point.indices.map { axis in
      function(line(point, unit(axis, point.count), order: 1)).map(slope)
    }
    guard let matrix = Matrix(columns) else {
      throw MathError("Jacobian", "the function has now \(columns.map(\.count)) values")
    }
    return matrix.transposed
  }

  /// The symmetric matrix ∂²f/∂xᵢ∂xⱼ.
  public static func hessian(
    of function: ([PowerSeries]) -> PowerSeries, at point: [Double]
  ) throws(MathError) -> Matrix {
    try check(point, "Hessian")
    // Of f along eᵢ + eⱼ, the second coefficient is ½fᵢᵢ + fᵢⱼ + ½fⱼⱼ.
    func bend(_ direction: [Double]) -> Double {
      let series = function(line(point, direction, order: 2)).coefficients
      return series.count > 2 ? series[2] : 0
    }
    let own = point.indices.map { bend(unit($0, point.count)) }
    var matrix = Matrix.diagonal(own.map { 2 * $0 })
    for i in point.indices {
      for j in 0..<i {
        let both = zip(unit(i, point.count), unit(j, point.count)).map { $0 + $1 }
        matrix[i, j] = bend(both) - own[i] - own[j]
        matrix[j, i] = matrix[i, j]
      }
    }
    return matrix
  }

  private static func unit(_ axis: Int, _ count: Int) -> [Double] {
    (0..<count).map { $0 == axis ? 1 : 0 }
  }

  private static func line(
    _ point: [Double], _ direction: [Double], order: Int
  ) -> [PowerSeries] {
    zip(point, direction).map { .line($0, $1, order: order) }
  }

  private static func slope(_ series: PowerSeries) -> Double {
    series.order > 0 ? series.coefficients[1] : 0
  }

  private static func check(_ point: [Double], _ place: String) throws(MathError) {
    guard !point.isEmpty, point.allSatisfy(\.isFinite) else {
      throw MathError(place, "the point is \(point)", "give finite coordinates")
    }
  }
}
