/// Means of random samples beside the normal distribution that the central limit theorem promises.
public struct CentralLimit: Sendable {
  /// How many values each mean is of.
  public let size: Int
  /// The means, in the order of drawing.
  public let means: [Double]
  /// Mean and deviation / √size of what is drawn from; nil where they are not finite, or the
  /// deviation is 0: the theorem then promises nothing.
  public let limit: Normal?

  /// - Parameters:
  ///   - distribution: what is drawn from.
  ///   - size: values in each mean, at least 1.
  ///   - count: how many means are drawn, at least 1; `size * count` is at most 10⁸.
  ///   - seed: the same seed gives the same means on every platform.
  /// - Throws: for sizes out of range.
  public init(
    of distribution: some Distribution, size: Int, count: Int, seed: UInt64
  ) throws(MathError) {
    try Simulation.check("central limit", size: size, count: count)
    var generator = Xoshiro256PlusPlus(seed: seed)
    self.size = size
    means = (0..<count).map { _ in
      var sum = 0.0
      for _ in 0..<size { sum += distribution.sample(using: &generator) }
      return sum / Double(size)
    }
    limit = Normal(
      mean: distribution.mean,
      standardDeviation: (distribution.variance / Double(size)).squareRoot())
  }

  /// (mean − μ) / (σ / √n) of each: close to standard normal for large sizes; nil without a limit.
  public var standardised: [Double]? {
    limit.map { limit in means.map { ($0 - limit.mean) / limit.standardDeviation } }
  }
}
