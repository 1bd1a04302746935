import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// Points with their least-squares line and what is odd about them.
struct PointSet {
  let name: String
  let color: String
  let x: [Double]
  let y: [Double]
  let fit: LinearRegression
  let robust: RobustLine
  let correlation: Double
  let oddity: Oddity

  /// nil for points without a line.
  init?(name: String, color: String, x: [Double], y: [Double]) {
    guard x.count >= 3, let fit = try? LinearRegression([x], response: y),
      fit.coefficients.allSatisfy(\.isFinite), let robust = RobustLine(x: x, y: y)
    else { return nil }
    (self.name, self.color, self.x, self.y) = (name, color, x, y)
    (self.fit, self.robust) = (fit, robust)
    correlation = Correlation.pearson(x, y)
    oddity = Self.oddity(x, y, fit, robust)
  }

  var intercept: Double { fit.coefficients[0] }
  var slope: Double { fit.coefficients[1] }

  /// What a statistic cannot see.
  enum Oddity {
    /// A parabola's coefficients, from the constant on.
    case parabola([Double])
    case outlier(Int)
    case leverage(Int)
    case none
  }

  private static func oddity(
    _ x: [Double], _ y: [Double], _ fit: LinearRegression, _ robust: RobustLine
  ) -> Oddity {
    let mean = Moments(x)
    if let i = x.indices.max(by: { abs(x[$0] - mean.mean) < abs(x[$1] - mean.mean) }) {
      let distance = x[i] - mean.mean
      if 1 / Double(x.count) + distance * distance / mean.squares > 0.95 { return .leverage(i) }
    }
    if let bent = try? LinearRegression([x, x.map { $0 * $0 }], response: y),
      bent.rSquared - fit.rSquared > 0.2
    {
      return .parabola(bent.coefficients)
    }
    let rest = zip(x, y).map { abs($1 - robust($0)) }
    let usual = quantiles([0.5], of: rest)[0]
    if let i = rest.indices.max(by: { rest[$0] < rest[$1] }), rest[i] > 6 * max(usual, 1e-9),
      rest[i] > 0.15 * ((y.max() ?? 0) - (y.min() ?? 0))
    {
      return .outlier(i)
    }
    return .none
  }
}

/// The table and the panels of `anscombe-quartet`.
struct AnscombeFigure {
  let recipe: AnscombeQuartet
  let sets: [PointSet]

  private func two(_ value: Double) -> String { format(value, decimals: 2) }
  private func three(_ value: Double) -> String { format(value, decimals: 3) }
  private func line(_ a: Double, _ b: Double) -> String {
    "\(two(a)) \(b < 0 ? "−" : "+") \(three(abs(b)))x"
  }

  /// How many pictures stand side by side.
  private var across: Int { sets.count > 4 ? (sets.count + 1) / 2 : sets.count }

  // MARK: - Figure

  var figure: Figure {
    var rows: [[Cell]] = []
    var weights: [Double] = []
    if recipe.stats {
      rows.append([.spanning(.table(table), columns: across)])
      weights.append(0.5)
    }
    for part in sets.rows(of: across) {
      rows.append(part.map { .panel(panel($0)) })
      weights.append(1)
      guard recipe.reveal == .residuals else { continue }
      rows.append(part.map { .panel(residuals($0)) })
      weights.append(0.45)
    }
    let pictures = weights.reduce(0, +) - (recipe.stats ? 0.5 : 0)
    let height = 100 + 200 * pictures + 24 * Double(rows.count) + (recipe.stats ? 155 : 0)
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(max(480, 80 + 205 * Double(across)), height),
      grid: Grid(rows, rowWeights: weights))
    figure.alt =
      "\(sets.count) scatter plots with a least-squares line each. "
      + sets.map {
        "\($0.name): means \(two(Moments($0.x).mean)) and \(two(Moments($0.y).mean)), line \(line($0.intercept, $0.slope)), r = \(three($0.correlation)); \(words($0.oddity))"
      }.joined(separator: ". ") + "."
    return figure
  }

  /// Whether the numbers do not tell the sets apart.
  private var isOneTable: Bool {
    sets.count > 1 && Set(sets.map { line($0.intercept, $0.slope).dropLast(2) }).count == 1
  }

  private var title: String {
    isOneTable
      ? "The same numbers, \(sets.count) different pictures" : "Plot before you calculate"
  }

  private var subtitle: String {
    switch recipe.reveal {
    case .none:
      isOneTable
        ? "Mean, variance, correlation and line agree to two digits; the points do not" : ""
    case .residuals: "What the line leaves over tells the sets apart"
    case .robust: "Dashed: the line of the median slope, which few points cannot turn"
    }
  }

  private var caption: String {
    recipe.data == nil ? "Data: F. J. Anscombe, 1973." : ""
  }

  /// A set's name in its colour, over its column of the table and its picture.
  private func heading(_ set: PointSet) -> String {
    set.name.allSatisfy { $0.isLetter || $0.isNumber }
      ? "$\\textcolor{\(set.color)}{\\text{\(set.name)}}$" : escapingMarkup(set.name)
  }

  /// A row for each statistic: what is the same stands side by side.
  private var table: TextTable {
    func row(_ name: String, _ value: (PointSet) -> String) -> [String] { [name] + sets.map(value) }
    return TextTable(
      header: [""] + sets.map(heading),
      rows: [
        row("mean of $x$") { two(Moments($0.x).mean) },
        row("mean of $y$") { two(Moments($0.y).mean) },
        row("variance of $x$") { two(Moments($0.x).variance()) },
        row("variance of $y$") { two(Moments($0.y).variance()) },
        row("correlation $r$") { three($0.correlation) },
        row("best line $\\hat y$") { line($0.intercept, $0.slope) },
      ],
      alignments: [.start] + [TextAnchor.Horizontal](repeating: .end, count: sets.count))
  }

  // MARK: - Panels

  private func domain(_ values: [Double], _ room: Double) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max(), low < high else { return nil }
    return low - (high - low) * room...high + (high - low) * room
  }

  private var xDomain: ClosedRange<Double>? { domain(sets.flatMap(\.x), 0.08) }

  private func panel(_ set: PointSet) -> Panel {
    let ends: [Double] = xDomain.map { [$0.lowerBound, $0.upperBound] } ?? [0, 1]
    var marks: [any Mark] = [
      Line(x: ends, y: ends.map { set.intercept + set.slope * $0 }, color: "muted", width: 1.5)
    ]
    if recipe.reveal == .residuals {
      for (x, pair) in zip(set.x, zip(set.y, set.fit.fitted)) {
        marks.append(
          Line(x: [x, x], y: [pair.0, pair.1], color: set.color, width: 1, opacity: 0.6))
      }
    }
    marks.append(Scatter(x: set.x, y: set.y, color: set.color, size: 7.0, opacity: 0.9))
    if recipe.reveal != .none { marks += revealed(set) }
    return Panel(
      title: heading(set), marks: marks,
      x: AxisOptions(recipe.reveal == .residuals ? "" : "x", domain: xDomain),
      y: AxisOptions(isFirst(set) ? "y" : "", domain: domain(sets.flatMap(\.y), 0.12)))
  }

  private func isFirst(_ set: PointSet) -> Bool {
    return sets.firstIndex { $0.name == set.name }.map { $0 % across == 0 } ?? false
  }

  private func words(_ oddity: PointSet.Oddity) -> String {
    switch oddity {
    case .parabola: "the points follow a parabola"
    case .outlier: "one point lies far off the line of the others"
    case .leverage: "one point alone sets the slope"
    case .none: "a line with scatter"
    }
  }

  /// What tells the set apart, in words beside the point or the curve.
  private func revealed(_ set: PointSet) -> [any Mark] {
    let ends = xDomain.map { ($0.lowerBound, $0.upperBound) } ?? (0, 1)
    var marks: [any Mark] = []
    if recipe.reveal == .robust {
      marks.append(
        Line(
          x: [ends.0, ends.1], y: [set.robust(ends.0), set.robust(ends.1)], color: set.color,
          width: 1.5, dash: .dashed))
    }
    var note = words(set.oddity)
    switch set.oddity {
    case .parabola(let c):
      let xs = evenPlaces(from: set.x.min() ?? 0, to: set.x.max() ?? 1, count: 80)
      marks.append(
        Line(x: xs, y: xs.map { c[0] + c[1] * $0 + c[2] * $0 * $0 }, color: set.color, width: 1.5))
      note = "a parabola"
    case .outlier(let i), .leverage(let i):
      marks.append(
        Scatter(x: [set.x[i]], y: [set.y[i]], color: "ink", size: 11.0, shape: .diamond, opacity: 1)
      )
      if case .outlier = set.oddity {
        note = "one outlier"
      } else {
        note = recipe.reveal == .robust ? "one point is the slope" : "one lever"
      }
    case .none: note = "scatter"
    }
    let low = (domain(sets.flatMap(\.y), 0.12)?.lowerBound ?? 0)
    let lines =
      (recipe.reveal == .robust ? [line(set.robust.intercept, set.robust.slope)] : []) + [note]
    for (i, text) in lines.enumerated() {
      marks.append(
        Text(
          x: [ends.1], y: [low], text: [text], anchor: .end, baseline: .bottom, dx: -4,
          dy: -6 - 16 * Double(i), size: 11, bold: true, color: set.color))
    }
    return marks
  }

  private func residuals(_ set: PointSet) -> Panel {
    Panel(
      marks: [
        Stem(x: set.x, y: set.fit.residuals, color: set.color)
      ],
      x: AxisOptions("x", domain: xDomain),
      y: AxisOptions(
        isFirst(set) ? "residual" : "", domain: domain(sets.flatMap(\.fit.residuals), 0.15),
        ticks: TickOptions(count: 3)))
  }

  var series: [Node.Entry] {
    func all(_ value: (PointSet) -> Double) -> Node { Node(sets.map(value)) }
    var entries = [
      Node.Entry("sets", Node(sets.map(\.name))), .init("mean_x", all { Moments($0.x).mean }),
      .init("mean_y", all { Moments($0.y).mean }), .init("var_x", all { Moments($0.x).variance() }),
      .init("var_y", all { Moments($0.y).variance() }), .init("r", all(\.correlation)),
      .init("intercept", all(\.intercept)), .init("slope", all(\.slope)),
      .init("r_squared", all(\.fit.rSquared)),
      .init("robust_slope", all(\.robust.slope)),
      .init("robust_intercept", all(\.robust.intercept)),
    ]
    for set in sets {
      entries.append(.init("x_\(set.name)", Node(set.x)))
      entries.append(.init("y_\(set.name)", Node(set.y)))
      entries.append(.init("residuals_\(set.name)", Node(set.fit.residuals)))
    }
    return entries
  }
}
