import Glibc

/// The log-normal distribution: its logarithm is normal.
public struct LogNormal: Distribution, Hashable {
  /// The distribution of ln X.
  public let logarithm: Normal

  public static let family = DistributionFamily(
    name: "lognormal", title: "Log-normal",
    help: "Products of many small effects, with the mean μ and the deviation σ of ln x.",
    parameters: [
      .finite("mu", "the mean of ln x"),
      .positive("sigma", "the standard deviation of ln x", isOptional: true),
    ], support: "0…∞"
  ) { LogNormal(mu: $0[0], sigma: $0[1]) }

  /// nil unless `mu` is finite, and `sigma` finite and above 0.
  ///
  /// - Parameters:
  ///   - mu: the mean of ln X.
  ///   - sigma: the standard deviation of ln X.
  public init?(mu: Double = 0, sigma: Double = 1) {
    guard let logarithm = Normal(mean: mu, standardDeviation: sigma) else { return nil }
    self.logarithm = logarithm
  }

  public var parameters: [Double] { logarithm.parameters }
  public var support: ClosedRange<Double> { 0 ... .infinity }
  private var mu: Double { logarithm.mean }
  private var sigma: Double { logarithm.standardDeviation }

  public func pdf(_ x: Double) -> Double {
    // The quotient overflows for tiny x before its logarithm does.
    x <= 0 || x == .infinity ? 0 : x < 1e-290 ? exp(logPDF(x)) : logarithm.pdf(log(x)) / x
  }

  public func logPDF(_ x: Double) -> Double {
    x <= 0 || x == .infinity ? -.infinity : logarithm.logPDF(log(x)) - log(x)
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : logarithm.cdf(log(x)) }
  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : logarithm.survival(log(x)) }
  public func quantile(_ probability: Double) -> Double { exp(logarithm.quantile(probability)) }

  public func survivalQuantile(_ probability: Double) -> Double {
    exp(logarithm.survivalQuantile(probability))
  }

  public var mean: Double { exp(mu + sigma * sigma / 2) }
  public var variance: Double { expm1(sigma * sigma) * exp(2 * mu + sigma * sigma) }

  public var skewness: Double {
    let growth = expm1(sigma * sigma)
    return (growth + 3) * growth.squareRoot()
  }

  public var excessKurtosis: Double {
    let s = sigma * sigma
    return expm1(4 * s) + 2 * expm1(3 * s) + 3 * expm1(2 * s)
  }

  public var entropy: Double { mu + logarithm.entropy }
  public var mode: Double { exp(mu - sigma * sigma) }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    PortableMath.exp(logarithm.sample(using: &generator))
  }
}
