import NablaMath
import NablaPlot

/// Where gradient descent went from a start, with the gradient that each step was made from.
struct DescentTrack {
  enum End: Hashable {
    case completed
    /// The last step was at most as long as the tolerance.
    case settled
    /// After this step, which is kept, a coordinate was beyond 10⁶.
    case diverged(step: Int)
    /// After this step, which is left out, f or its gradient had no value.
    case undefined(step: Int)
  }

  private(set) var points: [[Double]]
  private(set) var values: [Double]
  /// At each of the points.
  private(set) var gradients: [[Double]]
  private(set) var end = End.completed

  static let farthest = 1e6

  /// - Parameters:
  ///   - start: where f and its gradient are finite.
  ///   - tolerance: steps of at most this length end the descent; none do at 0.
  init(
    of f: Objective, from start: [Double], rate: Double, steps: Int, tolerance: Double = 0
  ) {
    points = [start]
    values = [f.value(start)]
    gradients = [f.gradient(start)]
    for step in 1...max(1, steps) {
      let (x, g) = (points[step - 1], gradients[step - 1])
      let next = zip(x, g).map { $0 - rate * $1 }
      let (value, gradient) = (f.value(next), f.gradient(next))
      guard next.allSatisfy(\.isFinite), value.isFinite, gradient.allSatisfy(\.isFinite) else {
        end = .undefined(step: step)
        return
      }
      points.append(next)
      values.append(value)
      gradients.append(gradient)
      if next.contains(where: { $0.magnitude > Self.farthest }) {
        end = .diverged(step: step)
        return
      }
      if tolerance > 0, Norm.euclidean(g) * rate <= tolerance {
        end = .settled
        return
      }
    }
  }

  var steps: Int { points.count - 1 }
  /// The first coordinates.
  var xs: [Double] { points.map { $0[0] } }

  /// Whether f has no value any more, or is higher at the end than at the start.
  var runsAway: Bool { warning != nil || (values.last ?? 0) > values[0] }

  /// The first coordinates that a picture follows: of a path that runs away only the first hops.
  var followed: [Double] {
    guard runsAway, points.count > 1 else { return xs }
    let (start, hop) = (xs[0], (xs[1] - xs[0]).magnitude)
    guard hop < 12 * max(1, start.magnitude) else { return [start] }
    return Array(xs.prefix { ($0 - start).magnitude <= 1.6 * hop })
  }

  /// What to tell of a path that does not arrive; nil for others.
  var warning: String? {
    switch end {
    case .diverged(let step): "diverged at step \(step)"
    case .undefined(let step): "stops at step \(step), where f has no value"
    case .completed, .settled: nil
    }
  }
}

extension Objective {
  /// A formula with its derivatives.
  init(_ formula: Formula, slopes: [Formula]) {
    self.init(
      dimension: slopes.count, value: { formula.value($0) },
      gradient: { x in slopes.map { $0.value(x) } })
  }
}
