/// A random walk whose places follow a density, known but for a factor (N. Metropolis et al. 1953,
/// W. K. Hastings 1970): normal steps, each accepted with the probability min(1, π(x′)/π(x)).
public struct MetropolisHastings: Sendable {
  /// The place after each step; the start is not among them.
  public let states: [[Double]]
  /// Where each step would have led.
  public let proposals: [[Double]]
  /// Whether each step was taken; else the place is the one before.
  public let isAccepted: [Bool]
  /// The first states, which still remember the start and are left out of `samples`.
  public let burnIn: Int

  /// - Parameters:
  ///   - start: at least one finite number, where the density is above 0.
  ///   - scale: the steps' standard deviation in each dimension, above 0; about 2.4/√d of the
  ///     target's deviation mixes well.
  ///   - count: how many steps; times the dimensions at most 10⁸.
  ///   - burnIn: how many of them to leave out, from 0 to `count`.
  ///   - seed: the same seed gives the same walk, as far as `logDensity` does.
  ///   - logDensity: ln π but for a constant; −∞ or NaN where nothing can be.
  /// - Throws: for numbers out of range, and for a start that cannot be.
  public init(
    start: [Double], scale: Double, count: Int, burnIn: Int = 0, seed: UInt64,
    logDensity: ([Double]) -> Double
  ) throws(MathError) {
    let place = "Metropolis–Hastings"
    try Simulation.check(place, size: start.count, count: count)
    guard scale > 0, scale.isFinite else {
      throw MathError(place, "the scale is \(scale)", "give a number above 0")
    }
    guard (0...count).contains(burnIn) else {
      throw MathError(place, "burnIn is \(burnIn)", "give 0 to \(count), the number of steps")
    }
    var height = logDensity(start)
    guard start.allSatisfy(\.isFinite), height > -.infinity, height < .infinity else {
      throw MathError(
        place, "the log density at the start \(start) is \(height)",
        "start where the density is above 0")
    }
    var generator = Xoshiro256PlusPlus(seed: seed)
    var (state, states, proposals, isAccepted) = (start, [[Double]](), [[Double]](), [Bool]())
    for _ in 0..<count {
      let proposal = state.map { $0 + scale * generator.standardNormal() }
      let other = logDensity(proposal)
      let isTaken = PortableMath.log(generator.openUniform()) < other - height
      if isTaken { (state, height) = (proposal, other) }
      states.append(state)
      proposals.append(proposal)
      isAccepted.append(isTaken)
    }
    self.states = states
    self.proposals = proposals
    self.isAccepted = isAccepted
    self.burnIn = burnIn
  }

  /// The states after the burn-in.
  public var samples: ArraySlice<[Double]> { states[burnIn...] }

  /// The share of steps that were taken.
  public var acceptance: Double {
    Double(isAccepted.count { $0 }) / Double(isAccepted.count)
  }

  /// The correlation of one dimension of the samples with itself so many steps later.
  ///
  /// - Returns: for lags 0, 1, …, at most `lags`; empty without samples or such a dimension, NaN
  ///   for samples that are all the same.
  public func autocorrelation(dimension: Int = 0, lags: Int = 50) -> [Double] {
    guard let first = samples.first, first.indices.contains(dimension), lags >= 0 else { return [] }
    let values = samples.map { $0[dimension] }
    let moments = Moments(values)
    let centred = values.map { $0 - moments.mean }
    return (0...min(lags, values.count - 1)).map { lag in
      var sum = 0.0
      for i in 0..<values.count - lag { sum += centred[i] * centred[i + lag] }
      return sum / moments.squares
    }
  }

  /// How many independent samples would tell as much of one dimension's mean: n / (1 + 2 Σ ρ),
  /// summed as long as pairs of neighbouring correlations are positive (C. Geyer 1992).
  public func effectiveSampleSize(dimension: Int = 0) -> Double {
    let n = samples.count
    let correlations = autocorrelation(dimension: dimension, lags: min(n - 1, 1000))
    guard correlations.count > 1 else { return Double(n) }
    var sum = -1.0
    for lag in stride(from: 0, to: correlations.count - 1, by: 2) {
      let pair = correlations[lag] + correlations[lag + 1]
      guard pair > 0 else { break }
      sum += 2 * pair
    }
    return Double(n) / max(sum, 1 / Double(n))
  }
}
