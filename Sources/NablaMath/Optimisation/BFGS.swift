/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (1970): the inverse Hessian
/// is learnt from the gradients (Nocedal & Wright, algorithm 6.1).
public struct BFGS: Hashable, Sendable {
  private typealias Quantity = Trajectory.Quantity

  /// How far to go along a direction; strong Wolfe by default, which keeps the estimate positive
  /// definite.
  public var lineSearch: LineSearch
  /// The largest component of the gradient at which it ends.
  public var tolerance: Double

  public init(lineSearch: LineSearch = .strongWolfe(), tolerance: Double = 0) {
    self.lineSearch = lineSearch
    self.tolerance = tolerance
  }

  /// The steps from a start, each with the inverse Hessian `H` that it was made with (row by row;
  /// the identity at first), the direction `p`, the step `s`, the gradient's change `y` and the
  /// lengths `α` that the line search tried.
  public func trajectory(
    of objective: Objective, from start: [Double], steps: Int
  ) throws(MathError) -> Trajectory {
    try objective.check(start: start, "bfgs.start")
    var walk = TrajectoryWalk(objective, start)
    var inverse = Matrix.identity(start.count)
    var gradient = objective.gradient(start)
    guard gradient.count == start.count, gradient.allSatisfy(\.isFinite) else {
      return walk.trajectory(.diverged(step: 0))
    }
    for step in 1...max(1, steps) where steps > 0 && walk.end == nil {
      guard Norm.maximum(gradient) > tolerance else {
        return walk.trajectory(.converged(step: step - 1))
      }
      let x = walk.position
      let direction = try inverse.applied(to: gradient).map { -$0 }
      let (length, trials) = lineSearch.search(objective, from: x, along: direction)
      guard let length else {
        return walk.trajectory(
          .stopped(step: step, reason: "no length along the direction will do"))
      }
      let move = direction.map { length * $0 }
      let next = zip(x, move).map { $0 + $1 }
      let gradientThere = objective.gradient(next)
      guard gradientThere.count == gradient.count, gradientThere.allSatisfy(\.isFinite) else {
        return walk.trajectory(.diverged(step: step))
      }
      let change = zip(gradientThere, gradient).map { $0 - $1 }
      let quantities = [
        Quantity("H", inverse.values), Quantity("p", direction), Quantity("s", move),
        Quantity("y", change), Quantity("α", trials.map(\.length)),
      ]
      guard walk.advance(to: next, length, gradient, quantities) else { break }
      inverse = try Self.updated(inverse, move, change)
      gradient = gradientThere
    }
    return walk.trajectory(walk.end ?? .completed)
  }

  /// (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ with ρ = 1 / yᵀs (equation 6.17); H itself where yᵀs is not
  /// positive, for then there would be no positive definite estimate.
  private static func updated(
    _ inverse: Matrix, _ s: [Double], _ y: [Double]
  ) throws(MathError) -> Matrix {
    let product = dotProduct(y, s)
    guard product > 0 else { return inverse }
    let n = s.count
    let left = Matrix(rows: n, columns: n) { ($0 == $1 ? 1 : 0) - s[$0] * y[$1] / product }
    let middle = try left.multiplied(by: inverse).multiplied(by: left.transposed)
    return Matrix(rows: n, columns: n) { middle[$0, $1] + s[$0] * s[$1] / product }
  }
}
