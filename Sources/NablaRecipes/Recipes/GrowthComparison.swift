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
    let meets = race.crossings.map(\.label)
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
}
