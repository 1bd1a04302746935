import Glibc

/// The logistic distribution, whose cdf is the sigmoid.
public struct Logistic: Distribution, Hashable {
  public let location: Double
  /// Above 0; the standard deviation is π/√3 of it.
  public let scale: Double

  public static let family = DistributionFamily(
    name: "logistic", title: "Logistic",
    help: "Its cdf is the sigmoid, with the location and the scale.",
    parameters: [
      .finite("location", "the mean"),
      .positive("scale", "the scale, √3/π of the deviation", isOptional: true),
    ], support: "−∞…∞"
  ) { Logistic(location: $0[0], scale: $0[1]) }

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
    let e = exp(-standardised(x).magnitude)
    return e / ((1 + e) * (1 + e)) / scale
  }

  public func logPDF(_ x: Double) -> Double {
    let z = standardised(x).magnitude
    return -z - 2 * Glibc.log1p(exp(-z)) - log(scale)
  }

  public func cdf(_ x: Double) -> Double { Self.survival(-standardised(x)) }
  public func survival(_ x: Double) -> Double { Self.survival(standardised(x)) }

  private static func survival(_ z: Double) -> Double {
    if z < 0 { return 1 / (1 + exp(z)) }
    let e = exp(-z)
    return e / (1 + e)
  }

  public func quantile(_ probability: Double) -> Double {
    location + scale * Self.quantile(probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    location - scale * Self.quantile(probability)
  }

  private static func quantile(_ p: Double) -> Double {
    guard (0...1).contains(p) else { return .nan }
    // Around ½ the quotient's rounding would be all that is left.
    return p > 0.25 && p < 0.75 ? Glibc.log1p((2 * p - 1) / (1 - p)) : log(p) - Glibc.log1p(-p)
  }

  public var mean: Double { location }
  public var variance: Double { Double.pi * Double.pi / 3 * scale * scale }
  public var skewness: Double { 0 }
  public var excessKurtosis: Double { 1.2 }
  public var entropy: Double { 2 + log(scale) }
  public var mode: Double { location }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    let u = generator.openUniform()
    return location + scale * (PortableMath.log(u) - PortableMath.log(1 - u))
  }
}
