import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `derivative-panels`: where a function rises and its derivative is above 0 one
/// colour tells, where it falls another.
struct DerivativeFigure {
  /// The function and its derivatives.
  private let levels: [Formula]
  private let x: Interval
  private let places: [Double]
  /// What each level is at the places.
  private let values: [[Double]]
  private let hasMarks: Bool
  /// Where the function turns, and where it bends the other way.
  private let extrema: [Double]
  private let inflections: [Double]

  init(_ levels: [Formula], over x: Interval, hasMarks: Bool) {
    (self.levels, self.x, self.hasMarks) = (levels, x, hasMarks)
    let places = evenPlaces(from: x.lower, to: x.upper, count: 801)
    self.places = places
    values = levels.map { $0.values(places) }
    extrema = Self.signChanges(levels, 1, x, values[1])
    inflections = levels.count > 2 ? Self.signChanges(levels, 2, x, values[2]) : []
  }

  private var order: Int { levels.count - 1 }

  /// Below this a derivative is nothing but rounding.
  private static func noise(_ levels: [Formula], _ k: Int, _ x: Interval) -> Double {
    let sizes = levels[0].values(evenPlaces(from: x.lower, to: x.upper, count: 101))
      .filter(\.isFinite).map(\.magnitude)
    return (0..<k).reduce(1e-10 * sizes.reduce(0, max)) { size, _ in size / (x.upper - x.lower) }
  }

  /// Where a derivative changes its sign: at its zeros, and where it jumps though the function
  /// does not.
  private static func signChanges(
    _ levels: [Formula], _ k: Int, _ x: Interval, _ values: [Double]
  ) -> [Double] {
    let f = levels[k]
    guard let range = RobustRange(values), range.upper - range.lower > noise(levels, k, x) else {
      return []
    }
    let samples = FunctionSampler.sample(
      SamplingView(x: x.lower...x.upper, y: range.lower...range.upper)
    ) { f($0) }
    let height = range.upper - range.lower
    let step = (x.upper - x.lower) * 1e-6
    let roots = GraphFeatures(samples, height: height) { f($0) }.roots().map(\.x)
    let kinks = samples.jumps.map(\.x).filter { place in
      let (before, after) = (levels[k - 1](place - step), levels[k - 1](place + step))
      return (after - before).magnitude < 10 * step * height
    }
    return (roots + kinks).sorted()
      .filter { $0 > x.lower && $0 < x.upper && f($0 - step) * f($0 + step) < 0 }
  }

  // MARK: - Figure

  var figure: Figure {
    var figure = Figure(
      title:
        "Where $f$ $\\color{s1}{\\text{rises}}$, its derivative is $\\color{s1}{\\text{above 0}}$; where it $\\color{s2}{\\text{falls}}$, $\\color{s2}{\\text{below}}$",
      subtitle: !hasMarks
        ? ""
        : "Dashed guides: $f$ turns and $f'=0$"
          + (order > 1 ? ". Dotted guides: $f$ bends the other way, $f'$ turns and $f''=0$" : ""),
      size: Size(760, Double(110 + 165 * levels.count)),
      grid: Grid(levels.indices.map { [.panel(panel($0))] }, sharesX: true))
    figure.alt =
      "\(levels[0].displayText) for x from \(format(x.lower)) to \(format(x.upper)) over its derivatives up to order \(order). \(Self.words("It turns", extrema))"
      + (order > 1 ? " \(Self.words("It bends the other way", inflections))" : "")
    return figure
  }

  private static func words(_ what: String, _ places: [Double]) -> String {
    places.isEmpty
      ? "\(what) nowhere."
      : "\(what) at x = \(places.map { format($0, significant: 4) }.joined(separator: ", "))."
  }

  /// Whether a derivative is nothing but rounding.
  private func isZero(_ k: Int) -> Bool {
    guard let range = RobustRange(values[k] + [0]) else { return false }
    return range.upper - range.lower <= Self.noise(levels, k, x)
  }

  private func panel(_ k: Int) -> Panel {
    let f = levels[k]
    let domain = x.lower...x.upper
    let values = values[k]
    let range = RobustRange(values + (k > 0 ? [0] : []))
    var (low, high) = (range?.lower ?? -1, range?.upper ?? 1)
    // What is 0 throughout needs some height.
    let noise = Self.noise(levels, k, x)
    let isFlat = high - low <= noise
    if isFlat { (low, high) = (low - 1, high + 1) }
    let room = isFlat ? 0 : (high - low) * 0.1
    var marks: [any Mark] = []
    if k > 0 {
      let shown = places.indices.filter { values[$0].isFinite }
      for (sign, color) in [(1.0, "s1"), (-1, "s2")] {
        let heights = shown.map { sign * min(max(sign * values[$0], 0), 4 * (high - low)) }
        marks.append(Area(x: shown.map { places[$0] }, y: heights, color: color, opacity: 0.2))
      }
    }
    if hasMarks {
      marks.append(Rule(x: extrema, width: 1.25))
      marks.append(Rule(x: inflections, width: 1.5, dash: .dotted))
    }
    // Each graph has the colours of its own slope; that of the last one is not drawn.
    let slope = k + 1 < levels.count && !isZero(k + 1) ? levels[k + 1] : nil
    for (sign, color) in slope == nil ? [(0.0, "ink")] : [(1.0, "s1"), (-1, "s2")] {
      var mark = FunctionMark(domain: domain, color: color) { place in
        let value = f(place)
        let isReal = !isFlat || value.magnitude <= 1e3 * noise
        let isShown = slope.map { sign * $0(place) >= 0 } ?? isReal
        return isShown && value.isFinite ? value : .nan
      }
      mark.dots = false
      mark.width = 2.5
      marks.append(mark)
    }
    if slope != nil { marks += level(k) }
    if hasMarks { marks += notes(k) }
    let name = ["f(x)", "f'(x)", "f''(x)", "f'''(x)", "f^{(4)}(x)"][k]
    let isShort = f.displayText.count <= 64
    return Panel(
      title: "$\(name)\(isShort ? "=\(f.latex)" : "")$", marks: marks,
      x: AxisOptions("x", domain: domain),
      y: AxisOptions(
        ["f", "f′", "f″", "f‴", "f⁗"][k], domain: (low - room)...(high + room),
        ticks: TickOptions(count: 4)))
  }

  /// The stretches where a graph neither rises nor falls, over the colours of both.
  private func level(_ k: Int) -> [any Mark] {
    let flat = places.indices.runs { values[k + 1][$0] == 0 }.filter { $0.count > 2 }
    return flat.map { run in
      Line(x: Array(places[run]), y: Array(values[k][run]), color: "ink", width: 2.5)
    }
  }

  /// Tangents on the function; the zeros of its derivatives with their x.
  private func notes(_ k: Int) -> [any Mark] {
    let f = levels[k]
    guard k < 3 else { return [] }
    var marks: [any Mark] = []
    let all = extrema + inflections
    if k == 0, all.count <= 24 {
      for place in all where levels[1](place).isFinite {
        var tangent = Tangent(f, at: place, color: "ink")
        tangent.length = 64
        tangent.width = 1.5
        tangent.dots = false
        tangent.label = false
        marks.append(tangent)
      }
    }
    func known(_ places: [Double]) -> [Double] { places.filter { f($0).isFinite } }
    let zeros = known(k == 1 ? extrema : k == 2 ? inflections : [])
    let points = known(k < 2 ? all : inflections)
    marks.append(Scatter(x: points, y: f.values(points), color: "ink", size: 7.0, opacity: 1))
    let slopes = known(k < 2 ? inflections : [])
    guard points.count <= 12 else { return marks }
    var words = Annotation(
      x: zeros + slopes, y: f.values(zeros + slopes),
      text: zeros.map { "x = \(shownNumber($0))" }
        + slopes.map { "slope \(shownNumber(levels[1]($0), significant: 3))" }, size: 11)
    words.clearOf =
      places.indices.filter { $0 % 5 == 0 }.map { (places[$0], values[k][$0]) }
      + places.indices.filter { $0 % 10 == 0 }.map { (places[$0], 0) }
    marks.append(words)
    return marks
  }

  // MARK: - Numbers

  var series: [Node.Entry] {
    var series: [Node.Entry] = [.init("x", Node(places))]
    for (k, level) in levels.enumerated() {
      series.append(.init("f\(k)", Node(values[k])))
      series.append(.init("formula \(k)", Node(level.displayText)))
    }
    return series + [
      .init("extrema", Node(extrema)), .init("extreme values", Node(levels[0].values(extrema))),
      .init("inflections", Node(inflections)),
      .init("inflection slopes", Node(levels[1].values(inflections))),
    ]
  }
}
