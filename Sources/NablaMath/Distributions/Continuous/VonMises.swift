import Glibc

/// The von Mises distribution: angles around a mean direction, the circle's normal distribution.
///
/// As a distribution on the line it lives on mean − π…mean + π, with the density
/// e^(κ cos(x − μ)) / (2π I₀(κ)); beyond them density and probability are 0. Its cdf has no closed
/// form: tails are integrated from their end in panels of 20 Gauss–Legendre points, over each of
/// which the density's logarithm changes by less than 10, and so keep their digits at any κ
/// (a normal approximation, as in common libraries, is wrong by 1e-2 in places).
public struct VonMises: Distribution, Hashable {
  /// The mean direction μ in radians.
  public let direction: Double
  /// The concentration κ, at least 0: 0 is uniform, and large ones are close to a normal
  /// distribution of variance 1/κ.
  public let concentration: Double
  /// ∫ e^(−2κ sin²(t/2)) dt over the circle: 2π e^(−κ) I₀(κ).
  private let total: Double

  public static let family = DistributionFamily(
    name: "von_mises", title: "von Mises",
    help: "Angles in radians around the direction μ, with the concentration κ.",
    parameters: [
      .finite("mu", "the mean direction in radians"),
      DistributionParameter(
        "kappa", "the concentration κ", default: 1, isOptional: true,
        range: "a number from 0 to 1e12"
      ) { kappa, _ in kappa >= 0 && kappa <= 1e12 },
    ], support: "mu − π…mu + π"
  ) { VonMises(direction: $0[0], concentration: $0[1]) }

  /// nil unless the direction is finite, and the concentration from 0 to 10¹².
  public init?(direction: Double = 0, concentration: Double = 1) {
    guard Self.family.accepts([direction, concentration]) else { return nil }
    self.direction = direction
    self.concentration = concentration
    total = 2 * Self.tail(0, concentration) { _ in 1 }
  }

  public var parameters: [Double] { [direction, concentration] }
  public var support: ClosedRange<Double> { direction - .pi...direction + .pi }

  // MARK: - Probabilities

  public func pdf(_ x: Double) -> Double { exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    return support.contains(x) ? -Self.decay(x - direction, concentration) - log(total) : -.infinity
  }

  public func cdf(_ x: Double) -> Double { below(x - direction) }
  public func survival(_ x: Double) -> Double { below(direction - x) }

  private func below(_ t: Double) -> Double {
    if t.isNaN { return t }
    if t <= -.pi { return 0 }
    if t >= .pi { return 1 }
    return t > 0 ? 1 - below(-t) : Self.tail(t, concentration) { _ in 1 } / total
  }

  public func quantile(_ probability: Double) -> Double { direction + place(probability) }
  public func survivalQuantile(_ probability: Double) -> Double { direction - place(probability) }

  /// The angle below which a share of `p` lies: Newton's method on the tail's logarithm, within
  /// bounds that shrink.
  private func place(_ p: Double) -> Double {
    guard (0...1).contains(p) else { return .nan }
    if p > 0.5 { return -place(1 - p) }
    if p == 0 { return -.pi }
    if p == 0.5 { return 0 }
    var (low, high) = (-Double.pi, 0.0)
    let guess = Normal.standard.quantile(p) / concentration.squareRoot()
    var t = guess > low ? guess : low * (1 - p)
    for _ in 0..<100 {
      let tail = below(t)
      if tail < p { low = t } else { high = t }
      let step = log(tail / p) * tail / pdf(direction + t)
      var next = t - step
      if !(next > low && next < high) { next = low / 2 + high / 2 }
      if (next - t).magnitude <= 1e-16 * t.magnitude || next == low || next == high { return next }
      t = next
    }
    return t
  }

  // MARK: - Moments

  public var mean: Double { direction }
  public var mode: Double { direction }
  public var skewness: Double { 0 }

  /// On the line: E[(X − μ)²]. The circle's own measure is `circularVariance`.
  public var variance: Double { average { $0 * $0 } }

  public var excessKurtosis: Double {
    let variance = variance
    return average { $0 * $0 * $0 * $0 } / (variance * variance) - 3
  }

  /// 1 − E[cos(X − μ)] = 1 − I₁(κ)/I₀(κ), 0…1.
  public var circularVariance: Double {
    average { t in
      let s = sin(t / 2)
      return 2 * s * s
    }
  }

  public var entropy: Double { log(total) + concentration * circularVariance }

  /// The mean of an even function of the distance from the direction.
  private func average(_ function: (Double) -> Double) -> Double {
    2 * Self.tail(0, concentration, function) / total
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    let kappa = concentration
    if kappa < 1.5 {
      // From the uniform distribution, kept with e^(κ (cos t − 1)).
      while true {
        let t = (2 * generator.openUniform() - 1) * Double.pi
        if PortableMath.log(generator.openUniform()) <= kappa * (PortableMath.cos(t) - 1) {
          return direction + t
        }
      }
    }
    // 1 − cos t ≥ 2t²/π²: from the normal distribution of variance π²/(4κ).
    let deviation = Double.pi / (2 * kappa.squareRoot())
    while true {
      let z = generator.standardNormal()
      let t = z * deviation
      guard t.magnitude <= .pi else { continue }
      let fall = kappa * (PortableMath.cos(t) - 1) + z * z / 2
      if PortableMath.log(generator.openUniform()) <= fall { return direction + t }
    }
  }

  // MARK: - Integration

  /// κ − κ cos t, which does not cancel for small t.
  private static func decay(_ t: Double, _ kappa: Double) -> Double {
    let s = sin(t / 2)
    return 2 * kappa * s * s
  }

  /// ∫ weight(u) e^(−κ + κ cos u) du from −π to t ≤ 0.
  private static func tail(_ t: Double, _ kappa: Double, _ weight: (Double) -> Double) -> Double {
    var (upper, sum) = (t, 0.0)
    while upper > -.pi {
      let width = 4 / (kappa.squareRoot() + kappa * sin(upper).magnitude)
      let lower = max(-.pi, upper - width)
      let part = GaussLegendre.integral(from: lower, to: upper) { u in
        weight(u) * exp(-decay(u, kappa))
      }
      sum += part
      if lower == upper { break }
      upper = lower
      if part <= 1e-18 * sum { break }
    }
    // From the double π, where the panels end, to π.
    return upper == -.pi ? sum + 0x1.1a62633145c07p-53 * weight(upper) * exp(-2 * kappa) : sum
  }
}
