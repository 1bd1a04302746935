import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panel of `ecdf-quantiles`.
struct EcdfFigure {
  private let recipe: EcdfQuantiles
  private let sample: Measurements
  private let fit: (any Distribution)?
  private let sorted: [Double]
  private let stairs: EmpiricalDistribution
  private let quantiles: [Double]
  /// Where the fitted function lies farthest from the stairs, and both there.
  private let gap: (x: Double, stairs: Double, fit: Double)?

  init?(recipe: EcdfQuantiles, sample: Measurements, fit: (any Distribution)?) {
    guard let stairs = EmpiricalDistribution(sample.values) else { return nil }
    (self.recipe, self.sample, self.fit, self.stairs) = (recipe, sample, fit, stairs)
    let sorted = sample.values.sorted()
    self.sorted = sorted
    quantiles = recipe.p.map { recipe.method.quantile($0, ofSorted: sorted) }
    gap = fit.flatMap { fit in
      // Each step has its share before it and from it on.
      zip(stairs.values, zip([0] + stairs.shares, stairs.shares)).flatMap { x, ends in
        [(x, ends.0, fit.cdf(x)), (x, ends.1, fit.cdf(x))]
      }.max { abs($0.1 - $0.2) < abs($1.1 - $1.2) }
    }
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }
  private func color(_ i: Int) -> String { "s\((i + 1) % 8 + 1)" }

  /// The share that the figure's title and its enlarged part are about.
  private var shown: Int { recipe.p.count - 1 }

  // MARK: - Figure

  var figure: Figure {
    var figure = Figure(
      title:
        "The \(percentage(recipe.p[shown], 4)) quantile is \(number(quantiles[shown])): \(below) of \(counted(sorted.count, "value")) \(below == 1 ? "lies" : "lie") at or below it",
      subtitle: subtitle, caption: caption, size: Size(640, 440), grid: Grid([[.panel(panel)]]))
    figure.warnings = sample.warning.map { [$0] } ?? []
    let read = zip(recipe.p, quantiles).map { "\(percentage($0, 4)) at \(number($1))" }
    figure.alt =
      "The share of \(sample.values.count) values at or below x as a staircase from \(number(sorted[0])) to \(number(sorted[sorted.count - 1])). Read off it: \(read.joined(separator: ", "))."
      + (gap.map {
        " The fitted \(recipe.compare?.rawValue ?? "") distribution lies up to \(number(abs($0.stairs - $0.fit))) away, at \(number($0.x))."
      } ?? "")
    return figure
  }

  /// How many values lie at or below the last quantile.
  private var below: Int { sorted.count { $0 <= quantiles[shown] } }

  private var subtitle: String {
    let (n, p) = (sample.values.count, recipe.p[shown])
    guard recipe.method == .linear else {
      return "Quantiles of n = \(n) values by NumPy's method \(recipe.method.rawValue)"
    }
    let place = format(Double(n - 1) * p + 1, significant: 5)
    return "Across from p, down to x: $h=(n-1)p+1=\(n - 1)\\cdot\(format(p))+1=\(place)$"
  }

  private var caption: String {
    var words = sample.warning.map { [$0.sentence] } ?? []
    if recipe.band {
      words.append(
        "Band: the true function lies within ±\(format(stairs.bandReach(level: 0.95), decimals: 3)) everywhere, at 95% (Dvoretzky, Kiefer, Wolfowitz)."
      )
    }
    if let fit, let compare = recipe.compare {
      words.append(
        "Line: \(compare.rawValue) with mean \(number(fit.mean)), standard deviation \(number(fit.standardDeviation))."
      )
    }
    return words.joined(separator: " ")
  }

  private var domain: ClosedRange<Double> {
    let (low, high) = (sorted[0], sorted[sorted.count - 1])
    let room = low < high ? (high - low) * 0.07 : max(abs(low) * 0.1, 1)
    return low - room * (sorted.count > 60 ? 1 : 2.2)...high + room
  }

  private var panel: Panel {
    var marks: [any Mark] = steps
    if let fit {
      let x = evenPlaces(from: domain.lowerBound, to: domain.upperBound, count: 300)
      marks.append(Line(x: x, y: x.map { fit.cdf($0) }, color: "s7", width: 1.5))
    }
    if let gap {
      marks.append(Line(x: [gap.x, gap.x], y: [gap.stairs, gap.fit], color: "s8", width: 4))
    }
    for i in recipe.p.indices.prefix(12) { marks += reading(i) }
    if let gap {
      marks.append(
        Annotation(
          x: [gap.x], y: [(gap.stairs + gap.fit) / 2],
          text: ["largest gap D = \(format(abs(gap.stairs - gap.fit), decimals: 3))"], color: "s8",
          size: 11, bold: true))
    }
    var panel = Panel(
      marks: marks, x: AxisOptions(ColumnLabels.axis(sample.name), domain: domain),
      y: AxisOptions("share at or below x", domain: 0...1.04))
    if let enlarged { panel.insets = [Inset(enlarged, size: (0.4, 0.4), connects: false)] }
    return panel
  }

  /// Steps with their ends where there are few; the value belongs to the upper one.
  private var steps: [any Mark] {
    var stair = ECDF(x: sample.values, color: "s1", band: recipe.band)
    guard stairs.values.count <= 40 else { return [stair] }
    (stair.width, stair.color) = (1, .column("muted"))
    stair.opacity = 0.12
    var marks: [any Mark] = [stair]
    let edges = [domain.lowerBound] + stairs.values + [domain.upperBound]
    let levels = [0] + stairs.shares
    for i in levels.indices {
      marks.append(
        Line(x: [edges[i], edges[i + 1]], y: [levels[i], levels[i]], color: "s1", width: 2))
    }
    marks.append(
      Scatter(x: stairs.values, y: Array(levels.dropLast()), color: "s1", size: 8.0, opacity: 1))
    marks.append(
      Scatter(x: stairs.values, y: Array(levels.dropLast()), color: "paper", size: 4.0, opacity: 1))
    marks.append(Scatter(x: stairs.values, y: stairs.shares, color: "s1", size: 6.0, opacity: 1))
    return marks
  }

  /// Across at p to the quantile and down to it.
  private func reading(_ i: Int) -> [any Mark] {
    let (p, q, color) = (recipe.p[i], quantiles[i], color(i))
    return [
      Line(x: [domain.lowerBound, q], y: [p, p], color: color, width: 1.5, dash: .dashed),
      Arrow(x: [q], y: [p], x2: [q], y2: [0], color: color, width: 1.5, head: 7),
      Text(
        x: [domain.lowerBound], y: [p],
        text: ["p = \(format(p, significant: 4)): x = \(number(q))"],
        anchor: .start, baseline: .bottom, dx: 6, dy: -4, size: 11, bold: true, color: color),
    ]
  }

  /// The two values that the last quantile lies between, enlarged.
  private var enlarged: Panel? {
    let q = quantiles[shown]
    guard let above = sorted.firstIndex(where: { $0 > q }), above > 0, sorted[above - 1] < q else {
      return nil
    }
    let (a, b) = (sorted[above - 1], sorted[above])
    let color = color(shown)
    let room = (b - a) * 0.3
    let share = format((q - a) / (b - a), significant: 3)
    return Panel(
      title: "Between two values",
      marks: [
        Line(x: [a, b], y: [0, 0], color: "spine", width: 1.5),
        Line(x: [a, q], y: [0, 0], color: color, width: 4),
        Scatter(x: [a, b], y: [0, 0], color: "s1", size: 8.0, opacity: 1),
        Scatter(x: [q], y: [0], color: color, size: 9.0, shape: .triangleDown, opacity: 1),
        Text(
          x: [a, b], y: [0, 0],
          text: ["$x_{(\(above))}=\(plain(a))$", "$x_{(\(above + 1))}=\(plain(b))$"],
          baseline: .top, dy: 9, size: 11, color: "s1"),
        Text(
          x: [q], y: [0], text: ["\(number(q)): \(share) of the way"], anchor: .start,
          baseline: .bottom, dx: -6, dy: -8, size: 11, bold: true, color: color),
      ],
      x: .blank(a - room...b + room), y: .blank(-1...1.2))
  }

  private func plain(_ value: Double) -> String { formatPlain(value, significant: 4) }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("n", Node(sample.values.count)), .init("x", Node(stairs.values)),
      .init("F", Node(stairs.shares)), .init("p", Node(recipe.p)),
      .init("quantiles", Node(quantiles)), .init("at_or_below", Node(below)),
    ]
    if recipe.band { entries.append(.init("band", Node(stairs.bandReach(level: 0.95)))) }
    if let gap {
      entries.append(.init("D", Node(abs(gap.stairs - gap.fit))))
      entries.append(.init("D_at", Node(gap.x)))
    }
    return entries
  }
}
