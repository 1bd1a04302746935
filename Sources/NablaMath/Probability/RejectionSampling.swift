/// Values of a density made from those of another: a proposal x is kept with the probability
/// f(x) / (M g(x)) (J. von Neumann 1951).
public struct RejectionSampling: Sendable {
  /// A proposal with its height u M g(x) under the envelope.
  public struct Proposal: Hashable, Sendable {
    public let x: Double
    public let height: Double
    /// Whether the height is below the target's density.
    public let isAccepted: Bool
  }

  /// All proposals, in their order.
  public let proposals: [Proposal]
  /// Proposals at which the target was above the envelope: with any, the accepted values do not
  /// follow the target.
  public let violations: Int

  /// The accepted values, in their order.
  public var accepted: [Double] { proposals.filter(\.isAccepted).map(\.x) }

  /// The share of proposals that were accepted; about 1/M for a normalised target.
  public var acceptance: Double {
    Double(proposals.count { $0.isAccepted }) / Double(proposals.count)
  }

  /// - Parameters:
  ///   - proposal: what x is drawn from, of density g.
  ///   - bound: M, above 0, so that f(x) ≤ M g(x) everywhere.
  ///   - count: how many proposals, 1 to 10⁸.
  ///   - seed: the same seed gives the same values on every platform.
  ///   - density: f, at least 0; it need not be normalised. NaN counts as 0.
  /// - Throws: for a count or bound out of range.
  public init(
    proposal: some Distribution, bound: Double, count: Int, seed: UInt64,
    density: (Double) -> Double
  ) throws(MathError) {
    try Simulation.check("rejection sampling", size: 1, count: count)
    guard bound > 0, bound.isFinite else {
      throw MathError("rejection sampling", "the bound is \(bound)", "give a number above 0")
    }
    var generator = Xoshiro256PlusPlus(seed: seed)
    var (proposals, violations) = ([Proposal](), 0)
    for _ in 0..<count {
      let x = proposal.sample(using: &generator)
      let envelope = bound * proposal.pdf(x)
      let height = generator.uniform() * envelope
      let target = density(x)
      // Rounding at a place where both touch is no violation.
      if target > envelope * (1 + 1e-12) { violations += 1 }
      proposals.append(Proposal(x: x, height: height, isAccepted: height < target))
    }
    self.proposals = proposals
    self.violations = violations
  }
}
