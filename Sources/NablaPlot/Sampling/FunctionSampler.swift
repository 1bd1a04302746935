import NablaMath

/// Samples y = f(x) so that the drawn line is the graph to a fraction of a pixel.
///
/// Every pixel column has a point; between them the middle is tried until the line through the
/// points is straight enough. Where neighbours still stay apart at the finest step, bisection
/// tells a steep piece (its gap closes) from a pole or a jump (it does not).
package struct FunctionSampler {
  private struct Place {
    var x: Double
    var y: Double
  }

  private let f: @Sendable (Double) -> Double
  private let view: SamplingView
  private var samples = FunctionSamples()
  /// The span of one column.
  private var step = 0.0
  private var budget: Int

  /// A column is halved at most this many times.
  private static let deepest = 7
  /// How far the line may lie off the graph, in pixels.
  private static let tolerance = 0.12

  package static func sample(
    _ view: SamplingView, _ f: @escaping @Sendable (Double) -> Double
  ) -> FunctionSamples {
    var sampler = FunctionSampler(f: f, view: view)
    sampler.run()
    return sampler.samples
  }

  private init(f: @escaping @Sendable (Double) -> Double, view: SamplingView) {
    self.f = f
    self.view = view
    budget = view.columns.count * 120
  }

  private mutating func place(_ x: Double) -> Place {
    budget -= 1
    samples.evaluations += 1
    return Place(x: x, y: f(x))
  }

  private mutating func run() {
    guard let first = view.columns.first, let last = view.columns.last else { return }
    step = (last - first) / Double(view.columns.count)
    let places = view.columns.map { place($0) }
    samples.append(places[0].x, places[0].y.isFinite ? places[0].y : .nan)
    for (a, b) in zip(places, places.dropFirst()) { refine(a, b, depth: 0) }
    dropStrayPoints()
    judgeGaps()
    findEvenPoles(places)
    samples.poles = Self.distinct(samples.poles, apart: step * 1e-3)
  }

  // MARK: - Refining

  /// Adds the points after `a` up to `b`.
  private mutating func refine(_ a: Place, _ b: Place, depth: Int) {
    let middle = place(a.x / 2 + b.x / 2)
    let isEnd = depth >= Self.deepest || budget <= 0
    switch (a.y.isFinite, middle.y.isFinite, b.y.isFinite) {
    case (true, true, true):
      if isStraight(a, middle, b, depth) {
        samples.append(middle.x, middle.y)
        samples.append(b.x, b.y)
        return
      }
      if isEnd {
        join(a, middle)
        join(middle, b)
        return
      }
    case (false, false, false):
      if depth >= 2 || isEnd {
        samples.breakLine(middle.x)
        return
      }
    default:
      if isEnd {
        joinEdge(a, middle)
        joinEdge(middle, b)
        return
      }
    }
    refine(a, middle, depth: depth + 1)
    refine(middle, b, depth: depth + 1)
  }

  private func isStraight(_ a: Place, _ m: Place, _ b: Place, _ depth: Int) -> Bool {
    let (ra, rm, rb) = (view.row(a.y), view.row(m.y), view.row(b.y))
    let width = 1 / Double(1 << depth)
    let rise = (rb - ra).magnitude
    let offset = (rm - (ra + rb) / 2).magnitude
    // A step is straight too; only a middle that halves the rise tells that the gap closes.
    if rise > 1, offset > 0.3 * rise || rise > view.rows * 0.5 { return false }
    // The distance from the chord, not the height over it: steep pieces need no more points.
    return offset * width <= Self.tolerance * (width * width + rise * rise).squareRoot()
      && (depth > 0 || offset <= 1)
  }

  // MARK: - Gaps

  /// Adds `b`, after a break where the function jumps between `a` and `b`.
  private mutating func join(_ a: Place, _ b: Place) {
    guard (view.row(a.y) - view.row(b.y)).magnitude > 1 else {
      samples.append(b.x, b.y)
      return
    }
    var (low, high) = (a, b)
    let gap = (a.y - b.y).magnitude
    for _ in 0..<64 {
      let middle = place(low.x / 2 + high.x / 2)
      guard middle.x > low.x, middle.x < high.x else { break }
      if !middle.y.isFinite {
        joinEdge(low, middle)
        joinEdge(middle, high)
        if high.x < b.x { samples.append(b.x, b.y) }
        return
      }
      if (low.y - middle.y).magnitude > (middle.y - high.y).magnitude {
        high = middle
      } else {
        low = middle
      }
      // Closed: the function is steep here, but continuous.
      if (low.y - high.y).magnitude < gap * 0.01 { break }
    }
    if (low.y - high.y).magnitude > gap * 0.3 {
      samples.append(low.x, low.y)
      samples.breakLine(low.x / 2 + high.x / 2)
      samples.append(high.x, high.y)
    }
    if samples.x.last != b.x { samples.append(b.x, b.y) }
  }

  /// Goes from a point with a value to one without, or back, and finds where the values end.
  private mutating func joinEdge(_ a: Place, _ b: Place) {
    guard a.y.isFinite != b.y.isFinite else {
      if a.y.isFinite { join(a, b) } else { samples.breakLine(b.x) }
      return
    }
    var (inside, outside) = a.y.isFinite ? (a, b) : (b, a)
    for _ in 0..<64 {
      let middle = place(inside.x / 2 + outside.x / 2)
      guard middle.x != inside.x, middle.x != outside.x else { break }
      if middle.y.isFinite { inside = middle } else { outside = middle }
    }
    if a.y.isFinite {
      if samples.x.last != inside.x { samples.append(inside.x, inside.y) }
      samples.breakLine(outside.x)
    } else {
      samples.breakLine(outside.x)
      if inside.x != b.x { samples.append(inside.x, inside.y) }
      samples.append(b.x, b.y)
    }
  }

  /// Values at single points of an undefined region (x^x at −1) are no graph.
  private mutating func dropStrayPoints() {
    let (x, y) = (samples.x, samples.y)
    let kept = y.indices.filter { i in
      y[i].isNaN || i == 0 || i + 1 == y.count || !y[i - 1].isNaN || !y[i + 1].isNaN
    }
    guard kept.count < y.count else { return }
    samples.x = []
    samples.y = []
    for i in kept where !y[i].isNaN || samples.y.last?.isNaN != true { samples.append(x[i], y[i]) }
  }

  // MARK: - What the gaps are

  private func limit(at x: Double, from side: Double) -> OneSidedLimit {
    OneSidedLimit(f, at: x, reach: side * step * 0.25, height: view.height)
  }

  /// Moves the points nearest to a gap onto their limit where they lost their digits on the way:
  /// they are a small part of a pixel away from it.
  ///
  /// - Parameter end: the first of them, which lies next to the gap.
  private mutating func settle(from end: Int, side: Int, at x: Double, _ limit: Double) {
    var i = end
    while samples.x.indices.contains(i), !samples.y[i].isNaN,
      (samples.x[i] - x).magnitude < step / Double(1 << (Self.deepest + 1))
    {
      if (samples.y[i] - limit).magnitude > view.height * 1e-3 { samples.y[i] = limit }
      i += side
    }
  }

  /// Tells poles, jumps and holes apart; holes are bridged.
  private mutating func judgeGaps() {
    var bridged: Set<Int> = []
    let (x, y) = (samples.x, samples.y)
    for i in y.indices where y[i].isNaN {
      let before = i > 0 ? x[i - 1] : nil
      let after = i + 1 < x.count ? x[i + 1] : nil
      guard let before, let after, after - before < step * 1e-6 else {
        if let before { judgeEnd(nice(before), side: -1, point: i - 1) }
        if let after { judgeEnd(nice(after), side: 1, point: i + 1) }
        continue
      }
      let at = nice(before / 2 + after / 2)
      switch (limit(at: at, from: -1), limit(at: at, from: 1)) {
      case (.infinite, _), (_, .infinite): samples.poles.append(at)
      case (.finite(let left), .finite(let right)):
        settle(from: i - 1, side: -1, at: at, left)
        settle(from: i + 1, side: 1, at: at, right)
        if (left - right).magnitude <= view.height * 1e-3 {
          samples.holes.append(.init(x: at, y: left / 2 + right / 2, value: value(at: at)))
          bridged.insert(i)
        } else {
          samples.jumps.append(.init(x: at, left: left, right: right, value: value(at: at)))
        }
      default: break
      }
    }
    guard !bridged.isEmpty else { return }
    let kept = x.indices.filter { !bridged.contains($0) }
    (samples.x, samples.y) = (kept.map { x[$0] }, kept.map { samples.y[$0] })
  }

  /// Where the function stops being defined, does its graph run to infinity or end at a point?
  private mutating func judgeEnd(_ x: Double, side: Int, point: Int) {
    switch limit(at: x, from: Double(side)) {
    case .infinite: samples.poles.append(x)
    case .finite(let y):
      settle(from: point, side: side, at: x, y)
      let value = value(at: x)
      let isClosed = value.isFinite
      samples.ends.append(.init(x: x, y: isClosed ? value : y, isClosed: isClosed))
    case .none: break
    }
  }

  /// The exact place that a found one is within its last digits, or the found one.
  private func nice(_ x: Double) -> Double { (ExactForm(x, tolerance: 1e-13)?.value ?? x) + 0 }

  /// The function's value at a gap; none where it is one of +0 and another of −0, as of atan(1/x).
  private func value(at x: Double) -> Double {
    let value = f(x)
    return x == 0 && f(-0.0) != value ? .nan : value
  }

  /// Poles without a change of sign (1/x²) lie between columns that are both out of view.
  private mutating func findEvenPoles(_ places: [Place]) {
    guard places.count > 2 else { return }
    for i in 1..<(places.count - 1) {
      let (a, m, b) = (places[i - 1], places[i], places[i + 1])
      let size = m.y.magnitude
      guard m.y.isFinite, a.y.isFinite, b.y.isFinite, size > view.height, a.y * m.y > 0,
        m.y * b.y > 0, size >= a.y.magnitude, size >= b.y.magnitude
      else { continue }
      var (low, high) = (a.x, b.x)
      var top = m
      for _ in 0..<80 {
        let left = place(low + (high - low) * 0.382)
        let right = place(low + (high - low) * 0.618)
        if !left.y.isFinite || !right.y.isFinite {
          top = left.y.isFinite ? right : left
          break
        }
        let isLeft = left.y.magnitude > right.y.magnitude
        top = isLeft ? left : right
        if isLeft { high = right.x } else { low = left.x }
      }
      let at = nice(top.x)
      if limit(at: at, from: -1) == .infinite, limit(at: at, from: 1) == .infinite {
        samples.poles.append(at)
      }
    }
  }

  /// The values in ascending order, without those that follow another one too closely.
  static func distinct(_ values: [Double], apart: Double) -> [Double] {
    var result: [Double] = []
    for value in values.sorted() where value - (result.last ?? -.infinity) > apart {
      result.append(value)
    }
    return result
  }
}
