import Glibc

/// An activation function of neural networks, with its derivative.
public enum Activation: Hashable, Sendable {
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  case tanh
  /// max(0, x).
  case relu
  /// x for x ≥ 0, αx below (Maas, Hannun & Ng 2013).
  case leakyRelu(Double)
  /// x for x ≥ 0, α(eˣ − 1) below (Clevert, Unterthiner & Hochreiter 2015).
  case elu(Double)
  /// λ · ELU with the α and λ that keep mean 0 and variance 1 (Klambauer et al. 2017).
  case selu
  /// xΦ(x) with the normal distribution's Φ (Hendrycks & Gimpel 2016).
  case gelu
  /// GELU's approximation by tanh (same paper, section 2).
  case geluTanh
  /// x · sigmoid(x), also called swish.
  case silu
  /// ln(1 + eˣ).
  case softplus
  /// x · tanh(softplus(x)) (Misra 2019).
  case mish
  /// x / (1 + |x|).
  case softsign

  /// The function's value; NaN for NaN, its limit at ±∞.
  public func value(_ x: Double) -> Double {
    switch self {
    case .sigmoid: return Self.logistic(x)
    case .tanh: return Glibc.tanh(x)
    case .relu: return x > 0 || x.isNaN ? x : 0
    case .leakyRelu(let alpha): return x >= 0 ? x : alpha * x
    case .elu(let alpha): return x >= 0 ? x : alpha * expm1(x)
    case .selu: return x >= 0 ? Self.seluScale * x : Self.seluScale * Self.seluAlpha * expm1(x)
    case .gelu: return x == -.infinity ? 0 : x * Normal.standard.cdf(x)
    case .geluTanh:
      return x == -.infinity ? 0 : x * Self.logistic(2 * Self.rootOfTwoOverPi * Self.cubic(x))
    case .silu: return x == -.infinity ? 0 : x * Self.logistic(x)
    case .softplus: return Self.logOnePlusExp(x)
    case .mish: return x == -.infinity ? 0 : x * Glibc.tanh(Self.logOnePlusExp(x))
    case .softsign: return x.isInfinite ? (x > 0 ? 1 : -1) : x / (1 + x.magnitude)
    }
  }

  /// The derivative; NaN at a kink, where the slopes to the left and right differ.
  public func derivative(_ x: Double) -> Double {
    switch self {
    case .sigmoid: return Self.logistic(x) * Self.logistic(-x)
    case .tanh:
      let c = cosh(x)
      return 1 / (c * c)
    case .relu: return Self.slope(x, below: 0, above: 1)
    case .leakyRelu(let alpha): return Self.slope(x, below: alpha, above: 1)
    case .elu(let alpha): return Self.slope(x, below: alpha * exp(x), above: 1)
    case .selu:
      return Self.slope(x, below: Self.seluScale * Self.seluAlpha * exp(x), above: Self.seluScale)
    case .gelu:
      return x.isInfinite ? (x > 0 ? 1 : 0) : Normal.standard.cdf(x) + x * Normal.standard.pdf(x)
    case .geluTanh:
      if x.magnitude > 1e3 { return x > 0 ? 1 : 0 }
      let a = 2 * Self.rootOfTwoOverPi
      let s = Self.logistic(a * Self.cubic(x))
      return s + x * s * Self.logistic(-a * Self.cubic(x)) * a * (1 + 3 * 0.044715 * x * x)
    case .silu:
      if x.magnitude > 1e3 { return x > 0 ? 1 : 0 }
      let s = Self.logistic(x)
      return s * (1 + x * Self.logistic(-x))
    case .softplus: return Self.logistic(x)
    case .mish:
      if x.magnitude > 1e3 { return x > 0 ? 1 : 0 }
      let t = Glibc.tanh(Self.logOnePlusExp(x))
      let c = cosh(Self.logOnePlusExp(x))
      return t + x * Self.logistic(x) / (c * c)
    case .softsign:
      let d = 1 + x.magnitude
      return 1 / (d * d)
    }
  }

  /// Where the slope jumps, nil for smooth functions.
  public var kink: (below: Double, above: Double)? {
    let (below, above): (Double, Double)
    switch self {
    case .relu: (below, above) = (0, 1)
    case .leakyRelu(let alpha), .elu(let alpha): (below, above) = (alpha, 1)
    case .selu: (below, above) = (Self.seluScale * Self.seluAlpha, Self.seluScale)
    default: return nil
    }
    return below == above ? nil : (below, above)
  }

  // MARK: - Parts

  private static let seluAlpha = 1.6732632423543772848170429916717
  private static let seluScale = 1.0507009873554804934193349852946
  private static let rootOfTwoOverPi = 0.797884560802865355879892119868763737

  private static func cubic(_ x: Double) -> Double { x + 0.044715 * x * x * x }

  private static func slope(_ x: Double, below: Double, above: Double) -> Double {
    if x < 0 { return below }
    if x > 0 { return above }
    // At 0 `below` is the slope from the left.
    return x.isNaN || below != above ? .nan : above
  }

  private static func logistic(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let e = exp(x)
    return e / (1 + e)
  }

  private static func logOnePlusExp(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }
}
