import NablaMath
import NablaPlot

/// Graphs of formulas over one stretch of x, with what is worth marking.
struct PlottedCurves {
  struct Curve {
    let formula: Formula
    /// A theme role.
    let color: String
    /// NaN where a condition does not hold.
    let f: @Sendable (Double) -> Double
    let range: RobustRange?
    fileprivate(set) var samples = FunctionSamples()
  }

  struct Point {
    let feature: FunctionPlot.Feature
    let place: PointOfInterest
    let color: String
  }

  let x: Interval
  private(set) var curves: [Curve]
  private(set) var points: [Point] = []
  /// The levels of horizontal asymptotes.
  private(set) var levels: [CertainNumber] = []

  init(
    _ formulas: [Formula], where conditions: [Formula], x: Interval,
    features: [FunctionPlot.Feature]
  ) {
    self.x = x
    let places = evenPlaces(from: x.lower, to: x.upper, count: 1201)
    func holds(_ x: Double) -> Bool { conditions.allSatisfy { $0(x) != 0 } }
    curves = formulas.enumerated().map { i, formula in
      let f: @Sendable (Double) -> Double = { x in
        conditions.allSatisfy({ $0(x) != 0 }) ? formula(x) : .nan
      }
      return Curve(
        formula: formula, color: "s\(i + 1)", f: f, range: RobustRange(places.map(f)))
    }
    let whole = wholeRange
    let view = SamplingView(x: x.lower...x.upper, y: whole)
    for i in curves.indices { curves[i].samples = FunctionSampler.sample(view, curves[i].f) }
    for (i, curve) in curves.enumerated() {
      let interest = PointsOfInterest(
        of: curve.formula, curve.samples, height: whole.upperBound - whole.lowerBound,
        others: features.contains(.intersections) ? Array(formulas[(i + 1)...]) : [],
        kinds: Set(features.flatMap(\.kinds)))
      // Sampled values stay below the highest point itself.
      let room = (whole.upperBound - whole.lowerBound) * 0.001
      let seen = (whole.lowerBound - room)...(whole.upperBound + room)
      for point in interest.points where seen.contains(point.y.value) && holds(point.x.value) {
        guard let feature = features.first(where: { $0.kinds.contains(point.kind) }) else {
          continue
        }
        let color = feature == .intersections ? "ink" : curve.color
        points.append(Point(feature: feature, place: point, color: color))
      }
      guard features.contains(.asymptotes) else { continue }
      for case .horizontal(let level) in interest.asymptotes where !levels.contains(level) {
        // The formula nears it, but perhaps only where a condition excludes it.
        let far = [-1e7, 1e7].filter { abs(curve.formula($0) - level.value) < 1e-3 }
        if conditions.isEmpty || far.contains(where: holds) { levels.append(level) }
      }
    }
  }

  /// Whether no curve has a value.
  var isEmpty: Bool { curves.allSatisfy { $0.range == nil } }

  /// Whether a curve is made of sines and the view ends at multiples of π.
  var isInTurns: Bool {
    let words = ["sin", "cos", "tan", "sec", "csc", "cot"]
    return curves.contains { curve in words.contains { curve.formula.text.contains($0) } }
      && [x.lower, x.upper].allSatisfy { end in
        let turns = end / (.pi / 2)
        return (turns - turns.rounded()).magnitude < 1e-3 && (end == 0 || turns.rounded() != 0)
      }
  }

  /// All values but those near poles.
  var wholeRange: ClosedRange<Double> {
    let low = curves.compactMap(\.range?.lower).reduce(.infinity, min)
    let high = curves.compactMap(\.range?.upper).reduce(-.infinity, max)
    guard low < high else { return low.isFinite ? (low - 1)...(low + 1) : -1...1 }
    return low...high
  }

  /// The y values to show: all robust ones, or the surroundings of the points of interest, holes
  /// and jumps where the graphs' ends would leave them a sliver.
  var shownRange: ClosedRange<Double> {
    let whole = wholeRange
    let span = whole.upperBound - whole.lowerBound
    let breaks = curves.flatMap { curve in
      curve.samples.holes.map(\.y) + curve.samples.jumps.flatMap { [$0.left, $0.right] }
    }
    let ys = points.map(\.place.y.value) + breaks
    let isCutBelow = curves.contains {
      $0.range?.cutsBelow ?? false && $0.range?.lower == whole.lowerBound
    }
    let isCutAbove = curves.contains {
      $0.range?.cutsAbove ?? false && $0.range?.upper == whole.upperBound
    }
    /// The whole range, with a share of a height as room at ends that are not cut.
    func roomy(_ height: Double) -> ClosedRange<Double> {
      let (below, above) = (isCutBelow ? 0 : height * 0.06, isCutAbove ? 0 : height * 0.06)
      return (whole.lowerBound - below)...(whole.upperBound + above)
    }
    if let low = ys.min(), let high = ys.max(), high > low, high - low < span / 4 {
      let room = (high - low) * 1.25
      return (low - room...high + room).clamped(to: roomy(high - low + 2 * room))
    }
    return roomy(span)
  }

  /// The points of one kind from left to right.
  func points(_ feature: FunctionPlot.Feature) -> [PointOfInterest] {
    points.filter { $0.feature == feature }.map(\.place).sorted { $0.x.value < $1.x.value }
  }

  // MARK: - Marks

  /// Dots with their numbers; beyond sixteen, dots alone.
  func pointMarks(in y: ClosedRange<Double>) -> [any Mark] {
    let visible = points.filter { y.contains($0.place.y.value) }
    let groups = Set(visible.map(\.color)).sorted().map { color in
      (color, visible.filter { $0.color == color }.map(\.place))
    }
    var marks: [any Mark] = groups.map { color, places in
      let full = places.filter { $0.kind != .hole }
      return Scatter(
        x: full.map(\.x.value), y: full.map(\.y.value), color: color, opacity: 1)
    }
    guard visible.count <= 16 else { return marks }
    let clear = obstacles(y) + visible.map { ($0.place.x.value, $0.place.y.value) }
    for (color, places) in groups {
      var words = Annotation(
        x: places.map(\.x.value), y: places.map(\.y.value), text: places.map(\.label),
        color: color, size: 11)
      words.clearOf = clear
      marks.append(words)
    }
    return marks
  }

  /// Points of all graphs and of the x axis about 4 px apart, which words keep off.
  private func obstacles(_ y: ClosedRange<Double>) -> [(x: Double, y: Double)] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 151)
    return (curves.map(\.f) + [{ _ in 0 }]).flatMap { f in
      places.map { (x: $0, y: f($0)) }.filter { y.contains($0.y) }
    }
  }
}

extension FunctionPlot.Feature {
  fileprivate var kinds: [PointOfInterest.Kind] {
    switch self {
    case .roots: [.root]
    case .extrema: [.maximum, .minimum]
    case .inflections: [.inflection]
    case .intersections: [.intersection]
    case .holes: [.hole]
    case .asymptotes: []
    }
  }
}
