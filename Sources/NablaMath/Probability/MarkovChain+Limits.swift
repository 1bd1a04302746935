extension MarkovChain {
  /// The distribution that a step does not change; nil where there are several, for the chain has
  /// several closed classes.
  ///
  /// By the elimination of W. Grassmann, M. Taksar and D. Heyman, "Regenerative analysis and
  /// steady state distributions for Markov chains", Oper. Res. 33 (1985): it only adds, multiplies
  /// and divides numbers that are not negative, so each probability keeps nearly all its digits.
  public var stationary: [Double]? {
    let closed = closedClasses
    guard closed.count == 1, let members = closed.first else { return nil }
    var rest = members.map { row in members.map { transitions[row][$0] } }
    let n = members.count
    for last in stride(from: n - 1, to: 0, by: -1) {
      let leaving = rest[last][..<last].reduce(0, +)
      guard leaving > 0 else { return nil }
      for row in 0..<last {
        rest[row][last] /= leaving
        let factor = rest[row][last]
        for column in 0..<last { rest[row][column] += factor * rest[last][column] }
      }
    }
    var weights = [1.0]
    for state in 1..<max(1, n) {
      weights.append((0..<state).reduce(0) { $0 + weights[$1] * rest[$1][state] })
    }
    let sum = weights.reduce(0, +)
    var result = [Double](repeating: 0, count: count)
    for (member, weight) in zip(members, weights) { result[member] = weight / sum }
    return result
  }

  /// What becomes of a chain that ends in states which it never leaves.
  public struct Absorption: Hashable, Sendable {
    /// The states that are never left.
    public let absorbing: [Int]
    /// All other states.
    public let transient: [Int]
    /// Expected visits of each transient state (columns) from each (rows), the start counted: the
    /// fundamental matrix (I − Q)⁻¹.
    public let visits: [[Double]]
    /// P(ends in the absorbing state of the column | starts in the transient state of the row).
    public let probabilities: [[Double]]

    /// Expected steps from each transient state until the end.
    public var steps: [Double] { visits.map { $0.reduce(0, +) } }
  }

  /// Where the chain ends and how long it takes.
  ///
  /// - Throws: where there is no absorbing state, or a state leads to none.
  public func absorption() throws(MathError) -> Absorption {
    let absorbing = absorbingStates
    guard !absorbing.isEmpty else {
      throw MathError(
        "absorption", "no state keeps itself with probability 1", "use stationary")
    }
    if let stuck = closedClasses.first(where: { $0.count > 1 }) {
      throw MathError(
        "absorption", "state \(stuck[0]) never reaches an absorbing state",
        "leave out the states \(stuck), or make one of them absorbing")
    }
    let transient = (0..<count).filter { !absorbing.contains($0) }
    guard !transient.isEmpty else {
      return Absorption(absorbing: absorbing, transient: [], visits: [], probabilities: [])
    }
    // I − Q and what leads out of it, solved without a difference on its diagonal: 1 − p is the
    // sum of all other ways (as in `stationary`).
    let n = transient.count
    var rest = transient.map { row in transient.map { transitions[row][$0] } }
    var out = transient.map { row in absorbing.map { transitions[row][$0] } }
    var starts = (0..<n).map { row in (0..<n).map { $0 == row ? 1.0 : 0 } }
    for pivot in 0..<n {
      let others = (0..<n).filter { $0 != pivot }
      // Ways out of the pivot to states that are not yet eliminated, and to the end.
      let leaving =
        others.filter { $0 > pivot }.reduce(0) { $0 + rest[pivot][$1] } + out[pivot].reduce(0, +)
      for row in others {
        let factor = rest[row][pivot] / leaving
        guard factor > 0 else { continue }
        for column in pivot + 1..<max(n, pivot + 1) {
          rest[row][column] += factor * rest[pivot][column]
        }
        for column in out[row].indices { out[row][column] += factor * out[pivot][column] }
        for column in 0..<n { starts[row][column] += factor * starts[pivot][column] }
        rest[row][pivot] = 0
      }
      for column in pivot + 1..<max(n, pivot + 1) { rest[pivot][column] /= leaving }
      for column in out[pivot].indices { out[pivot][column] /= leaving }
      for column in 0..<n { starts[pivot][column] /= leaving }
      rest[pivot][pivot] = 0
    }
    return Absorption(
      absorbing: absorbing, transient: transient, visits: starts, probabilities: out)
  }
}
