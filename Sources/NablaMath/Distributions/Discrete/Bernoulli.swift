import Glibc

/// The Bernoulli distribution: 1 for a success, else 0.
public struct Bernoulli: DiscreteDistribution, Hashable {
  /// The probability of a success, 0…1.
  public let probability: Double

  public static let family = DistributionFamily(
    name: "bernoulli", title: "Bernoulli",
    help: "1 with the probability p of a success, else 0.",
    parameters: [.probability("p", "the probability of a success")], support: "0, 1",
    isDiscrete: true
  ) { Bernoulli(probability: $0[0]) }

  /// nil unless the probability is from 0 to 1.
  public init?(probability: Double) {
    guard Self.family.accepts([probability]) else { return nil }
    self.probability = probability
  }

  public var parameters: [Double] { [probability] }

  public var support: ClosedRange<Double> { 0...1 }

  public var certainValue: Double? { probability == 0 || probability == 1 ? probability : nil }

  private var failure: Double { 1 - probability }

  public func logMass(_ k: Double) -> Double {
    k == 0 ? Glibc.log1p(-probability) : log(probability)
  }
  public func lowerTail(_ k: Double) -> Double { failure }
  public func upperTail(_ k: Double) -> Double { probability }

  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double {
    (isUpper ? probability <= p : failure >= p) ? 0 : 1
  }

  public var mean: Double { probability }
  public var variance: Double { probability * failure }

  public var skewness: Double {
    variance > 0 ? (1 - 2 * probability) / variance.squareRoot() : .nan
  }

  public var excessKurtosis: Double {
    variance > 0 ? 1 / variance - 6 : .nan
  }

  public var entropy: Double {
    variance > 0
      ? -probability * log(probability) - failure * Glibc.log1p(-probability) : 0
  }

  public var mode: Double { probability > 0.5 ? 1 : 0 }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    generator.uniform() < probability ? 1 : 0
  }
}
