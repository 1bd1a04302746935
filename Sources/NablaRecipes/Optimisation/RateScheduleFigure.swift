import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `lr-schedules`: each schedule among all others, and what they spend.
struct RateScheduleFigure {
  let recipe: LRSchedules
  let runs: [ScheduleRun]

  private static let columns = 3
  private func number(_ value: Double) -> String { format(value, significant: 3) }
  private func color(_ index: Int) -> String { "s\(index % 8 + 1)" }
  private var steps: [Double] { (0...recipe.total).map(Double.init) }

  // MARK: - Figure

  var figure: Figure {
    let columns = min(Self.columns, runs.count > 1 ? runs.count + 1 : 1)
    // The budgets' names need the room at the left of the last row.
    let first = runs.count / columns * columns
    var cells = runs.indices.map { i in
      Cell.panel(panel(i, isFirst: i < first ? i % columns == 0 : i == first))
    }
    if runs.count > 1 { cells.insert(.panel(budgets), at: first) }
    let rows = cells.rows(of: columns)
    var figure = Figure(
      title: title, subtitle: subtitle,
      size: Size(
        max(560, 120 + 250 * Double(columns)), max(320, 96 + 190 * Double(rows.count))),
      grid: Grid(rows))
    figure.alt = alt
    return figure
  }

  private var subtitle: String {
    let warms = recipe.warmup > 0 && runs.contains { $0.name.warmsUp }
    return
      "Peak $\\eta = \(number(recipe.eta))$, \(recipe.total) steps; Σ adds the rates of all"
      + (warms ? "; \(counted(recipe.warmup, "step")) of warm-up" : "")
  }

  private var title: String {
    guard runs.count > 1, let most = runs.max(by: { $0.budget < $1.budget }),
      let least = runs.min(by: { $0.budget < $1.budget }), least.budget > 0,
      most.budget > least.budget * 1.05
    else { return LRSchedules.title }
    return
      "One peak, unequal budgets: \(most.name.rawValue) spends \(format(most.budget / least.budget, significant: 2)) times as much as \(least.name.rawValue)"
  }

  // MARK: - Panels

  private var isLog: Bool { recipe.logY }

  /// A rate of 0 has no place on a logarithmic axis.
  private func line(_ run: ScheduleRun, _ color: String, width: Double, opacity: Double) -> Line {
    let places = run.rates.indices.filter { !isLog || run.rates[$0] > 0 }
    let line = Line(
      x: places.map(Double.init), y: places.map { run.rates[$0] }, color: color, width: width,
      step: run.name == .step ? .after : .none)
    return line.with(\.opacity, opacity)
  }

  private var height: ClosedRange<Double> {
    let all = runs.flatMap(\.rates)
    let most = max(recipe.eta, all.max() ?? recipe.eta)
    guard isLog else { return 0...most * 1.42 }
    let least = all.filter { $0 > 0 }.min() ?? most
    let low = max(least, most * 1e-6) / 1.5
    return low...most * pow(most / low, 0.42)
  }

  /// How high the names of phases stand.
  private var phase: Double {
    let range = height
    return isLog
      ? range.lowerBound * pow(range.upperBound / range.lowerBound, 0.3) : recipe.eta * 0.62
  }

  private func panel(_ index: Int, isFirst: Bool) -> Panel {
    let run = runs[index]
    let color = color(index)
    var marks: [any Mark] = []
    if run.name.warmsUp, recipe.warmup > 0 {
      let share = Double(recipe.warmup) / Double(recipe.total)
      marks.append(Span(x: 0...Double(recipe.warmup), color: "muted", opacity: 0.16))
      // Upright where the phase is narrow; a still narrower one has no room for words.
      if share > 0.06 {
        marks.append(
          Text(
            "warm-up", at: [Double(recipe.warmup) * (share > 0.3 ? 0.5 : 0.42), phase], size: 10,
            angle: share > 0.3 ? 0 : -90, halo: false))
        if !isLog, share < 0.7 {
          marks.append(
            Text(
              "decay", at: [Double(recipe.warmup) + 0.06 * Double(recipe.total), phase * 0.35],
              anchor: .start, size: 10, color: "muted", halo: false))
        }
      }
    }
    for other in runs where other.name != run.name {
      marks.append(line(other, "muted", width: 1, opacity: 0.4))
    }
    if !isLog { marks.append(Area(x: steps, y: run.rates, color: color)) }
    marks.append(line(run, color, width: 2, opacity: 1))
    if !run.restarts.isEmpty {
      marks.append(Rule(x: run.restarts.map(Double.init), color: color, width: 1, dash: .dotted))
    }
    if let halved = run.halved {
      let p: SIMD2<Double> = [Double(halved), run.rates[halved]]
      let isLate = p.x > 0.55 * Double(recipe.total)
      marks.append(Scatter([p], color: color, size: 8))
      marks.append(
        Text(
          "halved at \(halved)", at: p, anchor: isLate ? .end : .start, baseline: .bottom,
          dx: isLate ? -7 : 7, dy: -4, size: 11, color: color))
    }
    marks.append(
      Text(
        "$\(run.name.formula(total: recipe.total, warmup: recipe.warmup))$",
        at: [Double(recipe.total), height.upperBound], anchor: .end, baseline: .top, dy: 3,
        size: 12,
        color: color))
    return Panel(
      title: "\(run.name.rawValue): Σ = \(number(run.budget))", marks: marks,
      x: AxisOptions("step t", domain: 0...Double(recipe.total), ticks: TickOptions(count: 4)),
      y: AxisOptions(
        isFirst ? "$\\eta_t$" : "", scale: isLog ? "log" : nil, domain: height,
        ticks: TickOptions(count: 4)))
  }

  private var budgets: Panel {
    let marks = runs.enumerated().map { i, run -> any Mark in
      var bar = Bar(
        x: [run.budget], y: [run.name.rawValue], color: color(i), labels: true,
        decimals: run.budget >= 100 ? 0 : run.budget >= 1 ? 2 : 4)
      bar.orientation = .horizontal
      return bar
    }
    return Panel(
      title: "Budget", marks: marks,
      x: AxisOptions(
        "Σ of the rates", domain: 0...1.25 * (runs.map(\.budget).max() ?? 1),
        ticks: TickOptions(count: 4)),
      y: AxisOptions(""))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = runs.map { run in
      "\(run.name.rawValue) spends \(number(run.budget))"
        + (run.halved.map { " and is halved at step \($0)" } ?? "")
    }
    return
      "Learning rates over \(recipe.total) steps with the peak \(number(recipe.eta)), a panel for each schedule: \(parts.joined(separator: "; "))."
  }

  var series: [Node.Entry] {
    runs.map { .init($0.name.rawValue, Node($0.rates)) } + [
      .init("budget", Node(runs.map(\.budget))),
      .init("halved", Node(runs.map { $0.halved.map { Node($0) } ?? Node("never") })),
    ]
  }
}
