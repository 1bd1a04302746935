import Glibc
import NativeMath

/// The gamma distribution: the wait for several events of a Poisson process.
public struct Gamma: Distribution, Hashable {
  /// The shape k, above 0.
  public let shape: Double
  /// The scale θ, above 0: the mean is kθ. The rate of other conventions is 1/θ.
  public let scale: Double

  public static let family = DistributionFamily(
    name: "gamma", title: "Gamma",
    help: "The wait for several events, with the shape k and the scale θ (not the rate 1/θ); "
      + "the mean is kθ.",
    parameters: [
      .positive("shape", "the shape k", default: 2),
      .positive("scale", "the scale θ, one over the rate", isOptional: true),
    ], support: "0…∞"
  ) { Gamma(shape: $0[0], scale: $0[1]) }

  /// nil unless both are finite and above 0.
  public init?(shape: Double, scale: Double = 1) {
    guard Self.family.accepts([shape, scale]) else { return nil }
    self.init(known: shape, scale)
  }

  private init(known shape: Double, _ scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  public var parameters: [Double] { [shape, scale] }
  public var support: ClosedRange<Double> { 0 ... .infinity }

  // MARK: - Probabilities

  public func pdf(_ x: Double) -> Double { exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return -.infinity }
    let y = x / scale
    if y == 0 { return shape < 1 ? .infinity : shape > 1 ? -.infinity : -log(scale) }
    return GammaParts.logPoisson(shape, mean: y) + log(shape / y) - log(scale)
  }

  public func cdf(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    return x == .infinity ? 1 : answer(nabla_cdf, x / scale)
  }

  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    return x == .infinity ? 0 : answer(nabla_survival, x / scale)
  }

  public func quantile(_ probability: Double) -> Double {
    if probability == 0 { return 0 }
    return probability == 1 ? .infinity : scale * answer(nabla_quantile, probability)
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    if probability == 1 { return 0 }
    return probability == 0 ? .infinity : scale * answer(nabla_survival_quantile, probability)
  }

  private func answer(_ query: nabla_query, _ at: Double) -> Double {
    guard shape >= LargeGamma.least else {
      let result = NativeDistribution.value(nabla_gamma, query, at: at, shape)
      // Boost.Math's powers of places close to 0 overflow for large shapes.
      if result.isNaN, at < 1 {
        if query == nabla_cdf { return 0 }
        if query == nabla_survival { return 1 }
      }
      return result
    }
    switch query {
    case nabla_cdf: return LargeGamma.tails(shape: shape, at: at).lower
    case nabla_survival: return LargeGamma.tails(shape: shape, at: at).upper
    default:
      guard (0...1).contains(at) else { return .nan }
      return LargeGamma.quantile(at, isLower: query == nabla_quantile, shape: shape)
    }
  }

  // MARK: - Moments

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }
  public var skewness: Double { 2 / shape.squareRoot() }
  public var excessKurtosis: Double { 6 / shape }
  public var mode: Double { max(0, shape - 1) * scale }

  public var entropy: Double {
    // k + ln Γ(k) + (1 − k) ψ(k), its large parts cancelled by hand.
    let k = shape
    return log(scale) + 0.5 * log(k) + GammaParts.logRootOfTwoPi + GammaParts.stirlingRemainder(k)
      + (k - 1) / (2 * k) - (k - 1) * GammaParts.digammaRemainder(k)
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    scale * generator.standardGamma(shape: shape)
  }
}
