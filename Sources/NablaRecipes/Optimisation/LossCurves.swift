import Glibc
import NablaPlot
import NablaScene
import NablaText

/// The losses of runs by step, on a logarithmic axis where they allow one.
struct LossCurves {
  private let runs: [DescentRun]
  private let named: Bool
  private let name: (DescentRun) -> String
  private let dots: [Int]
  private let target: Double?
  private let range: Interval?
  private let isLog: Bool
  /// What a logarithmic axis ends at where a run climbs far above the start; nil elsewhere.
  private let ceiling: Double?

  /// - Parameters:
  ///   - named: whether names stand at the lines' ends.
  ///   - name: what a line's name is.
  ///   - dots: steps that bear a dot.
  ///   - target: a loss whose first step is marked on each line.
  ///   - range: what an axis that is not logarithmic shows; every loss where nil.
  init(
    runs: [DescentRun], named: Bool = true, name: @escaping (DescentRun) -> String = \.name,
    dots: [Int] = [], target: Double? = nil, range: Interval? = nil
  ) {
    (self.runs, self.named, self.name, self.dots) = (runs, named, name, dots)
    (self.target, self.range) = (target, range)
    let values = runs.flatMap(\.path.values)
    isLog = values.allSatisfy { $0 >= 0 } && values.contains { $0 > 0 }
    if isLog, let most = values.max(), let start = runs.first?.path.values.first, start > 0,
      most > start * 1e4
    {
      ceiling = start * 1e3
    } else {
      ceiling = nil
    }
  }

  /// The steps of the longest run.
  private var longest: Double { Double(runs.map(\.path.steps).max() ?? 1) }
  private var values: [Double] { runs.flatMap(\.path.values) }

  var panel: Panel {
    var marks: [any Mark] = []
    let arrivals = target.map { target in runs.map { $0.path.firstStep(below: target) } } ?? []
    if let target, arrivals.contains(where: { $0 != nil }) {
      marks.append(Rule(y: [target], width: 1))
    }
    for run in runs {
      // A loss of exactly zero has no place on a logarithmic axis: the line ends before it.
      var points = run.path.values.indices.filter { isShown($0, run) }
        .map { SIMD2(Double($0), run.path.values[$0]) }
      var name = named ? name(run) : ""
      if let exit = exit(points) {
        points[exit...] = [exitPoint(points[exit - 1], points[exit])]
        name = ""
        marks.append(farewell(run, at: points[exit], step: exit))
      }
      marks.append(
        Line(points, color: run.color, width: runs.count > 1 ? 1.75 : nil, name: name))
    }
    for (i, run) in runs.enumerated() {
      let steps = arrivals.isEmpty ? dots : [arrivals[i]].compactMap { $0 }
      let shown = steps.filter { isSeen($0, run) }
      marks.append(
        Scatter(
          x: shown.map(Double.init), y: shown.map { run.path.values[$0] }, color: run.color,
          size: target == nil ? 7.0 : 8.0, opacity: 1))
    }
    if !dots.isEmpty { marks += numbers }
    var steps = AxisOptions("step")
    if ceiling != nil { steps.domain = Interval(0, longest) }
    return Panel(marks: marks, x: steps, y: axis)
  }

  /// The steps beside their dots, as on the map.
  private var numbers: [any Mark] {
    runs.map { run in
      let shown = dots.dropFirst().filter { isSeen($0, run) }
      var names = Annotation(
        x: shown.map(Double.init), y: shown.map { run.path.values[$0] },
        text: shown.map { String($0) }, size: 10, leader: false)
      names.clearOf = run.path.values.indices.filter { isShown($0, run) }
        .map { (Double($0), run.path.values[$0]) }
      return names
    }
  }

  private func isShown(_ step: Int, _ run: DescentRun) -> Bool {
    run.path.values.indices.contains(step) && (!isLog || run.path.values[step] > 0)
  }

  /// Whether a step is shown and not above the ceiling.
  private func isSeen(_ step: Int, _ run: DescentRun) -> Bool {
    isShown(step, run) && run.path.values[step] <= ceiling ?? .infinity
  }

  // MARK: - Runs that leave

  /// The first point above the ceiling.
  private func exit(_ points: [SIMD2<Double>]) -> Int? {
    guard let ceiling, let first = points.firstIndex(where: { $0.y > ceiling }), first > 0
    else { return nil }
    return first
  }

  /// Where the line between two points meets the ceiling.
  private func exitPoint(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> {
    guard let ceiling else { return b }
    return [a.x + (b.x - a.x) * log(ceiling / a.y) / log(b.y / a.y), ceiling]
  }

  private func farewell(_ run: DescentRun, at p: SIMD2<Double>, step: Int) -> any Mark {
    let isLate = p.x > 0.5 * longest
    return Text(
      (runs.count > 1 ? "\(run.name) leaves" : "leaves") + " at step \(step) ↑", at: p,
      anchor: isLate ? .end : .start, baseline: .top, dx: isLate ? -8 : 8, dy: 4, size: 11,
      bold: true, color: run.color)
  }

  private var axis: AxisOptions {
    var axis = AxisOptions("loss", scale: isLog ? "log" : nil)
    guard isLog else {
      axis.domain = range
      return axis
    }
    // What lies beyond twelve powers of ten is rounding and would flatten the rest.
    if let least = values.filter({ $0 > 0 }).min(), let most = ceiling ?? values.max(),
      ceiling != nil || most / least > 1e12
    {
      axis.domain = Interval(max(least / 2, most * 1e-12), ceiling ?? most * 2)
    }
    return axis
  }
}
