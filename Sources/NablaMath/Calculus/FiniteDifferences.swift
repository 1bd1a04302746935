/// Derivatives of functions that are known by their values alone.
///
/// The central difference of fourth order, (8(f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h, with a
/// step of about 0.0007 of the coordinate; relative errors are about 1e-11 for smooth functions of
/// ordinary size.
public enum FiniteDifferences {
  /// f′(x).
  public static func derivative(of function: (Double) -> Double, at x: Double) -> Double {
    difference(function, at: x)
  }

  /// (∂f/∂x₁, …, ∂f/∂xₙ).
  public static func gradient(
    of function: ([Double]) -> Double, at point: [Double]
  ) -> [Double] {
    point.indices.map { axis in
      difference({ function(replaced(point, axis, $0)) }, at: point[axis])
    }
  }

  /// The matrix ∂fᵢ/∂xⱼ: values × variables; NaN where the function's number of values changes.
  public static func jacobian(
    of function: ([Double]) -> [Double], at point: [Double]
  ) -> Matrix {
    let count = function(point).count
    return Matrix(rows: count, columns: point.count) { row, axis in
      difference(
        {
          let values = function(replaced(point, axis, $0))
          return values.count == count ? values[row] : .nan
        }, at: point[axis])
    }
  }

  /// The symmetric matrix of second derivatives from a gradient.
  public static func hessian(
    ofGradient gradient: ([Double]) -> [Double], at point: [Double]
  ) -> Matrix {
    let rough = jacobian(of: gradient, at: point)
    guard rough.isSquare else {
      return Matrix(rows: point.count, columns: point.count) { _, _ in .nan }
    }
    return Matrix(rows: rough.rows, columns: rough.rows) { (rough[$0, $1] + rough[$1, $0]) / 2 }
  }

  private static func replaced(_ point: [Double], _ axis: Int, _ value: Double) -> [Double] {
    var point = point
    point[axis] = value
    return point
  }

  private static func difference(_ f: (Double) -> Double, at x: Double) -> Double {
    let wanted = 0x1p-10.squareRoot() * 0x1p-5 * max(1, x.magnitude)
    // A step that x ± h has exactly.
    let h = (x + wanted) - x
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)
  }
}
