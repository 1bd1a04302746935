import Glibc
import NativeMath

/// The negative binomial distribution: failures before so many successes.
public struct NegativeBinomial: DiscreteDistribution, Hashable {
  /// How many successes are waited for, above 0; whole or not.
  public let successes: Double
  /// The probability of a success, above 0 and at most 1.
  public let probability: Double

  public static let family = DistributionFamily(
    name: "negative_binomial", title: "Negative binomial",
    help: "Failures before r successes (not trials), each trial of probability p.",
    parameters: [
      DistributionParameter(
        "r", "the successes that are waited for, whole or not", default: 5,
        range: "a number above 0 and at most 1e9"
      ) { r, _ in r > 0 && r <= 1e9 },
      .probability("p", "the probability of a success", isZeroAllowed: false),
    ], support: "0, 1, 2, …", isDiscrete: true
  ) { NegativeBinomial(successes: $0[0], probability: $0[1]) }

  /// nil unless `successes` is above 0 and at most 10⁹, the probability above 0 and at most 1.
  public init?(successes: Double, probability: Double) {
    guard Self.family.accepts([successes, probability]) else { return nil }
    self.successes = successes
    self.probability = probability
  }

  public var parameters: [Double] { [successes, probability] }
  public var support: ClosedRange<Double> { 0 ... .infinity }
  public var certainValue: Double? { probability == 1 ? 0 : nil }
  private var failure: Double { 1 - probability }

  public func logMass(_ k: Double) -> Double {
    if k == 0 { return successes * log(probability) }
    let all = successes + k
    return log(successes / all)
      + GammaParts.logBinomial(
        successes, rest: k, p: probability, q: failure,
        excess: successes.addingProduct(-all, probability))
  }

  public func lowerTail(_ k: Double) -> Double { answer(nabla_cdf, k) }
  public func upperTail(_ k: Double) -> Double { answer(nabla_survival, k) }

  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double {
    answer(isUpper ? nabla_survival_quantile : nabla_quantile, p)
  }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    NativeDistribution.value(nabla_negative_binomial, query, at: at, successes, probability)
  }

  public var mean: Double { successes * failure / probability }
  public var variance: Double { mean / probability }

  public var skewness: Double {
    variance > 0 ? (2 - probability) / (successes * failure).squareRoot() : .nan
  }

  public var excessKurtosis: Double {
    variance > 0
      ? 6 / successes + probability * probability / (successes * failure) : .nan
  }

  public var mode: Double {
    max(0, ((successes - 1) * failure / probability).rounded(.up) - 1)
  }

  public var entropy: Double {
    // Many successes so rare that their counts overflow: a gamma variable over p.
    if successes >= 200, probability < 1e-100, let wait = Gamma(shape: successes) {
      return wait.entropy - log(probability)
    }
    // Bell-shaped far from 0; else summed, its smooth tail integrated.
    if probability == 1 || successes >= 200 { return bellEntropy() }
    func part(_ k: Double) -> Double {
      let logarithm = logMass(k)
      return -exp(logarithm) * logarithm
    }
    let first = 8192.0
    var (k, sum) = (0.0, 0.0)
    while k < first {
      sum += part(k)
      k += 1
    }
    // Σ from k on is ∫ from k − ½ on, but for f′/24 (Euler and Maclaurin).
    var lower = k - 0.5
    sum += (part(k) - part(k - 1)) / 24
    while lower.isFinite {
      let upper = lower * 1.25
      let panel = GaussLegendre.integral(from: lower, to: upper, of: part)
      sum += panel
      if lower > mean, panel < 1e-18 * (sum + 1) { return sum }
      lower = upper
    }
    return .nan
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    if probability == 1 { return 0 }
    let mean = generator.standardGamma(shape: successes) * (failure / probability)
    guard mean > 0 else { return 0 }
    return mean.isFinite ? generator.poisson(mean: mean) : mean
  }
}
