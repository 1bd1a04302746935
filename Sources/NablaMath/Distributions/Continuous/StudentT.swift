import Glibc
import NativeMath

/// Student's t distribution: what a mean or a slope divided by its own standard error follows.
///
/// Probabilities and quantiles are Boost.Math's (incomplete beta function).
public struct StudentT: Distribution, Hashable {
  /// Degrees of freedom, above 0; whole or not.
  public let degreesOfFreedom: Double

  public static let family = DistributionFamily(
    name: "student_t", title: "Student's t",
    help: "A mean divided by its own standard error, with the degrees of freedom.",
    parameters: [.positive("df", "the degrees of freedom")], support: "−∞…∞"
  ) { StudentT(degreesOfFreedom: $0[0]) }

  /// nil unless the degrees of freedom are finite and above 0.
  public init?(degreesOfFreedom: Double) {
    guard Self.family.accepts([degreesOfFreedom]) else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  public var parameters: [Double] { [degreesOfFreedom] }
  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  // MARK: - Probabilities

  public func pdf(_ t: Double) -> Double { exp(logPDF(t)) }

  public func logPDF(_ t: Double) -> Double {
    if t.isInfinite { return -.infinity }
    let v = degreesOfFreedom
    let (a, c) = (v / 2, (v + 1) / 2)
    // ½ ln(1 + t²/v), whose square overflows first.
    let size = t.magnitude / v.squareRoot()
    let growth = size > 1e150 ? log(t.magnitude) - 0.5 * log(v) : 0.5 * Glibc.log1p(size * size)
    let scale =
      GammaParts.stirlingRemainder(c) - GammaParts.stirlingRemainder(a)
      - GammaParts.deviance(a, expected: c, difference: -0.5)
    return scale - GammaParts.logRootOfTwoPi - (v + 1) * growth
  }

  public func cdf(_ t: Double) -> Double { survival(-t) }

  public func survival(_ t: Double) -> Double {
    if t.isInfinite { return t < 0 ? 1 : 0 }
    let result = NativeDistribution.value(
      nabla_student_t, nabla_survival, at: t, degreesOfFreedom)
    return result < BetaTail.least && t > 0 ? exp(logTail(t)) : result
  }

  /// ln P(X > t) far from 0, where P itself may underflow on the way.
  private func logTail(_ t: Double) -> Double {
    let v = degreesOfFreedom
    let ratio = t / v.squareRoot()
    let series = BetaTail.series(v / 2, 0.5, at: 1 / (1 + ratio * ratio))
    return logPDF(t) + log(t) - log(v) + log(series)
  }

  public func quantile(_ probability: Double) -> Double { 0 - survivalQuantile(probability) }

  public func survivalQuantile(_ probability: Double) -> Double {
    if probability > 0.5 { return -survivalQuantile(1 - probability) }
    if probability == 0 { return .infinity }
    let result = NativeDistribution.value(
      nabla_student_t, nabla_survival_quantile, at: probability, degreesOfFreedom)
    guard probability < BetaTail.least || probability > 0 && !result.isFinite else {
      return result
    }
    return BetaTail.inverse(log(probability), rising: false) { t in
      (logTail(t), logPDF(t))
    }
  }

  /// How many standard errors an interval of confidence `level` reaches to each side.
  ///
  /// - Parameter level: 0…1, for example 0.95.
  public func reach(level: Double) -> Double { survivalQuantile((1 - level) / 2) }

  // MARK: - Moments

  public var mean: Double { degreesOfFreedom > 1 ? 0 : .nan }

  public var variance: Double {
    let v = degreesOfFreedom
    return v > 2 ? v / (v - 2) : v > 1 ? .infinity : .nan
  }

  public var skewness: Double { degreesOfFreedom > 3 ? 0 : .nan }

  public var excessKurtosis: Double {
    let v = degreesOfFreedom
    return v > 4 ? 6 / (v - 4) : v > 2 ? .infinity : .nan
  }

  public var entropy: Double {
    let (a, c) = (degreesOfFreedom / 2, (degreesOfFreedom + 1) / 2)
    // c (ψ(c) − ψ(a)) + ½ ln v + ln B(a, ½), its large parts cancelled by hand.
    let digammas =
      c / (2 * a) - 0.5 + c * (GammaParts.digammaRemainder(c) - GammaParts.digammaRemainder(a))
    return digammas + 0.5 + GammaParts.stirlingRemainder(a) - GammaParts.stirlingRemainder(c)
      + 0.5 * (log(c / a) + log(2 * Double.pi))
  }

  public var mode: Double { 0 }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    let normal = generator.standardNormal()
    let square = 2 * generator.standardGamma(shape: degreesOfFreedom / 2)
    return normal / (square / degreesOfFreedom).squareRoot()
  }
}
