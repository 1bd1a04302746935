import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `logistic-regression`.
struct LogitFigure {
  let recipe: LogisticRegressionFit
  let model: LogitModel
  /// The predictors' names, then that of y.
  let names: [String]

  private var x: [Double] { model.predictors[0] }
  private var span: ClosedRange<Double> { Points.span(x, 0.08) }
  private var places: [Double] { span.places(160) }
  private var t: Double { recipe.threshold }
  private var slope: Double { model.coefficients[1] }
  private var limit: Double { log(t / (1 - t)) }
  /// Where the probability crosses the threshold.
  private var boundary: Double { (limit - model.coefficients[0]) / slope }
  private var outcome: String { escapingMarkup(names[names.count - 1]) }
  private var label: String { escapingMarkup(names[0]) }

  // MARK: - Figure

  var figure: Figure {
    let rows: [[Cell]]
    var weights: [Double] = []
    switch recipe.view {
    case .curve: rows = [[.panel(curve(isLabelled: true))]]
    case .logodds: rows = [[.panel(line)]]
    case .both:
      rows = [[.panel(curve(isLabelled: false))], [.panel(line)]]
      weights = [1.5, 1]
    case .plane: rows = [[.panel(plane)]]
    }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(640, recipe.view == .both ? 520 : recipe.view == .plane ? 460 : 400),
      grid: Grid(rows, rowWeights: weights))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var title: String {
    if recipe.view == .plane {
      return "The boundary of \(outcome) is a straight line: there $p$ = \(short(t))"
    }
    return model.isSeparable
      ? "\(label) tells \(outcome) apart without error"
      : "Each further unit of \(label) multiplies the odds by \(short(exp(slope)))"
  }

  private var subtitle: String {
    let terms = model.coefficients.enumerated().map { i, value in
      let sign = i == 0 ? (value < 0 ? "-" : "") : value < 0 ? "-" : "+"
      let name = i == 0 ? "" : model.coefficients.count == 2 ? "x" : "x_\(i)"
      return sign + texNumber(value.magnitude, significant: 3) + name
    }
    let penalty = recipe.penalty == .l2 ? ", $C$ = \(short(recipe.strength))" : ""
    return
      "$p=\\sigma(\(terms.joined()))$, $\\ell$ = \(short(model.logLikelihood))\(penalty)"
  }

  private var warnings: [String] {
    model.isSeparable
      ? [
        "no finite optimum: \(names.dropLast().joined(separator: " and ")) \(names.count > 2 ? "separate" : "separates") the classes, any steeper slope fits better"
      ]
      : []
  }

  private var caption: String {
    let note =
      model.covariance == nil || recipe.view == .plane ? "" : "Band: 95% for the fitted line."
    return warnings.first.map(\.sentence) ?? note
  }

  // MARK: - One predictor

  private func dots(_ y: (Bool) -> Double) -> [any Mark] {
    [(true, "s1"), (false, "s2")].map { isOne, color in
      let at = x.indices.filter { model.outcomes[$0] == isOne }
      var mark = Scatter(
        x: at.map { x[$0] }, y: at.map { _ in y(isOne) }, color: color, size: 7.0, opacity: 0.8)
      mark.jitterY = x.count > 12 ? 5 : 0
      return mark
    }
  }

  private func band(_ value: (Double) -> Double) -> [any Mark] {
    guard model.covariance != nil else { return [] }
    let factor = Normal.standard.survivalQuantile(0.025)
    let reach = places.map { (model.error([$0]) ?? 0) * factor }
    let odds = places.map { model.logOdds([$0]) }
    return [
      Ribbon(
        x: places, low: zip(odds, reach).map { value($0 - $1) },
        high: zip(odds, reach).map { value($0 + $1) }, color: "muted"
      ).with(\.opacity, 0.16)
    ]
  }

  private func curve(isLabelled: Bool) -> Panel {
    var marks = band(Activation.sigmoid.value)
    marks += [
      Rule(y: [t], color: "ink", width: 1.25),
      Line(x: places, y: places.map { model.probability([$0]) }, color: "s1", width: 2.5),
    ]
    marks += dots { $0 ? 1 : 0 }
    if span.contains(boundary) {
      marks += [
        Rule(x: [boundary], color: "ink", width: 1.25),
        Scatter(x: [boundary], y: [t], color: "ink", size: 8.0, opacity: 1),
        Annotation(
          x: [boundary], y: [t], text: ["$p$ = \(short(t)) at \(short(boundary))"],
          dx: boundary < span.lowerBound + span.length * 0.7 ? 26 : -26, dy: 22, color: "ink"),
      ]
    }
    let counts = model.counts(t)
    let isRising = slope > 0
    let (yes, no) =
      isRising ? (span.upperBound, span.lowerBound) : (span.lowerBound, span.upperBound)
    let words: [(Double, Double, String, String)] = [
      (yes, 1.14, "true positive \(counts.tp)", "s1"), (no, 1.14, "missed \(counts.fn)", "s1"),
      (yes, -0.14, "false alarm \(counts.fp)", "s2"),
      (no, -0.14, "true negative \(counts.tn)", "s2"),
    ]
    for (place, height, text, color) in words {
      marks.append(
        Text(
          x: [place], y: [height], text: [text], anchor: place == span.upperBound ? .end : .start,
          dx: place == span.upperBound ? -6 : 6, color: color))
    }
    return Panel(
      marks: marks,
      x: AxisOptions(
        isLabelled ? label : "", domain: span, ticks: isLabelled ? TickOptions() : .hidden),
      y: AxisOptions(
        "probability of \(outcome)", domain: -0.24...1.24,
        ticks: TickOptions(values: [0, 0.25, 0.5, 0.75, 1])))
  }

  private var line: Panel {
    let odds = places.map { model.logOdds([$0]) }
    var marks = band { $0 }
    marks += [
      Rule(y: [limit], color: "ink", width: 1.25),
      Line(x: places, y: odds, color: "s1", width: 2.5),
    ]
    if span.contains(boundary) {
      marks += [
        Rule(x: [boundary], color: "ink", width: 1.25),
        Scatter(x: [boundary], y: [limit], color: "ink", size: 8.0, opacity: 1),
      ]
    }
    let reach = max(odds.map(\.magnitude).max() ?? 1, 1) * 1.15
    let end = slope > 0 ? span.upperBound : span.lowerBound
    marks.append(
      Text(
        x: [end], y: [-reach * 0.72],
        text: [
          "slope \(short(slope)): odds × $e^{\(texNumber(slope, significant: 3))}$ = \(short(exp(slope)))"
        ],
        anchor: slope > 0 ? .end : .start, dx: slope > 0 ? -8 : 8, color: "s1"))
    return Panel(
      marks: marks, x: AxisOptions(label, domain: span),
      y: AxisOptions(
        "log odds $\\ln\\frac{p}{1-p}$", domain: -reach...reach, ticks: TickOptions(count: 4)))
  }

  // MARK: - Two predictors

  private var plane: Panel {
    let (a, b) = (model.predictors[0], model.predictors[1])
    let (xs, ys) = (Points.span(a, 0.08), Points.span(b, 0.08))
    let model = model
    var marks: [any Mark] = [
      Contour(
        x: xs, y: ys, levels: .exactly([0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]), labels: false,
        samples: 80
      ) { model.probability([$0, $1]) }
    ]
    let slope = model.coefficients[2]
    if slope != 0 {
      let places = xs.places(100)
      let line = places.map { (limit - model.coefficients[0] - model.coefficients[1] * $0) / slope }
      let seen = places.indices.filter { ys.contains(line[$0]) }
      marks.append(
        Line(
          x: seen.map { places[$0] }, y: seen.map { line[$0] }, color: "ink", width: 3,
          halo: true))
    }
    var words: [any Mark] = []
    for (isOne, color, name) in [(true, "s1", "1"), (false, "s2", "0")] {
      let at = a.indices.filter { model.outcomes[$0] == isOne }
      marks.append(
        Scatter(
          x: at.map { a[$0] }, y: at.map { b[$0] }, color: color, opacity: 1))
      // In the corner that the class's side of the boundary holds.
      let atRight = (model.coefficients[1] > 0) == isOne
      let atTop = (slope > 0) == isOne
      words.append(
        Text(
          x: [atRight ? xs.upperBound : xs.lowerBound],
          y: [atTop ? ys.upperBound : ys.lowerBound], text: ["\(outcome) = \(name)"],
          anchor: atRight ? .end : .start, dx: atRight ? -8 : 8, dy: atTop ? 14 : -14, bold: true,
          color: color))
    }
    let counts = model.counts(t)
    var color = ColorOptions("", domain: -0.9...1.9, legend: false)
    color.scale = .diverging
    color.midpoint = 0.5
    color.colormap = "blue-orange_r"
    return Panel(
      title:
        "\(counts.tp) true positives, \(counts.fp) false alarms, \(counts.fn) missed, \(counts.tn) true negatives",
      marks: marks + words, x: AxisOptions(label, domain: xs),
      y: AxisOptions(escapingMarkup(names[1]), domain: ys), color: color)
  }

  // MARK: - Words and numbers

  private var alt: String {
    let counts = model.counts(t)
    return "Logistic regression of \(outcome) on \(names.dropLast().joined(separator: " and ")): "
      + "coefficients \(model.coefficients.map { short($0) }.joined(separator: ", ")). At the "
      + "threshold \(short(t)) there are \(counts.tp) true positives, \(counts.fp) false "
      + "positives, \(counts.fn) false negatives and \(counts.tn) true negatives."
  }

  var series: [Node.Entry] {
    let counts = model.counts(t)
    var entries: [Node.Entry] = [
      .init("coefficients", Node(model.coefficients)),
      .init("oddsRatios", Node(model.coefficients.dropFirst().map { exp($0) })),
      .init("logLikelihood", Node(model.logLikelihood)), .init("fitted", Node(model.fitted)),
      .init("outcomes", Node(model.outcomes.map { $0 ? 1.0 : 0 })),
      .init("truePositives", Node(counts.tp)), .init("falsePositives", Node(counts.fp)),
      .init("falseNegatives", Node(counts.fn)), .init("trueNegatives", Node(counts.tn)),
    ]
    if let covariance = model.covariance {
      entries.append(
        .init("standardErrors", Node(covariance.diagonal.map { $0.squareRoot() })))
    }
    if model.predictors.count == 1 {
      entries += [
        .init("boundary", Node(boundary)), .init("curveX", Node(places)),
        .init("curveP", Node(places.map { model.probability([$0]) })),
      ]
    }
    return entries
  }
}
