import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// Functions over one another, with their crossings and the one that leads.
public struct GrowthComparison: Recipe {
  public static let id = "growth-comparison"
  public static let title = "Which function wins?"
  public static let topic = "1.2 Functions & Graphs"
  public static let question =
    "Which grows faster: log, linear, polynomial, exponential, factorial?"
  public static let formulas = [#"\lim_{x\to\infty}\frac{x^k}{b^x}=0"#, #"b^x=x^k"#]
  public static let references = [
    "R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, 1994, chapter 9"
  ]

  /// Which axes are drawn.
  public enum Scale: String, OptionChoice {
    case linear, semilog, loglog, all

    var isLogX: Bool { self == .loglog }
    var isLogY: Bool { self != .linear }
  }

  public var functions = ["ln(x)", "x", "x^2", "2^x"]
  public var x = Interval(0.1, 10)
  public var scale = Scale.all
  public var crossings = true

  public init() {}

  public static let fields: [Field<GrowthComparison>] = [
    Field("functions", \.functions, help: "Two to eight formulas of x."),
    Field("x", \.x, help: "The shown x values, above 0 for logarithmic axes of x."),
    Field("scale", \.scale, help: "The axes: linear, semilog, loglog, or all three."),
    Field("crossings", \.crossings, help: "Whether crossings are marked with their coordinates."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (2...8).contains(functions.count) else {
      throw refuse("functions", "needs 2 to 8 functions, and has \(functions.count)", "give 2 to 8")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    guard x.lower > 0 || scale == .linear || scale == .semilog else {
      throw refuse(
        "x", "begins at \(formatPlain(x.lower)), and a logarithmic axis needs numbers above 0",
        "give an interval above 0, or scale=linear")
    }
    var formulas: [Formula] = []
    for text in functions { formulas.append(try readFormula(text, "functions")) }
    let race = GrowthRace(formulas, x: x)
    let scales: [Scale] = scale == .all ? [.linear, .semilog, .loglog] : [scale]
    let plots = scales.map { Cell.panel(panel(race, x, $0, isLast: $0 == scales.last)) }
    let strips = scales.map { Cell.panel(strip(race, x, $0)) }
    var figure = Figure(
      title: title(race),
      subtitle: "Dots mark where two are equal; the strip names the largest",
      size: Size(scale == .all ? 960 : 640, 520),
      grid: Grid([plots, strips], rowWeights: [8.5, 1]))
    let leads = race.leaders.map {
      "\(formulas[$0.index].displayText) from \(format($0.from, significant: 4)) to \(format($0.to, significant: 4))"
    }
    let meets = race.crossings.map {
      "(\(format($0.x, significant: 4)), \(format($0.y, significant: 4)))"
    }
    figure.alt =
      "\(formulas.map(\.displayText).joined(separator: ", ")) compared. The largest is \(leads.joined(separator: ", then ")). Crossings at \(meets.isEmpty ? "none" : meets.joined(separator: ", "))."
    let places = evenPlaces(from: x.lower, to: x.upper, count: 201)
    var series = [Node.Entry("x", Node(places))]
    for (i, formula) in formulas.enumerated() {
      series.append(.init("f\(i + 1)", Node(formula.values(places))))
    }
    series += [
      .init("crossings", Node(race.crossings.map(\.node))),
      .init("leaders", Node(race.leaders.map(\.node))),
    ]
    return RecipeResult(figure: figure, series: series)
  }

  private func title(_ race: GrowthRace) -> String {
    guard let last = race.leaders.last else { return Self.title }
    let name = "$\\color{s\(last.index + 1)}{\(race.formulas[last.index].latex)}$"
    return race.leaders.count == 1
      ? "\(name) leads everywhere"
      : "\(name) leads in the end, from x = \(shownNumber(last.from)) on"
  }

  // MARK: - Panels

  private func panel(_ race: GrowthRace, _ x: Interval, _ scale: Scale, isLast: Bool) -> Panel {
    let y = race.range(isLog: scale.isLogY)
    var marks: [any Mark] = []
    for (i, formula) in race.formulas.enumerated() {
      let isLogY = scale.isLogY
      var mark = FunctionMark(
        domain: x.lower...x.upper, color: "s\(i + 1)",
        name: isLast ? "$\(formula.latex)$" : ""
      ) { place in
        let value = formula(place)
        return isLogY && value <= 0 ? .nan : value
      }
      // Eight hues are hard to tell apart in grey.
      mark.dash = [.solid, .solid, .solid, .solid, .dashed, .dashed, .dotted, .dotted][i]
      mark.dots = false
      marks.append(mark)
    }
    var points: [GrowthRace.Crossing] = []
    for crossing in race.crossings where y.contains(crossing.y) {
      let isKnown = points.last.map { crossing.x - $0.x < 1e-9 && crossing.y == $0.y } ?? false
      if !isKnown { points.append(crossing) }
    }
    if crossings {
      marks.append(Scatter(x: points.map(\.x), y: points.map(\.y), color: "ink", opacity: 1))
      if points.count <= 10, scale.isLogY || self.scale == .linear {
        var notes = Annotation(
          x: points.map(\.x), y: points.map(\.y),
          text: points.map { "(\(shownNumber($0.x)), \(shownNumber($0.y)))" }, size: 11)
        notes.clearOf = race.outline(y)
        marks.append(notes)
      }
    }
    let names: [Scale: String] = [.linear: "linear", .semilog: "semi-log", .loglog: "log-log"]
    return Panel(
      title: names[scale] ?? "", marks: marks,
      x: AxisOptions(
        "", scale: scale.isLogX ? "log" : nil, domain: x.lower...x.upper, ticks: .hidden),
      y: AxisOptions(
        scale == .linear || self.scale != .all ? "y" : "", scale: scale.isLogY ? "log" : nil,
        domain: y))
  }

  /// Who leads where, under the axis.
  private func strip(_ race: GrowthRace, _ x: Interval, _ scale: Scale) -> Panel {
    var marks: [any Mark] = []
    for leader in race.leaders {
      let color = "s\(leader.index + 1)"
      let (a, b) = (leader.from, leader.to)
      marks.append(
        Polygon(
          x: [a, b, b, a], y: [0, 0, 1, 1], color: color, opacity: 0.35, edge: color, width: 1))
      let share =
        scale.isLogX
        ? log(b / a) / log(x.upper / x.lower) : (b - a) / (x.upper - x.lower)
      guard share > 0.12 else { continue }
      marks.append(
        Text(
          x: [scale.isLogX ? (a * b).squareRoot() : (a + b) / 2], y: [0.5],
          text: ["$\(race.formulas[leader.index].latex)$"], halo: false))
    }
    return Panel(
      marks: marks,
      x: AxisOptions("x", scale: scale.isLogX ? "log" : nil, domain: x.lower...x.upper),
      y: .blank(0...1))
  }
}
