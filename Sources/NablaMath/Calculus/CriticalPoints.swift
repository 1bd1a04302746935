/// The places in a window where all first derivatives of a formula vanish, each with a proof.
///
/// Boxes where an interval around a derivative excludes 0 are dropped; the others are halved until
/// the Krawczyk operator maps a box into its own inside, which proves that there is one place in
/// it and no more (R. Krawczyk 1969; Moore, Kearfott & Cloud, Introduction to Interval Analysis,
/// 2009, §8.2). Intervals round outward, so the proof holds for the formula's exact values.
public struct CriticalPoints: Sendable {
  /// What the second derivatives prove about a place.
  public enum Kind: String, Hashable, Sendable {
    case minimum, maximum, saddle
    /// The second derivatives do not decide.
    case undecided
  }

  /// A place where the gradient vanishes.
  public struct Point: Hashable, Sendable {
    /// The middle of the box.
    public let position: [Double]
    /// Exactly one critical point is in this box; one interval for each variable.
    public let box: [RealInterval]
    public let kind: Kind
    /// The formula's value at the position.
    public let value: Double
  }

  /// In the order of their positions.
  public let points: [Point]
  /// Small boxes that may hold critical points: nothing could be proved, as where the second
  /// derivatives vanish too, or the formula is not smooth.
  public let undecided: [[RealInterval]]

  /// Whether `points` are proved to be all critical points of the window.
  public var isComplete: Bool { undecided.isEmpty }

  /// - Parameters:
  ///   - formula: of one or two variables, with derivatives.
  ///   - window: a finite range for each variable. A point on its edge, but for rounding, is in it.
  ///   - resolution: boxes are not cut below this part of the window; 1e-6 by default.
  public init(
    of formula: Formula, in window: [ClosedRange<Double>], resolution: Double = 1e-6
  ) throws(MathError) {
    let count = formula.variables.count
    guard (1...2).contains(count), window.count == count, !formula.isList else {
      throw MathError(
        "critical points",
        "there are \(count) variables (\(formula.variables.joined(separator: ", "))) and "
          + "\(window.count) ranges", "give a formula of one or two variables, and a range for each"
      )
    }
    guard window.allSatisfy({ ($0.upperBound - $0.lowerBound).isFinite }), resolution > 0 else {
      throw MathError("critical points", "the window is \(window)", "give finite ranges")
    }
    let slopes: [Formula]
    var bends: [[Formula]] = []
    do {
      slopes = try formula.gradient()
      for slope in slopes { bends.append(try slope.gradient()) }
    } catch {
      throw MathError("critical points", error.message, "give a formula that has derivatives")
    }
    var search = CriticalPointSearch(
      slopes: slopes, bends: bends, window: window.map { RealInterval($0) },
      resolution: resolution)
    search.run()
    points = search.found.map { box in
      let position = box.map(\.middle)
      return Point(
        position: position, box: box, kind: search.kind(of: box), value: formula.value(position))
    }.sorted { $0.position.lexicographicallyPrecedes($1.position) }
    undecided = search.undecided
  }
}

/// Halves boxes until each is proved to hold no critical point or one.
private struct CriticalPointSearch {
  let slopes: [Formula]
  let bends: [[Formula]]
  let window: [RealInterval]
  let resolution: Double
  private(set) var found: [[RealInterval]] = []
  private(set) var undecided: [[RealInterval]] = []

  /// More boxes are not looked at; what is left is undecided.
  private static let most = 20_000

  init(slopes: [Formula], bends: [[Formula]], window: [RealInterval], resolution: Double) {
    self.slopes = slopes
    self.bends = bends
    self.window = window
    self.resolution = resolution
  }

  mutating func run() {
    var pending = [window]
    var looked = 0
    while let box = pending.popLast() {
      looked += 1
      guard looked <= Self.most else {
        undecided.append(box)
        continue
      }
      // A box may lie in one that is known to hold a single point.
      if isRuledOut(box) || found.contains(where: { covers($0, box) }) { continue }
      switch verdict(box) {
      case .none: continue
      case .one(let tight):
        if zip(tight, window).contains(where: { $0.intersection($1).isEmpty }) { continue }
        // The neighbour of a box may have found the same point on their common edge.
        if !found.contains(where: { meets($0, tight) }) { found.append(tight) }
      case .unknown(let rest):
        let isSmall = zip(rest, window).allSatisfy { $0.width <= resolution * $1.width }
        let parts = isSmall ? [] : halves(rest)
        if parts.isEmpty { undecided.append(rest) } else { pending += parts }
      }
    }
    joinUndecided()
  }

  private enum Verdict {
    case none
    /// One point, in this box, which may reach beyond the one that was asked about.
    case one([RealInterval])
    /// Points may be in this part of the box only.
    case unknown([RealInterval])
  }

  private func isRuledOut(_ box: [RealInterval]) -> Bool {
    slopes.contains { slope in
      let result = slope.interval(box)
      return result.range.isEmpty || !result.range.contains(0)
    }
  }

  private func verdict(_ box: [RealInterval]) -> Verdict {
    // A point on an edge is inside of a box that is a little larger.
    let wide = zip(box, window).map { side, whole in
      let room = 0.02 * side.width + 1e-12 * (whole.width + side.middle.magnitude)
      return RealInterval(side.lower - room, side.upper + room)
    }
    guard let image = krawczyk(wide) else { return .unknown(box) }
    if zip(image, wide).allSatisfy({ $1.lower < $0.lower && $0.upper < $1.upper }) {
      return .one(tightened(image))
    }
    let rest = zip(image, box).map { $0.intersection($1) }
    return rest.contains { $0.isEmpty } ? .none : .unknown(rest)
  }

  /// m − Y g(m) + (I − Y H)(X − m), Y an inverse of the middle of H; nil where there is none, or the
  /// gradient is not smooth on the box.
  private func krawczyk(_ box: [RealInterval]) -> [RealInterval]? {
    let hessian = bends.map { $0.map { $0.interval(box) } }
    let results = slopes.map { $0.interval(box) } + hessian.flatMap { $0 }
    guard results.allSatisfy({ $0.isContinuous == .yes && $0.range.width.isFinite }) else {
      return nil
    }
    let n = box.count
    guard
      let inverse = try? Matrix(rows: n, columns: n, { hessian[$0][$1].range.middle }).inverse()
    else { return nil }
    let middle = box.map(\.middle)
    let points = middle.map { RealInterval($0) }
    let gradient = slopes.map { $0.interval(points).range }
    return (0..<n).map { i in
      var sum = points[i]
      for j in 0..<n {
        sum = sum - RealInterval(inverse[i, j]) * gradient[j]
        var factor = RealInterval(i == j ? 1 : 0)
        for k in 0..<n { factor = factor - RealInterval(inverse[i, k]) * hessian[k][j].range }
        sum = sum + factor * (box[j] - points[j])
      }
      return sum
    }
  }

  /// The box around a proved point, as small as rounding lets it be.
  private func tightened(_ box: [RealInterval]) -> [RealInterval] {
    var box = box
    for _ in 0..<50 {
      guard let image = krawczyk(box) else { break }
      let next = zip(image, box).map { $0.intersection($1) }
      let isSmaller = zip(next, box).contains { $0.width < 0.9 * $1.width }
      if next.contains(where: \.isEmpty) || !isSmaller { break }
      box = next
    }
    return box
  }

  /// Two boxes, cut a little off the middle, where symmetric formulas have their points; none of a
  /// box whose ends are neighbouring doubles.
  private func halves(_ box: [RealInterval]) -> [[RealInterval]] {
    let shares = zip(box, window).map { $1.width > 0 ? $0.width / $1.width : 0 }
    let axis = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    let side = box[axis]
    let cut = side.lower + 0.4871 * (side.upper - side.lower)
    guard side.lower < cut, cut < side.upper else { return [] }
    var (low, high) = (box, box)
    low[axis] = RealInterval(side.lower, cut)
    high[axis] = RealInterval(cut, side.upper)
    return [low, high]
  }

  private func covers(_ outer: [RealInterval], _ inner: [RealInterval]) -> Bool {
    zip(inner, outer).allSatisfy { $0.isWithin($1) }
  }

  private func meets(_ a: [RealInterval], _ b: [RealInterval]) -> Bool {
    zip(a, b).allSatisfy { !$0.intersection($1).isEmpty }
  }

  /// Neighbouring undecided boxes become one.
  private mutating func joinUndecided() {
    var joined: [[RealInterval]] = []
    for box in undecided {
      var box = box
      while let i = joined.firstIndex(where: { meets(near($0), box) }) {
        box = zip(joined.remove(at: i), box).map { $0.union($1) }
      }
      joined.append(box)
    }
    undecided = joined
  }

  private func near(_ box: [RealInterval]) -> [RealInterval] {
    zip(box, window).map { side, whole in
      let room = resolution * whole.width
      return RealInterval(side.lower - room, side.upper + room)
    }
  }

  /// By the signs of the second derivatives over the whole box (Sylvester's criterion).
  func kind(of box: [RealInterval]) -> CriticalPoints.Kind {
    let h = bends.map { $0.map { $0.interval(box).range } }
    let (first, determinant) =
      h.count == 1 ? (h[0][0], h[0][0] * h[0][0]) : (h[0][0], h[0][0] * h[1][1] - h[0][1] * h[1][0])
    if determinant.upper < 0 { return .saddle }
    guard determinant.lower > 0 || (h.count == 1 && !first.contains(0)) else { return .undecided }
    if first.lower > 0 { return .minimum }
    return first.upper < 0 ? .maximum : .undecided
  }
}
