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
    return RecipeResult(figure: figure(curves, conditions), series: series(curves))
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
      mark.dots = features.contains(.holes) || !curve.samples.jumps.isEmpty
      if case .even(let count) = samples { mark.samples = count }
      marks.append(mark)
    }
    marks += plot.pointMarks(in: y)
    let names = plot.curves.map { $0.formula.displayText }
    let all =
      names.count == 1
      ? names[0] : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    var figure = Figure(
      title: all.count <= 60 ? "y = \(all)" : "\(names.count) functions",
      subtitle: subtitle(plot, conditions), marks: marks,
      x: AxisOptions(
        "x", domain: plot.x.lower...plot.x.upper, ticks: TickOptions(pi: plot.isInTurns)),
      y: AxisOptions("y", domain: y))
    figure.alt = alt(plot, names)
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

  // MARK: - Words and numbers

  private func subtitle(_ plot: PlottedCurves, _ conditions: [Formula]) -> String {
    var parts: [String] = []
    if !conditions.isEmpty {
      parts.append("where \(conditions.map(\.displayText).joined(separator: " and "))")
    }
    let kinds: [(Feature, String, String)] = [
      (.roots, "zero", "zeros"), (.extrema, "extremum", "extrema"),
    ]
    for (kind, one, many) in kinds where plot.curves.count == 1 {
      let found = plot.points(kind)
      guard (1...4).contains(found.count) else { continue }
      let list = found.map(\.x.text).joined(separator: ", ")
      parts.append("\(found.count == 1 ? one : many) at x = \(list)")
    }
    return parts.joined(separator: "; ")
  }

  private func alt(_ plot: PlottedCurves, _ names: [String]) -> String {
    var text =
      "Graph of \(names.map { "y = \($0)" }.joined(separator: ", ")) for x from \(shownNumber(plot.x.lower)) to \(shownNumber(plot.x.upper))."
    func tell(_ what: String, _ values: [String]) {
      guard (1...12).contains(values.count) else { return }
      text += " \(what) \(values.joined(separator: ", "))."
    }
    tell("Zeros at x =", plot.points(.roots).map(\.label))
    for kind in [Feature.extrema, .inflections, .holes, .intersections] {
      tell(
        "\(kind.rawValue.capitalizedFirst) at",
        plot.points(kind).map(\.label))
    }
    tell("Poles at x =", plot.curves.flatMap(\.samples.poles).map { shownNumber($0) })
    tell("Jumps at x =", plot.curves.flatMap(\.samples.jumps).map { shownNumber($0.x) })
    tell("Horizontal asymptotes at y =", plot.levels.map(\.text))
    return text
  }

  private func series(_ plot: PlottedCurves) -> [Node.Entry] {
    let places = evenPlaces(from: plot.x.lower, to: plot.x.upper, count: 401)
    var entries = [Node.Entry("x", Node(places))]
    for (i, curve) in plot.curves.enumerated() {
      entries.append(.init("f\(i + 1)", Node(places.map(curve.f))))
    }
    for kind in Feature.allCases where features.contains(kind) && kind != .asymptotes {
      let found = plot.points(kind)
      entries.append(
        .init(
          kind.rawValue,
          Node([
            .init("x", Node(found.map(\.x.value))), .init("y", Node(found.map(\.y.value))),
          ])))
    }
    if features.contains(.asymptotes) {
      entries.append(.init("poles", Node(plot.curves.flatMap(\.samples.poles).sorted())))
      entries.append(.init("horizontalAsymptotes", Node(plot.levels.map(\.value))))
    }
    return entries
  }
}
