import Glibc

/// The Cauchy distribution: the ratio of two normal variables, without mean or variance.
public struct Cauchy: Distribution, Hashable {
  /// The median.
  public let location: Double
  /// Half the distance between the quartiles, above 0.
  public let scale: Double

  public static let family = DistributionFamily(
    name: "cauchy", title: "Cauchy",
    help: "The ratio of two normal variables, with the location and half the interquartile range.",
    parameters: [
      .finite("location", "the median"),
      .positive("scale", "half the distance between the quartiles", isOptional: true),
    ], support: "−∞…∞"
  ) { Cauchy(location: $0[0], scale: $0[1]) }

  /// nil unless the location is finite, and the scale finite and above 0.
  public init?(location: Double = 0, scale: Double = 1) {
    guard Self.family.accepts([location, scale]) else { return nil }
    self.location = location
    self.scale = scale
  }

  public var parameters: [Double] { [location, scale] }
  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  private func standardised(_ x: Double) -> Double { (x - location) / scale }

  public func pdf(_ x: Double) -> Double {
    let z = standardised(x)
    return 1 / (Double.pi * scale * (1 + z * z))
  }

  public func logPDF(_ x: Double) -> Double {
    let z = standardised(x).magnitude
    return (z > 1e150 ? -2 * log(z) : -Glibc.log1p(z * z)) - log(Double.pi) - log(scale)
  }

  // The angle from the axis is tiny where the tail is.
  public func cdf(_ x: Double) -> Double { atan2(1, -standardised(x)) / .pi }
  public func survival(_ x: Double) -> Double { atan2(1, standardised(x)) / .pi }

  public func quantile(_ probability: Double) -> Double {
    location - scale * Self.survivalQuantile(probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    location + scale * Self.survivalQuantile(probability)
  }

  private static func survivalQuantile(_ p: Double) -> Double {
    guard (0...1).contains(p) else { return .nan }
    if p == 0 { return .infinity }
    if p == 1 { return -.infinity }
    if p < 0.25 { return 1 / tan(.pi * p) }
    return p > 0.75 ? -1 / tan(.pi * (1 - p)) : tan(.pi * (0.5 - p))
  }

  public var mean: Double { .nan }
  public var variance: Double { .nan }
  public var skewness: Double { .nan }
  public var excessKurtosis: Double { .nan }
  public var entropy: Double { log(4 * Double.pi) + log(scale) }
  public var mode: Double { location }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    // The slope of a random direction: of a point in the half disc.
    while true {
      let (u, v) = (generator.openUniform(), 2 * generator.openUniform() - 1)
      if u * u + v * v < 1 { return location + scale * (v / u) }
    }
  }
}
