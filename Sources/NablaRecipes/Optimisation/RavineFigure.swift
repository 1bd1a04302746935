import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `momentum-ravine`.
struct RavineFigure {
  let recipe: MomentumRavine
  let bowl: PlaneFunction
  /// Of all three methods.
  let runs: [DescentRun]

  var rates: RavineRates { RavineRates(condition: recipe.condition) }
  private var shown: [DescentRun] {
    runs.filter { run in
      recipe.show.contains { $0.rawValue == run.optimizer.method.rawValue }
    }
  }
  private func rate(_ run: DescentRun) -> Double {
    rates.rate(run.optimizer.method, eta: recipe.eta, gamma: recipe.gamma)
  }
  func number(_ value: Double) -> String { format(value, significant: 3) }

  // MARK: - Figure

  var figure: Figure {
    var rows: [[Cell]] = []
    var height = 110.0
    if !shown.isEmpty {
      let loss = LossCurves(runs: shown, name: { "\($0.name) × \(number(rate($0)))" }).panel
        .with(\.title, "Loss; ×: distance kept a step")
      rows.append([.grid(Grid([[.panel(mapPanel), .panel(loss)]], columnWeights: [1.75, 1]))])
      rows.append([.grid(Grid([[.panel(along), .panel(across)]]))])
      height += 480
    }
    var details: [Cell] = []
    if recipe.show.contains(.vectors) { details.append(.panel(vectorPanel)) }
    if recipe.show.contains(.phase) { details.append(.panel(phasePanel)) }
    if !details.isEmpty {
      rows.append([.grid(Grid([details]))])
      height += 320
    }
    let warnings = shown.compactMap { $0.warning(leavesGrid: false) }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: warnings.map { $0 + "." }.joined(separator: " "),
      size: Size(
        shown.isEmpty && details.count == 1 ? 640 : 940, height + (warnings.isEmpty ? 0 : 20)),
      grid: Grid(
        rows,
        rowWeights: (shown.isEmpty ? [] : [230, 160]) + (details.isEmpty ? [] : [270])))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var title: String {
    let known = Dictionary(
      shown.map { ($0.optimizer.method, $0) }, uniquingKeysWith: { a, _ in a })
    if let momentum = known[.momentum], let plain = known[.gd], rate(momentum) < 1,
      let first = arrival(momentum), first < arrival(plain) ?? .max
    {
      let rest = arrival(plain).map { "in \($0)" } ?? "not in \(plain.path.steps)"
      return "Along the valley momentum arrives in \(first) steps, gradient descent \(rest)"
    }
    if let nag = known[.nag].map(rate), let momentum = known[.momentum].map(rate), nag < momentum,
      momentum < 1
    {
      return
        "Looking ahead damps the swings: × \(number(nag)) a step instead of × \(number(momentum))"
    }
    if shown.isEmpty, recipe.show.contains(.phase) {
      let now = rates.rate(.momentum, eta: recipe.eta, gamma: recipe.gamma)
      return
        "At best momentum keeps × \(number(rates.best.rate)) of the distance a step, here × \(number(now))"
    }
    return MomentumRavine.title
  }

  private var subtitle: String {
    let best = rates.best
    return
      "$J = \\frac{1}{2}(x^2 + \(recipe.condition == 1 ? "" : number(recipe.condition)) y^2), \\; \\eta = \(number(recipe.eta)), \\; \\gamma = \(number(recipe.gamma))$; the fastest heavy ball has $\\eta = \(number(best.eta)), \\; \\gamma = \(number(best.gamma))$"
  }

  // MARK: - Paths

  static let domain: PlaneDomain? = Interval(-5, 5).flatMap { x in
    Interval(-2.6, 2.6).map { PlaneDomain(x: x, y: $0) }
  }

  private var mapPanel: Panel {
    guard let domain = Self.domain else { return Panel(marks: []) }
    let bowl = bowl
    var contour = Contour(
      x: domain.xs, y: domain.ys, levels: .about(11), levelScale: .log, labels: false,
      samples: 240, row: { bowl.values($0, $1) }
    ) { bowl.value([$0, $1]) }
    let paths = shown.map { DescentMarks(run: $0, domain: domain, scale: 44, isThin: true) }
    contour.clearOf = paths.flatMap(\.clearance)
    var marks: [any Mark] = [contour]
    for path in paths { marks += path.marks }
    marks.append(Scatter([.zero], color: "ink", size: 11, shape: .star))
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain.xs), y: AxisOptions("y", domain: domain.ys),
      color: ColorOptions(colormap: "attention_r", legend: false),
      coordinates: .cartesian(aspect: 1))
  }

  // MARK: - Coordinates

  /// The first step that reaches the middle along the valley, or a twentieth of the way from it.
  private func arrival(_ run: DescentRun) -> Int? {
    run.xs.firstIndex { $0 > run.xs[0] * 0.05 }
  }

  /// Where all gradients point the same way, so that their mean is as long as they are.
  private var along: Panel {
    var panel = coordinates("Along the valley gradients agree: momentum gathers", \.xs, "x")
    let arrivals = shown.compactMap { run in arrival(run).map { (run, $0) } }
    for (run, step) in arrivals {
      panel.marks.append(Scatter([[Double(step), run.xs[step]]], color: run.color, size: 9))
    }
    var names = Annotation(
      x: arrivals.map { Double($0.1) }, y: arrivals.map { $0.0.xs[$0.1] },
      text: arrivals.map { "\($0.0.name): step \($0.1)" }, size: 11, bold: true)
    names.roles = arrivals.map(\.0.color)
    panel.marks.append(names)
    return panel
  }

  /// Where gradients point to and fro.
  private var across: Panel {
    coordinates("Across it they turn about: momentum swings", \.ys, "y")
  }

  private func coordinates(
    _ title: String, _ side: KeyPath<DescentRun, [Double]>, _ name: String
  ) -> Panel {
    let start = shown.first?[keyPath: side].first ?? 1
    // As far beyond the middle as swings that die away.
    let beyond = shown.flatMap { $0[keyPath: side] }.map { -$0 / start }.filter { $0 < 1 }.max()
    let ends = [start * 1.1, start * -max(0.25, 1.15 * (beyond ?? 0))]
    let domain = (ends.min() ?? -1)...(ends.max() ?? 1)
    return Panel(
      title: title,
      marks: shown.map { run in
        let values = run[keyPath: side]
        // One that runs away would come back with each swing.
        let exit = run.hasDiverged ? values.firstIndex { !domain.contains($0) } : nil
        let kept = exit.map { $0 + 1 } ?? values.count
        return Line(
          x: (0..<kept).map(Double.init), y: Array(values[..<kept]), color: run.color)
      },
      x: AxisOptions("step", domain: 0...Double(recipe.steps)),
      y: AxisOptions(name, domain: domain, ticks: TickOptions(count: 4)))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = shown.map {
      "the loss of \($0.name) goes from \(number($0.path.values[0])) to \(number($0.path.values.last ?? .nan)) in \($0.path.steps) steps, × \(number(rate($0))) of the distance a step in the long run"
        + (arrival($0).map { ", with the middle along the valley reached at step \($0)" } ?? "")
    }
    let best = rates.best
    return
      "Paths in the bowl ½(x² + \(number(recipe.condition))y²) from (−4, 1.5), with their coordinates and losses by step: \(parts.joined(separator: "; ")). The fastest heavy ball has η = \(number(best.eta)) and γ = \(number(best.gamma)), × \(number(best.rate)) a step."
  }

  var series: [Node.Entry] {
    let best = rates.best
    let (place, kept) = step
    return runs.flatMap { run -> [Node.Entry] in
      let name = run.optimizer.method.rawValue
      return [
        .init("\(name)_x", Node(run.xs)), .init("\(name)_y", Node(run.ys)),
        .init("\(name)_loss", Node(run.path.values)), .init("\(name)_rate", Node(rate(run))),
      ]
    } + [
      .init("best_eta", Node(best.eta)), .init("best_gamma", Node(best.gamma)),
      .init("best_rate", Node(best.rate)),
      .init("arrival", Node(runs.map { arrival($0).map { Node($0) } ?? Node(.null) })),
      .init("step_place", Node(place)), .init("step_kept", Node(kept)),
    ]
  }
}
