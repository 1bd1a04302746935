import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// A function over its derivatives, with guide lines where it turns and where it bends the other
/// way.
public struct DerivativePanels: Recipe {
  public static let id = "derivative-panels"
  public static let title = "f, f′ and f″ stacked"
  public static let topic = "3.1 Calculus"
  public static let question = "How do slope and bend show in the derivative graphs?"
  public static let formulas = ["f'(x)", "f''(x)"]
  public static let references = [
    "J. Stewart, Calculus: Early Transcendentals, 2015, section 4.3",
    "G. Sanderson, Essence of calculus, 2017",
  ]

  public var f = "exp(-x/2) sin(2x)"
  public var x = Interval(0, 4)
  public var order = 2
  public var marks = true

  public init() {}

  public static let fields: [Field<DerivativePanels>] = [
    Field("f", \.f, help: "The formula of x."),
    Field("x", \.x, help: "The shown x values."),
    Field("order", \.order, bounds: .within(1...4), help: "The last derivative that is drawn."),
    Field(
      "marks", \.marks, help: "Whether extrema, inflections and their tangents are marked."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    var levels = [try readFormula(f, "f")]
    do throws(FormulaError) {
      for _ in 0..<order { levels.append(try levels[levels.count - 1].derivative("x")) }
    } catch {
      let known = levels.count == 1 ? "no derivative" : "no derivative of order \(levels.count)"
      throw refuse("f", "has \(known): \(error.message)", "give a smooth formula")
    }
    let places = evenPlaces(from: x.lower, to: x.upper, count: 801)
    guard levels[0].values(places).contains(where: \.isFinite) else {
      throw refuse("f", "has no value anywhere in x", "give another formula or another x")
    }
    let extrema = turns(levels[1], x)
    let inflections = order > 1 ? turns(levels[2], x) : []
    var panels = levels.indices.map { k in
      panel(k, levels, places, extrema: extrema, inflections: inflections)
    }
    if !marks {
      panels = levels.indices.map { panel($0, levels, places, extrema: [], inflections: []) }
    }
    var figure = Figure(
      title:
        "Where $f$ $\\color{s1}{\\text{rises}}$, its derivative is $\\color{s1}{\\text{above 0}}$; where it $\\color{s2}{\\text{falls}}$, $\\color{s2}{\\text{below}}$",
      subtitle: !marks
        ? ""
        : "Dashed guides: $f$ turns and $f'=0$"
          + (order > 1 ? ". Dotted guides: $f$ bends the other way, $f'$ turns and $f''=0$" : ""),
      size: Size(760, Double(110 + 165 * levels.count)),
      grid: Grid(panels.map { [.panel($0)] }, sharesX: true))
    let turns = extrema.map { format($0, significant: 4) }.joined(separator: ", ")
    let bends = inflections.map { format($0, significant: 4) }.joined(separator: ", ")
    figure.alt =
      "\(levels[0].displayText) for x from \(format(x.lower)) to \(format(x.upper)) over its derivatives up to order \(order). It turns at x = \(turns.isEmpty ? "none" : turns)\(order > 1 ? " and bends the other way at x = \(bends.isEmpty ? "none" : bends)" : "")."
    var series: [Node.Entry] = [.init("x", Node(places))]
    for (k, level) in levels.enumerated() {
      series.append(.init("f\(k)", Node(level.values(places))))
      series.append(.init("formula \(k)", Node(level.displayText)))
    }
    series += [
      .init("extrema", Node(extrema)), .init("extreme values", Node(levels[0].values(extrema))),
      .init("inflections", Node(inflections)),
      .init("inflection slopes", Node(levels[1].values(inflections))),
    ]
    return RecipeResult(figure: figure, series: series)
  }

  /// Where a derivative changes its sign.
  private func turns(_ f: Formula, _ x: Interval) -> [Double] {
    let values = f.values(evenPlaces(from: x.lower, to: x.upper, count: 801))
    guard let range = RobustRange(values), range.lower < range.upper else { return [] }
    let samples = FunctionSampler.sample(
      SamplingView(x: x.lower...x.upper, y: range.lower...range.upper)
    ) { f($0) }
    let step = (x.upper - x.lower) * 1e-6
    return GraphFeatures(samples, height: range.upper - range.lower) { f($0) }.roots().map(\.x)
      .filter { $0 > x.lower && $0 < x.upper && f($0 - step) * f($0 + step) < 0 }
  }

  // MARK: - Panels

  private func panel(
    _ k: Int, _ levels: [Formula], _ places: [Double], extrema: [Double], inflections: [Double]
  ) -> Panel {
    let f = levels[k]
    let (first, last) = (places[0], places[places.count - 1])
    let values = f.values(places)
    let range = RobustRange(values + (k > 0 ? [0] : []))
    let (low, high) = (range?.lower ?? -1, range?.upper ?? 1)
    let room = max((high - low) * 0.1, 1e-9 * max(1, high.magnitude))
    let y = (low - room)...(high + room)
    var marks: [any Mark] = []
    if k > 0 {
      let shown = places.indices.filter { values[$0].isFinite }
      for (sign, color) in [(1.0, "s1"), (-1, "s2")] {
        let heights = shown.map { sign * min(max(sign * values[$0], 0), 4 * (high - low)) }
        marks.append(Area(x: shown.map { places[$0] }, y: heights, color: color, opacity: 0.2))
      }
    }
    marks.append(Rule(x: extrema, width: 1.25))
    marks.append(Rule(x: inflections, width: 1.5, dash: .dotted))
    for (sign, color) in k + 1 < levels.count ? [(1.0, "s1"), (-1, "s2")] : [(0.0, "ink")] {
      let slope = k + 1 < levels.count ? levels[k + 1] : f
      var mark = FunctionMark(domain: first...last, color: color) { place in
        let value = f(place)
        return sign * slope(place) >= 0 && value.isFinite ? value : .nan
      }
      mark.dots = false
      mark.width = 2.5
      marks.append(mark)
    }
    marks += notes(k, levels, extrema: extrema, inflections: inflections, places)
    let name = ["f(x)", "f'(x)", "f''(x)", "f'''(x)", "f^{(4)}(x)"][k]
    let isShort = f.displayText.count <= 64
    return Panel(
      title: "$\(name)\(isShort ? "=\(f.latex)" : "")$", marks: marks,
      x: AxisOptions("x", domain: first...last),
      y: AxisOptions(["f", "f′", "f″", "f‴", "f⁗"][k], domain: y, ticks: TickOptions(count: 4)))
  }

  /// Tangents on the function; the zeros of its derivatives with their x.
  private func notes(
    _ k: Int, _ levels: [Formula], extrema: [Double], inflections: [Double], _ places: [Double]
  ) -> [any Mark] {
    let f = levels[k]
    guard k < 3 else { return [] }
    var marks: [any Mark] = []
    if k == 0 {
      for place in extrema + inflections where (extrema + inflections).count <= 24 {
        var tangent = Tangent(f, at: place, color: "ink")
        tangent.length = 64
        tangent.width = 1.5
        tangent.dots = false
        tangent.label = false
        marks.append(tangent)
      }
    }
    let zeros = k == 1 ? extrema : k == 2 ? inflections : []
    let points = k == 0 ? extrema + inflections : k == 1 ? extrema + inflections : inflections
    marks.append(Scatter(x: points, y: f.values(points), color: "ink", size: 7.0, opacity: 1))
    let slopes = k < 2 ? inflections : []
    guard points.count <= 12 else { return marks }
    var words = Annotation(
      x: zeros + slopes, y: f.values(zeros + slopes),
      text: zeros.map { "x = \(shownNumber($0))" }
        + slopes.map { "slope \(shownNumber(levels[1]($0), significant: 3))" }, size: 11)
    words.clearOf =
      places.indices.filter { $0 % 5 == 0 }.map { (places[$0], f(places[$0])) }
      + places.indices.filter { $0 % 10 == 0 }.map { (places[$0], 0) }
    marks.append(words)
    return marks
  }
}
