import NablaMath
import NablaPlot
import NablaScene

/// The panels of a race of optimisers: map, landscape in space, losses, and the rules below.
struct RaceFigure {
  let map: DescentMap
  /// A loss that a run has to reach.
  let target: Double
  let steps: Int
  let frames: Int

  var runs: [DescentRun] { map.runs }
  private var isSaddle: Bool { map.landscape.function.infimum == -.infinity }

  func figure(_ view: [OptimizerRace.View]) -> Figure {
    var cells: [Cell] = []
    var weights: [Double] = []
    var height = view.contains(.loss) ? 250.0 : 0
    if view.contains(.contour) {
      let strip = frames == 1 ? nil : filmStrip
      var panel = map.panel()
      // Room for the names.
      panel.minimumSize = Size(240, 180)
      cells.append(strip.map { .grid($0.grid) } ?? .panel(panel))
      weights.append(map.size.width)
      height = max(height, strip?.height ?? map.size.height)
    }
    let isAlone = view == [.surface]
    if view.contains(.surface) {
      cells.append(.panel(landscape))
      weights.append(isAlone ? 520 : 330)
      height = max(height, isAlone ? 400 : 300)
    }
    if view.contains(.loss) {
      let values = map.contour.values?.values ?? []
      // On a saddle the lines leave the panel before their ends, and beside a view in space names
      // would stand in a legend; the rules bear the colours too.
      let named =
        (!view.contains(.contour) || frames > 1) && !isSaddle && !view.contains(.surface)
      cells.append(
        .panel(
          LossCurves(
            runs: runs, named: named, target: target,
            range: values.min().flatMap { low in values.max().flatMap { Interval(low, $0) } }
          ).panel))
      weights.append(cells.count > 1 ? 270 : 420)
    }
    // Beside the areas: axes' labels, the colorbar, and names at lines' ends.
    let aside =
      (view.contains(.contour) ? 190.0 : 40) + (view.contains(.loss) ? 140 : 0)
    let table = Double(runs.count) * 18 + 8
    var figure = Figure(
      title: title, subtitle: subtitle, caption: warnings.map { $0 + "." }.joined(separator: " "),
      size: Size(
        max(760, weights.reduce(0, +) + aside).rounded(),
        (height + table + 138 + (warnings.isEmpty ? 0 : 20)).rounded()),
      grid: Grid([[.grid(Grid([cells], columnWeights: weights))], [.table(rules)]]))
    figure.warnings = warnings
    figure.alt =
      "\(view.contains(.contour) ? "Contour map" : "Picture") of \(map.landscape.title) with the paths of \(runs.count) optimisers from \(start), and their losses by step. \(runs.map { "\($0.name): \(outcome($0))" }.joined(separator: "; "))."
    return figure
  }

  // MARK: - Words

  private var warnings: [String] {
    // On a saddle, running away is the aim.
    isSaddle ? [] : runs.compactMap { $0.warning(leavesGrid: map.landscape.grid != nil) }
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }

  private var start: String {
    let start = runs.first?.path.points.first ?? .zero
    return "(\(number(start.x)), \(number(start.y)))"
  }

  /// The first step with which a run reaches the target.
  func arrival(_ run: DescentRun) -> Int? { run.path.firstStep(below: target) }

  private var title: String {
    let arrived = runs.compactMap { run in arrival(run).map { (run, $0) } }
    let place = map.landscape.title
    guard let best = arrived.min(by: { $0.1 < $1.1 }), runs.count > 1 else {
      return "\(runs.count == 1 ? runs[0].name : "\(runs.count) optimisers") on \(place)"
    }
    return isSaddle
      ? "\(best.0.name) is the first to escape the saddle" : "\(best.0.name) is first down \(place)"
  }

  private var subtitle: String {
    "\(map.landscape.words), \(steps) steps from \(start)"
  }

  // MARK: - Panels

  /// The map after equal parts of the steps.
  private var filmStrip: (grid: Grid, height: Double) {
    let panels: [Cell] = (1...frames).map { frame in
      let shown = max(1, steps * frame / frames)
      var part = map
      part.runs = runs.map { run in
        DescentRun(
          optimizer: run.optimizer, path: run.path.prefix(steps: shown), color: run.color)
      }
      return .panel(part.panel(title: "step \(shown)", bearsWords: false))
    }
    // Square blocks beside the losses, which would leave an empty place below a long row.
    let columns = min(4, Int(Double(frames).squareRoot().rounded(.up)))
    let rows = panels.rows(of: columns)
    let height = Double(rows.count) * (map.size.height / Double(min(columns, 2)) + 60)
    return (Grid(rows, sharesX: true, sharesY: true), height)
  }

  // MARK: - The rules

  /// A line for each optimiser: its name in its colour, its rule, its constants, its arrival.
  private var rules: TextTable {
    TextTable(
      rows: runs.map { run in
        let constants = run.optimizer.constants.filter { $0.name != "eps" }
          .map { "\($0.symbol) = \(number($0.value))" }.joined(separator: ", ")
        return [run.name, run.optimizer.rule, constants, outcome(run)]
      },
      rowColors: runs.map(\.color))
  }

  /// When a run reached the target, or where it was at the end.
  private func outcome(_ run: DescentRun) -> String {
    if let step = arrival(run) {
      return "\(isSaddle ? "escapes" : "≤ \(number(target))") at step \(step)"
    }
    if case .diverged(let step) = run.path.end { return "diverges at step \(step)" }
    return "\(format(run.path.values.last ?? .nan, significant: 2)) at the end"
  }
}
