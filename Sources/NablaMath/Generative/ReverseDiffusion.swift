/// Noise turned into data step by step, with the exact score of a Gaussian mixture in place of a
/// network.
public struct ReverseDiffusion: Sendable {
  /// How a step is made.
  public enum Method: Hashable, Sendable {
    /// xₜ₋₁ = (xₜ + βₜ s)/√αₜ + √βₜ z (Ho et al. 2020, algorithm 2 with σ² = β and the score
    /// s = −ε/√(1 − ᾱₜ)); no noise in the last step.
    case ancestral
    /// The same with the smaller variance β̃ₜ.
    case ancestralPosterior
    /// xₜ₋₁ = √ᾱₜ₋₁ x̂₀ + √(1 − ᾱₜ₋₁) ε̂, without noise (Song, Meng & Ermon, "DDIM",
    /// arXiv:2010.02502, eq. 12 with η = 0).
    case implicit
  }

  /// The points at t = T, T − 1, …, 0.
  public let path: [[[Double]]]

  /// The generated points.
  public var samples: [[Double]] { path.last ?? [] }

  /// - Parameters:
  ///   - mixture: of the data.
  ///   - count: how many points, from standard normal ones; below 0 counts as 0.
  public init(
    of mixture: GaussianMixture, schedule: NoiseSchedule, count: Int,
    method: Method = .ancestral, seed: UInt64 = 42
  ) throws(MathError) {
    var generator = Xoshiro256PlusPlus(seed: seed)
    let start = (0..<max(0, count)).map { _ in
      (0..<mixture.dimension).map { _ in generator.standardNormal() }
    }
    try self.init(
      of: mixture, schedule: schedule, from: start, method: method, using: &generator)
  }

  /// From given points at t = T.
  ///
  /// - Parameter start: as many coordinates as the mixture has.
  public init(
    of mixture: GaussianMixture, schedule: NoiseSchedule, from start: [[Double]],
    method: Method = .ancestral, using generator: inout some RandomNumberGenerator
  ) throws(MathError) {
    guard start.allSatisfy({ $0.count == mixture.dimension }) else {
      throw MathError(
        "reverse diffusion", "points have \(start.map(\.count)) coordinates",
        "give \(mixture.dimension)")
    }
    let variances =
      method == .ancestralPosterior ? schedule.posteriorVariances : schedule.betas
    var path = [start]
    var current = start
    for t in (1...schedule.steps).reversed() {
      let noised = try mixture.noised(alphaBar: schedule.alphaBar(t))
      let deviation = t > 1 ? variances[t - 1].squareRoot() : 0
      current = current.map { point in
        let score = noised.score(point)
        guard method != .implicit else { return Self.implicit(point, score, schedule, t) }
        let (beta, root) = (schedule.betas[t - 1], schedule.alphas[t - 1].squareRoot())
        return zip(point, score).map { x, s in
          (x + beta * s) / root + (deviation > 0 ? deviation * generator.standardNormal() : 0)
        }
      }
      path.append(current)
    }
    self.path = path
  }

  private static func implicit(
    _ point: [Double], _ score: [Double], _ schedule: NoiseSchedule, _ t: Int
  ) -> [Double] {
    let (now, next) = (schedule.alphaBar(t), schedule.alphaBar(t - 1))
    return zip(point, score).map { x, s in
      let noise = -(1 - now).squareRoot() * s
      let clean = (x - (1 - now).squareRoot() * noise) / now.squareRoot()
      return next.squareRoot() * clean + (1 - next).squareRoot() * noise
    }
  }
}
