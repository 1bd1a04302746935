import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panel of `function-plot`.
struct FunctionPlotFigure {
  private struct Curve {
    let name: String
    let f: @Sendable (Double) -> Double
    let color: String
    var samples = FunctionSamples()
    var range: RobustRange?
  }

  /// A point of interest with the words beside it.
  private struct Note {
    let kind: FunctionPlot.Feature
    let place: GraphFeatures.Place
    let color: String
  }

  private let recipe: FunctionPlot
  private let x: Interval
  private let conditions: [Formula]
  private var curves: [Curve]
  private var notes: [Note] = []
  private var levels: [Double] = []
  private var y: ClosedRange<Double> = -1...1

  init(recipe: FunctionPlot, x: Interval, formulas: [Formula], conditions: [Formula]) {
    self.recipe = recipe
    self.x = x
    self.conditions = conditions
    curves = formulas.enumerated().map { i, formula in
      let f: @Sendable (Double) -> Double = { x in
        conditions.allSatisfy({ $0(x) != 0 }) ? formula(x) : .nan
      }
      return Curve(name: formula.displayText, f: f, color: "s\(i + 1)")
    }
    findRanges()
    sample()
    findFeatures()
    y = shownRange()
  }

  /// Whether no curve has a value.
  var isEmpty: Bool { curves.allSatisfy { $0.range == nil } }

  private func shows(_ feature: FunctionPlot.Feature) -> Bool { recipe.features.contains(feature) }

  // MARK: - Finding

  private mutating func findRanges() {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 1201)
    for i in curves.indices { curves[i].range = RobustRange(places.map(curves[i].f)) }
  }

  private var wholeRange: ClosedRange<Double> {
    let low = curves.compactMap(\.range?.lower).reduce(.infinity, min)
    let high = curves.compactMap(\.range?.upper).reduce(-.infinity, max)
    guard low < high else {
      return low.isFinite ? (low - 1)...(low + 1) : -1...1
    }
    return low...high
  }

  private mutating func sample() {
    let view = SamplingView(x: x.lower...x.upper, y: wholeRange)
    for i in curves.indices {
      curves[i].samples = FunctionSampler.sample(view, curves[i].f)
    }
  }

  private mutating func findFeatures() {
    let height = wholeRange.upperBound - wholeRange.lowerBound
    for (i, curve) in curves.enumerated() {
      let graph = GraphFeatures(curve.samples, height: height, curve.f)
      let whole = wholeRange
      func add(_ kind: FunctionPlot.Feature, _ all: [GraphFeatures.Place], color: String) {
        let places = all.filter { whole.contains($0.y) }
        guard shows(kind), places.count <= GraphFeatures.most else { return }
        for place in places where !notes.contains(where: { isNear($0.place, place, height) }) {
          notes.append(Note(kind: kind, place: place, color: color))
        }
      }
      if shows(.intersections) {
        for other in curves[(i + 1)...] {
          add(.intersections, graph.intersections(with: other.f), color: "ink")
        }
      }
      if shows(.extrema) { add(.extrema, graph.extrema(), color: curve.color) }
      if shows(.roots) { add(.roots, graph.roots(), color: curve.color) }
      if shows(.inflections) { add(.inflections, graph.inflections(), color: curve.color) }
      if shows(.holes) {
        add(
          .holes, curve.samples.holes.map { GraphFeatures.Place(x: $0.x, y: $0.y) },
          color: curve.color)
      }
      if shows(.asymptotes) {
        for level in graph.horizontalAsymptotes() where !levels.contains(level) {
          levels.append(level)
        }
      }
    }
  }

  private func isNear(
    _ a: GraphFeatures.Place, _ b: GraphFeatures.Place, _ height: Double
  ) -> Bool {
    (a.x - b.x).magnitude < (x.upper - x.lower) * 1e-6 && (a.y - b.y).magnitude < height * 1e-6
  }

  /// The y values to show: all robust ones, or the surroundings of the points of interest where
  /// the graph's ends would leave them a sliver.
  private func shownRange() -> ClosedRange<Double> {
    if case .interval(let interval) = recipe.y { return interval.lower...interval.upper }
    let whole = wholeRange
    let span = whole.upperBound - whole.lowerBound
    let ys = notes.map(\.place.y).filter { whole.contains($0) }
    if let low = ys.min(), let high = ys.max(), high > low, high - low < span / 4 {
      let room = (high - low) * 1.25
      return max(whole.lowerBound, low - room)...min(whole.upperBound, high + room)
    }
    let cutsBelow = curves.contains {
      $0.range?.cutsBelow ?? false && $0.range?.lower == whole.lowerBound
    }
    let cutsAbove = curves.contains {
      $0.range?.cutsAbove ?? false && $0.range?.upper == whole.upperBound
    }
    return
      (cutsBelow ? whole.lowerBound : whole.lowerBound - span * 0.06)...(cutsAbove
      ? whole.upperBound : whole.upperBound + span * 0.06)
  }

  // MARK: - Figure

  var figure: Figure {
    var marks: [any Mark] = excluded
    if !levels.isEmpty { marks.append(Rule(y: levels.filter(y.contains), width: 1)) }
    for (i, curve) in curves.enumerated() {
      var mark = FunctionMark(
        domain: x.lower...x.upper, color: curve.color, name: curve.name, curve.f)
      // Eight hues are hard to tell apart in grey.
      mark.dash = [.solid, .solid, .solid, .solid, .dashed, .dashed, .dotted, .dotted][i]
      mark.asymptotes = shows(.asymptotes)
      mark.dots = shows(.holes) || !curve.samples.jumps.isEmpty
      if case .even(let count) = recipe.samples { mark.samples = count }
      marks.append(mark)
    }
    marks += points
    var figure = Figure(
      title: title, subtitle: subtitle, marks: marks,
      x: AxisOptions(
        "x", domain: x.lower...x.upper, ticks: TickOptions(pi: isPeriodic && endsInPi)),
      y: AxisOptions("y", domain: y))
    figure.alt = alt
    return figure
  }

  private var title: String {
    let names = curves.map(\.name)
    let all =
      names.count == 1
      ? names[0] : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    return all.count <= 60 ? "y = \(all)" : "\(curves.count) functions"
  }

  private var isPeriodic: Bool {
    ["sin", "cos", "tan", "sec", "csc", "cot"].contains { word in
      curves.contains { $0.name.contains(word) }
    }
  }

  /// Whether the domain ends at multiples of π.
  private var endsInPi: Bool {
    [x.lower, x.upper].allSatisfy { end in
      let turns = end / (.pi / 2)
      return (turns - turns.rounded()).magnitude < 1e-3 && (end == 0 || turns.rounded() != 0)
    }
  }

  private var subtitle: String {
    var parts: [String] = []
    if !conditions.isEmpty {
      parts.append("where \(conditions.map(\.displayText).joined(separator: " and "))")
    }
    guard curves.count == 1 else { return parts.joined(separator: "; ") }
    func list(_ kind: FunctionPlot.Feature, _ one: String, _ many: String) {
      let found = notes.filter { $0.kind == kind }.sorted { $0.place.x < $1.place.x }
      guard !found.isEmpty, found.count <= 4 else { return }
      parts.append(
        "\(found.count == 1 ? one : many) at x = \(found.map { number($0.place.x) }.joined(separator: ", "))"
      )
    }
    list(.roots, "zero", "zeros")
    list(.extrema, "extremum", "extrema")
    return parts.joined(separator: "; ")
  }

  /// The stretches that the conditions exclude, shaded.
  private var excluded: [any Mark] {
    guard !conditions.isEmpty else { return [] }
    let places = (0...2000).map { x.lower + (x.upper - x.lower) * Double($0) / 2000 }
    let out = places.indices.runs { i in !conditions.allSatisfy { $0(places[i]) != 0 } }
    // A stretch begins and ends halfway to the places beside it.
    func border(_ i: Int) -> Double {
      i == 0 ? places[0] : i == places.count ? places[i - 1] : (places[i - 1] + places[i]) / 2
    }
    return out.map { run in
      Area(
        x: [border(run.lowerBound), border(run.upperBound)], y: [y.upperBound, y.upperBound],
        y2: [y.lowerBound, y.lowerBound], color: "muted", opacity: 0.12)
    }
  }

  private var points: [any Mark] {
    let visible = notes.filter { y.contains($0.place.y) }
    var marks: [any Mark] = []
    for color in Set(visible.map(\.color)).sorted() {
      let own = visible.filter { $0.color == color }
      let full = own.filter { $0.kind != .holes }
      marks.append(
        Scatter(x: full.map(\.place.x), y: full.map(\.place.y), color: color, opacity: 1))
    }
    // Beyond that many, words would cover one another; the numbers are in the data.
    guard visible.count <= 16 else { return marks }
    for color in Set(visible.map(\.color)).sorted() {
      let own = visible.filter { $0.color == color }
      var words = Annotation(
        x: own.map(\.place.x), y: own.map(\.place.y), text: own.map(self.words), color: color,
        size: 11)
      words.clearOf = obstacles + visible.map { ($0.place.x, $0.place.y) }
      marks.append(words)
    }
    return marks
  }

  /// Points of all graphs and of the x axis about 4 px apart, which words keep off.
  private var obstacles: [(x: Double, y: Double)] {
    let lines = curves.map(\.f) + [{ _ in 0 }]
    return lines.flatMap { f in
      (0...150).compactMap { i in
        let place = x.lower + (x.upper - x.lower) * Double(i) / 150
        let value = f(place)
        return y.contains(value) ? (x: place, y: value) : nil
      }
    }
  }

  private func words(_ note: Note) -> String {
    note.kind == .roots
      ? number(note.place.x) : "(\(number(note.place.x)), \(number(note.place.y)))"
  }

  /// The exact number where it is known, else four digits.
  private func number(_ value: Double) -> String {
    let size = max(wholeRange.upperBound.magnitude, wholeRange.lowerBound.magnitude, 1)
    if value.magnitude < 1e-12 * size { return "0" }
    return ExactForm(value)?.text ?? format(value, significant: 4)
  }

  // MARK: - Words and numbers

  private var alt: String {
    let names = curves.map { "y = \($0.name)" }.joined(separator: ", ")
    var text = "Graph of \(names) for x from \(number(x.lower)) to \(number(x.upper))."
    func tell(_ what: String, _ values: [String]) {
      if !values.isEmpty, values.count <= 12 {
        text += " \(what) \(values.joined(separator: ", "))."
      }
    }
    for (i, curve) in curves.enumerated() {
      let own = notes.filter { $0.color == curve.color }
      let of = curves.count > 1 ? " of curve \(i + 1)" : ""
      tell("Zeros\(of) at x =", own.filter { $0.kind == .roots }.map { number($0.place.x) })
      tell("Extrema\(of) at", own.filter { $0.kind == .extrema }.map(words))
      tell("Inflections\(of) at", own.filter { $0.kind == .inflections }.map(words))
      tell("Holes\(of) at", own.filter { $0.kind == .holes }.map(words))
      tell("Poles\(of) at x =", curve.samples.poles.map(number))
      tell("Jumps\(of) at x =", curve.samples.jumps.map { number($0.x) })
    }
    tell("Intersections at", notes.filter { $0.kind == .intersections }.map(words))
    tell("Horizontal asymptotes at y =", levels.map(number))
    return text
  }

  var series: [Node.Entry] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 401)
    var entries = [Node.Entry("x", Node(places))]
    for (i, curve) in curves.enumerated() {
      entries.append(.init("f\(i + 1)", Node(places.map(curve.f))))
    }
    for feature in FunctionPlot.Feature.allCases where shows(feature) && feature != .asymptotes {
      let found = notes.filter { $0.kind == feature }.sorted { $0.place.x < $1.place.x }
      entries.append(
        .init(
          feature.rawValue,
          Node([.init("x", Node(found.map(\.place.x))), .init("y", Node(found.map(\.place.y)))])))
    }
    if shows(.asymptotes) {
      entries.append(.init("poles", Node(curves.flatMap(\.samples.poles).sorted())))
      entries.append(.init("horizontalAsymptotes", Node(levels)))
    }
    return entries
  }
}
