import Glibc
import NativeMath

/// The F distribution: the ratio of two variances that were estimated independently.
public struct FisherF: Distribution, Hashable {
  /// Degrees of freedom of the numerator and of the denominator, above 0; whole or not.
  public let numerator, denominator: Double

  public static let family = DistributionFamily(
    name: "f", title: "F",
    help: "The ratio of two estimated variances, with their degrees of freedom.",
    parameters: [
      .positive("df1", "the numerator's degrees of freedom", default: 5),
      .positive("df2", "the denominator's degrees of freedom", default: 10),
    ], support: "0…∞"
  ) { FisherF(numerator: $0[0], denominator: $0[1]) }

  /// nil unless both are finite and above 0.
  public init?(numerator: Double, denominator: Double) {
    guard Self.family.accepts([numerator, denominator]) else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  public var parameters: [Double] { [numerator, denominator] }
  public var support: ClosedRange<Double> { 0 ... .infinity }

  // MARK: - Probabilities

  public func pdf(_ x: Double) -> Double { exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return -.infinity }
    let (a, b) = (numerator / 2, denominator / 2)
    if x == 0 { return a < 1 ? .infinity : a > 1 ? -.infinity : 0 }
    // m x / (m x + n) is a beta variable.
    let ratio = numerator / denominator * x
    let (p, q) = (1 / (1 + 1 / ratio), 1 / (1 + ratio))
    let excess = a * (1 - x) * q
    return GammaParts.logBinomial(a, rest: b, p: p, q: q, excess: excess)
      + log(a / (a + b) * b) - log(x)
  }

  public func cdf(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    return isArctangent ? 2 / Double.pi * atan(x.squareRoot()) : answer(nabla_cdf, x)
  }

  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    return isArctangent ? 2 / Double.pi * atan2(1, x.squareRoot()) : answer(nabla_survival, x)
  }

  public func quantile(_ probability: Double) -> Double {
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    let result = answer(nabla_quantile, probability)
    guard probability > 0, !result.isFinite || probability < BetaTail.least,
      let share = Beta(alpha: numerator / 2, beta: denominator / 2)?.quantile(probability)
    else { return result }
    return denominator / numerator * (share / (1 - share))
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    if probability == 1 { return 0 }
    if probability == 0 { return .infinity }
    let result = answer(nabla_survival_quantile, probability)
    guard probability < 1, !result.isFinite || probability < BetaTail.least,
      let rest = Beta(alpha: denominator / 2, beta: numerator / 2)?.quantile(probability)
    else { return result }
    return denominator / numerator * ((1 - rest) / rest)
  }

  /// Boost.Math's special case of one degree of freedom each loses half the digits in the tails.
  private var isArctangent: Bool { numerator == 1 && denominator == 1 }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    NativeDistribution.value(nabla_f, query, at: at, numerator, denominator)
  }

  // MARK: - Moments

  public var mean: Double { denominator > 2 ? denominator / (denominator - 2) : .infinity }

  public var variance: Double {
    let (m, n) = (numerator, denominator)
    guard n > 4 else { return .infinity }
    return 2 * mean * mean * ((m + n - 2) / m) / (n - 4)
  }

  public var skewness: Double {
    let (m, n) = (numerator, denominator)
    guard n > 6 else { return .nan }
    return (2 * m + n - 2) / (n - 6) * (8 * (n - 4) / (m * (m + n - 2))).squareRoot()
  }

  public var excessKurtosis: Double {
    let (m, n) = (numerator, denominator)
    guard n > 8 else { return .nan }
    let spread = m * (m + n - 2)
    return 12 * ((n - 2) / spread * (n - 2) * (n - 4) + (5 * n - 22)) / ((n - 6) * (n - 8))
  }

  public var mode: Double {
    let (m, n) = (numerator, denominator)
    return m > 2 ? (m - 2) / m * (n / (n + 2)) : 0
  }

  public var entropy: Double {
    let (a, b) = (numerator / 2, denominator / 2)
    guard let beta = Beta(alpha: a, beta: b) else { return .nan }
    // X = (n/m) B / (1 − B) stretches the beta variable B by (n/m) (1 − B)⁻².
    let logRest = GammaParts.digamma(b) - GammaParts.digamma(a + b)
    return beta.entropy + log(denominator / numerator) - 2 * logRest
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    let top = generator.standardGamma(shape: numerator / 2) / numerator
    return top / (generator.standardGamma(shape: denominator / 2) / denominator)
  }
}
