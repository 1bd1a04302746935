import Glibc

/// The uniform distribution: as likely everywhere between two numbers.
public struct Uniform: Distribution, Hashable {
  public let lower, upper: Double

  public static let family = DistributionFamily(
    name: "uniform", title: "Uniform",
    help: "As likely everywhere between the lower and the upper bound.",
    parameters: [
      .finite("lower", "the lower bound"),
      DistributionParameter(
        "upper", "the upper bound", default: 1, isOptional: true,
        range: "a finite number above lower, at a distance that is finite"
      ) { upper, all in upper > all[0] && (upper - all[0]).isFinite },
    ], support: "lower…upper"
  ) { Uniform(lower: $0[0], upper: $0[1]) }

  /// nil unless both are finite, as their distance is, and `lower` is below `upper`.
  public init?(lower: Double = 0, upper: Double = 1) {
    guard Self.family.accepts([lower, upper]) else { return nil }
    self.lower = lower
    self.upper = upper
  }

  public var parameters: [Double] { [lower, upper] }
  public var support: ClosedRange<Double> { lower...upper }
  private var width: Double { upper - lower }

  public func pdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    return support.contains(x) ? 1 / width : 0
  }

  public func logPDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    return support.contains(x) ? -log(width) : -.infinity
  }

  public func cdf(_ x: Double) -> Double {
    x <= lower ? 0 : x >= upper ? 1 : (x - lower) / width
  }

  public func survival(_ x: Double) -> Double {
    x <= lower ? 1 : x >= upper ? 0 : (upper - x) / width
  }

  public func quantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    return probability < 0.5 ? lower + width * probability : upper - width * (1 - probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    return probability < 0.5 ? upper - width * probability : lower + width * (1 - probability)
  }

  public var mean: Double { lower + width / 2 }
  public var variance: Double { width * width / 12 }
  public var skewness: Double { 0 }
  public var excessKurtosis: Double { -1.2 }
  public var entropy: Double { log(width) }
  /// The lower bound: all places are as likely.
  public var mode: Double { lower }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    quantile(generator.openUniform())
  }
}
