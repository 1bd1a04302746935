import Glibc
import NativeMath

/// The beta distribution: shares between 0 and 1.
public struct Beta: Distribution, Hashable {
  /// The exponents of x and 1 − x, each one more; above 0.
  public let alpha, beta: Double

  public static let family = DistributionFamily(
    name: "beta", title: "Beta",
    help: "A share or an unknown probability, with the shapes α and β; the mean is α/(α + β).",
    parameters: [
      .positive("alpha", "the shape α", default: 2), .positive("beta", "the shape β", default: 2),
    ], support: "0…1"
  ) { Beta(alpha: $0[0], beta: $0[1]) }

  /// nil unless both are finite and above 0.
  public init?(alpha: Double, beta: Double) {
    guard Self.family.accepts([alpha, beta]) else { return nil }
    self.init(known: alpha, beta)
  }

  private init(known alpha: Double, _ beta: Double) {
    self.alpha = alpha
    self.beta = beta
  }

  public var parameters: [Double] { [alpha, beta] }
  public var support: ClosedRange<Double> { 0...1 }
  private var sum: Double { alpha + beta }

  // MARK: - Probabilities

  public func pdf(_ x: Double) -> Double { exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x >= 0, x <= 1 else { return -.infinity }
    if x == 0 { return atEnd(alpha, beta) }
    if x == 1 { return atEnd(beta, alpha) }
    return GammaParts.logBinomial(
      alpha, rest: beta, p: x, q: 1 - x, excess: alpha.addingProduct(-sum, x))
      + log(alpha / sum * beta) - log(x) - Glibc.log1p(-x)
  }

  /// The logarithm of the density at the end whose exponent is `near` − 1.
  private func atEnd(_ near: Double, _ far: Double) -> Double {
    near < 1 ? .infinity : near > 1 ? -.infinity : log(far)
  }

  public func cdf(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if isArcsine { return 2 / Double.pi * atan2(x.squareRoot(), (1 - x).squareRoot()) }
    let result = answer(nabla_cdf, x)
    return result < BetaTail.least ? exp(logTail(x)) : result
  }

  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x >= 1 { return 0 }
    if isArcsine { return 2 / Double.pi * atan2((1 - x).squareRoot(), x.squareRoot()) }
    let result = answer(nabla_survival, x)
    return result < BetaTail.least ? exp(mirrored.logTail(1 - x)) : result
  }

  public func quantile(_ probability: Double) -> Double {
    if probability == 0 || probability == 1 { return probability }
    let result = answer(nabla_quantile, probability)
    guard probability > 0, probability < BetaTail.least || result.isNaN else { return result }
    return tailQuantile(probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    if probability == 0 || probability == 1 { return 1 - probability }
    let result = answer(nabla_survival_quantile, probability)
    guard probability > 0, probability < BetaTail.least || result.isNaN else { return result }
    return 1 - mirrored.tailQuantile(probability)
  }

  /// Boost.Math's special case of α = β = ½ loses half the digits near the ends.
  private var isArcsine: Bool { alpha == 0.5 && beta == 0.5 }

  /// The distribution of 1 − X.
  private var mirrored: Beta { Beta(known: beta, alpha) }

  /// ln P(X ≤ x), finite also where P itself underflows.
  private func logTail(_ x: Double) -> Double {
    logPDF(x) + log(x) + Glibc.log1p(-x) - log(alpha) + log(BetaTail.series(alpha, beta, at: x))
  }

  /// The quantile of a probability that underflows on Boost.Math's way.
  private func tailQuantile(_ p: Double) -> Double {
    BetaTail.inverse(log(p), rising: true) { x in (logTail(x), logPDF(x)) }
  }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    NativeDistribution.value(nabla_beta, query, at: at, alpha, beta)
  }

  // MARK: - Moments

  public var mean: Double { alpha / sum }
  public var variance: Double { alpha / sum * (beta / sum) / (sum + 1) }

  public var skewness: Double {
    2 * (beta - alpha) / (sum + 2) * ((sum + 1) / alpha / beta).squareRoot()
  }

  public var excessKurtosis: Double {
    let difference = alpha - beta
    let top = difference * difference * (sum + 1) / alpha / beta - (sum + 2)
    return 6 * top / ((sum + 2) * (sum + 3))
  }

  /// (α − 1)/(α + β − 2) where both exceed 1, else the end at which the density is greatest; 0 for
  /// α = β ≤ 1, where both ends are, or all of it.
  public var mode: Double {
    if alpha > 1, beta > 1 { return (alpha - 1) / (sum - 2) }
    return alpha > beta ? 1 : 0
  }

  public var entropy: Double {
    // ln B(α, β) − (α − 1) ψ(α) − (β − 1) ψ(β) + (α + β − 2) ψ(α + β), its large parts cancelled.
    func part(_ x: Double, _ lost: Double) -> Double {
      (x - lost) / (2 * x) - (x - lost) * GammaParts.digammaRemainder(x)
    }
    return 0.5 * (log(alpha / sum) + log(beta / sum) - log(sum)) + GammaParts.logRootOfTwoPi
      + GammaParts.stirlingRemainder(alpha) + GammaParts.stirlingRemainder(beta)
      - GammaParts.stirlingRemainder(sum) + part(alpha, 1) + part(beta, 1) - part(sum, 2)
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    generator.beta(alpha, beta)
  }
}
