import Glibc

/// The geometric distribution: trials up to the first success, itself counted.
public struct Geometric: DiscreteDistribution, Hashable {
  /// The probability of a success, above 0 and at most 1.
  public let probability: Double

  public static let family = DistributionFamily(
    name: "geometric", title: "Geometric",
    help: "Trials up to and with the first success (1, 2, 3, …), each of probability p.",
    parameters: [.probability("p", "the probability of a success", isZeroAllowed: false)],
    support: "1, 2, 3, …", isDiscrete: true
  ) { Geometric(probability: $0[0]) }

  /// nil unless the probability is above 0 and at most 1.
  public init?(probability: Double) {
    guard Self.family.accepts([probability]) else { return nil }
    self.probability = probability
  }

  public var parameters: [Double] { [probability] }
  public var support: ClosedRange<Double> { 1 ... .infinity }
  public var certainValue: Double? { probability == 1 ? 1 : nil }
  private var failure: Double { 1 - probability }
  private var logFailure: Double { Glibc.log1p(-probability) }

  public func logMass(_ k: Double) -> Double { log(probability) + (k - 1) * logFailure }
  public func lowerTail(_ k: Double) -> Double { -expm1(k * logFailure) }
  public func upperTail(_ k: Double) -> Double { exp(k * logFailure) }

  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double {
    ((isUpper ? log(p) : Glibc.log1p(-p)) / logFailure).rounded(.up)
  }

  public var mean: Double { 1 / probability }
  public var variance: Double { failure / probability / probability }
  public var skewness: Double { failure > 0 ? (2 - probability) / failure.squareRoot() : .nan }

  public var excessKurtosis: Double {
    failure > 0 ? 6 + probability * probability / failure : .nan
  }

  public var entropy: Double {
    failure > 0 ? -log(probability) - failure / probability * logFailure : 0
  }

  public var mode: Double { 1 }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    if probability == 1 { return 1 }
    let wait = generator.standardExponential() / -PortableMath.log1p(-probability)
    return wait.rounded(.down) + 1
  }
}
