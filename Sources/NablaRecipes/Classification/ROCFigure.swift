import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `roc-pr-curves`: one threshold in all of them.
struct ROCFigure {
  let recipe: ROCCurves
  let classes: ScoredClasses
  /// Rows without numbers.
  var dropped = 0

  private var counts: (tp: Int, fp: Int, fn: Int, tn: Int) { classes.counts(recipe.threshold) }
  private var balance: Double {
    Double(classes.positives) / Double(classes.positives + classes.negatives)
  }
  private var recall: Double { Double(counts.tp) / Double(classes.positives) }
  private var falseShare: Double { Double(counts.fp) / Double(classes.negatives) }
  /// nil where nothing is called 1.
  private var precision: Double? {
    counts.tp + counts.fp > 0 ? Double(counts.tp) / Double(counts.tp + counts.fp) : nil
  }

  var figure: Figure {
    let order: [ROCCurves.Curve] = [.histogram, .roc, .pr, .confusion]
    let cells = order.filter(recipe.curves.contains).map { Cell.panel(panel($0)) }
    let columns = cells.count == 4 ? 2 : cells.count
    let rows = cells.rows(of: columns)
    let width = columns == 1 ? 480.0 : columns == 2 ? 680 : 920
    var figure = Figure(
      title: "A positive outranks a negative with probability \(short(classes.area))",
      subtitle: subtitle, size: Size(width, 70 + (columns == 3 ? 300 : 330) * Double(rows.count)),
      grid: Grid(rows))
    if dropped > 0 {
      figure.warnings = ["\(dropped) rows have no numbers and are left out"]
      figure.caption = "\(dropped) rows have no numbers and are left out."
    }
    figure.alt =
      "Scores of \(classes.positives) positives and \(classes.negatives) negatives: ROC area "
      + "\(short(classes.area)), average precision \(short(classes.averagePrecision)). At the "
      + "threshold \(short(recipe.threshold)) recall is \(short(recall)), the false-positive rate "
      + "\(short(falseShare)), precision \(precision.map { short($0) } ?? "undefined")."
    return figure
  }

  private var subtitle: String {
    #"$\color{s1}{\text{positives}}$ and $\color{s2}{\text{negatives}}$; "#
      + "threshold \(short(recipe.threshold)): "
      + "\(counts.tp) found, \(counts.fn) missed, \(counts.fp) false alarms"
  }

  private func panel(_ curve: ROCCurves.Curve) -> Panel {
    switch curve {
    case .histogram: histogram
    case .roc: roc
    case .pr: precisionRecall
    case .confusion: confusion
    }
  }

  // MARK: - Scores

  /// Positives above the axis, negatives below it.
  private var histogram: Panel {
    let span = Points.span(classes.scores + [recipe.threshold], 0.04)
    let bins = max(8, min(30, Int(Double(classes.scores.count).squareRoot() * 2)))
    let step = span.length / Double(bins)
    var up = [Double](repeating: 0, count: bins)
    var down = up
    for (score, positive) in zip(classes.scores, classes.isPositive) {
      let bin = min(bins - 1, max(0, Int((score - span.lowerBound) / step)))
      if positive { up[bin] += 1 } else { down[bin] -= 1 }
    }
    let top = max(up.max() ?? 1, -(down.min() ?? -1))
    var marks: [any Mark] = []
    for (bin, value) in Array(up.enumerated()) + Array(down.enumerated()) where value != 0 {
      let left = span.lowerBound + Double(bin) * step
      marks.append(
        Polygon.rectangle(
          left...left + step, min(0, value)...max(0, value), color: value > 0 ? "s1" : "s2",
          opacity: 0.7, edge: "paper"))
    }
    marks.append(Rule(x: [recipe.threshold], color: "ink", width: 2, dash: .solid))
    let room = (
      left: (recipe.threshold - span.lowerBound) / span.length,
      right: (span.upperBound - recipe.threshold) / span.length
    )
    for (room, words, anchor, dx) in [
      (room.right, "called 1 →", TextAnchor.Horizontal.start, 6.0),
      (room.left, "← called 0", .end, -6),
    ] where room > 0.3 {
      marks.append(
        Text(
          x: [recipe.threshold], y: [top * 1.2], text: [words], anchor: anchor, dx: dx, size: 11))
    }
    let ticks = top <= 3 ? (0...Int(top)).map(Double.init) : [0, (top / 2).rounded(), top]
    let values = ticks.dropFirst().map { -$0 }.reversed() + ticks
    return Panel(
      title: "scores", marks: marks, x: AxisOptions("score", domain: span),
      y: AxisOptions(
        "rows", domain: -1.35 * top...1.35 * top,
        ticks: TickOptions(values: values, labels: values.map { short($0.magnitude) })),
      // As square as its neighbours.
      coordinates: .cartesian(aspect: span.length / (2.7 * top)))
  }

  // MARK: - Curves

  private static let share = TickOptions(values: [0, 0.25, 0.5, 0.75, 1])

  private func panel(
    _ title: String, _ marks: [any Mark], x: String, y: String
  ) -> Panel {
    Panel(
      title: title, marks: marks, x: AxisOptions(x, domain: -0.02...1.02, ticks: Self.share),
      y: AxisOptions(y, domain: -0.02...1.04, ticks: Self.share),
      coordinates: .cartesian(aspect: 1))
  }

  /// Where the threshold stands on a curve: a dot with lines to its numbers on the axes.
  private func place(_ x: Double, _ y: Double) -> [any Mark] {
    let (isRight, isLow) = (x > 0.7, y < 0.15)
    var marks: [any Mark] = [
      Line(x: [x, x, 0], y: [0, y, y], color: "ink", width: 1, dash: .dotted),
      Scatter(x: [x], y: [y], color: "ink", size: 10.0, opacity: 1),
      Text(
        x: [x], y: [y], text: ["$t$ = \(short(recipe.threshold))"],
        anchor: isRight ? .end : .start, baseline: isLow ? .bottom : .top, dx: isRight ? -6 : 6,
        dy: isLow ? -6 : 6, size: 11),
    ]
    if x > 0 {
      marks.append(
        Text(
          x: [x], y: [0.0], text: [short(x)], anchor: isRight ? .end : .start, baseline: .bottom,
          dx: isRight ? -5 : 5, dy: -5, size: 11, bold: true))
    }
    if y > 0 {
      marks.append(
        Text(
          x: [0.0], y: [y], text: [short(y)], anchor: .start, baseline: y > 0.9 ? .top : .bottom,
          dx: 6, dy: y > 0.9 ? 5 : -5, size: 11, bold: true))
    }
    return marks
  }

  private var roc: Panel {
    let (x, y) = classes.roc
    return panel(
      "ROC: area \(short(classes.area))",
      [
        Area(x: x, y: y, color: "s3", opacity: 0.16),
        Line(x: [0.0, 1], y: [0.0, 1], color: "muted", width: 1.25, dash: .dashed),
        Line(x: x, y: y, color: "s3", width: 2.5),
        Text(
          x: [0.5], y: [0.5], text: ["chance: area 0.5"], dy: 14, size: 11, angle: -45,
          color: "muted"),
      ] + place(falseShare, recall),
      x: "false alarms FP / N", y: "recall TP / P")
  }

  private var precisionRecall: Panel {
    let steps = classes.steps
    // Level at the precision that comes: the sum of steps.
    let stepX = steps.indices.flatMap { [$0 == 0 ? 0 : steps[$0 - 1].recall, steps[$0].recall] }
    let stepY = steps.flatMap { [$0.precision, $0.precision] }
    var marks: [any Mark] = [
      Area(x: stepX, y: stepY, color: "s3", opacity: 0.16),
      Rule(y: [balance], color: "muted", width: 1.25),
      Text(
        x: [0.0], y: [balance], text: ["all called 1: \(short(balance))"], anchor: .start,
        baseline: .top, dx: 4, dy: 5, size: 11, color: "muted"),
      Line(x: stepX + [1], y: stepY + [balance], color: "s3", width: 2.5),
    ]
    if let precision {
      marks += place(recall, precision)
    } else {
      marks.append(
        Text(
          x: [0.5], y: [0.3], text: ["precision undefined: nothing is called 1"], size: 11,
          color: "ink"))
    }
    return panel(
      "precision–recall: AP \(short(classes.averagePrecision))", marks, x: "recall TP / P",
      y: "precision TP / (TP + FP)")
  }

  // MARK: - Table

  private var confusion: Panel {
    let c = counts
    let cells: [(x: Double, y: Double, count: Int, name: String, role: String, isRight: Bool)] = [
      (0, 1, c.tp, "true positive", "s1", true), (1, 1, c.fn, "missed", "s1", false),
      (0, 0, c.fp, "false alarm", "s2", false), (1, 0, c.tn, "true negative", "s2", true),
    ]
    let marks = cells.flatMap { cell -> [any Mark] in
      [
        Polygon.rectangle(
          cell.x...cell.x + 1, cell.y...cell.y + 1, color: cell.role,
          opacity: cell.isRight ? 0.42 : 0.12, edge: "paper", width: 3),
        Text(
          x: [cell.x + 0.5], y: [cell.y + 0.55], text: ["\(cell.count)"], size: 24, bold: true,
          halo: false),
        Text(
          x: [cell.x + 0.5], y: [cell.y + 0.55], text: [cell.name], dy: 28, size: 11, halo: false),
      ]
    }
    let right = Double(c.tp + c.tn) / Double(classes.scores.count)
    return Panel(
      title: "\(percentage(right)) right at this threshold", marks: marks,
      x: AxisOptions(
        "called", domain: 0...2, ticks: TickOptions(values: [0.5, 1.5], labels: ["1", "0"])
      ).with(\.grid, false),
      y: AxisOptions(
        "true class", domain: 0...2, ticks: TickOptions(values: [1.5, 0.5], labels: ["1", "0"])
      ).with(\.grid, false), coordinates: .cartesian(aspect: 1))
  }

  var series: [Node.Entry] {
    let (x, y) = classes.roc
    return [
      .init("thresholds", Node(classes.thresholds)), .init("falsePositiveRates", Node(x)),
      .init("truePositiveRates", Node(y)), .init("auc", Node(classes.area)),
      .init("recall", Node(classes.recall)), .init("precision", Node(classes.precision)),
      .init("averagePrecision", Node(classes.averagePrecision)), .init("balance", Node(balance)),
      .init("truePositives", Node(counts.tp)), .init("falsePositives", Node(counts.fp)),
      .init("falseNegatives", Node(counts.fn)), .init("trueNegatives", Node(counts.tn)),
      .init("recallAtThreshold", Node(recall)),
      .init("falsePositiveRateAtThreshold", Node(falseShare)),
      .init("precisionAtThreshold", precision.map { Node($0) } ?? Node("undefined")),
    ]
  }
}
