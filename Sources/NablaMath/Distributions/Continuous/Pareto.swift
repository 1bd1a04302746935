import Glibc

/// The Pareto distribution: a tail that is a power, above a least value.
public struct Pareto: Distribution, Hashable {
  /// The tail's exponent α, above 0.
  public let shape: Double
  /// The least value, above 0.
  public let scale: Double

  public static let family = DistributionFamily(
    name: "pareto", title: "Pareto",
    help: "A tail (scale/x)^shape, with the exponent and the least value.",
    parameters: [
      .positive("shape", "the tail's exponent", default: 3),
      .positive("scale", "the least value", isOptional: true),
    ], support: "scale…∞"
  ) { Pareto(shape: $0[0], scale: $0[1]) }

  /// nil unless both are finite and above 0.
  public init?(shape: Double, scale: Double = 1) {
    guard Self.family.accepts([shape, scale]) else { return nil }
    self.shape = shape
    self.scale = scale
  }

  public var parameters: [Double] { [shape, scale] }
  public var support: ClosedRange<Double> { scale ... .infinity }

  /// ln(x / scale), exact also where x is close to the scale.
  private func logRatio(_ x: Double) -> Double {
    x < 2 * scale ? Glibc.log1p((x - scale) / scale) : log(x / scale)
  }

  public func pdf(_ x: Double) -> Double { x < scale ? 0 : exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    x < scale ? -.infinity : log(shape) - log(scale) - (shape + 1) * logRatio(x)
  }

  public func cdf(_ x: Double) -> Double { x <= scale ? 0 : -expm1(-shape * logRatio(x)) }
  public func survival(_ x: Double) -> Double { x <= scale ? 1 : exp(-shape * logRatio(x)) }

  public func quantile(_ probability: Double) -> Double {
    (0...1).contains(probability) ? scale * exp(-Glibc.log1p(-probability) / shape) : .nan
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    (0...1).contains(probability) ? scale * exp(-log(probability) / shape) : .nan
  }

  public var mean: Double { shape > 1 ? shape * scale / (shape - 1) : .infinity }

  public var variance: Double {
    guard shape > 2 else { return .infinity }
    let unit = scale / (shape - 1)
    return unit * unit * shape / (shape - 2)
  }

  public var skewness: Double {
    guard shape > 3 else { return .nan }
    return 2 * (1 + shape) / (shape - 3) * ((shape - 2) / shape).squareRoot()
  }

  public var excessKurtosis: Double {
    let a = shape
    guard a > 4 else { return .nan }
    return 6 * (((a + 1) * a - 6) * a - 2) / (a * (a - 3) * (a - 4))
  }

  public var entropy: Double { log(scale) - log(shape) + 1 / shape + 1 }
  public var mode: Double { scale }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    scale * PortableMath.exp(generator.standardExponential() / shape)
  }
}
