/// An expectation or integral estimated from random points.
public struct MonteCarlo: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// Its standard error, which falls as 1/√n; NaN for one point.
  public let standardError: Double
  /// The estimates from the first 1, 2, …, n points.
  public let running: [Double]

  /// The estimate of E[f(X)].
  ///
  /// - Parameters:
  ///   - distribution: what X is drawn from.
  ///   - count: how many points, 1 to 10⁸.
  ///   - seed: the same seed gives the same estimate on every platform.
  ///   - function: f; one value that is not finite makes the estimate so.
  /// - Throws: for a count out of range.
  public static func expectation(
    under distribution: some Distribution, count: Int, seed: UInt64,
    of function: (Double) -> Double
  ) throws(MathError) -> MonteCarlo {
    try Simulation.check("Monte Carlo", size: 1, count: count)
    var generator = Xoshiro256PlusPlus(seed: seed)
    return MonteCarlo(
      (0..<count).map { _ in function(distribution.sample(using: &generator)) }, scale: 1)
  }

  /// The estimate of an integral over a box, from points that are as likely everywhere in it.
  ///
  /// - Parameters:
  ///   - box: at least one finite range, one for each dimension.
  ///   - count: how many points; times the dimensions at most 10⁸.
  ///   - seed: the same seed gives the same estimate on every platform.
  ///   - function: of a point of the box.
  /// - Throws: for a count out of range or a box that is not finite.
  public static func integral(
    over box: [ClosedRange<Double>], count: Int, seed: UInt64, of function: ([Double]) -> Double
  ) throws(MathError) -> MonteCarlo {
    try Simulation.check("Monte Carlo", size: box.count, count: count)
    let volume = box.reduce(1) { $0 * ($1.upperBound - $1.lowerBound) }
    guard volume.isFinite else {
      throw MathError("Monte Carlo", "the box has the volume \(volume)", "give finite ranges")
    }
    var generator = Xoshiro256PlusPlus(seed: seed)
    return MonteCarlo(
      (0..<count).map { _ in
        function(
          box.map { range in
            range.lowerBound + (range.upperBound - range.lowerBound) * generator.openUniform()
          })
      }, scale: volume)
  }

  private init(_ values: [Double], scale: Double) {
    var sum = 0.0
    running = values.enumerated().map { index, value in
      sum += value
      return scale * (sum / Double(index + 1))
    }
    let moments = Moments(values)
    value = scale * moments.mean
    standardError = scale * moments.standardError
  }
}
