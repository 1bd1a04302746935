import NablaMath

/// A point of a graph that one would mark by hand.
package struct PointOfInterest: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case root, intercept, maximum, minimum, inflection, intersection, hole
  }

  package let kind: Kind
  package let x: CertainNumber
  package let y: CertainNumber

  /// What stands beside the point: its x for roots, otherwise both numbers.
  package var label: String { kind == .root ? x.text : "(\(x.text), \(y.text))" }
}

/// A line that a graph comes ever closer to.
package enum Asymptote: Hashable, Sendable {
  case vertical(x: CertainNumber)
  case horizontal(y: CertainNumber)
  case oblique(slope: CertainNumber, intercept: CertainNumber)
}

/// The roots, extrema, inflections, intersections, intercepts, holes and asymptotes of a formula's
/// graph in a view, with exact values where these are certain (`ExactCheck`).
package struct PointsOfInterest: Sendable {
  package private(set) var points: [PointOfInterest] = []
  package private(set) var asymptotes: [Asymptote] = []

  private let formula: Formula
  private let height: Double
  private let kinds: Set<PointOfInterest.Kind>
  /// The first and second derivatives, where the formula has them.
  private let slope: Formula?
  private let bend: Formula?

  /// Numbers found by bisection have all their digits.
  private static let sharp = 1e-12

  /// - Parameters:
  ///   - formula: of one variable.
  ///   - samples: those of the view.
  ///   - height: what fills the view.
  ///   - others: the formulas with whose graphs it may intersect.
  ///   - kinds: what is looked for.
  package init(
    of formula: Formula, _ samples: FunctionSamples, height: Double, others: [Formula] = [],
    kinds: Set<PointOfInterest.Kind> = Set(PointOfInterest.Kind.allCases)
  ) {
    self.formula = formula
    self.height = height
    self.kinds = kinds
    let variable = formula.variables.first ?? "x"
    slope = try? formula.derivative(variable)
    bend = try? slope?.derivative(variable)
    let graph = GraphFeatures(samples, height: height) { formula($0) }
    // Where a graph breaks it has no zero and no top, and few right digits beside it.
    let reach = ((samples.x.last ?? 0) - (samples.x.first ?? 0)) / 5000
    let breaks =
      samples.holes.map(\.x) + samples.jumps.map(\.x)
      + samples.ends.filter { !$0.isClosed }.map(\.x)
    func isWhole(_ place: GraphFeatures.Place) -> Bool {
      !breaks.contains { ($0 - place.x).magnitude < reach }
    }
    for other in others { addIntersections(graph, other) }
    add(.root, graph.roots().filter(isWhole), isSharp: true)
    let extrema = graph.extrema()
    if isShown(extrema) {
      for place in extrema.filter(isWhole) { addExtremum(place) }
    }
    add(.inflection, graph.inflections().filter(isWhole), isSharp: false)
    addIntercept(samples)
    for hole in samples.holes {
      let x = CertainNumber(near: hole.x, tolerance: Self.sharp) { _ in true }
      append(
        PointOfInterest(kind: .hole, x: x, y: limit(hole.y)), unlessNear: false)
    }
    addAsymptotes(samples, graph)
  }

  // MARK: - Points

  private func isShown(_ places: [GraphFeatures.Place]) -> Bool {
    places.count <= GraphFeatures.most
  }

  private mutating func append(_ point: PointOfInterest, unlessNear: Bool = true) {
    guard kinds.contains(point.kind) else { return }
    let isKnown = points.contains {
      ($0.x.value - point.x.value).magnitude < 1e-9 * max(1, $0.x.value.magnitude)
        && ($0.y.value - point.y.value).magnitude < height * 1e-9
    }
    if !isKnown || !unlessNear { points.append(point) }
  }

  private mutating func add(
    _ kind: PointOfInterest.Kind, _ places: [GraphFeatures.Place], isSharp: Bool
  ) {
    guard kinds.contains(kind), isShown(places) else { return }
    for place in places {
      let x = number(place.x, kind, isSharp: isSharp)
      append(PointOfInterest(kind: kind, x: x, y: kind == .root ? Self.zero : value(at: x)))
    }
  }

  private static let zero = CertainNumber(near: 0, tolerance: sharp) { _ in true }

  private mutating func addExtremum(_ place: GraphFeatures.Place) {
    let step = 1e-3 * max(1, place.x.magnitude)
    let isMaximum = formula(place.x - step) + formula(place.x + step) < 2 * formula(place.x)
    let kind = isMaximum ? PointOfInterest.Kind.maximum : .minimum
    let x = number(place.x, kind, isSharp: false)
    append(PointOfInterest(kind: kind, x: x, y: value(at: x)))
  }

  private mutating func addIntersections(_ graph: GraphFeatures, _ other: Formula) {
    let places = graph.intersections { other($0) }
    guard isShown(places) else { return }
    let own = ExactCheck(formula: formula, height: height)
    let theirs = ExactCheck(formula: other, height: height)
    for place in places {
      // At an exact place both have the same exact value.
      let x = CertainNumber(near: place.x, tolerance: Self.sharp) { exact in
        guard let y = ExactForm(withLogarithms: formula(exact), tolerance: Self.sharp)?.value else {
          return false
        }
        return own.holds(y, at: exact) && theirs.holds(y, at: exact)
      }
      append(PointOfInterest(kind: .intersection, x: x, y: value(at: x)))
    }
  }

  /// Where the graph meets the y axis, unless that is another point of interest.
  private mutating func addIntercept(_ samples: FunctionSamples) {
    guard let first = samples.x.first, let last = samples.x.last, first <= 0, last >= 0,
      formula(0).isFinite
    else { return }
    append(PointOfInterest(kind: .intercept, x: Self.zero, y: value(at: Self.zero)))
  }

  /// The place of a feature: exact where what vanishes there is proved to do so near enough.
  private func number(
    _ x: Double, _ kind: PointOfInterest.Kind, isSharp: Bool
  ) -> CertainNumber {
    let vanishing =
      switch kind {
      case .maximum, .minimum: slope
      case .inflection: bend
      default: Optional(formula)
      }
    guard let vanishing else { return CertainNumber(rounded: x) }
    let polished = isSharp ? x : Self.zero(of: vanishing, near: x) ?? x
    return CertainNumber(near: polished, tolerance: Self.sharp) { exact in
      // How large it is a little further away, against which 0 is told.
      let step = 1e-2 * max(1, x.magnitude)
      let scale = max(vanishing(exact - step).magnitude, vanishing(exact + step).magnitude)
      if ExactCheck(formula: vanishing, height: height).isZero(at: exact, scale: scale) {
        return true
      }
      // A corner (|x| at 0) has no slope, but its place is one of the formula's own numbers.
      return !isSharp && exact == exact.rounded() && x == exact && kind != .inflection
    }
  }

  /// The place where a derivative changes its sign within a ten-thousandth of a found one, to the
  /// last digits; nil where it does not.
  private static func zero(of formula: Formula, near x: Double) -> Double? {
    let reach = 1e-4 * max(1, x.magnitude)
    var (low, high) = (x - reach, x + reach)
    let start = formula(low)
    guard start * formula(high) < 0 else { return nil }
    for _ in 0..<80 {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      let value = formula(middle)
      if value == 0 { return middle }
      if (value < 0) == (start < 0) { low = middle } else { high = middle }
    }
    return low / 2 + high / 2
  }

  private func value(at x: CertainNumber) -> CertainNumber {
    let y = formula(x.value)
    guard x.isExact else { return CertainNumber(rounded: y) }
    // What is 0 but for rounding is 0.
    if y.magnitude < 1e-14 * max(height, 1),
      ExactCheck(formula: formula, height: height).holds(0, at: x.value)
    {
      return Self.zero
    }
    return CertainNumber(near: y, tolerance: Self.sharp) { exact in
      ExactCheck(formula: formula, height: height).holds(exact, at: x.value)
    }
  }

  /// A value that is approached: seven digits of an exact form are taken for it.
  private func limit(_ y: Double) -> CertainNumber {
    CertainNumber(near: y, tolerance: 1e-7) { ($0 - y).magnitude <= 1e-7 * max(1, y.magnitude) }
  }

  // MARK: - Asymptotes

  private mutating func addAsymptotes(_ samples: FunctionSamples, _ graph: GraphFeatures) {
    if samples.poles.count <= GraphFeatures.most {
      asymptotes += samples.poles.map { pole in
        .vertical(x: CertainNumber(near: pole, tolerance: Self.sharp) { _ in true })
      }
    }
    asymptotes += graph.horizontalAsymptotes().map { .horizontal(y: limit($0)) }
    asymptotes += graph.obliqueAsymptotes().map {
      .oblique(slope: limit($0.slope), intercept: limit($0.intercept))
    }
  }
}
