import Glibc
import NativeMath

/// The normal distribution, right far into its tails.
///
/// The error function and its inverse are Boost.Math's. Relative errors are below 1e-12 wherever
/// the result is a normal number; results below 1e-308 lose digits and end at 0.
public struct Normal: Hashable, Sendable {
  public let mean: Double
  /// Above 0.
  public let standardDeviation: Double

  /// The standard normal distribution: mean 0, standard deviation 1.
  public static let standard = Normal(known: 0, 1)

  /// nil unless `mean` is finite and `standardDeviation` is finite and above 0.
  public init?(mean: Double, standardDeviation: Double) {
    guard mean.isFinite, standardDeviation.isFinite, standardDeviation > 0 else { return nil }
    self.init(known: mean, standardDeviation)
  }

  private init(known mean: Double, _ standardDeviation: Double) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The density at `x`, per unit of x; NaN for NaN.
  public func pdf(_ x: Double) -> Double {
    Self.density(standardised(x)) / standardDeviation
  }

  /// The natural logarithm of the density, finite also where the density underflows.
  public func logPDF(_ x: Double) -> Double {
    let z = standardised(x)
    return -0.5 * z * z - GammaParts.logRootOfTwoPi - log(standardDeviation)
  }

  /// The probability of a value up to `x`; NaN for NaN.
  public func cdf(_ x: Double) -> Double { Self.survival(-standardised(x)) }

  /// The probability of a value above `x`, with full precision where it is tiny.
  public func survival(_ x: Double) -> Double { Self.survival(standardised(x)) }

  /// The natural logarithm of `cdf`, finite also where the probability underflows.
  public func logCDF(_ x: Double) -> Double { Self.logSurvival(-standardised(x)) }

  /// The natural logarithm of `survival`, finite also where the probability underflows.
  public func logSurvival(_ x: Double) -> Double { Self.logSurvival(standardised(x)) }

  /// The value that is not exceeded with `probability`: −∞ for 0, ∞ for 1, NaN outside 0…1.
  ///
  /// For probabilities close to 1 `survivalQuantile` of the rest keeps more digits.
  public func quantile(_ probability: Double) -> Double {
    mean - standardDeviation * Self.survivalQuantile(probability)
  }

  /// The value that is exceeded with `probability`: ∞ for 0, −∞ for 1, NaN outside 0…1.
  public func survivalQuantile(_ probability: Double) -> Double {
    mean + standardDeviation * Self.survivalQuantile(probability)
  }

  /// The probability of a value from `lower` to `upper`: without cancellation in either tail and
  /// for narrow intervals; 0 where `lower` is not below `upper`, NaN for NaN.
  public func probability(from lower: Double, to upper: Double) -> Double {
    if lower.isNaN || upper.isNaN { return .nan }
    guard lower < upper else { return 0 }
    let (a, b) = (standardised(lower), standardised(upper))
    let half = (upper / 2 - lower / 2) / standardDeviation
    let middle = (lower / 2 + upper / 2 - mean) / standardDeviation
    if half * (1 + middle.magnitude) < 0.5 { return Self.narrow(middle, half) }
    if a > 0 { return Self.survival(a) - Self.survival(b) }
    if b < 0 { return Self.survival(-b) - Self.survival(-a) }
    return 1 - Self.survival(-a) - Self.survival(b)
  }

  private func standardised(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    // The difference of large numbers overflows before its quotient does.
    return z.isInfinite && x.isFinite
      ? (x / 2 - mean / 2) / standardDeviation * 2 : z
  }

  private static func density(_ z: Double) -> Double {
    // z² in two parts, for exp multiplies its rounding error by z².
    let high = (z * 0x1p20).rounded() * 0x1p-20
    guard z.magnitude < 40 else { return z.isNaN ? .nan : 0 }
    return exp(-0.5 * high * high) * exp(-0.5 * (z - high) * (z + high))
      * 0.398942280401432677939946059934381868
  }

  private static func survival(_ z: Double) -> Double {
    var result = Double.nan
    return nabla_normal_survival(z, &result) == nabla_ok ? result : .nan
  }

  private static func survivalQuantile(_ probability: Double) -> Double {
    if probability == 0 { return .infinity }
    if probability == 1 { return -.infinity }
    var result = Double.nan
    return nabla_normal_survival_quantile(probability, &result) == nabla_ok ? result : .nan
  }

  private static func logSurvival(_ z: Double) -> Double {
    if z < 0 { return log1p(-survival(-z)) }
    guard z > 12 else { return log(survival(z)) }
    if z == .infinity { return -.infinity }
    // The asymptotic series of Mills' ratio (Abramowitz & Stegun 26.2.12); beyond 12 twenty
    // terms are below the last digit.
    var term = 1.0
    var rest = 0.0
    for k in 1...20 {
      term *= -Double(2 * k - 1) / (z * z)
      rest += term
    }
    return -0.5 * z * z - GammaParts.logRootOfTwoPi - log(z) + log1p(rest)
  }

  /// The integral of the density's Taylor series around `middle`:
  /// 2h φ(m) Σ h²ᵏ He₂ₖ(m) / (2k + 1)!.
  private static func narrow(_ middle: Double, _ half: Double) -> Double {
    var (before, hermite) = (0.0, 1.0)
    var (sum, factor) = (1.0, 1.0)
    for n in 1...18 {
      (before, hermite) = (hermite, middle * hermite - Double(n - 1) * before)
      factor *= half / Double(n + 1)
      if n % 2 == 0 { sum += factor * hermite }
    }
    return 2 * half * density(middle) * sum
  }
}
