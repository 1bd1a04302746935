import Glibc

/// The exponential distribution: the wait for an event that is as likely at any time.
public struct Exponential: Distribution, Hashable {
  /// Events per unit of x, above 0: one over the mean.
  public let rate: Double

  public static let family = DistributionFamily(
    name: "exponential", title: "Exponential",
    help: "The wait for an event that is as likely at any time, with the rate λ; the mean is 1/λ.",
    parameters: [.positive("rate", "the rate λ, one over the mean", isOptional: true)],
    support: "0…∞"
  ) { Exponential(rate: $0[0]) }

  /// nil unless the rate is finite and above 0.
  public init?(rate: Double) {
    guard Self.family.accepts([rate]) else { return nil }
    self.rate = rate
  }

  public var parameters: [Double] { [rate] }
  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func pdf(_ x: Double) -> Double { x < 0 ? 0 : rate * exp(-rate * x) }
  public func logPDF(_ x: Double) -> Double { x < 0 ? -.infinity : log(rate) - rate * x }
  public func cdf(_ x: Double) -> Double { x < 0 ? 0 : -expm1(-rate * x) }
  public func survival(_ x: Double) -> Double { x < 0 ? 1 : exp(-rate * x) }

  public func quantile(_ probability: Double) -> Double {
    (0...1).contains(probability) ? -Glibc.log1p(-probability) / rate : .nan
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    (0...1).contains(probability) ? max(0, -log(probability) / rate) : .nan
  }

  public var mean: Double { 1 / rate }
  public var variance: Double { 1 / rate / rate }
  public var skewness: Double { 2 }
  public var excessKurtosis: Double { 6 }
  public var entropy: Double { 1 - log(rate) }
  public var mode: Double { 0 }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    generator.standardExponential() / rate
  }
}
