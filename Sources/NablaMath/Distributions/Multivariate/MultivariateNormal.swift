import Glibc

/// The normal distribution of vectors, with a mean vector and a covariance matrix.
public struct MultivariateNormal: Hashable, Sendable {
  public let mean: [Double]
  /// Symmetric and positive definite.
  public let covariance: Matrix
  /// The lower triangle L with covariance = LLᵀ.
  private let root: Matrix

  public static func == (a: Self, b: Self) -> Bool {
    a.mean == b.mean && a.covariance == b.covariance
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(mean)
    hasher.combine(covariance)
  }

  /// - Parameters:
  ///   - mean: one finite number for each dimension, at least one.
  ///   - covariance: rows of as many finite numbers; symmetric and positive definite.
  /// - Throws: an error that names the parameter, its value and its range.
  public init(mean: [Double], covariance: [[Double]]) throws(DistributionError) {
    guard !mean.isEmpty, mean.allSatisfy({ $0.isFinite }) else {
      throw Self.error("mean", "is \(mean)", "give a finite number for each dimension")
    }
    let n = mean.count
    guard let matrix = Matrix(covariance), matrix.rows == n, matrix.columns == n else {
      let sizes = covariance.map { String($0.count) }.joined(separator: ", ")
      throw Self.error(
        "covariance", "has \(covariance.count) rows of \(sizes) numbers",
        "give \(n) rows of \(n), for the mean has \(n) numbers")
    }
    do {
      root = try Cholesky(matrix).lower
    } catch {
      throw Self.error(
        "covariance", "is refused: \(error.problem)",
        "give a symmetric positive definite matrix")
    }
    self.mean = mean
    self.covariance = matrix
  }

  private static func error(
    _ parameter: String, _ problem: String, _ remedy: String
  ) -> DistributionError {
    DistributionError(
      family: "multivariate_normal", parameter: parameter, problem: "\(parameter) \(problem)",
      remedy: remedy)
  }

  /// How many numbers a value has.
  public var dimension: Int { mean.count }

  // MARK: - Density

  /// The density at `x`; NaN where `x` has another number of dimensions, or a NaN.
  public func pdf(_ x: [Double]) -> Double { exp(logPDF(x)) }

  /// The natural logarithm of the density, finite also where it underflows.
  public func logPDF(_ x: [Double]) -> Double {
    -0.5 * squaredDistance(x) - Double(dimension) * GammaParts.logRootOfTwoPi - logRootDeterminant
  }

  /// The squared Mahalanobis distance (x − μ)ᵀ Σ⁻¹ (x − μ): of a value of the distribution it
  /// follows χ² with as many degrees of freedom as there are dimensions.
  public func squaredDistance(_ x: [Double]) -> Double {
    guard x.count == dimension else { return .nan }
    var z: [Double] = []
    for i in 0..<dimension {
      var rest = x[i] - mean[i]
      for j in 0..<i { rest -= root[i, j] * z[j] }
      z.append(rest / root[i, i])
    }
    return z.reduce(0) { $0 + $1 * $1 }
  }

  /// ½ ln det Σ.
  private var logRootDeterminant: Double { root.diagonal.reduce(0) { $0 + log($1) } }

  /// The probability that a value is nearer than `x` by the Mahalanobis distance: the level of
  /// the ellipsoid through it.
  public func level(of x: [Double]) -> Double {
    ChiSquared(degreesOfFreedom: Double(dimension))?.cdf(squaredDistance(x)) ?? .nan
  }

  // MARK: - Moments

  /// The variance of each dimension.
  public var variance: [Double] { covariance.diagonal }

  /// The correlations of all pairs of dimensions.
  public var correlation: Matrix {
    let deviations = variance.map { $0.squareRoot() }
    return Matrix(rows: dimension, columns: dimension) { i, j in
      i == j ? 1 : covariance[i, j] / deviations[i] / deviations[j]
    }
  }

  /// The place of the greatest density.
  public var mode: [Double] { mean }

  /// Each dimension's skewness: 0.
  public var skewness: [Double] { mean.map { _ in 0 } }

  /// Each dimension's excess kurtosis: 0.
  public var excessKurtosis: [Double] { mean.map { _ in 0 } }

  /// The differential entropy in nats.
  public var entropy: Double {
    Double(dimension) * (0.5 + GammaParts.logRootOfTwoPi) + logRootDeterminant
  }

  /// The distribution of one dimension alone; nil where there is no such dimension.
  public func marginal(_ index: Int) -> Normal? {
    guard mean.indices.contains(index) else { return nil }
    return Normal(
      mean: mean[index], standardDeviation: covariance[index, index].squareRoot())
  }

  /// A random vector: mean + L z with standard normal z.
  public func sample(using generator: inout some RandomNumberGenerator) -> [Double] {
    let z = mean.map { _ in generator.standardNormal() }
    return mean.indices.map { i in
      var sum = 0.0
      for j in 0...i { sum += root[i, j] * z[j] }
      return mean[i] + sum
    }
  }

  /// Random vectors of a seed.
  ///
  /// - Parameter count: at least 0; negative counts give none.
  public func samples(_ count: Int, seed: UInt64) -> [[Double]] {
    var generator = Xoshiro256PlusPlus(seed: seed)
    return (0..<max(0, count)).map { _ in sample(using: &generator) }
  }
}
