import Glibc
import NativeMath

/// Student's t distribution: what a mean or a slope divided by its own standard error follows.
///
/// Probabilities and quantiles are Boost.Math's (incomplete beta function).
public struct StudentT: Hashable, Sendable {
  /// Degrees of freedom, above 0; whole or not.
  public let degreesOfFreedom: Double

  /// nil unless the degrees of freedom are finite and above 0.
  public init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom.isFinite, degreesOfFreedom > 0 else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at `t`; NaN for NaN.
  public func pdf(_ t: Double) -> Double {
    let v = degreesOfFreedom
    if t.isInfinite { return 0 }
    let logScale = lgamma((v + 1) / 2) - lgamma(v / 2) - 0.5 * log(v * .pi)
    return exp(logScale - (v + 1) / 2 * log1p(t * t / v))
  }

  /// The probability of a value up to `t`; NaN for NaN.
  public func cdf(_ t: Double) -> Double { survival(-t) }

  /// The probability of a value above `t`, with full precision where it is tiny.
  public func survival(_ t: Double) -> Double {
    var result = Double.nan
    return nabla_student_survival(t, degreesOfFreedom, &result) == nabla_ok ? result : .nan
  }

  /// The value that is not exceeded with `probability`: −∞ for 0, ∞ for 1, NaN outside 0…1.
  public func quantile(_ probability: Double) -> Double { -survivalQuantile(probability) }

  /// The value that is exceeded with `probability`: ∞ for 0, −∞ for 1, NaN outside 0…1.
  public func survivalQuantile(_ probability: Double) -> Double {
    if probability == 0 { return .infinity }
    if probability == 1 { return -.infinity }
    var result = Double.nan
    return nabla_student_survival_quantile(probability, degreesOfFreedom, &result) == nabla_ok
      ? result : .nan
  }

  /// How many standard errors an interval of confidence `level` reaches to each side.
  ///
  /// - Parameter level: 0…1, for example 0.95.
  public func reach(level: Double) -> Double { survivalQuantile((1 - level) / 2) }
}
