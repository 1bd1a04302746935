import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `noise-schedule`: curves over t, and below them what is left of a signal at t.
struct ScheduleFigure {
  let recipe: NoiseScheduleRecipe
  let schedules: [(name: String, schedule: NoiseSchedule)]
  let signal: Matrix
  let seed: UInt64
  /// Whether the signal was so loud that no noise would show, and is brought to −1 … 1.
  let isRescaled: Bool
  var warnings: [String] = []

  private static let loudest = 5.0

  init(
    recipe: NoiseScheduleRecipe, schedules: [(name: String, schedule: NoiseSchedule)],
    signal: Matrix, seed: UInt64
  ) {
    (self.recipe, self.schedules, self.seed) = (recipe, schedules, seed)
    let (low, high) = (signal.values.min() ?? 0, signal.values.max() ?? 0)
    isRescaled = max(abs(low), abs(high)) > Self.loudest && low < high
    self.signal =
      isRescaled
      ? Matrix(rows: signal.rows, columns: signal.columns) {
        2 * (signal[$0, $1] - low) / (high - low) - 1
      } : signal
    places = Array(Set((0...1000).map { $0 * recipe.steps / 1000 })).sorted()
  }

  private var steps: Int { recipe.steps }
  /// The steps at which the signal is shown.
  private var shown: [Int] { Array(Set((0...5).map { $0 * steps / 5 })).sorted() }
  /// The steps of the curves, at most about a thousand.
  private let places: [Int]
  private func role(_ i: Int) -> String { "s\(i + 1)" }

  func figure() throws(NablaError) -> Figure {
    var rows: [[Cell]] = recipe.curves.map { [.panel(panel($0))] }
    var heights = recipe.curves.map { $0 == .alphaBar ? 170.0 : 130 }
    for i in schedules.indices {
      rows.append([.panel(try strip(i))])
      heights.append(62)
    }
    var figure = Figure(
      title: title,
      subtitle: #"$x_t=\sqrt{\bar\alpha_t}\,x_0+\sqrt{1-\bar\alpha_t}\,\varepsilon$"#
        + ": the signal (dark) shrinks, the noise grows",
      caption: caption, size: Size(720, heights.reduce(100) { $0 + $1 + 26 }),
      grid: Grid(rows, rowWeights: heights, sharesX: true))
    figure.alt = alt
    figure.warnings = warnings
    return figure
  }

  /// All panels stand over one another on the same steps, with room for the first and the last window.
  private var timeAxis: AxisOptions {
    let whole = Double(steps)
    return AxisOptions(
      "step t of \(steps)", domain: -0.08 * whole...1.08 * whole,
      ticks: TickOptions(values: shown.map(Double.init)))
  }

  // MARK: - Curves

  private func values(_ curve: NoiseScheduleRecipe.Curve, _ schedule: NoiseSchedule) -> [Double] {
    let posterior = curve == .posterior ? schedule.posteriorVariances : []
    return places.map { t in
      let alphaBar = schedule.alphaBar(t)
      return switch curve {
      case .alphaBar: alphaBar
      case .sqrt: alphaBar.squareRoot()
      case .snr: t == 0 ? .nan : log10(alphaBar / (1 - alphaBar))
      case .beta: t == 0 ? .nan : schedule.betas[t - 1]
      case .posterior: t < 2 ? .nan : posterior[t - 1]
      }
    }
  }

  private func panel(_ curve: NoiseScheduleRecipe.Curve) -> Panel {
    var marks: [any Mark] = halves
    if curve == .snr { marks.append(Rule(y: 0, color: "ink", width: 1, opacity: 0.5)) }
    if curve == .alphaBar { marks.append(Rule(y: 0.5, color: "ink", width: 1, opacity: 0.5)) }
    for (i, item) in schedules.enumerated() {
      let all = values(curve, item.schedule)
      let kept = all.indices.filter { all[$0].isFinite }
      let xs = kept.map { Double(places[$0]) }
      marks.append(Line(x: xs, y: kept.map { all[$0] }, color: role(i)))
      if curve == .sqrt {
        marks.append(
          Line(
            x: xs, y: kept.map { (1 - all[$0] * all[$0]).squareRoot() }, color: role(i),
            dash: .dashed))
      }
    }
    marks += labels(curve)
    if curve == .snr {
      let ends = schedules.map { values(curve, $0.schedule).last ?? .nan }
      for (i, end) in ends.enumerated() where end.isFinite {
        marks.append(
          Text(
            x: [Double(steps)], y: [end], text: [format(end, decimals: 1)], anchor: .start, dx: 5,
            size: 11, color: role(i)))
      }
    }
    let label =
      switch curve {
      case .alphaBar: #"$\bar\alpha_t$, power left"#
      case .sqrt: #"$\sqrt{\bar\alpha_t}$, $\sqrt{1-\bar\alpha_t}$ dashed"#
      case .snr: #"$\log_{10}$ SNR"#
      case .beta: #"$\beta_t$"#
      case .posterior: #"$\tilde\beta_t$"#
      }
    let isShare = curve == .alphaBar || curve == .sqrt
    let isLog = curve == .beta || curve == .posterior
    return Panel(
      marks: marks, x: timeAxis,
      y: isShare
        ? AxisOptions(label, domain: 0...1, ticks: TickOptions(values: [0, 0.5, 1]))
        : AxisOptions(label, scale: isLog ? "log" : nil))
  }

  /// Where half of the signal's power is left, and the SNR is 1.
  private var halves: [any Mark] {
    schedules.enumerated().compactMap { i, item in
      item.schedule.halfLife.map {
        Rule(x: Double($0), color: role(i), width: 1, dash: .dotted) as any Mark
      }
    }
  }

  private func labels(_ curve: NoiseScheduleRecipe.Curve) -> [any Mark] {
    schedules.enumerated().flatMap { i, item -> [any Mark] in
      let isFirst = curve == recipe.curves.first
      guard let half = item.schedule.halfLife else { return [] }
      let value =
        curve == .snr ? 0 : values(curve, item.schedule)[places.firstIndex { $0 >= half } ?? 0]
      let dot = Scatter(x: [Double(half)], y: [value], color: role(i), opacity: 1)
      let words = isFirst ? "**\(item.name)** half at t = \(half)" : "**\(item.name)**"
      var text = Annotation(
        x: [Double(half)], y: [value], text: [words], color: role(i), leader: false)
      text.clearOf = schedules.flatMap { other in
        zip(places.map(Double.init), values(curve, other.schedule)).map { ($0, $1) }
      }
      return [dot, text]
    }
  }

  // MARK: - The signal

  private func noised(_ i: Int, _ step: Int) throws(NablaError) -> [Double] {
    do throws(MathError) {
      let points = signal.values.map { [$0] }
      return try schedules[i].schedule.noised(points, step: step, seed: seed).points.map { $0[0] }
    } catch {
      throw NablaError(NoiseScheduleRecipe.id, error.problem, error.remedy)
    }
  }

  private func strip(_ i: Int) throws(NablaError) -> Panel {
    let width = Double(steps) * 0.13
    var marks: [any Mark] = []
    for t in shown {
      let values = try noised(i, t)
      let (left, right) = (Double(t) - width / 2, Double(t) + width / 2)
      if signal.rows == 1 {
        let alphaBar = schedules[i].schedule.alphaBar(t)
        let xs = evenPlaces(from: left, to: right, count: values.count)
        marks += [
          Line(x: xs, y: values, color: role(i), width: 1, opacity: 0.6),
          Line(
            x: xs, y: signal.values.map { $0 * alphaBar.squareRoot() }, color: "ink", width: 1.5),
        ]
      } else {
        var image = Heatmap(
          Matrix(rows: signal.rows, columns: signal.columns, values: values) ?? .empty,
          annotate: .never)
        image.xExtent = Interval(left, right)
        image.yExtent = Interval(0, 1)
        marks.append(image)
      }
    }
    let name = schedules[i].name.replacing("_", with: " ")
    return Panel(
      marks: marks, x: timeAxis, y: AxisOptions(name, ticks: .hidden).with(\.grid, false),
      color: ColorOptions(domain: -2...2, colormap: "greys_r", legend: false))
  }

  // MARK: - Words and numbers

  private var title: String {
    let halves = schedules.compactMap { item in
      item.schedule.halfLife.map { "\(item.name.replacing("_", with: " ")) at t = \($0)" }
    }
    let steps = schedules.compactMap(\.schedule.halfLife)
    if halves.count > 2, let first = steps.min(), let last = steps.max() {
      return "Half of the signal's power is gone at t = \(first) to \(last)"
    }
    return halves.isEmpty
      ? NoiseScheduleRecipe.title
      : "Half of the signal's power is gone: \(halves.joined(separator: ", "))"
  }

  private var caption: String {
    var parts = warnings
    if steps != 1000, recipe.schedules.contains(where: { $0 != .named(.cosine) }) {
      parts.append("The variances of 1000 steps are multiplied by 1000/T for T = \(steps)")
    }
    if isRescaled { parts.append("The example is brought to −1 … 1, the noise has deviation 1") }
    let twins: Set<ScheduleSource> = [.named(.scaledLinear), .named(.quadratic)]
    if twins.isSubset(of: recipe.schedules) {
      parts.append("scaled_linear and quadratic are two names of one schedule")
    }
    return parts.map { $0 + "." }.joined(separator: " ")
  }

  private var alt: String {
    let parts = schedules.map { item in
      "\(item.name) reaches half at \(item.schedule.halfLife.map { "t = \($0)" } ?? "no step") and ends with \(format(item.schedule.alphaBar(steps), significant: 2))"
    }
    return
      "The share of the signal left after t of \(steps) steps: \(parts.joined(separator: "; ")). Below, one signal is noised at \(shown.count) steps."
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("t", Node((1...steps).map { Node($0) }))]
    for (name, schedule) in schedules {
      entries += [
        .init("beta_\(name)", Node(schedule.betas)),
        .init("alpha_bar_\(name)", Node(schedule.alphaBars)),
        .init("snr_\(name)", Node(schedule.signalToNoise)),
        .init("posterior_\(name)", Node(schedule.posteriorVariances)),
        .init("half_life_\(name)", schedule.halfLife.map { Node($0) } ?? .null),
      ]
    }
    return entries + [.init("shown_t", Node(shown.map { Node($0) }))]
  }
}
