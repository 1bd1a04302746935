extension MarkovChain {
  /// The states that reach each other, class by class, in the order of their first states.
  public var classes: [[Int]] {
    let (forward, backward) = (reached(by: transitions), reached(by: transposed))
    var isTaken = [Bool](repeating: false, count: count)
    var result: [[Int]] = []
    for state in 0..<count where !isTaken[state] {
      let members = (0..<count).filter { forward[state][$0] && backward[state][$0] }
      for member in members { isTaken[member] = true }
      result.append(members)
    }
    return result
  }

  /// Classes that are never left.
  public var closedClasses: [[Int]] {
    classes.filter { members in
      let isMember = Set(members)
      return members.allSatisfy { state in
        transitions[state].indices.allSatisfy {
          transitions[state][$0] == 0 || isMember.contains($0)
        }
      }
    }
  }

  /// Whether every state is reached from every other.
  public var isIrreducible: Bool { classes.count == 1 }

  /// States that are never left.
  public var absorbingStates: [Int] { (0..<count).filter { transitions[$0][$0] == 1 } }

  /// How many steps a return to a state takes, or a multiple of it: the greatest common divisor
  /// over the state's class; 1 for aperiodic ones, 0 where there is no way back.
  ///
  /// - Parameter state: one of the chain's; 0 for others.
  public func period(of state: Int) -> Int {
    guard let members = classes.first(where: { $0.contains(state) }) else { return 0 }
    var depth = [state: 0]
    var (queue, period, next) = ([state], 0, 0)
    while next < queue.count {
      let from = queue[next]
      next += 1
      for to in members where transitions[from][to] > 0 {
        let steps = (depth[from] ?? 0) + 1
        if let known = depth[to] {
          period = Self.divisor(period, abs(steps - known))
        } else {
          depth[to] = steps
          queue.append(to)
        }
      }
    }
    return period
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private var transposed: [[Double]] {
    (0..<count).map { column in (0..<count).map { transitions[$0][column] } }
  }

  /// Whether each state (row) leads to each other one, itself included, by breadth first.
  private func reached(by matrix: [[Double]]) -> [[Bool]] {
    let ways = matrix.map { row in row.indices.filter { row[$0] > 0 } }
    return (0..<count).map { start in
      var isReached = [Bool](repeating: false, count: count)
      isReached[start] = true
      var queue = [start]
      while let state = queue.popLast() {
        for next in ways[state] where !isReached[next] {
          isReached[next] = true
          queue.append(next)
        }
      }
      return isReached
    }
  }
}
