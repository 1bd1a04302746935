import Glibc
import NablaPlot
import NablaScene
import NablaText

/// The panels of `training-curves`.
struct TrainingFigure {
  let recipe: TrainingCurves
  let log: TrainingLog

  private func number(_ value: Double) -> String { format(value, significant: 3) }
  private func step(_ index: Int) -> String { "\(log.stepName) \(number(log.steps[index]))" }
  private func color(_ index: Int) -> String { "s\(index % 8 + 1)" }
  private var isLogY: Bool { recipe.scales.contains(.logY) }
  private var scaleX: String? { recipe.scales.contains(.logX) ? "log" : nil }
  private var validation: TrainingLog.Curve { log.curves[log.curves.count - 1] }

  // MARK: - Figure

  var figure: Figure {
    var rows: [[Cell]] = [[.panel(lossPanel)]]
    if log.rates != nil { rows.append([.panel(ratePanel)]) }
    let notes = log.warnings.map(\.sentence)
    var figure = Figure(
      title: title,
      subtitle: recipe.smooth > 0
        ? "Strong: running means with w = \(number(recipe.smooth)); faint: the log itself" : "",
      caption: notes.joined(separator: " "), size: Size(660, log.rates == nil ? 400 : 450),
      grid: Grid(rows, rowWeights: log.rates == nil ? [] : [1, 0.22], sharesX: true))
    figure.warnings = log.warnings
    figure.alt = alt
    return figure
  }

  private var title: String {
    if log.isLost, let start = log.divergence { return "It explodes at \(step(start))" }
    return log.overfits
      ? "Overfitting: after \(step(log.best)) \(validation.name) rises again"
      : "Still learning: \(validation.name) is lowest at \(step(log.best))"
  }

  // MARK: - Losses

  private var domain: ClosedRange<Double> {
    let all = log.curves.flatMap { $0.values + $0.smoothed }.filter { !$0.isNaN }
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    if isLogY { return low / 1.15...high * 1.15 }
    let room = high > low ? 0.08 * (high - low) : max(1, low.magnitude) * 0.1
    return low - room...high + room
  }

  private var lossPanel: Panel {
    var marks: [any Mark] = []
    if log.curves.count == 2 { marks += gapMarks }
    for (i, curve) in log.curves.enumerated() {
      if recipe.smooth > 0 {
        marks += lines(curve.values, color(i), width: 1.25, opacity: 0.45)
      }
      marks += lines(curve.smoothed, color(i), width: 2.25)
      if log.steps.count <= 40 {
        let dots = curve.values.indices.filter { !curve.values[$0].isNaN }
        marks.append(
          Scatter(
            x: dots.map { log.steps[$0] }, y: dots.map { curve.values[$0] }, color: color(i),
            size: 4.5, opacity: 0.6))
      }
    }
    marks.append(names)
    marks += features
    if !log.broken.isEmpty {
      marks.append(
        Scatter(
          log.broken.map { [$0, domain.lowerBound + (isLogY ? 0 : 0.03 * span)] }, color: "accent",
          size: 10, shape: .cross))
      let isLate = log.broken[0] > log.steps[log.steps.count * 2 / 3]
      marks.append(
        Text(
          "no number", at: [log.broken[0], domain.lowerBound], anchor: isLate ? .end : .start,
          baseline: .bottom, dx: isLate ? -10 : 10, dy: -4, size: 11, color: "accent"))
    }
    // Beyond this a perplexity is no number to read.
    let hasPerplexity = domain.upperBound < 20 && domain.lowerBound > -1
    return Panel(
      marks: marks, x: AxisOptions(log.stepName, scale: scaleX),
      y: AxisOptions(
        "loss", scale: isLogY ? "log" : nil, domain: domain,
        secondary: hasPerplexity
          ? SecondaryAxis("perplexity $e^L$", forward: "exp(x)", inverse: "ln(x)") : nil))
  }

  private var span: Double { domain.upperBound - domain.lowerBound }

  /// Each loss's name at its line, off all lines.
  private var names: any Mark {
    let places = log.curves.map { curve -> SIMD2<Double> in
      let known = curve.smoothed.indices.filter { !curve.smoothed[$0].isNaN }
      let i = known[known.count * 2 / 5]
      return [log.steps[i], curve.smoothed[i]]
    }
    var names = Annotation(
      x: places.map(\.x), y: places.map(\.y), text: log.curves.map(\.name), bold: true,
      leader: false)
    names.roles = log.curves.indices.map(color)
    names.clearOf = lineways
    return names
  }

  /// Places along all lines.
  private var lineways: [(x: Double, y: Double)] {
    var places: [(x: Double, y: Double)] = []
    for values in log.curves.flatMap({ [$0.values, $0.smoothed] }) {
      let points = zip(log.steps, values).map { SIMD2($0, $1) }.prefix(300)
      for (a, b) in zip(points, points.dropFirst()) where !a.y.isNaN && !b.y.isNaN {
        for share in [0, 0.25, 0.5, 0.75] {
          let p = a + (b - a) * share
          places.append((p.x, p.y))
        }
      }
    }
    return places
  }

  /// A line for each stretch without a missing value.
  private func lines(
    _ values: [Double], _ color: String, width: Double, opacity: Double = 1
  ) -> [any Mark] {
    values.indices.runs { !values[$0].isNaN }.map { run in
      Line(
        x: run.map { log.steps[$0] }, y: run.map { values[$0] }, color: color, width: width,
        opacity: opacity)
    }
  }

  /// The area between both losses, with its height at the end.
  private var gapMarks: [any Mark] {
    let (a, b) = (log.curves[0].smoothed, log.curves[1].smoothed)
    var marks: [any Mark] = a.indices.runs { !a[$0].isNaN && !b[$0].isNaN }.map { run in
      Area(
        x: run.map { log.steps[$0] }, y: run.map { a[$0] }, y2: run.map { b[$0] }.channel,
        color: "muted", opacity: 0.18)
    }
    if let gap = log.gap, gap.magnitude > 0.04 * span, let last = log.steps.last {
      let n = a.count - 1
      let (middle, text) = ((a[n] + b[n]) / 2, "gap \(number(gap))")
      if gap.magnitude > 0.2 * span, !isLogY {
        marks.append(Text(text, at: [last, middle], anchor: .end, dx: -8, size: 12))
      } else {
        var words = Annotation(x: [last], y: [middle], text: [text])
        words.clearOf = lineways + [(log.steps[log.best], validation.values[log.best])]
        marks.append(words)
      }
    }
    return marks
  }

  // MARK: - Features

  private var features: [any Mark] {
    var marks: [any Mark] = []
    func rule(_ index: Int, _ text: String, _ color: String, _ level: Double) {
      let x = log.steps[index]
      let isLate = index > log.steps.count * 2 / 3
      marks.append(Rule(x: [x], color: color, width: 1.25))
      marks.append(
        Text(
          text, at: [x, domain.upperBound], anchor: isLate ? .end : .start, baseline: .top,
          dx: isLate ? -5 : 5, dy: 4 + level * 15, size: 11, color: color))
    }
    if recipe.mark.contains(.best) {
      let (x, y) = (log.steps[log.best], validation.values[log.best])
      marks.append(Scatter([[x, y]], color: "accent", size: 11, shape: .star))
      var note = Annotation(
        x: [x], y: [y], text: ["best: \(step(log.best)), \(number(y))"], color: "accent", bold: true
      )
      note.clearOf = lineways
      marks.append(note)
    }
    if recipe.mark.contains(.earlyStop), let stop = log.earlyStop {
      rule(stop, "early stop", "accent", 0)
    }
    if recipe.mark.contains(.divergence), let start = log.divergence {
      rule(start, log.isLost ? "diverges" : "spike", "s4", 1)
    }
    if recipe.mark.contains(.lrChange) {
      for change in log.rateChanges.prefix(12) { rule(change, "new rate", "muted", 2) }
    }
    return marks
  }

  private var ratePanel: Panel {
    let rates = log.rates ?? []
    let kept = rates.indices.filter { rates[$0] > 0 }
    // A few rates are all that there is to read.
    let levels = Set(kept.map { rates[$0] }).sorted()
    let ticks =
      levels.count < 4
      ? TickOptions(values: levels, labels: levels.map { short($0, 2) }) : TickOptions(count: 3)
    return Panel(
      marks: [
        Line(
          x: kept.map { log.steps[$0] }, y: kept.map { rates[$0] }, color: "ink", width: 1.5,
          step: .after)
      ], x: AxisOptions(log.stepName, scale: scaleX),
      y: AxisOptions("rate", scale: "log", ticks: ticks))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = log.curves.map { curve -> String in
      let values = curve.values.filter { !$0.isNaN }
      return "\(curve.name) from \(number(values.first ?? .nan)) to \(number(values.last ?? .nan))"
    }
    return
      "Losses over \(log.steps.count) steps: \(parts.joined(separator: ", ")). \(validation.name) is lowest at \(step(log.best)) with \(number(validation.values[log.best]))."
      + (log.gap.map { " The gap at the end is \(number($0))." } ?? "")
      + (log.broken.isEmpty ? "" : " A loss is no number at \(log.broken.count) steps.")
  }

  var series: [Node.Entry] {
    func node(_ values: [Double]) -> Node { Node(values.map { $0.isNaN ? Node(.null) : Node($0) }) }
    var entries = [Node.Entry("step", Node(log.steps))]
    for curve in log.curves {
      entries += [
        .init(curve.name, node(curve.values)), .init("\(curve.name)_smooth", node(curve.smoothed)),
      ]
    }
    if let rates = log.rates { entries.append(.init("rate", node(rates))) }
    entries += [
      .init("best_step", Node(log.steps[log.best])),
      .init("best", Node(validation.values[log.best])),
      .init("best_perplexity", Node(exp(validation.values[log.best]))),
      .init("early_stop", log.earlyStop.map { Node(log.steps[$0]) } ?? Node(.null)),
      .init("divergence", log.divergence.map { Node(log.steps[$0]) } ?? Node(.null)),
      .init("not_a_number", Node(log.broken)),
    ]
    if let gap = log.gap { entries.append(.init("gap", Node(gap))) }
    return entries
  }
}
