import Glibc

/// The Laplace distribution: an exponential distribution to each side.
public struct Laplace: Distribution, Hashable {
  public let location: Double
  /// The mean distance from the location, above 0.
  public let scale: Double

  public static let family = DistributionFamily(
    name: "laplace", title: "Laplace",
    help: "Exponential to both sides, with the location and the scale, its mean distance.",
    parameters: [
      .finite("location", "the mean"),
      .positive("scale", "the mean distance from the location", isOptional: true),
    ], support: "−∞…∞"
  ) { Laplace(location: $0[0], scale: $0[1]) }

  /// nil unless the location is finite, and the scale finite and above 0.
  public init?(location: Double = 0, scale: Double = 1) {
    guard Self.family.accepts([location, scale]) else { return nil }
    self.location = location
    self.scale = scale
  }

  public var parameters: [Double] { [location, scale] }
  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  private func standardised(_ x: Double) -> Double { (x - location) / scale }

  public func pdf(_ x: Double) -> Double { 0.5 * exp(-standardised(x).magnitude) / scale }
  public func logPDF(_ x: Double) -> Double { -standardised(x).magnitude - log(2 * scale) }
  public func cdf(_ x: Double) -> Double { Self.survival(-standardised(x)) }
  public func survival(_ x: Double) -> Double { Self.survival(standardised(x)) }

  private static func survival(_ z: Double) -> Double {
    z > 0 ? 0.5 * exp(-z) : 1 - 0.5 * exp(z)
  }

  public func quantile(_ probability: Double) -> Double {
    location - scale * Self.survivalQuantile(probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    location + scale * Self.survivalQuantile(probability)
  }

  private static func survivalQuantile(_ p: Double) -> Double {
    guard (0...1).contains(p) else { return .nan }
    return p < 0.5 ? -log(2 * p) : log(2 * (1 - p))
  }

  public var mean: Double { location }
  public var variance: Double { 2 * scale * scale }
  public var skewness: Double { 0 }
  public var excessKurtosis: Double { 3 }
  public var entropy: Double { 1 + log(2 * scale) }
  public var mode: Double { location }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    let isBelow = generator.next() >> 63 == 1
    let distance = scale * generator.standardExponential()
    return isBelow ? location - distance : location + distance
  }
}
