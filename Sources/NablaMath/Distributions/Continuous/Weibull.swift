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
    return mean * mean * central(2)
  }

  public var skewness: Double {
    let second = central(2)
    return central(3) / (second * second.squareRoot())
  }

  public var excessKurtosis: Double {
    let second = central(2)
    return central(4) / (second * second) - 3
  }

  /// E[(X / mean − 1)ⁿ] for n = 2, 3, 4.
  private func central(_ n: Int) -> Double {
    let s = 1 / shape
    let logMean = RealFunctions.logGamma(1 + s)
    guard s < 0.5 else {
      func moment(_ n: Double) -> Double { exp(RealFunctions.logGamma(1 + n * s) - n * logMean) }
      switch n {
      case 2: return moment(2) - 1
      case 3: return moment(3) - 3 * moment(2) + 2
      default: return moment(4) - 4 * moment(3) + 6 * moment(2) - 3
      }
    }
    // For large shapes these cancel: the integral over y = ln of an exponential variable, of
    // density e^(y − eʸ), does not.
    var sum = 0.0
    for lower in stride(from: -64.0, to: 5, by: 1) {
      sum += GaussLegendre.integral(from: lower, to: lower + 1) { y in
        let distance = expm1(s * y - logMean)
        let power = n == 2 ? 1 : n == 3 ? distance : distance * distance
        return distance * distance * power * exp(y - exp(y))
      }
    }
    return sum
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
