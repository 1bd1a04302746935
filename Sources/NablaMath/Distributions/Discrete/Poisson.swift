import NativeMath

/// The Poisson distribution: how many events happen that are as likely at any time.
public struct Poisson: DiscreteDistribution, Hashable {
  /// Above 0, at most 10¹⁵.
  public let mean: Double

  public static let family = DistributionFamily(
    name: "poisson", title: "Poisson",
    help: "How many events happen that are as likely at any time, with their mean number λ.",
    parameters: [
      DistributionParameter(
        "mean", "the mean number λ", default: 4, range: "a number above 0 and at most 1e15"
      ) { mean, _ in mean > 0 && mean <= 1e15 }
    ], support: "0, 1, 2, …", isDiscrete: true
  ) { Poisson(mean: $0[0]) }

  /// nil unless the mean is above 0 and at most 10¹⁵, up to which counts are exact.
  public init?(mean: Double) {
    guard Self.family.accepts([mean]) else { return nil }
    self.mean = mean
  }

  public var parameters: [Double] { [mean] }
  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func logMass(_ k: Double) -> Double { GammaParts.logPoisson(k, mean: mean) }

  // Up to k events happen by the mean where the wait for k + 1 is longer.
  public func lowerTail(_ k: Double) -> Double {
    k < LargeGamma.least ? answer(nabla_cdf, k) : LargeGamma.tails(shape: k + 1, at: mean).upper
  }

  public func upperTail(_ k: Double) -> Double {
    k < LargeGamma.least
      ? answer(nabla_survival, k) : LargeGamma.tails(shape: k + 1, at: mean).lower
  }

  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double {
    if mean < LargeGamma.least {
      return answer(isUpper ? nabla_survival_quantile : nabla_quantile, p)
    }
    // Cornish and Fisher's first terms.
    let z = isUpper ? Normal.standard.survivalQuantile(p) : Normal.standard.quantile(p)
    return mean + z * mean.squareRoot() + (z * z - 1) / 6
  }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    NativeDistribution.value(nabla_poisson, query, at: at, mean)
  }

  public var variance: Double { mean }
  public var skewness: Double { 1 / mean.squareRoot() }
  public var excessKurtosis: Double { 1 / mean }
  public var entropy: Double { bellEntropy() }
  public var mode: Double { max(0, mean.rounded(.up) - 1) }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    generator.poisson(mean: mean)
  }
}
