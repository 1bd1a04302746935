import Glibc

/// The Weibull distribution: lifetimes whose risk grows or falls as a power of age.
public struct Weibull: Distribution, Hashable {
  /// The exponent k, above 0: below 1 the risk falls with age, above it grows.
  public let shape: Double
  /// The age λ that a share of 1/e survives, above 0.
  public let scale: Double

  public static let family = DistributionFamily(
    name: "weibull", title: "Weibull",
    help: "Lifetimes with the survival e^(−(x/scale)^shape), with the shape and the scale.",
    parameters: [
      .positive("shape", "the exponent k", default: 1.5),
      .positive("scale", "the age that a share of 1/e survives", isOptional: true),
    ], support: "0…∞"
  ) { Weibull(shape: $0[0], scale: $0[1]) }

  /// nil unless both are finite and above 0.
  public init?(shape: Double, scale: Double = 1) {
    guard Self.family.accepts([shape, scale]) else { return nil }
    self.shape = shape
    self.scale = scale
  }

  public var parameters: [Double] { [shape, scale] }
  public var support: ClosedRange<Double> { 0 ... .infinity }

  // MARK: - Probabilities

  public func pdf(_ x: Double) -> Double { exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return -.infinity }
    if x == 0 {
      return shape < 1 ? .infinity : shape > 1 ? -.infinity : -log(scale)
    }
    let z = x / scale
    return log(shape) - log(scale) + (shape - 1) * log(z) - pow(z, shape)
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : -expm1(-pow(x / scale, shape)) }
  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : exp(-pow(x / scale, shape)) }

  public func quantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    return scale * pow(-Glibc.log1p(-probability), 1 / shape)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    return scale * pow(max(0, -log(probability)), 1 / shape)
  }

  // MARK: - Moments

  public var mean: Double { scale * tgamma(1 + 1 / shape) }

  public var variance: Double {
    let mean = mean
    return mean * mean * growth(2)
  }

  public var skewness: Double {
    let second = growth(2)
    return (growth(3) - 3 * second) / (second * second.squareRoot())
  }

  public var excessKurtosis: Double {
    let second = growth(2)
    return (growth(4) - 4 * growth(3) + 6 * second) / (second * second) - 3
  }

  /// E[Xⁿ] / E[X]ⁿ − 1, which for large shapes cancels unless it is found from
  /// ln Γ(1 + s) = −γs + Σ ζ(k) (−s)ᵏ / k.
  private func growth(_ n: Double) -> Double {
    let s = 1 / shape
    if n * s > 0.5 {
      return expm1(GammaParts.logGamma(1 + n * s) - n * GammaParts.logGamma(1 + s))
    }
    var (sum, power, nth) = (0.0, -s, n)
    for k in 2...60 {
      power *= -s
      nth *= n
      sum += Self.zeta(k) * power * (nth - n) / Double(k)
    }
    return expm1(sum)
  }

  /// ζ(k) for whole k from 2, by Σ 1/jᵏ with the integral and the first corrections of the rest.
  private static func zeta(_ k: Int) -> Double {
    let (last, k) = (20.0, Double(k))
    var sum = 0.0
    for j in stride(from: last - 1, through: 1, by: -1) { sum += pow(j, -k) }
    let edge = pow(last, -k)
    let rest = edge * (last / (k - 1) + 0.5)
    let first = k * edge / last / 12
    let second = first * (k + 1) * (k + 2) / (60 * last * last)
    let third = second * (k + 3) * (k + 4) / (42 * last * last)
    return sum + rest + first - second + third
  }

  public var mode: Double { shape > 1 ? scale * pow(1 - 1 / shape, 1 / shape) : 0 }

  public var entropy: Double {
    let eulerGamma = 0.577215664901532860606512090082402431
    return eulerGamma * (1 - 1 / shape) + log(scale) - log(shape) + 1
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    scale * PortableMath.exp(PortableMath.log(generator.standardExponential()) / shape)
  }
}
