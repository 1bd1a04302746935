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
  private let y: ClosedRange<Double>

  init(recipe: GradientDescent1D, formula: Formula, slope: Formula, tracks: [DescentTrack]) {
    self.recipe = recipe
    self.formula = formula
    self.tracks = tracks
    // Paths that run away are followed no further than their starts.
    let seen = tracks.flatMap { $0.warning == nil ? $0.xs : [$0.xs[0]] }
    let (low, high) = (seen.min() ?? 0, seen.max() ?? 0)
    let reach = high > low ? 1.5 * (high - low) : 5
    let whole = Basins(of: formula, slope: slope, over: low - reach...high + reach)
    let core = seen + whole.stationary
    let (first, last) = (core.min() ?? low, core.max() ?? high)
    let room = last > first ? 0.12 * (last - first) : 1
    x = first - room...last + room
    basins = Basins(of: formula, slope: slope, over: x)
    let ground = evenPlaces(from: x.lowerBound, to: x.upperBound, count: 201).map { formula($0) }
    let inside = tracks.flatMap { zip($0.xs, $0.values) }.filter { [x] in x.contains($0.0) }
    let bottom = ground.filter(\.isFinite).min() ?? 0
    let top = max(inside.map(\.1).max() ?? 1, bottom + 1e-9 * max(1, bottom.magnitude))
    y = bottom - 0.16 * (top - bottom)...top + 0.12 * (top - bottom)
  }

  private func number(_ value: Double) -> String { format(value, significant: 3) }
  private func shows(_ part: GradientDescent1D.Part) -> Bool { recipe.show.contains(part) }

  /// The colour of the basin where a path ends; that of its start where it runs away.
  private func color(_ track: DescentTrack) -> String {
    let place = track.warning == nil ? track.xs[track.steps] : track.xs[0]
    return "s\((basins.index(of: place) ?? 0) % 8 + 1)"
  }

  // MARK: - Figure

  var figure: Figure {
    var cells: [Cell] = [.panel(curvePanel)]
    if shows(.loss) { cells.append(.panel(lossPanel)) }
    var rows: [[Cell]] = [
      [.grid(Grid([cells], columnWeights: shows(.loss) ? [1.5, 1] : [1], sharesY: true))]
    ]
    let table = shows(.table) ? table : nil
    if let table { rows.append([.table(table)]) }
    var figure = Figure(
      title: title,
      subtitle: "$f(x) = \(formula.latex)$, $\\eta = \(number(recipe.lr))$",
      caption: warnings.map(\.sentence)
        .joined(separator: " "),
      size: Size(shows(.loss) ? 720 : 640, 420 + Double(table?.rows.count ?? -1) * 18 + 18),
      grid: Grid(rows))
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
    return
      "From x = \(number(track.xs[0])) gradient descent rolls to x = \(number(track.xs[track.steps])) in \(track.steps) steps"
  }

  // MARK: - The curve

  private var curvePanel: Panel {
    var marks = basinStrip
    let formula = formula
    marks.append(FunctionMark(domain: x, color: "ink") { formula($0) })
    for track in tracks { marks += hops(track) }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: x), y: AxisOptions("f(x)", domain: y))
  }

  /// Along the axis, which places lead to which stationary point.
  private var basinStrip: [any Mark] {
    guard basins.all.count > 1 else { return [] }
    let height = 0.025 * (y.upperBound - y.lowerBound)
    return basins.all.enumerated().flatMap { i, basin -> [any Mark] in
      let (a, b) = (basin.range.lowerBound, basin.range.upperBound)
      let strip = Polygon(
        x: [a, b, b, a],
        y: [y.lowerBound, y.lowerBound, y.lowerBound + height, y.lowerBound + height],
        color: "s\(i % 8 + 1)", opacity: 0.9, width: 0)
      guard b - a > 0.18 * (x.upperBound - x.lowerBound) else { return [strip] }
      let words = basin.target.map { "leads to x = \(number($0))" } ?? "leads away"
      return [
        strip,
        Text(
          words, at: [(a + b) / 2, y.lowerBound + height], baseline: .bottom, dy: -3, size: 11,
          color: "s\(i % 8 + 1)"),
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
    for i in 0..<min(3, track.steps) {
      let (p, next) = (points[i], points[i + 1])
      guard x.contains(p.x) else { continue }
      if shows(.tangents) {
        var tangent = Tangent(formula, at: p.x, color: color)
        (tangent.length, tangent.width, tangent.dots, tangent.label) = (104, 1.25, false, false)
        marks.append(tangent)
      }
      guard ((next - p) * scale).length > 24 else { continue }
      let end = min(x.upperBound, max(x.lowerBound, next.x))
      marks.append(Arrow(p, [end, p.y], color: color, width: 2, head: 9))
      if end == next.x {
        marks.append(Line([[end, p.y], next], color: color, width: 1.25, dash: .dotted))
      }
      let step = recipe.lr * track.gradients[i][0]
      if tracks.count == 1, (next.x - p.x).magnitude * scale.x > 64 || end != next.x {
        marks.append(
          Text(
            "\(number(recipe.lr)) · \(number(track.gradients[i][0])) = \(number(step))",
            at: [(p.x + end) / 2, p.y], baseline: .bottom, dy: -5, size: 11, color: color))
      }
    }
    let shown = points.filter { x.contains($0.x) }
    marks.append(Scatter(shown, color: color, size: shown.count > 60 ? 4 : 6.5))
    var numbered: [Int] = []
    for i in [0, 1, 2, 3, 5, 10, 20, 50, 100] where i < points.count && x.contains(points[i].x) {
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

  // MARK: - Loss and table

  private var lossPanel: Panel {
    let marks = tracks.flatMap { track -> [any Mark] in
      let points = track.values.enumerated().map { SIMD2(Double($0), $1) }
      let line = Line(
        points, color: color(track),
        name: tracks.count == 1 ? "" : "from \(number(track.xs[0]))")
      return points.count > 60 ? [line] : [line, Scatter(points, color: color(track), size: 5)]
    }
    return Panel(
      marks: marks, x: AxisOptions("step"), y: AxisOptions("f(x)", domain: y))
  }

  /// The first steps of each path and its last one, as they are worked out by hand.
  private var table: TextTable {
    var rows: [[String]] = []
    var colors: [String] = []
    for track in tracks {
      let last = track.steps - 1
      for i in Array(0..<min(4, track.steps)) + (last > 3 ? [last] : []) {
        let (x, slope) = (track.xs[i], track.gradients[i][0])
        colors.append(color(track))
        rows.append(
          [String(i + 1)]
            + [x, slope, recipe.lr * slope, track.xs[i + 1]].map { format($0, significant: 4) })
      }
    }
    return TextTable(
      header: ["step", "$x$", "$f'(x)$", "$\\eta f'(x)$", "$x - \\eta f'(x)$"], rows: rows,
      alignments: Array(repeating: .end, count: 5), rowColors: colors)
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
