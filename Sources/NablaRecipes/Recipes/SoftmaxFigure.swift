import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `softmax-temperature`.
struct SoftmaxFigure {
  let recipe: SoftmaxTemperature
  let scores: [Double]
  let names: [String]

  /// The scores that bars show, in order.
  private let shown: [Int]
  private let probabilities: [[Double]]

  private static let mostBars = 40
  /// More lines cannot be told apart.
  private static let mostCurves = 8

  init(recipe: SoftmaxTemperature, scores: [Double], names: [String]) {
    self.recipe = recipe
    self.scores = scores
    self.names = names
    probabilities = recipe.temperature.map { Softmax.probabilities(scores, temperature: $0) }
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    shown = scores.count <= 12 ? Array(scores.indices) : Array(order.prefix(Self.mostBars))
  }

  private var largest: Double { scores.reduce(-.infinity, max) }

  /// The likeliest scores, in the order of the data.
  private var curveRows: [Int] {
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    return order.prefix(Self.mostCurves).sorted()
  }

  private func color(_ row: Int) -> String {
    guard let place = curveRows.firstIndex(of: row), scores.count <= Self.mostCurves else {
      return "s1"
    }
    return "s\(place + 1)"
  }

  private func label(_ row: Int) -> String {
    recipe.labels == nil && scores.count <= 12
      ? "z = \(format(scores[row], significant: 4))" : names[row]
  }

  // MARK: - Figure

  var figure: Figure {
    var rows: [[Cell]] = []
    var weights: [Double] = []
    switch recipe.view {
    case .simplex:
      rows = [[.panel(simplex)]]
      weights = [1]
    case .bars, .curves, .both:
      if recipe.view != .curves {
        rows.append([.grid(bars)])
        weights.append(250)
      }
      if recipe.view != .bars {
        rows.append([.grid(curves)])
        weights.append(250)
      }
    }
    let height = 110 + weights.reduce(0, +) + 30 * Double(rows.count)
    let size: Size
    switch recipe.view {
    case .simplex: size = Size(560, 520)
    case .bars: size = Size(barWidth, height)
    default: size = Size(max(680, barWidth), height)
    }
    var figure = Figure(
      title: title, subtitle: substituted, caption: caption, size: size,
      grid: Grid(rows, rowWeights: weights))
    figure.alt = alt
    figure.warnings = warnings
    return figure
  }

  private var barWidth: Double {
    min(1400, max(640, Double(recipe.temperature.count * shown.count) * 15 + 120))
  }

  private var title: String {
    guard recipe.temperature.count > 1 else { return SoftmaxTemperature.title }
    return "A low temperature sharpens the choice, a high one flattens it"
  }

  /// The formula with the numbers of the first score at the middle temperature.
  private var substituted: String {
    let middle = recipe.temperature.firstIndex(of: 1) ?? recipe.temperature.count / 2
    let t = recipe.temperature[middle]
    guard scores.count <= 4, t > 0, isPlain else {
      return "p = exp(z/T) / Σ exp(z/T) of \(scores.count) scores"
    }
    let terms = scores.map { format(exponential($0, t), significant: 3) }
    return
      "at T = \(format(t)): p = \(terms[0]) / (\(terms.joined(separator: " + "))) = \(format(probabilities[middle][0], decimals: 3))"
  }

  private var caption: String {
    (warnings
      + (shown.count < scores.count
        ? ["the \(shown.count) largest of \(scores.count) scores are shown"] : []))
      .map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
  }

  private var warnings: [String] {
    recipe.temperature.contains(0)
      ? ["T = 0 is the limit: the largest score gets everything"] : []
  }

  // MARK: - Bars

  /// Whether exp(z/T) itself can be shown; else it is divided by its largest value.
  private var isPlain: Bool {
    recipe.temperature.allSatisfy { $0 == 0 || (largest / $0).magnitude < 12 }
  }

  private func exponential(_ score: Double, _ t: Double) -> Double {
    if t == 0 { return score == largest ? 1 : 0 }
    return exp(isPlain ? score / t : (score - largest) / t)
  }

  private var bars: Grid {
    let top = recipe.temperature.enumerated().map { i, t -> Cell in
      let values = shown.map { exponential(scores[$0], t) }
      return .panel(
        Panel(
          title: "T = \(format(t))", marks: barMarks(values, decimals: 2, labelled: t > 0),
          x: Self.unlabelled,
          y: AxisOptions(
            i > 0 ? "" : isPlain ? "exp(z / T)" : "exp((z − max) / T)",
            domain: 0...((values.max() ?? 1) * 1.2), ticks: TickOptions(count: 3))))
    }
    let bottom = recipe.temperature.indices.map { i -> Cell in
      let t = recipe.temperature[i]
      let sum = scores.reduce(0) { $0 + exponential($1, t) }
      return .panel(
        Panel(
          title: t == 0 ? "all to the largest" : "÷ \(format(sum, significant: 4))",
          marks: barMarks(shown.map { probabilities[i][$0] }, decimals: 3, labelled: true),
          x: AxisOptions(""),
          y: AxisOptions(
            i == 0 ? "probability p" : "", domain: 0...1.15,
            ticks: TickOptions(values: [0, 0.5, 1]))))
    }
    return Grid([top, bottom])
  }

  /// An axis whose labels stand below another panel.
  private static var unlabelled: AxisOptions {
    var ticks = TickOptions()
    ticks.visible = false
    return AxisOptions("", ticks: ticks)
  }

  private func barMarks(_ values: [Double], decimals: Int, labelled: Bool) -> [any Mark] {
    let labels = unique(shown.map(label))
    let writes = labelled && shown.count * recipe.temperature.count <= 14
    guard scores.count <= Self.mostCurves else {
      return [Bar(x: labels, y: values, color: "s1", labels: writes, decimals: decimals)]
    }
    // One mark a bar, so that each score keeps its curve's colour.
    return zip(shown, zip(labels, values)).map { row, bar in
      Bar(
        x: [bar.0], y: [bar.1], color: color(row), labels: writes, decimals: decimals) as any Mark
    }
  }

  /// Names by which bars stay apart where two scores bear the same.
  private func unique(_ labels: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return labels.map { label in
      let count = seen[label, default: 0]
      seen[label] = count + 1
      return label + String(repeating: "\u{200A}", count: count)
    }
  }

  // MARK: - Curves

  /// From nearly the largest score alone to nearly uniform.
  private var temperatures: [Double] {
    let finite = scores.filter(\.isFinite)
    let low = finite.reduce(.infinity, min)
    let second = finite.filter { $0 < largest }.reduce(-.infinity, max)
    let given = recipe.temperature.filter { $0 > 0 }
    var first = (largest - second) / 8
    var last = (largest - low) * 8
    if !(first > 0 && first.isFinite) { (first, last) = (0.1, 10) }
    first = min(first, (given.min() ?? first) / 1.5)
    last = max(last, (given.max() ?? last) * 1.5)
    let ratio = last / first
    return (0...240).map { first * pow(ratio, Double($0) / 240) }
  }

  private var curves: Grid {
    let ts = temperatures
    let all = ts.map { Softmax.probabilities(scores, temperature: $0) }
    let given = recipe.temperature.filter { $0 > 0 }
    var marks: [any Mark] = [Rule(x: given, width: 1)]
    for (i, row) in curveRows.enumerated() {
      marks.append(
        Line(x: ts, y: all.map { $0[row] }, color: "s\(i + 1)", name: label(row)))
    }
    for (i, row) in curveRows.enumerated() {
      let dots = recipe.temperature.indices.filter { recipe.temperature[$0] > 0 }
      marks.append(
        Scatter(
          x: dots.map { recipe.temperature[$0] }, y: dots.map { probabilities[$0][row] },
          color: "s\(i + 1)", size: 6.0, opacity: 1))
    }
    let domain = (ts.first ?? 0.1)...(ts.last ?? 10)
    let choice = Panel(
      marks: marks,
      x: Self.unlabelled.with(\.scale, "log").with(\.domain, Interval(domain)),
      y: AxisOptions("probability p", domain: 0...1.02, ticks: TickOptions(values: [0, 0.5, 1])))
    let uniform = log(Double(scores.filter(\.isFinite).count))
    let entropy = Panel(
      marks: [
        Rule(x: given, width: 1), Rule(y: [uniform], color: "muted", width: 1, dash: .dotted),
        Line(x: ts, y: all.map(Softmax.entropy), color: "ink"),
        Text(
          x: [domain.lowerBound], y: [uniform],
          text: [
            "ln \(scores.filter(\.isFinite).count) = \(format(uniform, significant: 3)): uniform"
          ],
          anchor: .start, baseline: .top, dx: 6, dy: 4, size: 11, color: "muted"),
      ],
      x: AxisOptions("temperature T", scale: "log", domain: domain),
      y: AxisOptions(
        "entropy H (nats)", domain: 0...(max(uniform, 0.1) * 1.12), ticks: TickOptions(count: 3)))
    return Grid([[.panel(choice)], [.panel(entropy)]], rowWeights: [1.5, 1])
  }

  // MARK: - Simplex

  private func corner(_ p: [Double]) -> (x: Double, y: Double) {
    (p[1] + p[2] / 2, p[2] * 0.866_025_403_784_438_6)
  }

  private var simplex: Panel {
    let path = temperatures.map { corner(Softmax.probabilities(scores, temperature: $0)) }
    let dots = probabilities.map(corner)
    let corners = [corner([1, 0, 0]), corner([0, 1, 0]), corner([0, 0, 1])]
    let loop = corners + [corners[0]]
    var words = Annotation(
      x: dots.map(\.x), y: dots.map(\.y),
      text: recipe.temperature.map { "T = \(format($0))" }, color: "accent", size: 11)
    words.clearOf = path
    let marks: [any Mark] = [
      Line(x: loop.map(\.x), y: loop.map(\.y), color: "spine", width: 1.25),
      Line(x: path.map(\.x), y: path.map(\.y), color: "s1", width: 2.5),
      Scatter(x: [0.5], y: [corners[2].y / 3], color: "muted", opacity: 1),
      Scatter(x: dots.map(\.x), y: dots.map(\.y), color: "accent", opacity: 1),
      Text(
        x: [0.5], y: [corners[2].y / 3], text: ["uniform"], anchor: .start, baseline: .top, dx: 8,
        dy: 4, size: 11, color: "muted"),
      Text(
        x: [corners[0].x], y: [corners[0].y], text: [label(0)], anchor: .middle, baseline: .top,
        dy: 8, bold: true),
      Text(
        x: [corners[1].x], y: [corners[1].y], text: [label(1)], anchor: .middle, baseline: .top,
        dy: 8, bold: true),
      Text(
        x: [corners[2].x], y: [corners[2].y], text: [label(2)], anchor: .middle, baseline: .bottom,
        dy: -8, bold: true),
      words,
    ]
    var hidden = TickOptions()
    hidden.visible = false
    func bare(_ domain: ClosedRange<Double>) -> AxisOptions {
      AxisOptions("", domain: domain, ticks: hidden).with(\.grid, false).with(\.line, false)
    }
    return Panel(
      marks: marks, x: bare(-0.12...1.12), y: bare(-0.12...1.0), coordinates: .cartesian(aspect: 1))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let top = scores.firstIndex(of: largest) ?? 0
    let parts = recipe.temperature.indices.map {
      "at T = \(format(recipe.temperature[$0])) \(format(probabilities[$0][top], decimals: 3)) (entropy \(format(Softmax.entropy(probabilities[$0]), decimals: 2)) nats)"
    }
    return
      "Softmax of \(scores.count) scores. The largest, \(label(top)), gets \(parts.joined(separator: ", "))."
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("logits", Node(scores.map { Node($0) }))]
    let exponentials = recipe.temperature.map { t in scores.map { exponential($0, t) } }
    entries.append(.init("temperature", Node(recipe.temperature)))
    entries.append(.init("exponentials", Node(exponentials.map { Node($0) })))
    entries.append(.init("sums", Node(exponentials.map { $0.reduce(0, +) })))
    entries.append(.init("probabilities", Node(probabilities.map { Node($0) })))
    entries.append(.init("entropy", Node(probabilities.map(Softmax.entropy))))
    return entries
  }
}
