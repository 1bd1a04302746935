/// A Markov chain with finitely many states, named 0 to n − 1.
public struct MarkovChain: Hashable, Sendable {
  /// P(next is column | now is row); rows sum to 1.
  public let transitions: [[Double]]

  /// The most states that a chain may have.
  public static let largestCount = 1000

  /// - Parameter transitions: a square of numbers from 0 to 1, each row of which sums to 1 within
  ///   10⁻⁶; rows are divided by their sums. At most 1000 states.
  /// - Throws: what is wrong, and where.
  public init(transitions: [[Double]]) throws(MathError) {
    let count = transitions.count
    guard count >= 1, count <= Self.largestCount else {
      throw MathError(
        "Markov chain", "there are \(count) states", "give 1 to \(Self.largestCount) rows")
    }
    for (index, row) in transitions.enumerated() {
      guard row.count == count else {
        throw MathError(
          "Markov chain", "row \(index) has \(row.count) numbers", "give \(count), one for a state")
      }
      if let column = row.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) {
        throw MathError(
          "Markov chain", "row \(index), column \(column) is \(row[column])",
          "give probabilities from 0 to 1")
      }
      let sum = row.reduce(0, +)
      guard (sum - 1).magnitude <= 1e-6 else {
        throw MathError("Markov chain", "row \(index) sums to \(sum)", "give rows that sum to 1")
      }
    }
    self.transitions = transitions.map { row in
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
  }

  /// How many states there are.
  public var count: Int { transitions.count }

  // MARK: - Steps

  /// The distribution over states one step after `distribution`.
  ///
  /// - Parameter distribution: as many numbers as states; all NaN for another number.
  public func next(_ distribution: [Double]) -> [Double] {
    guard distribution.count == count else { return transitions.map { _ in .nan } }
    var result = [Double](repeating: 0, count: count)
    for (weight, row) in zip(distribution, transitions) where weight != 0 {
      for column in row.indices { result[column] += weight * row[column] }
    }
    return result
  }

  /// The distributions after 0, 1, …, `steps` steps.
  ///
  /// - Parameter steps: at least 0; below, the start alone.
  public func distributions(from start: [Double], steps: Int) -> [[Double]] {
    var result = [start]
    for _ in 0..<max(0, steps) { result.append(next(result[result.count - 1])) }
    return result
  }

  /// P(state column after n steps | state row now): the n-th power of the matrix, by squaring.
  ///
  /// - Parameter steps: n, at least 0; below, as for 0.
  public func transitions(after steps: Int) -> [[Double]] {
    var result = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
    var (power, left) = (transitions, max(0, steps))
    while left > 0 {
      if left % 2 == 1 { result = Self.product(result, power) }
      left /= 2
      if left > 0 { power = Self.product(power, power) }
    }
    return result
  }

  private static func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      var result = [Double](repeating: 0, count: row.count)
      for (factor, other) in zip(row, b) where factor != 0 {
        for column in other.indices { result[column] += factor * other[column] }
      }
      // Each squaring doubles what rounding has made of the sum.
      let sum = result.reduce(0, +)
      return result.map { $0 / sum }
    }
  }

  /// A random walk of a seed: the start and `steps` states after it; empty for a state that the
  /// chain does not have.
  public func walk(from start: Int, steps: Int, seed: UInt64) -> [Int] {
    guard transitions.indices.contains(start) else { return [] }
    var generator = Xoshiro256PlusPlus(seed: seed)
    var states = [start]
    for _ in 0..<max(0, steps) {
      states.append(generator.category(transitions[states[states.count - 1]]))
    }
    return states
  }
}
