/// The χ² distribution: the sum of squares of standard normal variables.
public struct ChiSquared: Distribution, Hashable {
  /// How many squares are summed, above 0; whole or not.
  public let degreesOfFreedom: Double

  public static let family = DistributionFamily(
    name: "chi_squared", title: "Chi-squared",
    help: "The sum of squares of standard normal variables, with their number.",
    parameters: [.positive("df", "the degrees of freedom")], support: "0…∞"
  ) { ChiSquared(degreesOfFreedom: $0[0]) }

  /// The same distribution as a gamma distribution of shape df/2 and scale 2.
  private let gamma: Gamma

  /// nil unless the degrees of freedom are finite and above 0.
  public init?(degreesOfFreedom: Double) {
    guard let gamma = Gamma(shape: degreesOfFreedom / 2, scale: 2) else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
    self.gamma = gamma
  }

  public var parameters: [Double] { [degreesOfFreedom] }
  public var support: ClosedRange<Double> { gamma.support }

  public func pdf(_ x: Double) -> Double { gamma.pdf(x) }
  public func logPDF(_ x: Double) -> Double { gamma.logPDF(x) }
  public func cdf(_ x: Double) -> Double { gamma.cdf(x) }
  public func survival(_ x: Double) -> Double { gamma.survival(x) }
  public func quantile(_ probability: Double) -> Double { gamma.quantile(probability) }

  public func survivalQuantile(_ probability: Double) -> Double {
    gamma.survivalQuantile(probability)
  }

  public var mean: Double { degreesOfFreedom }
  public var variance: Double { gamma.variance }
  public var skewness: Double { gamma.skewness }
  public var excessKurtosis: Double { gamma.excessKurtosis }
  public var entropy: Double { gamma.entropy }
  public var mode: Double { gamma.mode }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    gamma.sample(using: &generator)
  }
}
