/// The solution of a differential equation at the ends of its steps, and between them.
public struct FlowLine: Sendable {
  /// Why a line ends.
  public enum End: Hashable, Sendable {
    /// It arrived at the end time.
    case completed
    /// The state or the slope after the step to this time was not finite; it is left out.
    case diverged(time: Double)
    /// No step from this time is small enough: a pole or a jump.
    case stepTooSmall(time: Double)
    /// The number of steps allowed was made.
    case tooManySteps(time: Double)
  }

  /// The start and the end of each step.
  public private(set) var times: [Double]
  /// y at those times.
  public private(set) var states: [[Double]]
  /// f(t, y) at those times.
  public private(set) var slopes: [[Double]]
  public private(set) var end = End.completed
  /// How often the field was evaluated.
  public internal(set) var evaluations = 1
  /// How many steps were tried and made again smaller.
  public internal(set) var rejectedSteps = 0

  init(_ time: Double, _ state: [Double], _ slope: [Double]) {
    (times, states, slopes) = ([time], [state], [slope])
    if !slope.allSatisfy(\.isFinite) { end = .diverged(time: time) }
  }

  var lastTime: Double { times[times.count - 1] }
  var lastState: [Double] { states[states.count - 1] }
  var lastSlope: [Double] { slopes[slopes.count - 1] }

  /// Notes a step; false where it led out of the finite numbers, and the line is over.
  mutating func append(_ time: Double, _ state: [Double], _ slope: [Double]) -> Bool {
    guard end == .completed else { return false }
    guard state.allSatisfy(\.isFinite), slope.count == state.count,
      slope.allSatisfy(\.isFinite)
    else {
      end = .diverged(time: time)
      return false
    }
    times.append(time)
    states.append(state)
    slopes.append(slope)
    return true
  }

  mutating func stop(_ reason: End) { end = reason }

  /// y at a time between the first and the last, by the cubic through both ends of the step and
  /// their slopes; NaN outside.
  public func callAsFunction(_ time: Double) -> [Double] {
    let isForward = lastTime >= times[0]
    guard isForward ? time >= times[0] && time <= lastTime : time <= times[0] && time >= lastTime
    else { return lastState.map { _ in .nan } }
    // The first end of a step at or after the time.
    var (low, high) = (0, times.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if isForward ? times[middle] >= time : times[middle] <= time {
        high = middle
      } else {
        low = middle + 1
      }
    }
    if times[low] == time { return states[low] }
    let (a, b) = (low - 1, low)
    let h = times[b] - times[a]
    let s = (time - times[a]) / h
    let (s2, s3) = (s * s, s * s * s)
    return states[a].indices.map { i in
      (2 * s3 - 3 * s2 + 1) * states[a][i] + (s3 - 2 * s2 + s) * h * slopes[a][i]
        + (3 * s2 - 2 * s3) * states[b][i] + (s3 - s2) * h * slopes[b][i]
    }
  }
}
