import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `gradient-descent-1d`.
struct HopFigure {
  let recipe: GradientDescent1D
  let formula: Formula
  let tracks: [DescentTrack]
  private let basins: Basins
  private let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  /// The least value that the curve shows.
  let bottom: Double

  init(recipe: GradientDescent1D, formula: Formula, slope: Formula, tracks: [DescentTrack]) {
    self.recipe = recipe
    self.formula = formula
    self.tracks = tracks
    let seen = tracks.flatMap(\.followed)
    let starts = tracks.map { $0.xs[0] }
    let (low, high) = (seen.min() ?? 0, seen.max() ?? 0)
    // A path that runs away says nothing of where the interesting places are.
    let reach = high > low ? 1.5 * (high - low) : 5
    let whole = Basins(
      of: formula, slope: slope,
      over: tracks.contains(where: \.runsAway)
        ? min(low, (starts.min() ?? 0) - 5)...max(high, (starts.max() ?? 0) + 5)
        : low - reach...high + reach)
    let core = seen + whole.stationary
    let (first, last) = (core.min() ?? low, core.max() ?? high)
    let room = last > first ? 0.12 * (last - first) : 1
    x = first - room...last + room
    basins = Basins(of: formula, slope: slope, over: x)
    let ground = evenPlaces(from: x.lowerBound, to: x.upperBound, count: 201).map { formula($0) }
    let inside = tracks.flatMap { zip($0.xs, $0.values) }.filter { [x] in x.contains($0.0) }
    let bottom = ground.filter(\.isFinite).min() ?? 0
    let top = max(inside.map(\.1).max() ?? 1, bottom + 1e-9 * max(1, bottom.magnitude))
    self.bottom = bottom
    y = bottom - 0.16 * (top - bottom)...top + 0.12 * (top - bottom)
  }

  func number(_ value: Double) -> String { short(value) }
  private func shows(_ part: GradientDescent1D.Part) -> Bool { recipe.show.contains(part) }

  /// The colour of the basin where a path ends; that of its start where it runs away.
  func color(_ track: DescentTrack) -> String {
    let place = track.runsAway ? track.xs[0] : track.xs[track.steps]
    return "s\((basins.index(of: place) ?? 0) % 8 + 1)"
  }

  // MARK: - Figure

  var figure: Figure {
    var aside: [[Cell]] = shows(.loss) ? [[.panel(lossPanel)]] : []
    let table = shows(.table) ? table : nil
    if let table { aside.append([.table(table)]) }
    let cells: [Cell] = [.panel(curvePanel)]
    let grid =
      switch aside.count {
      case 0: Grid([cells])
      case 1: Grid([cells + aside[0]], columnWeights: [1.5, 1], sharesY: !isLog)
      default: Grid([cells + [.grid(Grid(aside))]], columnWeights: [1.3, 1])
      }
    var figure = Figure(
      title: title,
      subtitle: "$f(x) = \(formula.latex)$, $\\eta = \(number(recipe.lr))$",
      caption: warnings.map(\.sentence)
        .joined(separator: " "),
      size: Size(
        table != nil ? 860 : shows(.loss) ? 720 : 640,
        420 + (shows(.loss) ? 9 * Double(table?.rows.count ?? 0) : 0)),
      grid: grid)
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var warnings: [String] {
    tracks.compactMap { track in
      track.warning.map { "the path from x = \(number(track.xs[0])) \($0)" }
    }
  }

  private var title: String {
    guard let track = tracks.first, tracks.count == 1 else {
      let ends = Set(tracks.map(color))
      return ends.count > 1
        ? "The start decides: \(tracks.count) starts, \(ends.count) different ends"
        : "\(tracks.count) starts, one minimum"
    }
    if let warning = track.warning { return "η = \(number(recipe.lr)): \(warning)" }
    if track.runsAway {
      let (first, last) = (track.values[0], track.values[track.steps])
      return
        "η = \(number(recipe.lr)) is too much: f rises from \(number(first)) to \(number(last))"
    }
    let slopes = track.gradients.map { $0[0].magnitude }
    let shrinks = track.steps > 3 && slopes[track.steps] < 0.1 * (slopes.max() ?? 0)
    return
      (shrinks ? "Steps shrink with the slope" : "Gradient descent rolls down")
      + ": from x = \(number(track.xs[0])) to \(number(track.xs[track.steps])) in \(track.steps) steps"
  }

  // MARK: - The curve

  private var curvePanel: Panel {
    let formula = formula
    var marks: [any Mark] = [FunctionMark(domain: x, color: "ink") { formula($0) }]
    for track in tracks { marks += hops(track) }
    marks += basinStrip
    return Panel(
      marks: marks, x: AxisOptions("x", domain: x), y: AxisOptions("f(x)", domain: y))
  }

  /// Along the axis, which places lead to which stationary point.
  private var basinStrip: [any Mark] {
    guard basins.all.count > 1 else { return [] }
    let height = 0.07 * (y.upperBound - y.lowerBound)
    return basins.all.enumerated().flatMap { i, basin -> [any Mark] in
      let (range, band) = (basin.range, y.lowerBound...y.lowerBound + height)
      let share = (range.upperBound - range.lowerBound) / (x.upperBound - x.lowerBound)
      let target = basin.target.map { number($0) }
      let words =
        share > 0.26
        ? target.map { "leads to x = \($0)" } ?? "leads away"
        : share > 0.12 ? target.map { "to \($0)" } ?? "away" : ""
      return [
        Polygon.rectangle(range, band, color: "paper", opacity: 1, width: 0),
        Polygon.rectangle(range, band, color: "s\(i % 8 + 1)", opacity: 0.3, width: 0),
        Text(
          words, at: [(range.lowerBound + range.upperBound) / 2, y.lowerBound + height / 2],
          size: 11, color: "ink", halo: false),
      ]
    }
  }

  /// About how many pixels units are long.
  private var scale: SIMD2<Double> {
    [
      (shows(.loss) ? 340 : 540) / (x.upperBound - x.lowerBound),
      270 / (y.upperBound - y.lowerBound),
    ]
  }

  /// Points, the first steps as level arrows with what they are made of, and tangents there.
  private func hops(_ track: DescentTrack) -> [any Mark] {
    let color = color(track)
    let points = zip(track.xs, track.values).map { SIMD2($0, $1) }
    var marks: [any Mark] = []
    let exit = points.indices.dropFirst().first { !x.contains(points[$0].x) }
    for i in 0..<track.steps where i < 3 || i + 1 == exit {
      let (p, next) = (points[i], points[i + 1])
      guard x.contains(p.x), i + 1 <= exit ?? .max else { continue }
      if shows(.tangents) {
        var tangent = Tangent(formula, at: p.x, color: color)
        (tangent.length, tangent.width, tangent.dots, tangent.label) = (84, 1.25, false, false)
        marks.append(tangent)
      }
      guard ((next - p) * scale).length > 24 else { continue }
      let end = min(x.upperBound, max(x.lowerBound, next.x))
      marks.append(Arrow(p, [end, p.y], color: color, width: 2, head: 9))
      if end == next.x {
        marks.append(Line([[end, p.y], next], color: color, width: 1.25, dash: .dotted))
      } else {
        marks.append(
          Text(
            "step \(i + 1): x = \(number(next.x))", at: [end, p.y],
            anchor: end > p.x ? .end : .start, baseline: .bottom, dy: -5, size: 11, bold: true,
            color: color))
        continue
      }
      // Words stand over their arrow where no other crosses them.
      let isFree = (0..<min(3, track.steps)).allSatisfy { j in
        j == i || !(2...20).contains((points[j].y - p.y) * scale.y)
      }
      if tracks.count == 1, (next.x - p.x).magnitude * scale.x > 64, isFree {
        marks.append(
          Text(
            product(track.gradients[i][0]), at: [(p.x + end) / 2, p.y], baseline: .bottom, dy: -5,
            size: 11, color: color))
      }
    }
    let shown = points.prefix(exit ?? points.count)
    marks.append(Scatter(Array(shown), color: color, size: shown.count > 60 ? 4 : 6.5))
    var numbered: [Int] = []
    for i in [0, 1, 2, 3, 5, 10, 20, 50, 100] where i < shown.count {
      let isFree = numbered.allSatisfy { ((points[$0] - points[i]) * scale).length > 24 }
      if isFree { numbered.append(i) }
    }
    if tracks.count < 4 {
      marks.append(
        Annotation(
          x: numbered.map { points[$0].x }, y: numbered.map { points[$0].y },
          text: numbered.map(String.init), color: color, size: 11, bold: true, leader: false))
    }
    return marks
  }

  /// Learning rate × slope = step, as one writes it.
  private func product(_ slope: Double) -> String {
    let factor = slope < 0 ? "(\(number(slope)))" : number(slope)
    return "\(number(recipe.lr)) · \(factor) = \(number(recipe.lr * slope))"
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = tracks.map { track -> String in
      let path =
        "from x = \(number(track.xs[0])), where the slope is \(number(track.gradients[0][0])) and the first step \(number(recipe.lr * track.gradients[0][0])), "
      return path
        + (track.warning
          ?? "to x = \(number(track.xs[track.steps])) with f = \(number(track.values[track.steps])) in \(track.steps) steps")
    }
    return
      "The graph of \(formula.displayText) with paths of gradient descent: \(parts.joined(separator: "; "))."
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("stationary", Node(basins.stationary))]
    for (i, track) in tracks.enumerated() {
      let name = tracks.count == 1 ? "" : "_\(i + 1)"
      let slopes = track.gradients.map { $0[0] }
      entries += [
        .init("x\(name)", Node(track.xs)), .init("loss\(name)", Node(track.values)),
        .init("slope\(name)", Node(slopes)),
        .init("step\(name)", Node(slopes.dropLast().map { recipe.lr * $0 })),
      ]
    }
    return entries
  }
}
