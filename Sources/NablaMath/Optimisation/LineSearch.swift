/// How far to go along a direction.
public enum LineSearch: Hashable, Sendable {
  /// Always this length.
  case fixed(Double)
  /// From `initial`, times `shrink` until f falls by at least `decrease` of what the slope promises
  /// (Armijo's condition; Nocedal & Wright, Numerical Optimization, algorithm 3.1).
  case backtracking(initial: Double = 1, shrink: Double = 0.5, decrease: Double = 1e-4)
  /// A length where f falls enough and its slope along the direction is at most `curvature` of the
  /// one at the start (strong Wolfe conditions; Nocedal & Wright, algorithms 3.5 and 3.6, doubling
  /// outside and halving inside).
  case strongWolfe(initial: Double = 1, decrease: Double = 1e-4, curvature: Double = 0.9)

  /// A length that was tried.
  public struct Trial: Hashable, Sendable {
    public let length: Double
    /// f at that length.
    public let value: Double
  }

  /// The length to go, and all that were tried, the last one at the end.
  ///
  /// - Parameters:
  ///   - start: where f is finite.
  ///   - direction: as many numbers.
  /// - Returns: a length of nil where the direction does not go down, or none of 60 trials will do.
  public func search(
    _ objective: Objective, from start: [Double], along direction: [Double]
  ) -> (length: Double?, trials: [Trial]) {
    var line = Line(objective, start, direction)
    if case .fixed(let length) = self {
      _ = line.value(length)
      return (length, line.trials)
    }
    guard line.slope0 < 0, line.value0.isFinite else { return (nil, []) }
    let length: Double? =
      switch self {
      case .fixed(let length): length
      case .backtracking(let initial, let shrink, let decrease):
        line.backtracked(initial, shrink, decrease)
      case .strongWolfe(let initial, let decrease, let curvature):
        line.bracketed(initial, decrease, curvature)
      }
    return (length, line.trials)
  }
}

/// f along a line, with a note of every length that was asked for.
private struct Line {
  let objective: Objective
  let start: [Double]
  let direction: [Double]
  let value0: Double
  let slope0: Double
  private(set) var trials: [LineSearch.Trial] = []

  init(_ objective: Objective, _ start: [Double], _ direction: [Double]) {
    self.objective = objective
    self.start = start
    self.direction = direction
    value0 = objective.value(start)
    slope0 = dotProduct(objective.gradient(start), direction)
  }

  private func point(_ length: Double) -> [Double] {
    zip(start, direction).map { $0 + length * $1 }
  }

  mutating func value(_ length: Double) -> Double {
    let value = objective.value(point(length))
    trials.append(LineSearch.Trial(length: length, value: value))
    return value
  }

  func slope(_ length: Double) -> Double {
    dotProduct(objective.gradient(point(length)), direction)
  }

  private static let mostTrials = 60

  mutating func backtracked(_ initial: Double, _ shrink: Double, _ decrease: Double) -> Double? {
    var length = initial
    for _ in 0..<Self.mostTrials {
      if value(length) <= value0 + decrease * length * slope0 { return length }
      length *= shrink
    }
    return nil
  }

  /// Algorithm 3.5: lengths that double until one of them, or an interval between two, will do.
  mutating func bracketed(_ initial: Double, _ decrease: Double, _ curvature: Double) -> Double? {
    var (before, valueBefore, length) = (0.0, value0, initial)
    while trials.count < Self.mostTrials {
      let value = value(length)
      if !(value <= value0 + decrease * length * slope0) || (before > 0 && value >= valueBefore) {
        return zoomed(before, valueBefore, length, decrease, curvature)
      }
      let slope = slope(length)
      if slope.magnitude <= -curvature * slope0 { return length }
      if slope >= 0 { return zoomed(length, value, before, decrease, curvature) }
      (before, valueBefore, length) = (length, value, 2 * length)
    }
    return nil
  }

  /// Algorithm 3.6: the interval between a good and a bad length, halved.
  private mutating func zoomed(
    _ good: Double, _ goodValue: Double, _ bad: Double, _ decrease: Double, _ curvature: Double
  ) -> Double? {
    var (good, goodValue, bad) = (good, goodValue, bad)
    while trials.count < Self.mostTrials {
      let length = (good + bad) / 2
      let value = value(length)
      if !(value <= value0 + decrease * length * slope0) || value >= goodValue {
        bad = length
      } else {
        let slope = slope(length)
        if slope.magnitude <= -curvature * slope0 { return length }
        if slope * (bad - good) >= 0 { bad = good }
        (good, goodValue) = (length, value)
      }
    }
    return nil
  }
}
