import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `maximum-likelihood`.
struct LikelihoodFigure {
  let recipe: MaximumLikelihood
  let fit: LikelihoodFit
  let candidates: [Double]
  /// The column's name.
  let name: String
  /// Rows without a number.
  let dropped: Int

  private var symbol: String { fit.model.symbol.tex }
  private func color(_ i: Int) -> String { "s\(i + 1)" }
  private func shows(_ view: MaximumLikelihood.View) -> Bool { recipe.view.contains(view) }

  // MARK: - Figure

  var figure: Figure {
    var upper: [[Cell]] = []
    if shows(.densities) {
      let columns = candidates.count <= 3 ? candidates.count : (candidates.count + 1) / 2
      upper = candidates.indices.map { .panel(density($0, isFirst: $0 % columns == 0)) }
        .rows(of: columns)
    }
    var lower: [Cell] = []
    var weights: [Double] = []
    if shows(.curve) { (lower, weights) = (lower + [.panel(curve)], weights + [1.5]) }
    if shows(.surface) { (lower, weights) = (lower + [.panel(surface)], weights + [1.2]) }
    if recipe.aic { (lower, weights) = (lower + [.grid(comparison)], weights + [0.9]) }
    let lowerGrid = Cell.grid(Grid([lower], columnWeights: weights))
    var rows: [[Cell]] = upper.isEmpty ? [] : [[.grid(Grid(upper))]]
    if !lower.isEmpty { rows.append([lowerGrid]) }
    let height =
      80.0 + 185 * Double(upper.count)
      + (lower.isEmpty ? 0 : shows(.curve) || shows(.surface) ? 250 : 120)
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption, size: Size(860, max(340, height)),
      grid: Grid(rows, rowWeights: rows.count == 2 ? [Double(upper.count), 1.2] : []))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var title: String {
    "The data are least surprising at \(fit.model.symbol.plain) = \(short(fit.best, 4))"
  }

  private var subtitle: String {
    let other =
      fit.model.otherSymbol.map { symbol in
        fit.model == .gamma
          ? "; the scale $\(symbol)$ keeps the mean at \(short(Moments(fit.values).mean))"
          : "; $\(symbol)$ stays at \(short(fit.otherBest))"
      } ?? ""
    return "\(fit.values.count) values under the \(fit.model.rawValue) model"
      + (shows(.densities) ? ": each stem is one factor $p(x_i)$ of the likelihood" : "") + other
  }

  private var warnings: [String] {
    var warnings: [String] = []
    if dropped > 0 { warnings.append("\(dropped) rows have no number and are left out") }
    if fit.hasNoSpread { warnings.append("all values are equal: σ = 0 fits best, 1 is used") }
    return warnings
  }

  private var caption: String {
    warnings.map(\.sentence).joined(separator: " ")
  }

  // MARK: - Candidates

  private var span: ClosedRange<Double> {
    let (low, high) = (fit.values.min() ?? 0, fit.values.max() ?? 1)
    if fit.model == .bernoulli { return -0.5...1.5 }
    if fit.model.isDiscrete { return low - 1.5...high + 2.5 }
    let room = max((high - low) * 0.25, fit.hasNoSpread ? 3 : 1e-9)
    return max(low - room, fit.model == .normal ? -.infinity : 0)...high + room
  }

  /// Where the candidates' curves or bars are given.
  private var places: [Double] {
    switch fit.model {
    case .bernoulli: [0, 1]
    case .poisson:
      Array(
        stride(
          from: max(0, span.lowerBound.rounded()),
          through: min(span.upperBound, span.lowerBound + 400),
          by: 1))
    default: span.places(200)
    }
  }

  private func heights(_ i: Int, _ x: [Double]) -> [Double] {
    guard let law = fit.law(candidates[i]) else { return x.map { _ in .nan } }
    return x.map { law.pdf($0) }
  }

  private func density(_ i: Int, isFirst: Bool) -> Panel {
    let x = places
    let curve = heights(i, x).map { $0.isFinite ? $0 : .nan }
    let most = candidates.indices.flatMap { heights($0, fit.values + x) }.filter(\.isFinite)
      .reduce(0, max)
    let factors = heights(i, fit.values)
    var marks: [any Mark] = []
    if fit.model.isDiscrete {
      marks.append(Bar(x: x, y: curve, color: color(i)).with(\.opacity, 0.25))
    } else {
      marks.append(Line(x: x, y: curve, color: color(i), width: 2.5))
    }
    marks += [
      Stem(x: fit.values, y: factors, color: color(i)).with(\.size, 4).with(\.width, 1),
      Rug(x: fit.values, color: "ink"),
    ]
    let value = fit.logLikelihood(candidates[i])
    return Panel(
      title:
        "$\\color{\(color(i))}{\(symbol)=\(texNumber(candidates[i], significant: 3))}$: $\\sum\\ln p(x_i)$ = \(value.isFinite ? short(value, 4) : "−∞")",
      marks: marks, x: AxisOptions(escapingMarkup(name), domain: span),
      y: AxisOptions(
        isFirst ? (fit.model.isDiscrete ? "$p(x)$" : "density $p(x)$") : "",
        domain: 0...max(most, 1e-300) * 1.1, ticks: TickOptions(count: 4)))
  }

  // MARK: - Curve and surface

  /// All of the peak and of the candidates, inside the parameter's domain.
  private var range: ClosedRange<Double> {
    let reach = max(fit.error * 4, fit.best.magnitude * 1e-6)
    var low = min(fit.best - reach, candidates.min() ?? fit.best)
    var high = max(fit.best + reach, candidates.max() ?? fit.best)
    let room = (high - low) * 0.08
    (low, high) = (low - room, high + room)
    let domain = fit.model.domain
    if domain.lower == 0 {
      low = max(
        low, (candidates + [fit.best]).filter { $0 > 0 }.min().map { $0 * 0.4 } ?? 0.01,
        domain.upper == 1 ? 0.005 : 0)
    }
    if domain.upper == 1 { high = min(high, 0.995) }
    return low < high ? low...high : low...low + 1
  }

  private var curve: Panel {
    let steps = range.places(240)
    let all = steps.map { fit.logLikelihood($0) }
    let top = fit.logBest
    let dots = candidates.map { fit.logLikelihood($0) }
    let least = dots.filter(\.isFinite).reduce(top - 8, min)
    let floor = max(least, top - 60) - 1
    let seen = steps.indices.filter { all[$0] >= floor }
    var marks: [any Mark] = [
      Line(x: seen.map { steps[$0] }, y: seen.map { all[$0] }, color: "ink", width: 2.5)
    ]
    if fit.error > 0 {
      // The parabola of the same curvature, which the normal's curve is.
      if fit.model != .normal, fit.model != .lognormal {
        let parabola = steps.map {
          top - (($0 - fit.best) / fit.error) * (($0 - fit.best) / fit.error) / 2
        }
        let near = steps.indices.filter { parabola[$0] >= floor }
        marks.append(
          Line(
            x: near.map { steps[$0] }, y: near.map { parabola[$0] }, color: "muted", width: 1.25,
            dash: .dashed))
      }
      marks += [
        Rule(x: [fit.best], color: "ink", width: 1),
        Line(
          x: [fit.best - fit.error, fit.best + fit.error], y: [top - 0.5, top - 0.5],
          color: "ink", width: 3),
        Text(
          x: [fit.best], y: [top - 0.5],
          text: ["$\\hat{\(symbol)}$ = \(short(fit.best, 4)) ± \(short(fit.error, 2))"],
          baseline: .top, dy: 7, bold: true, color: "ink"),
      ]
    }
    for (i, candidate) in candidates.enumerated() where dots[i] >= floor {
      marks.append(
        Scatter(x: [candidate], y: [dots[i]], color: color(i), size: 10.0, opacity: 1))
    }
    return Panel(
      title: "log-likelihood: its curvature gives the standard error", marks: marks,
      x: AxisOptions("parameter $\(symbol)$", domain: range),
      y: AxisOptions("$\\ell(\(symbol))$", domain: floor...top + (top - floor) * 0.08))
  }

  private var surface: Panel {
    let fit = fit
    let second =
      fit.model == .gamma
      ? fit.otherBest * 0.4...fit.otherBest * 2.2 : fit.otherBest * 0.55...fit.otherBest * 1.8
    let top = fit.logBest
    let marks: [any Mark] =
      [
        Contour(
          x: range, y: second, levels: .exactly([-12, -8, -5, -3, -2, -1]), samples: 60
        ) { max(-30, fit.logLikelihood($0, $1) - top) },
        Scatter(
          x: [fit.best], y: [fit.otherBest], color: "ink", size: 10.0, shape: .star, opacity: 1),
      ]
      + candidates.indices.filter { second.contains(fit.other(candidates[$0])) }.map { i in
        Scatter(
          x: [candidates[i]], y: [fit.other(candidates[i])], color: color(i), size: 8.0, opacity: 1)
      }
    var colors = ColorOptions("", domain: -14...2, legend: false)
    colors.colormap = "blues"
    return Panel(
      title: "$\\ell$ below its peak", marks: marks,
      x: AxisOptions("parameter $\(symbol)$", domain: range),
      y: AxisOptions("$\(fit.model.otherSymbol ?? "")$", domain: second), color: colors)
  }

  // MARK: - Models

  /// The models of the same kind that can give the data, best first.
  private var models: [LikelihoodFit] {
    LikelihoodModel.allCases.filter { model in
      model.isDiscrete == fit.model.isDiscrete && fit.values.allSatisfy(model.support.holds)
    }
    .compactMap { LikelihoodFit($0, fit.values) }
    .filter { $0.logBest.isFinite && !$0.hasNoSpread || $0.model == fit.model }
    .sorted { $0.aic < $1.aic }
  }

  private var comparison: Grid {
    let models = models
    let table = TextTable(
      header: ["model", "$\\hat\\ell$", "AIC"],
      rows: models.map {
        [$0.model.rawValue, format($0.logBest, decimals: 1), format($0.aic, decimals: 1)]
      },
      alignments: [.start, .end, .end],
      rowColors: models.map { $0.model == fit.model ? "ink" : "muted" })
    return Grid([
      [.table(table)],
      [
        .text(
          "Smaller AIC is better: it is twice the number of parameters less twice $\\hat\\ell$.")
      ],
    ])
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = candidates.map {
      "\(fit.model.symbol.plain) = \(short($0)) gives \(short(fit.logLikelihood($0), 4))"
    }
    return "Log-likelihoods of \(fit.values.count) values under the \(fit.model.rawValue) model: "
      + "\(parts.joined(separator: ", ")). The curve peaks at \(short(fit.best, 4)) with standard "
      + "error \(short(fit.error, 2))."
  }

  var series: [Node.Entry] {
    let steps = range.places(240)
    var entries: [Node.Entry] = [
      .init("values", Node(fit.values)), .init("best", Node(fit.best)),
      .init("standardError", Node(fit.error)), .init("logLikelihood", Node(fit.logBest)),
      .init("aic", Node(fit.aic)), .init("candidates", Node(candidates)),
      .init(
        "candidateLogLikelihoods",
        Node(candidates.map { Self.node(fit.logLikelihood($0)) } as [Node])),
      .init("parameters", Node(steps)),
      .init("curve", Node(steps.map { Self.node(fit.logLikelihood($0)) } as [Node])),
    ]
    if fit.model.otherSymbol != nil { entries.append(.init("otherBest", Node(fit.otherBest))) }
    if recipe.aic {
      entries += [
        .init("models", Node(models.map { $0.model.rawValue })),
        .init("aics", Node(models.map(\.aic))),
      ]
    }
    return entries
  }

  private static func node(_ value: Double) -> Node {
    value.isFinite ? Node(value) : Node("-inf")
  }
}
