/// Lengths of curves, ∫ |γ′(t)| dt.
public enum ArcLength {
  /// The length of a curve in any number of dimensions.
  ///
  /// - Parameters:
  ///   - curve: the coordinates, written for series, so that velocities are exact.
  ///   - start: finite; where above `end`, the length is negative.
  public static func of(
    _ curve: (PowerSeries) -> [PowerSeries], from start: Double, to end: Double,
    tolerance: Double = 1e-12
  ) throws(MathError) -> Quadrature.Result {
    try of(
      speed: { t in
        Norm.euclidean(
          curve(.variable(at: t, order: 1)).map { $0.order > 0 ? $0.coefficients[1] : 0 })
      }, from: start, to: end, tolerance: tolerance)
  }

  /// The length of the graph y = f(x), ∫ √(1 + f′²) dx.
  public static func ofGraph(
    _ function: (PowerSeries) -> PowerSeries, from start: Double, to end: Double,
    tolerance: Double = 1e-12
  ) throws(MathError) -> Quadrature.Result {
    try of({ x in [x, function(x)] }, from: start, to: end, tolerance: tolerance)
  }

  /// The length from the speed |γ′(t)|.
  public static func of(
    speed: (Double) -> Double, from start: Double, to end: Double, tolerance: Double = 1e-12
  ) throws(MathError) -> Quadrature.Result {
    guard start.isFinite, end.isFinite else {
      throw MathError("arc length", "the interval is \(start)…\(end)", "give finite ends")
    }
    return try Quadrature.integrate(speed, from: start, to: end, tolerance: tolerance)
  }
}
