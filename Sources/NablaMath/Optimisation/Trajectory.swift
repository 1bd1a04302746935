/// Where a method went, with all that it computed on the way.
public struct Trajectory: Sendable {
  /// Why a trajectory ends.
  public enum End: Hashable, Sendable {
    /// All steps were made.
    case completed
    /// The method found nothing left to do after this step.
    case converged(step: Int)
    /// The position, the value or the gradient was no longer finite after this step, which is left
    /// out.
    case diverged(step: Int)
    /// This step could not be made, for example at a singular Hessian.
    case stopped(step: Int, reason: String)
  }

  /// One step and where it led.
  public struct Step: Hashable, Sendable {
    /// The point after the step.
    public let position: [Double]
    /// The function's value there.
    public let value: Double
    /// η, or the length along the direction that a line search chose; NaN for methods without.
    public let learningRate: Double
    /// The gradient that the step was made from; empty for methods without.
    public let gradient: [Double]
    /// What else the method keeps and computes, by the symbols of its source.
    public let quantities: [Quantity]

    /// The numbers of one quantity; empty where the method has none of that symbol.
    public func quantity(_ symbol: String) -> [Double] {
      quantities.first { $0.symbol == symbol }?.values ?? []
    }
  }

  public let start: [Double]
  public let startValue: Double
  public let steps: [Step]
  public let end: End

  /// The start and the point after each step.
  public var positions: [[Double]] { [start] + steps.map(\.position) }
  /// The function's value at each point.
  public var values: [Double] { [startValue] + steps.map(\.value) }
}

extension Optimizer {
  /// The steps from a start, each with the gradient and every moment.
  ///
  /// - Parameters:
  ///   - start: finite; `objective.dimension` numbers.
  ///   - steps: below 0 counts as 0.
  ///   - schedule: what η is multiplied by over time.
  ///   - noise: what is added to every gradient, reported as `ξ`; none where nil.
  ///   - seed: of the noise.
  public func trajectory(
    of objective: Objective, from start: [Double], steps: Int,
    schedule: LearningRateSchedule = .constant, noise: GradientNoise? = nil, seed: UInt64 = 42
  ) throws(MathError) -> Trajectory {
    try objective.check(start: start, "\(method.rawValue).start")
    var walk = TrajectoryWalk(objective, start)
    var state = OptimizerState(self, dimension: start.count)
    var generator = Xoshiro256PlusPlus(seed: seed)
    for step in 0..<max(0, steps) {
      let rate = learningRate * schedule.factor(at: step)
      var added: [Double] = []
      let next = state.next(walk.position, learningRate: rate) { point in
        let gradient = objective.gradient(point)
        guard let noise else { return gradient }
        added = noise.sample(gradient: gradient, step: step, using: &generator)
        return zip(gradient, added).map { $0 + $1 }
      }
      let quantities =
        noise == nil ? state.quantities : state.quantities + [Trajectory.Quantity("ξ", added)]
      guard walk.advance(to: next, rate, state.gradient, quantities) else { break }
    }
    return walk.trajectory(walk.end ?? .completed)
  }
}

/// A trajectory in the making.
struct TrajectoryWalk {
  let objective: Objective
  private(set) var position: [Double]
  private(set) var value: Double
  private(set) var end: Trajectory.End?
  private let start: [Double]
  private let startValue: Double
  private var steps: [Trajectory.Step] = []

  init(_ objective: Objective, _ start: [Double]) {
    self.objective = objective
    (position, self.start) = (start, start)
    value = objective.value(start)
    startValue = value
    if !value.isFinite { end = .diverged(step: 0) }
  }

  /// The number of the step that comes next, from 1.
  var nextStep: Int { steps.count + 1 }

  /// Notes a step; false where it led out of the finite numbers, and the walk is over.
  mutating func advance(
    to next: [Double], _ rate: Double, _ gradient: [Double], _ quantities: [Trajectory.Quantity]
  ) -> Bool {
    guard end == nil else { return false }
    let value = objective.value(next)
    guard next.allSatisfy(\.isFinite), value.isFinite, gradient.allSatisfy(\.isFinite) else {
      end = .diverged(step: nextStep)
      return false
    }
    steps.append(
      Trajectory.Step(
        position: next, value: value, learningRate: rate, gradient: gradient,
        quantities: quantities))
    (position, self.value) = (next, value)
    return true
  }

  func trajectory(_ end: Trajectory.End) -> Trajectory {
    Trajectory(start: start, startValue: startValue, steps: steps, end: end)
  }
}
