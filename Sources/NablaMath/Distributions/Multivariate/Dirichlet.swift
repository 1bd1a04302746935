import Glibc

/// The Dirichlet distribution of shares that sum to 1.
public struct Dirichlet: Hashable, Sendable {
  /// αᵢ > 0, one for each share: counts of what was seen, so to speak, before.
  public let concentrations: [Double]

  /// - Parameter concentrations: at least two finite numbers above 0.
  /// - Throws: an error that names the parameter, its value and its range.
  public init(concentrations: [Double]) throws(DistributionError) {
    guard concentrations.count >= 2 else {
      throw DistributionError(
        family: "dirichlet", parameter: "alpha",
        problem: "alpha has \(concentrations.count) numbers", remedy: "give at least 2")
    }
    for (index, value) in concentrations.enumerated() where !(value > 0 && value.isFinite) {
      throw DistributionError(
        family: "dirichlet", parameter: "alpha", problem: "alpha[\(index)] is \(value)",
        remedy: "give finite numbers above 0")
    }
    self.concentrations = concentrations
  }

  /// How many shares there are.
  public var dimension: Int { concentrations.count }
  private var sum: Double { concentrations.reduce(0, +) }

  /// ln of the product of the gamma functions over that of the sum.
  private var logNormaliser: Double {
    concentrations.reduce(0) { $0 + RealFunctions.logGamma($1) } - RealFunctions.logGamma(sum)
  }

  // MARK: - Density

  /// The density with respect to all shares but the last; 0 outside the simplex.
  ///
  /// - Parameter x: shares that sum to 1 within 10⁻⁹; NaN for another number of them.
  public func pdf(_ x: [Double]) -> Double { exp(logPDF(x)) }

  /// The natural logarithm of the density, finite also where it underflows.
  public func logPDF(_ x: [Double]) -> Double {
    guard x.count == dimension, !x.contains(where: \.isNaN) else { return .nan }
    guard x.allSatisfy({ $0 >= 0 }), (x.reduce(0, +) - 1).magnitude <= 1e-9 else {
      return -.infinity
    }
    var result = -logNormaliser
    for (share, alpha) in zip(x, concentrations) where alpha != 1 {
      result += (alpha - 1) * log(share)
    }
    return result
  }

  // MARK: - Moments

  public var mean: [Double] {
    let total = sum
    return concentrations.map { $0 / total }
  }

  /// The variance of each share.
  public var variance: [Double] {
    let (total, mean) = (sum, mean)
    return mean.map { $0 * (1 - $0) / (total + 1) }
  }

  /// The covariances of all pairs of shares.
  public var covariance: Matrix {
    let (total, mean) = (sum, mean)
    return Matrix(rows: dimension, columns: dimension) { i, j in
      (i == j ? mean[i] * (1 - mean[i]) : -mean[i] * mean[j]) / (total + 1)
    }
  }

  /// The place of the greatest density; nil unless all αᵢ exceed 1.
  public var mode: [Double]? {
    guard concentrations.allSatisfy({ $0 > 1 }) else { return nil }
    let rest = sum - Double(dimension)
    return concentrations.map { ($0 - 1) / rest }
  }

  /// The distribution of one share alone; nil where there is no such share.
  public func marginal(_ index: Int) -> Beta? {
    guard concentrations.indices.contains(index) else { return nil }
    let others = concentrations.enumerated().reduce(0) {
      $0 + ($1.offset == index ? 0 : $1.element)
    }
    return Beta(alpha: concentrations[index], beta: others)
  }

  /// Each share's skewness.
  public var skewness: [Double] { marginals.map(\.skewness) }

  /// Each share's excess kurtosis.
  public var excessKurtosis: [Double] { marginals.map(\.excessKurtosis) }

  private var marginals: [Beta] { concentrations.indices.compactMap { marginal($0) } }

  /// The differential entropy in nats.
  public var entropy: Double {
    let total = sum
    var result = logNormaliser + (total - Double(dimension)) * GammaParts.digamma(total)
    for alpha in concentrations { result -= (alpha - 1) * GammaParts.digamma(alpha) }
    return result
  }

  /// Random shares: gamma variables divided by their sum.
  public func sample(using generator: inout some RandomNumberGenerator) -> [Double] {
    // Logarithms, for those of small concentrations underflow.
    let logarithms = concentrations.map { generator.logStandardGamma(shape: $0) }
    let most = logarithms.max() ?? 0
    let weights = logarithms.map { PortableMath.exp($0 - most) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Random shares of a seed.
  ///
  /// - Parameter count: at least 0; negative counts give none.
  public func samples(_ count: Int, seed: UInt64) -> [[Double]] {
    var generator = Xoshiro256PlusPlus(seed: seed)
    return (0..<max(0, count)).map { _ in sample(using: &generator) }
  }
}
