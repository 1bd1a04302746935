import Glibc

/// How much noise a diffusion model adds at each step t = 1…T:
/// q(xₜ | xₜ₋₁) = N(√(1 − βₜ) xₜ₋₁, βₜ I) (Ho, Jain & Abbeel, "DDPM", arXiv:2006.11239, eq. 2).
public struct NoiseSchedule: Hashable, Sendable {
  /// βₜ at index t − 1, each in 0…1.
  public let betas: [Double]
  /// αₜ = 1 − βₜ at index t − 1.
  public let alphas: [Double]
  /// ᾱₜ = α₁ … αₜ at index t − 1.
  public let alphaBars: [Double]

  /// T.
  public var steps: Int { betas.count }

  /// Any variances.
  ///
  /// - Parameter betas: 1 to 100,000 numbers above 0 and below 1.
  public init(betas: [Double]) throws(MathError) {
    try Self.check(steps: betas.count)
    if let t = betas.firstIndex(where: { !($0 > 0 && $0 < 1) }) {
      throw MathError("schedule.beta", "is \(betas[t]) at t = \(t + 1)", "give 0 < beta < 1")
    }
    self.betas = betas
    alphas = betas.map { 1 - $0 }
    var product = 1.0
    alphaBars = alphas.map { alpha in
      product *= alpha
      return product
    }
  }

  /// β from `start` to `end`, evenly (Ho et al. 2020, §4; the defaults are for T = 1000).
  ///
  /// - Parameter isRescaled: whether β is multiplied by 1000 / T, so that other T end with about as
  ///   much noise (as in the code of Nichol & Dhariwal 2021).
  public static func linear(
    steps: Int = 1000, from start: Double = 1e-4, to end: Double = 0.02, isRescaled: Bool = false
  ) throws(MathError) -> NoiseSchedule {
    try check(steps: steps)
    let factor = isRescaled ? 1000 / Double(steps) : 1
    return try NoiseSchedule(betas: even(steps, start * factor, end * factor))
  }

  /// √β from √start to √end, evenly (latent diffusion's "scaled linear"; Rombach et al. 2022).
  public static func scaledLinear(
    steps: Int = 1000, from start: Double = 0.00085, to end: Double = 0.012
  ) throws(MathError) -> NoiseSchedule {
    try check(steps: steps)
    guard start >= 0, end >= 0 else {
      throw MathError("schedule", "goes from \(start) to \(end)", "give numbers above 0")
    }
    return try NoiseSchedule(
      betas: even(steps, start.squareRoot(), end.squareRoot()).map { $0 * $0 })
  }

  /// ᾱₜ = f(t)/f(0), f(t) = cos²((t/T + s)/(1 + s) · π/2), with β clipped
  /// (Nichol & Dhariwal, "Improved DDPM", arXiv:2102.09672, eq. 17); ᾱ is the product of the
  /// clipped α, so ᾱ_T is not 0.
  ///
  /// - Parameters:
  ///   - offset: s, at least 0; 0.008 by default, which keeps the first β from being tiny.
  ///   - largestBeta: where β is clipped; 0.999 by default.
  public static func cosine(
    steps: Int = 1000, offset s: Double = 0.008, largestBeta: Double = 0.999
  ) throws(MathError) -> NoiseSchedule {
    try check(steps: steps)
    guard s >= 0, s.isFinite else {
      throw MathError("schedule.s", "is \(s)", "give a number of at least 0")
    }
    func f(_ t: Int) -> Double {
      let c = cos((Double(t) / Double(steps) + s) / (1 + s) * .pi / 2)
      return c * c
    }
    return try NoiseSchedule(betas: (1...steps).map { min(1 - f($0) / f($0 - 1), largestBeta) })
  }

  // MARK: - At a step

  /// ᾱₜ for t = 0…T, ᾱ₀ = 1; NaN for other t.
  public func alphaBar(_ t: Int) -> Double {
    t == 0 ? 1 : t > 0 && t <= steps ? alphaBars[t - 1] : .nan
  }

  /// The signal-to-noise ratio ᾱₜ / (1 − ᾱₜ) at index t − 1.
  public var signalToNoise: [Double] { alphaBars.map { $0 / (1 - $0) } }

  /// β̃ₜ = (1 − ᾱₜ₋₁)/(1 − ᾱₜ) βₜ at index t − 1, the variance of q(xₜ₋₁ | xₜ, x₀)
  /// (Ho et al. 2020, eq. 7); 0 at t = 1.
  public var posteriorVariances: [Double] {
    (1...steps).map { t in (1 - alphaBar(t - 1)) / (1 - alphaBar(t)) * betas[t - 1] }
  }

  /// The first t with ᾱₜ ≤ ½, where half of the signal's power is gone; nil if there is none.
  public var halfLife: Int? { alphaBars.firstIndex { $0 <= 0.5 }.map { $0 + 1 } }

  private static func even(_ count: Int, _ start: Double, _ end: Double) -> [Double] {
    (0..<count).map { i in
      count == 1 ? start : start + (end - start) * (Double(i) / Double(count - 1))
    }
  }

  private static func check(steps: Int) throws(MathError) {
    guard (1...100_000).contains(steps) else {
      throw MathError("schedule.steps", "is \(steps)", "give 1 to 100,000")
    }
  }
}
