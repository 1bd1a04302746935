/// The downhill simplex method of J. A. Nelder and R. Mead (1965), which needs no gradient.
///
/// The rules are those of Lagarias, Reeds, Wright & Wright, "Convergence properties of the
/// Nelder–Mead simplex method in low dimensions" (SIAM J. Optim. 9, 1998), with the usual factors:
/// reflection 1, expansion 2, contraction ½, shrinkage ½.
public struct NelderMead: Sendable {
  /// What a step did with the worst vertex, or with all.
  public enum Move: String, Hashable, Sendable {
    case reflect, expand
    /// Between the centre and the reflected point.
    case contractOutside
    /// Between the centre and the worst vertex.
    case contractInside
    /// All vertices halfway to the best.
    case shrink
  }

  /// The simplex after a step, the best vertex first.
  public struct Step: Hashable, Sendable {
    /// nil for the start.
    public let move: Move?
    public let vertices: [[Double]]
    public let values: [Double]
  }

  /// The start and each step.
  public let steps: [Step]
  /// Whether the vertices' values (and the vertices) came to differ by no more than the tolerance.
  public let hasConverged: Bool

  /// The best vertex of the last simplex.
  public var minimum: [Double] { steps.last?.vertices.first ?? [] }

  /// - Parameters:
  ///   - value: NaN counts as worse than any number.
  ///   - start: finite, at least one number.
  ///   - steps: below 0 counts as 0.
  ///   - edges: how far the other vertices are from the start along each axis; where nil 5 % of the
  ///     coordinate, or 0.00025 for 0.
  ///   - tolerance: ends where no vertex and no value differs from the best by more; 0 makes all
  ///     steps.
  public init(
    _ value: @escaping ([Double]) -> Double, from start: [Double], steps: Int,
    edges: [Double]? = nil,
    tolerance: Double = 0
  ) throws(MathError) {
    guard !start.isEmpty, start.allSatisfy(\.isFinite) else {
      throw MathError("nelderMead.start", "is \(start)", "give finite numbers")
    }
    let edges = edges ?? start.map { $0 == 0 ? 0.00025 : 0.05 * $0 }
    guard edges.count == start.count, edges.allSatisfy({ $0.isFinite && $0 != 0 }) else {
      throw MathError(
        "nelderMead.edges", "is \(edges)", "give \(start.count) finite numbers other than 0")
    }
    var simplex = Simplex(value)
    simplex.add(start)
    for (axis, edge) in edges.enumerated() {
      var vertex = start
      vertex[axis] += edge
      simplex.add(vertex)
    }
    simplex.sort()
    var made = [simplex.step(nil)]
    var isDone = simplex.isSmall(tolerance)
    for _ in 0..<max(0, steps) where !isDone {
      let move = simplex.advance()
      made.append(simplex.step(move))
      isDone = simplex.isSmall(tolerance)
    }
    self.steps = made
    hasConverged = isDone
  }
}

private struct Simplex {
  private let function: ([Double]) -> Double
  private var corners: [(point: [Double], value: Double)] = []

  init(_ function: @escaping ([Double]) -> Double) { self.function = function }

  private func value(_ point: [Double]) -> Double {
    let value = function(point)
    return value.isNaN ? .infinity : value
  }

  mutating func add(_ point: [Double]) { corners.append((point, value(point))) }

  /// The best first; of equals, the one that was there before.
  mutating func sort() { corners.sort { $0.value < $1.value } }

  func step(_ move: NelderMead.Move?) -> NelderMead.Step {
    NelderMead.Step(move: move, vertices: corners.map(\.point), values: corners.map(\.value))
  }

  func isSmall(_ tolerance: Double) -> Bool {
    guard tolerance > 0, let best = corners.first else { return false }
    return corners.allSatisfy { corner in
      !((corner.value - best.value).magnitude > tolerance)
        && zip(corner.point, best.point).allSatisfy { ($0 - $1).magnitude <= tolerance }
    }
  }

  mutating func advance() -> NelderMead.Move {
    let last = corners.count - 1
    let (best, worst) = (corners[0], corners[last])
    let center = best.point.indices.map { axis in
      corners[..<last].reduce(0) { $0 + $1.point[axis] } / Double(last)
    }
    // The point at a multiple of the way from the worst vertex to the centre, beyond it.
    func along(_ share: Double) -> (point: [Double], value: Double) {
      let point = zip(center, worst.point).map { (1 + share) * $0 - share * $1 }
      return (point, value(point))
    }
    func replaced(_ corner: (point: [Double], value: Double)) {
      corners[last] = corner
      sort()
    }
    let reflected = along(1)
    if reflected.value < best.value {
      let expanded = along(2)
      let isFarther = expanded.value < reflected.value
      replaced(isFarther ? expanded : reflected)
      return isFarther ? .expand : .reflect
    }
    if reflected.value < corners[last - 1].value {
      replaced(reflected)
      return .reflect
    }
    let isOutside = reflected.value < worst.value
    let contracted = along(isOutside ? 0.5 : -0.5)
    if isOutside ? contracted.value <= reflected.value : contracted.value < worst.value {
      replaced(contracted)
      return isOutside ? .contractOutside : .contractInside
    }
    for i in 1...last {
      let point = zip(best.point, corners[i].point).map { $0 + 0.5 * ($1 - $0) }
      corners[i] = (point, value(point))
    }
    sort()
    return .shrink
  }
}
