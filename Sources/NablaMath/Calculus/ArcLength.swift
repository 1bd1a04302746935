/// Lengths of curves, ∫ |γ′(t)| dt, by adaptive Gauss–Kronrod quadrature.
public enum ArcLength {
  /// The length of a curve in any number of dimensions.
  ///
  /// - Parameters:
  ///   - curve: the coordinates, written for series, so that velocities are exact.
  ///   - start: finite; where above `end`, the length is negative.
  /// - Throws: where the curve has no velocity, or the integral cannot be found.
  public static func of(
    _ curve: (PowerSeries) -> [PowerSeries], from start: Double, to end: Double
  ) throws(MathError) -> Double {
    try of(
      speed: { t in
        Norm.euclidean(
          curve(.variable(at: t, order: 1)).map { $0.order > 0 ? $0.coefficients[1] : 0 })
      }, from: start, to: end)
  }

  /// The length of the graph y = f(x), ∫ √(1 + f′²) dx.
  public static func ofGraph(
    _ function: (PowerSeries) -> PowerSeries, from start: Double, to end: Double
  ) throws(MathError) -> Double {
    try of({ x in [x, function(x)] }, from: start, to: end)
  }

  /// The length from the speed |γ′(t)|.
  public static func of(
    speed: (Double) -> Double, from start: Double, to end: Double
  ) throws(MathError) -> Double {
    guard start.isFinite, end.isFinite, (end - start).isFinite else {
      throw MathError("arc length", "the interval is \(start)…\(end)", "give finite ends")
    }
    guard start != end else { return 0 }
    let length = Quadrature.integral(min(start, end), max(start, end)) { $0.map(speed) }
    guard length.isFinite else {
      throw MathError(
        "arc length", "the curve has no length that can be found on \(start)…\(end)",
        "choose an interval where its velocity is finite")
    }
    return start < end ? length : -length
  }
}
