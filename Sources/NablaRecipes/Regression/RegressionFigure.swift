import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `linear-regression`.
struct RegressionFigure {
  let recipe: LinearRegressionFit
  let points: Points
  let fits: [LineFit]
  /// The line through the points of all groups; nil for one line.
  var pooled: LineFit?

  var first: LineFit { fits[0] }
  var isSingle: Bool { fits.count == 1 && recipe.group == nil }
  var xSpan: ClosedRange<Double> { points.span(0.06) }
  func places(_ fit: LineFit) -> [Double] {
    (isSingle ? xSpan : fit.points.span(0.03)).places(120)
  }

  // MARK: - Figure

  var figure: Figure {
    let rows: [[Cell]]
    var weights: [Double] = []
    switch recipe.residuals {
    case .squares where isSingle:
      rows = [[.panel(squares(flat: false)), .panel(squares(flat: true))]]
    case .panel:
      rows = [[.panel(main.with(\.x, xAxis(isLabelled: false)))], [.panel(residualPanel)]]
      weights = [2.2, 1]
    default:
      rows = isSingle ? [[.panel(main), .panel(shares)]] : [[.panel(main)]]
    }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(isSingle && recipe.residuals != .panel ? 800 : 640, 430),
      grid: Grid(
        rows, columnWeights: rows[0].count == 2 && recipe.residuals != .squares ? [2.6, 1] : [],
        rowWeights: weights))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  var title: String {
    guard isSingle, recipe.degree == 1 else {
      return isSingle
        ? "A polynomial of degree \(recipe.degree) explains \(percentage(first.fit.rSquared)) of the variance"
        : groupsTitle
    }
    let slope = first.slope
    let name = escapingMarkup(points.names.y)
    let change = "changes \(name) by \(short(slope.value))"
    guard first.hasBands else {
      return "One more \(escapingMarkup(points.names.x)) \(change)"
    }
    return "One more \(escapingMarkup(points.names.x)) \(change), give or take "
      + short((slope.high - slope.low) / 2, 2)
  }

  /// Whether all groups have the same slope's sign, and the points together another one.
  private var groupsTitle: String {
    let slopes = fits.map(\.slope.value)
    let y = escapingMarkup(points.names.y)
    guard recipe.degree == 1, fits.count > 1, let pooled,
      let low = slopes.min(), let high = slopes.max(), low > 0 || high < 0
    else { return "\(fits.count) groups, \(fits.count) lines" }
    let verb = low > 0 ? "rises" : "falls"
    if pooled.slope.value * low < 0 {
      return "In each group \(y) \(verb), in all together it \(low > 0 ? "falls" : "rises")"
    }
    return "\(y) \(verb) in each group, by \(short(min(low.magnitude, high.magnitude))) to "
      + "\(short(max(low.magnitude, high.magnitude))) per unit"
  }

  var subtitle: String {
    guard isSingle else { return "" }
    let slope = first.slope
    let r = "$R^2$ = \(short(first.fit.rSquared))"
    guard first.hasBands else { return "$\(first.equation)$, \(r)" }
    let what = recipe.degree == 1 ? "slope" : "last factor"
    return "$\(first.equation)$, \(r), \(percentage(recipe.level)) interval of the \(what) "
      + "\(short(slope.low)) to \(short(slope.high)), $p$ = \(short(slope.chance, 2))"
  }

  var warnings: [String] {
    points.warnings
      + fits.filter { !$0.hasBands }.map {
        "\($0.points.x.count) points leave nothing to judge the line by: no bands"
      }
  }

  var caption: String {
    var notes = warnings
    if recipe.band != .none, recipe.residuals != .squares || !isSingle,
      fits.contains(where: \.hasBands)
    {
      let level = percentage(recipe.level)
      let names: [LinearRegressionFit.Band: String] = [
        .mean: "Band: the mean of y, \(level) sure", .prediction: "Band: \(level) of new values",
        .both: "Inner band: the mean of y, \(level) sure; outer: \(level) of new values",
      ]
      notes.append(names[recipe.band] ?? "")
    }
    if recipe.influence { notes.append("Areas: Cook's distance; named above 4/n") }
    return notes.map(\.sentence).joined(separator: " ")
  }

  // MARK: - Points and line

  func xAxis(isLabelled: Bool = true) -> AxisOptions {
    AxisOptions(
      isLabelled ? escapingMarkup(points.names.x) : "", domain: xSpan,
      ticks: isLabelled ? TickOptions() : .hidden)
  }

  func bands(_ fit: LineFit) -> [any Mark] {
    guard fit.hasBands else { return [] }
    let places = places(fit)
    let y = places.map { fit.fit($0) }
    func band(_ reach: [Double], _ opacity: Double) -> any Mark {
      Ribbon(
        x: places, low: zip(y, reach).map { $0 - $1 }, high: zip(y, reach).map { $0 + $1 },
        color: fit.color
      ).with(\.opacity, opacity)
    }
    var marks: [any Mark] = []
    if recipe.band == .prediction || recipe.band == .both {
      marks.append(band(places.map(fit.newReach), 0.1))
    }
    if recipe.band == .mean || recipe.band == .both {
      marks.append(band(places.map(fit.meanReach), 0.2))
    }
    return marks
  }

  func dots(_ fit: LineFit) -> [any Mark] {
    let (x, y) = (fit.points.x, fit.points.y)
    let color = isSingle ? "ink" : fit.color
    guard recipe.influence, fit.hasBands else {
      return [Scatter(x: x, y: y, color: color, size: 7.0)]
    }
    let influences = fit.influences
    let most = max(influences.max() ?? 0, 1e-12)
    let named = influences.indices.filter { influences[$0] > 4 / Double(x.count) }
    return [
      Scatter(x: x, y: y, color: color, size: influences.map { max($0, most * 0.1) }),
      Annotation(
        x: named.map { x[$0] }, y: named.map { y[$0] },
        text: named.map { "row \(fit.points.rows[$0] + 1): D = \(short(influences[$0], 2))" },
        color: "accent", size: 11),
    ]
  }

  /// Upright lines from the fitted to the given y, fainter where there are many.
  func segments(_ fit: LineFit) -> any Mark {
    Arrow(
      segments: zip(fit.points.x, fit.points.y).map { [[$0, fit.fit($0)], [$0, $1]] },
      color: isSingle ? "accent" : fit.color, width: 1.25,
      opacity: max(0.15, min(1, 60 / Double(points.x.count))))
  }

  var main: Panel {
    var marks = fits.flatMap(bands)
    if recipe.residuals == .segments || recipe.residuals == .panel {
      marks += fits.map(segments)
    }
    marks += fits.map { fit in
      Line(
        x: places(fit), y: places(fit).map { fit.fit($0) }, color: fit.color,
        name: isSingle ? "" : "\(escapingMarkup(fit.name)): $\(fit.equation)$")
    }
    if let pooled {
      marks.append(
        Line(
          x: places(pooled), y: places(pooled).map { pooled.fit($0) }, color: "muted", width: 1.5,
          dash: .dashed, name: "all: $\(pooled.equation)$"))
    }
    marks += fits.flatMap(dots)
    return Panel(marks: marks, x: xAxis(), y: AxisOptions(escapingMarkup(points.names.y)))
  }

  var residualPanel: Panel {
    let marks = fits.map { fit in
      Stem(x: fit.points.x, y: fit.residuals, color: isSingle ? "accent" : fit.color) as any Mark
    }
    return Panel(marks: marks, x: xAxis(), y: AxisOptions("residual", ticks: TickOptions(count: 3)))
  }

  // MARK: - Words and numbers

  var alt: String {
    let lines = fits.map { fit in
      "\(fit.name.isEmpty ? "" : fit.name + ": ")slope \(short(fit.slope.value)) "
        + "(\(short(fit.slope.low)) to \(short(fit.slope.high))), R² \(short(fit.fit.rSquared))"
    }
    return "Scatter of \(points.x.count) points with a least-squares fit of degree "
      + "\(recipe.degree): \(lines.joined(separator: "; ")). Sum of squares "
      + "\(short(first.fit.residualSquares)) against \(short(first.flatSquares)) of the flat line."
  }

  var series: [Node.Entry] {
    fits.enumerated().flatMap { i, fit -> [Node.Entry] in
      let end = fits.count == 1 ? "" : "\(i + 1)"
      let places = places(fit)
      let y = places.map { fit.fit($0) }
      var entries: [Node.Entry] = [
        .init("x\(end)", Node(fit.points.x)), .init("y\(end)", Node(fit.points.y)),
        .init("coefficients\(end)", Node(fit.fit.coefficients)),
        .init("sse\(end)", Node(fit.fit.residualSquares)),
        .init("sst\(end)", Node(fit.flatSquares)),
        .init("rSquared\(end)", Node(fit.fit.rSquared)),
        .init("residuals\(end)", Node(fit.residuals)),
        .init("lineX\(end)", Node(places)), .init("lineY\(end)", Node(y)),
      ]
      if !fit.name.isEmpty { entries.append(.init("group\(end)", Node(fit.name))) }
      guard fit.hasBands else { return entries }
      entries += [
        .init("standardErrors\(end)", Node(fit.fit.standardErrors)),
        .init("slopeInterval\(end)", Node([fit.slope.low, fit.slope.high])),
        .init("slopeChance\(end)", Node(fit.slope.chance)),
        .init("residualDeviation\(end)", Node(fit.fit.residualDeviation)),
        .init("cookDistances\(end)", Node(fit.influences)),
        .init("meanReach\(end)", Node(places.map(fit.meanReach))),
        .init("predictionReach\(end)", Node(places.map(fit.newReach))),
      ]
      return entries
    }
      + (pooled.map { [.init("pooledCoefficients", Node($0.fit.coefficients))] } ?? [])
  }
}
