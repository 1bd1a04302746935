/// A distribution of one real variable, continuous or of whole numbers.
///
/// Probabilities are computed in both tails separately, so that neither loses digits where it is
/// tiny. Everything is NaN for NaN.
public protocol Distribution: Sendable {
  /// What the distribution is a member of.
  static var family: DistributionFamily { get }
  /// The parameters in the order of the family's.
  var parameters: [Double] { get }

  /// The least and the greatest possible value, or the limits that they approach.
  var support: ClosedRange<Double> { get }

  /// The density at `x` per unit of x; of a distribution of whole numbers the probability of
  /// exactly `x`, 0 for numbers that are not whole.
  func pdf(_ x: Double) -> Double
  /// The natural logarithm of `pdf`, finite also where `pdf` underflows.
  func logPDF(_ x: Double) -> Double
  /// P(X ≤ x).
  func cdf(_ x: Double) -> Double
  /// P(X > x), with all digits where it is tiny.
  func survival(_ x: Double) -> Double
  /// The least x with P(X ≤ x) ≥ `probability`; an end of the support for 0 and 1, NaN outside 0…1.
  ///
  /// For probabilities close to 1 `survivalQuantile` of the rest keeps more digits.
  func quantile(_ probability: Double) -> Double
  /// The least x with P(X > x) ≤ `probability`; an end of the support for 0 and 1, NaN outside 0…1.
  func survivalQuantile(_ probability: Double) -> Double

  /// NaN where the distribution has none, ∞ where the integral grows without bound.
  var mean: Double { get }
  /// NaN where the distribution has none, ∞ where the integral grows without bound.
  var variance: Double { get }
  /// E[(X − mean)³] / deviation³; NaN where it is not defined.
  var skewness: Double { get }
  /// E[(X − mean)⁴] / variance² − 3; NaN where it is not defined, ∞ where the integral grows.
  var excessKurtosis: Double { get }
  /// The differential entropy, or the entropy of a distribution of whole numbers, in nats.
  var entropy: Double { get }
  /// The place of the greatest density or probability; the least one where there are several.
  var mode: Double { get }

  /// A random value; the same for the same state of the generator, on every platform.
  func sample(using generator: inout some RandomNumberGenerator) -> Double
}

extension Distribution {
  /// Whether the values are whole numbers.
  public var isDiscrete: Bool { Self.family.isDiscrete }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The probability of exactly `x`: `pdf` of a distribution of whole numbers, 0 of others.
  public func pmf(_ x: Double) -> Double {
    isDiscrete ? pdf(x) : x.isNaN ? .nan : 0
  }

  /// Random values of a seed: the same for the same seed, on every platform.
  ///
  /// - Parameter count: at least 0; negative counts give no values.
  public func samples(_ count: Int, seed: UInt64) -> [Double] {
    var generator = Xoshiro256PlusPlus(seed: seed)
    return (0..<max(0, count)).map { _ in sample(using: &generator) }
  }
}
