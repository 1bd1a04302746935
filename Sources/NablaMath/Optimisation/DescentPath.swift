/// Where an optimiser went, step by step.
public struct DescentPath: Sendable {
  /// Why a path ends.
  public enum End: Hashable, Sendable {
    /// All steps were made.
    case completed
    /// The position, the value or the gradient was no longer a finite number after this step.
    case diverged(step: Int)
  }

  /// The start and the point after each step, all finite.
  public let points: [SIMD2<Double>]
  /// The function's value at each point.
  public let values: [Double]
  public let end: End

  /// How many steps were made.
  public var steps: Int { points.count - 1 }

  /// The first step after which the value is at most `target`, 0 for the start; nil if it never is.
  public func firstStep(below target: Double) -> Int? { values.firstIndex { $0 <= target } }
}

extension Optimizer {
  /// The path from `start` over `steps` steps; it stops early where numbers are no longer finite.
  ///
  /// - Parameters:
  ///   - start: finite, where the function has a value; the path is empty otherwise.
  ///   - steps: at least 0.
  ///   - schedule: what η is multiplied by over time.
  public func descend(
    _ function: PlaneFunction, from start: SIMD2<Double>, steps: Int,
    schedule: LearningRateSchedule = .constant
  ) -> DescentPath {
    var points: [SIMD2<Double>] = []
    var values: [Double] = []
    var state = OptimizerState(self, dimension: 2)
    let gradient = function.objective.gradient
    var p = start
    for step in 0...max(0, steps) {
      if step > 0 {
        let rate = learningRate * schedule.factor(at: step - 1)
        let next = state.next([p.x, p.y], learningRate: rate, gradient: gradient)
        p = [next[0], next[1]]
      }
      let value = function.value(p)
      guard p.x.isFinite, p.y.isFinite, value.isFinite else {
        return DescentPath(points: points, values: values, end: .diverged(step: step))
      }
      points.append(p)
      values.append(value)
    }
    return DescentPath(points: points, values: values, end: .completed)
  }
}

extension DescentPath {
  /// The first `steps` steps of the path; all of it where it has no more.
  public func prefix(steps: Int) -> DescentPath {
    guard steps < self.steps else { return self }
    let count = max(0, steps) + 1
    return DescentPath(
      points: Array(points.prefix(count)), values: Array(values.prefix(count)), end: .completed)
  }
}
