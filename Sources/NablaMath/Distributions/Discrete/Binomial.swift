import NativeMath

/// The binomial distribution: successes in trials that do not influence each other.
public struct Binomial: DiscreteDistribution, Hashable {
  /// How many trials there are, from 0 to 10⁹.
  public let trials: Double
  /// The probability of a success, 0…1.
  public let probability: Double

  public static let family = DistributionFamily(
    name: "binomial", title: "Binomial",
    help: "Successes in n independent trials, each of probability p.",
    parameters: [
      DistributionParameter(
        "n", "the number of trials", default: 10, range: "a whole number from 0 to 1e9"
      ) { n, _ in n >= 0 && n <= 1e9 && n == n.rounded() },
      .probability("p", "the probability of a success"),
    ], support: "0, 1, …, n", isDiscrete: true
  ) { Binomial(trials: $0[0], probability: $0[1]) }

  /// nil unless `trials` is whole and from 0 to 10⁹, and the probability from 0 to 1.
  public init?(trials: Double, probability: Double) {
    guard Self.family.accepts([trials, probability]) else { return nil }
    self.trials = trials
    self.probability = probability
  }

  public var parameters: [Double] { [trials, probability] }

  public var support: ClosedRange<Double> { 0...trials }

  public var certainValue: Double? {
    probability == 0 || trials == 0 ? 0 : probability == 1 ? trials : nil
  }

  public func logMass(_ k: Double) -> Double {
    GammaParts.logBinomial(
      k, rest: trials - k, p: probability, q: 1 - probability,
      excess: k.addingProduct(-trials, probability))
  }

  public func lowerTail(_ k: Double) -> Double { answer(nabla_cdf, k) }
  public func upperTail(_ k: Double) -> Double { answer(nabla_survival, k) }

  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double {
    answer(isUpper ? nabla_survival_quantile : nabla_quantile, p)
  }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    NativeDistribution.value(nabla_binomial, query, at: at, trials, probability)
  }

  private var failure: Double { 1 - probability }

  public var mean: Double { trials * probability }
  public var variance: Double { trials * probability * failure }
  public var skewness: Double { variance > 0 ? (1 - 2 * probability) / standardDeviation : .nan }

  public var excessKurtosis: Double {
    variance > 0 ? (1 - 6 * probability * failure) / variance : .nan
  }

  public var entropy: Double { bellEntropy() }

  public var mode: Double {
    if probability == 1 { return trials }
    return max(0, ((trials + 1) * probability).rounded(.up) - 1)
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    generator.binomial(trials: trials, probability: probability)
  }
}
