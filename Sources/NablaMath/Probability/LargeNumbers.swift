/// Running means of random values: they approach the mean of the distribution, where it has one.
public struct LargeNumbers: Sendable {
  /// For each path the means of its first 1, 2, …, `count` values.
  public let paths: [[Double]]
  /// The mean that they approach; NaN where there is none, and the paths keep jumping.
  public let limit: Double
  /// The deviation of one value: after n values a path is about deviation / √n from the limit.
  public let deviation: Double

  /// - Parameters:
  ///   - distribution: what is drawn from.
  ///   - count: values in each path, at least 1.
  ///   - paths: at least 1; `count * paths` is at most 10⁸.
  ///   - seed: the same seed gives the same paths on every platform.
  /// - Throws: for sizes out of range.
  public init(
    of distribution: some Distribution, count: Int, paths: Int = 1, seed: UInt64
  ) throws(MathError) {
    try Simulation.check("law of large numbers", size: count, count: paths)
    var generator = Xoshiro256PlusPlus(seed: seed)
    self.paths = (0..<paths).map { _ in
      var sum = 0.0
      return (1...count).map { n in
        sum += distribution.sample(using: &generator)
        return sum / Double(n)
      }
    }
    limit = distribution.mean
    deviation = distribution.standardDeviation
  }
}
