import Glibc

/// The triangular distribution: a density that rises to a peak and falls along straight lines.
public struct Triangular: Distribution, Hashable {
  public let lower, mode, upper: Double

  public static let family = DistributionFamily(
    name: "triangular", title: "Triangular",
    help: "A guess from the least, the likeliest and the greatest value, in this order.",
    parameters: [
      .finite("lower", "the least value", isOptional: false),
      DistributionParameter(
        "mode", "the likeliest value", default: 0.5, range: "a finite number, lower or above"
      ) { mode, all in mode >= all[0] && mode.isFinite },
      DistributionParameter(
        "upper", "the greatest value", default: 1,
        range: "a finite number above lower and not below mode, at a finite distance"
      ) { upper, all in upper > all[0] && upper >= all[1] && (upper - all[0]).isFinite },
    ], support: "lower…upper"
  ) { Triangular(lower: $0[0], mode: $0[1], upper: $0[2]) }

  /// nil unless lower ≤ mode ≤ upper, all finite, and lower < upper.
  public init?(lower: Double, mode: Double, upper: Double) {
    guard Self.family.accepts([lower, mode, upper]) else { return nil }
    self.lower = lower
    self.mode = mode
    self.upper = upper
  }

  public var parameters: [Double] { [lower, mode, upper] }
  public var support: ClosedRange<Double> { lower...upper }
  private var width: Double { upper - lower }

  // MARK: - Probabilities

  public func pdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard support.contains(x) else { return 0 }
    if x == mode { return 2 / width }
    return x < mode
      ? 2 / width * ((x - lower) / (mode - lower)) : 2 / width * ((upper - x) / (upper - mode))
  }

  public func logPDF(_ x: Double) -> Double { log(pdf(x)) }

  public func cdf(_ x: Double) -> Double {
    if x <= lower { return 0 }
    if x >= upper { return 1 }
    // Beyond the mode what is below it and a trapezium, for a difference from 1 would cancel.
    return x <= mode
      ? rising(x) : (mode - lower) / width + (x - mode) / width * (1 + (upper - x) / (upper - mode))
  }

  public func survival(_ x: Double) -> Double {
    if x <= lower { return 1 }
    if x >= upper { return 0 }
    return x >= mode
      ? falling(x)
      : (upper - mode) / width + (mode - x) / width * (1 + (x - lower) / (mode - lower))
  }

  /// The probability below x, which is not above the mode.
  private func rising(_ x: Double) -> Double {
    (x - lower) / width * ((x - lower) / (mode - lower))
  }

  /// The probability above x, which is not below the mode.
  private func falling(_ x: Double) -> Double {
    (upper - x) / width * ((upper - x) / (upper - mode))
  }

  public func quantile(_ probability: Double) -> Double {
    place(below: probability, above: 1 - probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    place(below: 1 - probability, above: probability)
  }

  private func place(below p: Double, above q: Double) -> Double {
    guard (0...1).contains(p), (0...1).contains(q) else { return .nan }
    // Roots of factors, for the product of tiny ones underflows.
    return p <= (mode - lower) / width
      ? lower + p.squareRoot() * width.squareRoot() * (mode - lower).squareRoot()
      : upper - q.squareRoot() * width.squareRoot() * (upper - mode).squareRoot()
  }

  // MARK: - Moments

  public var mean: Double { lower + (width + (mode - lower)) / 3 }

  /// The place of the mode within the support, 0…1.
  private var share: Double { (mode - lower) / width }

  /// The variance of the distribution on 0…1 with its mode at `share`, times 18.
  private var spread: Double { 1 - share * (1 - share) }

  public var variance: Double { width * width * spread / 18 }

  public var skewness: Double {
    let c = share
    return 2.0.squareRoot() * (1 - 2 * c) * (2 - c) * (1 + c) / (5 * spread * spread.squareRoot())
  }

  public var excessKurtosis: Double { -0.6 }
  public var entropy: Double { 0.5 + log(width / 2) }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    quantile(generator.openUniform())
  }
}
