import NablaPlot
import NablaScene

/// The losses of runs by step, on a logarithmic axis where they allow one.
struct LossCurves {
  let runs: [DescentRun]
  /// Whether names stand at the lines' ends.
  var named = true
  /// Steps that bear a dot.
  var dots: [Int] = []
  /// A loss whose first step is marked on each line.
  var target: Double?
  /// What an axis that is not logarithmic shows; every loss where nil.
  var range: Interval?

  private var values: [Double] { runs.flatMap(\.path.values) }
  private var isLog: Bool { values.allSatisfy { $0 >= 0 } && values.contains { $0 > 0 } }

  var panel: Panel {
    var marks: [any Mark] = []
    let arrivals = target.map { target in runs.map { $0.path.firstStep(below: target) } } ?? []
    if let target, arrivals.contains(where: { $0 != nil }) {
      marks.append(Rule(y: [target], width: 1))
    }
    for run in runs {
      // A loss of exactly zero has no place on a logarithmic axis: the line ends before it.
      let steps = run.path.values.indices.filter { isShown($0, run) }
      marks.append(
        Line(
          x: steps.map(Double.init), y: steps.map { run.path.values[$0] }, color: run.color,
          width: runs.count > 1 ? 1.75 : nil, name: named ? run.name : ""))
    }
    for (i, run) in runs.enumerated() {
      let steps = arrivals.isEmpty ? dots : [arrivals[i]].compactMap { $0 }
      let shown = steps.filter { isShown($0, run) }
      marks.append(
        Scatter(
          x: shown.map(Double.init), y: shown.map { run.path.values[$0] }, color: run.color,
          size: target == nil ? 7.0 : 8.0, opacity: 1))
    }
    return Panel(marks: marks, x: AxisOptions("step"), y: axis)
  }

  private func isShown(_ step: Int, _ run: DescentRun) -> Bool {
    run.path.values.indices.contains(step) && (!isLog || run.path.values[step] > 0)
  }

  private var axis: AxisOptions {
    var axis = AxisOptions("loss", scale: isLog ? "log" : nil)
    // What lies beyond twelve powers of ten is rounding and would flatten the rest.
    if isLog, let least = values.filter({ $0 > 0 }).min(), let most = values.max(),
      most / least > 1e12
    {
      axis.domain = Interval(most * 1e-12, most * 2)
    }
    if !isLog { axis.domain = range }
    return axis
  }
}
