import NablaMath
public import NablaPlot
public import NablaScene

/// Graphs of formulas with their special points.
public struct FunctionPlot: Recipe {
  public static let id = "function-plot"
  public static let title = "Plot any function"
  public static let topic = "1.2 Functions & Graphs"
  public static let question = "What does y = f(x) look like and where are its special points?"
  public static let formulas = [
    #"y=f(x)"#, #"f(x)=0,\; f'(x)=0,\; f''(x)=0,\;\lim_{x\to a^\pm}f"#,
  ]
  public static let references = [
    "J. Stewart, Calculus: Early Transcendentals"
  ]

  /// What is looked for and marked.
  public enum Feature: String, OptionChoice {
    case roots, extrema, inflections, asymptotes, intersections, holes
  }

  public var f: Texts = ["x^3-3x+1"]
  public var x = Interval(-3, 3)
  public var y = AutoInterval.auto
  public var features: [Feature] = [.roots, .extrema, .asymptotes]
  public var samples = SampleCount.adaptive
  public var restrict: Texts = []

  public init() {}

  public static let fields: [Field<FunctionPlot>] = [
    Field("f", \.f, help: "One to eight formulas of x."),
    Field("x", \.x, help: "The shown x values."),
    Field("y", \.y, help: "The shown y values; auto leaves out what would flatten the rest."),
    Field(
      "features", \.features,
      help: "Any of roots, extrema, inflections, asymptotes, intersections, holes; [] for none."),
    Field(
      "samples", \.samples, bounds: .within(16...100_000),
      help: "That many points at even steps, or adaptive: as many as the graph needs."),
    Field("restrict", \.restrict, help: "Conditions that all must hold, such as x > 0."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(f.values.count) else {
      throw refuse("f", "has \(f.values.count) functions", "give 1 to 8")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    var (formulas, conditions): ([Formula], [Formula]) = ([], [])
    for text in f.values { formulas.append(try readFormula(text, "f")) }
    for text in restrict.values { conditions.append(try readFormula(text, "restrict")) }
    let curves = PlottedCurves(formulas, where: conditions, x: x, features: features)
    if curves.isEmpty {
      let range = "[\(formatPlain(x.lower)), \(formatPlain(x.upper))]"
      throw conditions.isEmpty
        ? refuse("f", "has no value anywhere in \(range)", "give another formula or another x")
        : refuse(
          "restrict", "leaves nothing of the graph in \(range)",
          "give conditions that can hold together, or another x")
    }
    return RecipeResult(figure: figure(curves, conditions), series: curves.series(features))
  }

  private func figure(_ plot: PlottedCurves, _ conditions: [Formula]) -> Figure {
    var y = plot.shownRange
    if case .interval(let own) = self.y { y = own.lower...own.upper }
    var marks: [any Mark] = excluded(plot.x, conditions)
    let levels = plot.levels.map(\.value).filter(y.contains)
    if !levels.isEmpty { marks.append(Rule(y: levels, width: 1)) }
    for (i, curve) in plot.curves.enumerated() {
      var mark = FunctionMark(
        domain: plot.x.lower...plot.x.upper, color: curve.color,
        name: label(curve.formula), curve.f)
      // Eight hues are hard to tell apart in grey.
      mark.dash = [.solid, .solid, .solid, .solid, .dashed, .dashed, .dotted, .dotted][i]
      mark.asymptotes = features.contains(.asymptotes)
      let samples = curve.samples
      mark.dots = features.contains(.holes) || !samples.jumps.isEmpty || !samples.holes.isEmpty
      if case .even(let count) = self.samples { mark.samples = count }
      marks.append(mark)
    }
    marks += plot.pointMarks(in: y)
    var figure = Figure(
      title: plot.title,
      subtitle: plot.subtitle(conditions), marks: marks,
      x: AxisOptions(
        "x", domain: plot.x.lower...plot.x.upper, ticks: TickOptions(pi: plot.isInTurns)),
      y: AxisOptions("y", domain: y))
    figure.alt = plot.alt
    return figure
  }

  /// Typeset at the line's end, where a fraction would be small and cover others.
  private func label(_ formula: Formula) -> String {
    let latex = formula.latex
    return latex.contains("\\frac") ? formula.displayText : "$\(latex)$"
  }

  /// The stretches that the conditions exclude, shaded.
  private func excluded(_ x: Interval, _ conditions: [Formula]) -> [any Mark] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 2001)
    let half = (x.upper - x.lower) / 4000
    return places.indices.runs { i in !conditions.allSatisfy { $0(places[i]) != 0 } }.map { run in
      let (from, to) = (places[run.lowerBound] - half, places[run.upperBound - 1] + half)
      return Span(x: max(x.lower, from)...min(x.upper, to), opacity: 0.12)
    }
  }
}
