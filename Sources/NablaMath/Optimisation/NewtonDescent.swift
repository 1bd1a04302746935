/// Newton's method for minima: θ ← θ − α(H + λI)⁻¹∇f (Nocedal & Wright, §3.3).
///
/// Where the Hessian is not positive definite, a step may go uphill: to a saddle or a maximum.
public struct NewtonDescent: Hashable, Sendable {
  private typealias Quantity = Trajectory.Quantity

  /// λ, what is added to the Hessian's diagonal (Levenberg 1944), at least 0.
  public var damping: Double
  /// How α is found; the full step by default.
  public var lineSearch: LineSearch
  /// The largest component of the gradient at which it ends.
  public var tolerance: Double

  public init(
    damping: Double = 0, lineSearch: LineSearch = .fixed(1), tolerance: Double = 0
  ) {
    self.damping = damping
    self.lineSearch = lineSearch
    self.tolerance = tolerance
  }

  /// The steps from a start, each with the Hessian `H` (row by row), the direction `p` and the
  /// lengths `α` that the line search tried.
  public func trajectory(
    of objective: Objective, from start: [Double], steps: Int
  ) throws(MathError) -> Trajectory {
    try objective.check(start: start, "newton.start")
    var walk = TrajectoryWalk(objective, start)
    for step in 1...max(1, steps) where steps > 0 && walk.end == nil {
      let x = walk.position
      let gradient = objective.gradient(x)
      guard Norm.maximum(gradient) > tolerance else {
        return walk.trajectory(.converged(step: step - 1))
      }
      let hessian = objective.hessian(x)
      let damped = Matrix(rows: hessian.rows, columns: hessian.columns) {
        hessian[$0, $1] + ($0 == $1 ? damping : 0)
      }
      guard let solved = try? damped.solve(gradient) else {
        return walk.trajectory(.stopped(step: step, reason: "the Hessian is singular"))
      }
      let direction = solved.map { -$0 }
      let (length, trials) = lineSearch.search(objective, from: x, along: direction)
      guard let length else {
        return walk.trajectory(.stopped(step: step, reason: "the direction does not go down"))
      }
      let quantities = [
        Quantity("H", hessian.values), Quantity("p", direction),
        Quantity("α", trials.map(\.length)),
      ]
      let next = zip(x, direction).map { $0 + length * $1 }
      guard walk.advance(to: next, length, gradient, quantities) else { break }
    }
    return walk.trajectory(walk.end ?? .completed)
  }
}
