import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `optimizer-race`.
struct RaceFigure {
  let recipe: OptimizerRace
  let landscape: Landscape
  let preset: RacePreset
  let start: SIMD2<Double>
  let runs: [DescentRun]
  private let domain: PlaneDomain
  private let contour: Contour
  private let map: MapSize

  init(
    recipe: OptimizerRace, landscape: Landscape, preset: RacePreset, start: SIMD2<Double>,
    runs: [DescentRun]
  ) throws(NablaError) {
    self.recipe = recipe
    self.landscape = landscape
    self.preset = preset
    self.start = start
    self.runs = runs
    domain = landscape.domain(nil, runs.map(\.path))
    map = MapSize(domain)
    contour = try landscape.contour(over: domain, nil, owner: OptimizerRace.id)
  }

  private func shows(_ view: OptimizerRace.View) -> Bool { recipe.view.contains(view) }

  // MARK: - Figure

  var figure: Figure {
    let side = 270.0
    var cells: [Cell] = []
    var weights: [Double] = []
    var height = 0.0
    if shows(.contour) {
      if recipe.frames == 1 {
        cells.append(.panel(mapPanel(runs, named: true)))
        height = map.height
      } else {
        let strip = filmStrip
        cells.append(.grid(strip.grid))
        height = strip.height
      }
      weights.append(map.width)
    }
    if shows(.loss) {
      cells.append(.panel(lossPanel))
      weights.append(shows(.contour) ? side : 420)
      height = max(height, 250)
    }
    let lines = recipe.optimizers.count
    let width = max(
      700, weights.reduce(0, +) + (shows(.contour) ? 190 : 40) + (shows(.loss) ? 140 : 0))
    let table = Double(lines) * 18 + 8
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(width.rounded(), (height + table + 138 + (caption.isEmpty ? 0 : 20)).rounded()),
      grid: Grid(
        [[.grid(Grid([cells], columnWeights: weights))], [.table(rules)]]))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var warnings: [String] {
    // On a saddle, running away is the aim.
    landscape.function.infimum == -.infinity
      ? [] : runs.compactMap { $0.warning(leavesGrid: landscape.grid != nil) }
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }

  /// The first step with which a run reaches the target.
  private func arrival(_ run: DescentRun) -> Int? { run.path.firstStep(below: preset.target) }

  private var isSaddle: Bool { landscape.function.infimum == -.infinity }

  private var title: String {
    let arrived = runs.compactMap { run in arrival(run).map { (run, $0) } }
    guard let best = arrived.min(by: { $0.1 < $1.1 }), runs.count > 1 else {
      return "\(runs.count == 1 ? runs[0].name : "\(runs.count) optimisers") on \(landscape.title)"
    }
    return isSaddle
      ? "\(best.0.name) is the first to escape the saddle"
      : "\(best.0.name) is first down \(landscape.title)"
  }

  private var subtitle: String {
    let formula = landscape.grid == nil ? "f(x, y) = \(landscape.formula)" : landscape.formula
    return
      "\(formula), \(recipe.steps) steps from (\(number(start.x)), \(number(start.y)))"
  }

  private var caption: String { warnings.map { $0 + "." }.joined(separator: " ") }

  // MARK: - The map

  private func mapPanel(_ runs: [DescentRun], named: Bool, title: String = "") -> Panel {
    let paths = runs.map { DescentMarks(run: $0, domain: domain, scale: map.scale, isThin: true) }
    var contour = contour
    contour.clearOf = paths.flatMap(\.clearance) + landscape.function.minima.map { ($0.x, $0.y) }
    contour.labels = named
    var marks: [any Mark] = [contour]
    // Short paths over long ones, which would hide them.
    let order = paths.indices.sorted { (paths[$0].reach, $0) > (paths[$1].reach, $1) }
    for i in order { marks += paths[i].marks }
    let minima = landscape.function.minima
    if !minima.isEmpty {
      marks.append(
        Scatter(
          x: minima.map(\.x), y: minima.map(\.y), color: "ink", size: 10.0, shape: .star,
          opacity: 1))
    }
    // The start belongs to all of them.
    marks.append(Scatter(x: [start.x], y: [start.y], color: "ink", size: 11.0, opacity: 1))
    marks.append(Scatter(x: [start.x], y: [start.y], color: "paper", size: 4.0, opacity: 1))
    if named {
      let clear = paths.flatMap(\.clearance)
      var note = Annotation(
        x: [start.x], y: [start.y], text: ["start"], color: "ink", bold: true)
      note.clearOf = clear
      marks.append(note)
      var names = Annotation(
        x: paths.map(\.end.x), y: paths.map(\.end.y), text: paths.map(\.run.name), bold: true)
      names.clearOf = clear
      names.roles = paths.map(\.run.color)
      marks.append(names)
    }
    var panel = Panel(
      title: title, marks: marks,
      x: AxisOptions("x", domain: domain.x.lower...domain.x.upper),
      y: AxisOptions("y", domain: domain.y.lower...domain.y.upper),
      color: named
        ? ColorOptions("loss f(x, y)", colormap: "attention_r")
        : ColorOptions(colormap: "attention_r", legend: false),
      coordinates: .cartesian(aspect: map.isEqual ? 1 : nil))
    // Room for the names.
    if named { panel.minimumSize = Size(240, 180) }
    return panel
  }

  /// The map after equal parts of the steps, four in a row.
  private var filmStrip: (grid: Grid, height: Double) {
    let frames = recipe.frames
    let panels: [Cell] = (1...frames).map { frame in
      let shown = max(1, recipe.steps * frame / frames)
      let partial = runs.map { run in
        DescentRun(
          optimizer: run.optimizer, path: run.path.prefix(steps: shown), color: run.color)
      }
      return .panel(mapPanel(partial, named: false, title: "step \(shown)"))
    }
    let columns = min(4, frames)
    let rows = stride(from: 0, to: panels.count, by: columns).map {
      Array(panels[$0..<min($0 + columns, panels.count)])
    }
    let height = Double(rows.count) * (map.height / Double(min(columns, 2)) + 60)
    return (Grid(rows, sharesX: true, sharesY: true), height)
  }

  // MARK: - The loss

  private var lossPanel: Panel {
    let values = runs.flatMap(\.path.values)
    let isLog = values.allSatisfy { $0 >= 0 } && values.contains { $0 > 0 }
    var marks: [any Mark] = []
    let arrivals = runs.compactMap { run in arrival(run).map { (run, $0) } }
    if !arrivals.isEmpty {
      marks.append(Rule(y: [preset.target], color: "muted", width: 1))
    }
    for run in runs {
      // A loss of exactly zero has no place on a logarithmic axis: the line ends before it.
      let steps = run.path.values.indices.filter { !isLog || run.path.values[$0] > 0 }
      marks.append(
        Line(
          x: steps.map(Double.init), y: steps.map { run.path.values[$0] }, color: run.color,
          width: 1.75, name: shows(.contour) && recipe.frames == 1 ? "" : run.name))
    }
    for (run, step) in arrivals where !isLog || run.path.values[step] > 0 {
      marks.append(
        Scatter(
          x: [Double(step)], y: [run.path.values[step]], color: run.color, size: 8.0, opacity: 1))
    }
    // What lies far beyond the target says nothing more and would flatten the rest.
    var y = AxisOptions("loss", scale: isLog ? "log" : nil)
    if isLog, let least = values.filter({ $0 > 0 }).min(), let most = values.max(),
      most / least > 1e12
    {
      y.domain = Interval(most * 1e-12, most * 2)
    }
    if !isLog {
      let (low, high) = (contour.values?.values.min() ?? 0, contour.values?.values.max() ?? 1)
      if low.isFinite, high.isFinite { y.domain = Interval(low, high) }
    }
    return Panel(marks: marks, x: AxisOptions("step"), y: y)
  }

  // MARK: - The rules

  /// A line for each optimiser: its name in its colour, its rule, its constants, its arrival.
  private var rules: TextTable {
    TextTable(
      rows: runs.map { run in
        let constants = run.optimizer.constants
          .filter { $0.name != "eps" }
          .map { "\($0.symbol) = \(number($0.value))" }.joined(separator: ", ")
        return [run.name, run.optimizer.rule, constants, outcome(run)]
      },
      rowColors: runs.map(\.color))
  }

  /// When a run reached the target, or where it was at the end.
  private func outcome(_ run: DescentRun) -> String {
    if let step = arrival(run) {
      return "\(isSaddle ? "escapes" : "≤ \(number(preset.target))") at step \(step)"
    }
    if case .diverged(let step) = run.path.end { return "diverges at step \(step)" }
    guard let last = run.path.values.last else { return "" }
    return "\(format(last, significant: 2)) at the end"
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = runs.map { "\($0.name): \(outcome($0))" }
    return
      "Contour map of \(landscape.title) with the paths of \(runs.count) optimisers from (\(number(start.x)), \(number(start.y))), and their losses by step. \(parts.joined(separator: "; "))."
  }

  var series: [Node.Entry] {
    var entries = runs.flatMap { DescentSeries.entries($0) }
    entries.append(.init("target", Node(preset.target)))
    for run in runs {
      entries.append(
        .init(
          "\(run.optimizer.method.rawValue).arrival", arrival(run).map { Node($0) } ?? Node(.null)))
    }
    return entries
  }
}
