extension NoiseSchedule {
  /// Points at the step t, with the noise that was mixed in.
  public struct Noised: Hashable, Sendable {
    /// xₜ = √ᾱₜ x₀ + √(1 − ᾱₜ) ε.
    public let points: [[Double]]
    /// ε, standard normal.
    public let noise: [[Double]]
  }

  /// Points after t steps of noise, at once: q(xₜ | x₀) = N(√ᾱₜ x₀, (1 − ᾱₜ) I)
  /// (Ho et al. 2020, eq. 4). The same seed gives the same ε for every t.
  ///
  /// - Parameters:
  ///   - points: finite, of one number of coordinates.
  ///   - step: t, 0…T.
  public func noised(
    _ points: [[Double]], step: Int, seed: UInt64 = 42
  ) throws(MathError) -> Noised {
    try check(points, step: step)
    var generator = Xoshiro256PlusPlus(seed: seed)
    let (kept, added) = (alphaBar(step).squareRoot(), (1 - alphaBar(step)).squareRoot())
    let noise = points.map { $0.map { _ in generator.standardNormal() } }
    return Noised(
      points: zip(points, noise).map { point, noise in
        zip(point, noise).map { kept * $0 + added * $1 }
      }, noise: noise)
  }

  /// The same points after 0, 1, …, T steps, each from the one before: paths of the forward chain.
  ///
  /// - Parameter steps: how many of the T; all where nil.
  public func forwardPaths(
    _ points: [[Double]], steps: Int? = nil, seed: UInt64 = 42
  ) throws(MathError) -> [[[Double]]] {
    let count = steps ?? self.steps
    try check(points, step: count)
    var generator = Xoshiro256PlusPlus(seed: seed)
    var path = [points]
    var current = points
    for beta in betas.prefix(count) {
      let (kept, added) = ((1 - beta).squareRoot(), beta.squareRoot())
      current = current.map { point in
        point.map { kept * $0 + added * generator.standardNormal() }
      }
      path.append(current)
    }
    return path
  }

  private func check(_ points: [[Double]], step: Int) throws(MathError) {
    guard (0...steps).contains(step) else {
      throw MathError("diffusion.step", "is \(step)", "give 0 to \(steps)")
    }
    guard let matrix = Matrix(points), matrix.values.allSatisfy(\.isFinite) else {
      throw MathError(
        "diffusion.points", "differ in their numbers of coordinates, or are not finite",
        "give finite points of one dimension")
    }
  }
}
