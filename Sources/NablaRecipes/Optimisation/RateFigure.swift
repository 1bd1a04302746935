import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `learning-rate-comparison`.
struct RateFigure {
  let recipe: LearningRateComparison
  let formula: Formula
  let minimum: RateMinimum?
  let runs: [RateRun]

  private func number(_ value: Double) -> String { format(value, significant: 3) }

  /// What distances and losses are measured from: the minimum, or the lowest point met.
  private var floor: (place: [Double], value: Double) {
    if let minimum { return (minimum.place, minimum.value) }
    let best = runs.min { $0.least < $1.least }
    return (best?.closest ?? recipe.x0.values, best?.least ?? 0)
  }

  // MARK: - Figure

  var figure: Figure {
    let columns = runs.count <= 5 ? runs.count : (runs.count + 1) / 2
    let rows = runs.map { Cell.panel(pathPanel($0)) }.rows(of: columns)
    let paths = Grid(rows, sharesX: true, sharesY: true)
    var cells: [[Cell]] = [[.grid(paths)]]
    var weights = [150.0 * Double(rows.count)]
    if minimum != nil {
      cells.append([.panel(strip)])
      weights.append(50)
    }
    cells.append([.panel(lossPanel)])
    weights.append(170)
    var figure = Figure(
      title: title, subtitle: subtitle,
      caption: minimum == nil
        ? ""
        : "Beside η: 1 − ηλ, by which each step near the minimum multiplies the distance to it.",
      size: Size(max(640, 100 + 160 * Double(columns)), weights.reduce(0, +) + 250),
      grid: Grid(cells, rowWeights: weights))
    figure.alt = alt
    return figure
  }

  private var title: String {
    guard let minimum else { return LearningRateComparison.title }
    let (best, limit) = (number(1 / minimum.curvature), number(2 / minimum.curvature))
    return
      "Up to η = \(best) straight in, up to \(limit) from side to side, beyond it away"
  }

  private var subtitle: String {
    let name = formula.variables.count == 1 ? "f(x)" : "f(x, y)"
    let curvature = minimum.map { ", \\quad \\lambda = \(number($0.curvature))" } ?? ""
    return "$\(name) = \(formula.latex)\(curvature)$"
  }

  // MARK: - Paths

  /// About the minimum, with room for the start and for the first swings.
  private func side(_ axis: Int) -> ClosedRange<Double> {
    let middle = floor.place[axis]
    let reaches = zip(recipe.x0.values, floor.place).map { ($0 - $1).magnitude }
    let most = reaches.max() ?? 1
    let room = 1.75 * (most > 0 ? max(reaches[axis], most / 2) : 1)
    // A long hop of a run that comes back is worth some more.
    let hops = runs.filter { $0.zone != .leaving }.flatMap { $0.track.points.map { $0[axis] } }
      .filter { ($0 - middle).magnitude < 2.5 * room }
    let (low, high) = (hops.min() ?? middle, hops.max() ?? middle)
    return min(middle - room, low - 0.1 * room)...max(middle + room, high + 0.1 * room)
  }

  private func pathPanel(_ run: RateRun) -> Panel {
    let (formula, x) = (formula, side(0))
    let isPlane = formula.variables.count == 2
    let points: [SIMD2<Double>] =
      isPlane
      ? run.track.points.map { [$0[0], $0[1]] }
      : zip(run.track.xs, run.track.values).map { [$0, $1] }
    let y = isPlane ? side(1) : height(x)
    func isInside(_ p: SIMD2<Double>) -> Bool { x.contains(p.x) && y.contains(p.y) }
    let color = run.zone.color
    var marks: [any Mark] = []
    if isPlane {
      var contour = Contour(
        x: x, y: y, levels: .about(7), fill: false, labels: false, color: "muted", samples: 60
      ) { formula($0, $1) }
      contour.opacity = 0.6
      marks.append(contour)
    } else {
      marks.append(FunctionMark(domain: x, color: "muted") { formula($0) })
    }
    let stay = Array(points.prefix { isInside($0) })
    marks.append(Line(stay, color: color, width: 1.5))
    if stay.count < points.count, let last = stay.last {
      marks += exit(from: last, towards: points[stay.count], step: stay.count, x, y, color)
    }
    marks.append(Scatter(stay, color: color, size: stay.count > 40 ? 4 : 5.5))
    marks.append(Scatter([points[0]], color: "ink", size: 8))
    let factor = run.factor.map { ": × \(format($0, significant: 3))" } ?? ""
    return Panel(
      title: "η = \(number(run.rate))\(factor)", marks: marks, x: AxisOptions("x", domain: x),
      y: AxisOptions(isPlane ? "y" : "f(x)", domain: y, ticks: TickOptions(count: 4)),
      coordinates: .cartesian(aspect: isPlane ? 1 : nil))
  }

  /// The heights over the shown x, with room for words above the start.
  private func height(_ x: ClosedRange<Double>) -> ClosedRange<Double> {
    let ground = evenPlaces(from: x.lowerBound, to: x.upperBound, count: 101).map { formula($0) }
    let low = min(floor.value, ground.filter(\.isFinite).min() ?? 0)
    let start = runs[0].track.values[0]
    let span = max(start - low, 1e-9 * max(1, low.magnitude))
    return low - 0.12 * span...start + span
  }

  /// An arrow that leaves the frame on the way to the next point.
  private func exit(
    from p: SIMD2<Double>, towards q: SIMD2<Double>, step: Int, _ x: ClosedRange<Double>,
    _ y: ClosedRange<Double>, _ color: String
  ) -> [any Mark] {
    var share = 1.0
    for (a, b, side) in [(p.x, q.x, x), (p.y, q.y, y)] where b != a {
      let edge = b > a ? side.upperBound : side.lowerBound
      share = min(share, max(0, (edge - a) / (b - a)))
    }
    let end = p + (q - p) * share
    // Under a level arrow, beside an upright one.
    let isLevel = (end.x - p.x).magnitude > 0.2 * (x.upperBound - x.lowerBound)
    return [
      Arrow(p, end, color: color, width: 1.5, head: 8),
      Text(
        "step \(step)", at: (p + end) / 2, anchor: isLevel ? .middle : .end,
        baseline: isLevel ? .top : .middle, dx: isLevel ? 0 : -6, dy: isLevel ? 7 : 0, size: 11,
        color: color),
    ]
  }

  // MARK: - The zones

  private var strip: Panel {
    let (best, limit) = (1 / (minimum?.curvature ?? 1), 2 / (minimum?.curvature ?? 1))
    // Rates far beyond the zones stand at the end, with an arrow.
    let most = min(max(runs.map(\.rate).max() ?? 1, limit) * 1.16, limit * 2.5)
    let zones: [(ClosedRange<Double>, RateRun.Zone)] = [
      (0...best, .direct), (best...limit, .swinging), (limit...most, .leaving),
    ]
    var marks: [any Mark] = zones.map { range, zone in
      Span(x: range, color: zone.color, opacity: 0.24, label: zone.rawValue)
    }
    var last = (rate: -Double.infinity, y: 0.22)
    for run in runs.sorted(by: { $0.rate < $1.rate }) {
      // Neighbours stand one above the other.
      let isNear = run.rate - last.rate < 0.07 * most
      let isBeyond = run.rate > most * 0.97
      let p: SIMD2<Double> = [
        isBeyond ? most * 0.93 : run.rate, isNear && last.y < 0.3 ? 0.52 : 0.22,
      ]
      last = (p.x, p.y)
      marks.append(Scatter([p], color: run.zone.color, size: 9))
      let word = number(run.rate) + (isBeyond ? " →" : "")
      marks.append(Text(word, at: p, anchor: .start, dx: 8, size: 11, halo: false))
    }
    return Panel(
      marks: marks,
      x: AxisOptions(
        "learning rate η", domain: 0...most,
        ticks: TickOptions(
          values: [0, best, limit],
          labels: ["0", "1/λ = \(number(best))", "2/λ = \(number(limit))"])),
      y: .blank(0...1))
  }

  // MARK: - The loss

  private var lossPanel: Panel {
    let start = max(runs[0].losses(above: floor.value)[0], 1e-300)
    let all = runs.flatMap { $0.losses(above: floor.value) }.filter { $0 > 0 && $0.isFinite }
    let low = max((all.min() ?? start) / 3, start * 1e-12)
    let high = max(start * 3, min((all.max() ?? start) * 3, start * 1e4))
    var marks: [any Mark] = []
    // Those that leave together say so together.
    var farewells:
      [(text: String, at: SIMD2<Double>, isDown: Bool, color: String, rates: [Double])] =
        []
    for (i, run) in runs.enumerated() {
      let values = run.losses(above: floor.value)
      // Beyond a value of 0, which has no place on the axis, there is nothing to follow.
      let count = (values.firstIndex { $0 < low } ?? values.count - 1) + 1
      let points = values.prefix(count).enumerated().map {
        SIMD2(Double($0), max($1, low * 1e-3))
      }
      let isWhole = count == recipe.steps + 1 && values[count - 1] <= high
      let name = "η = \(number(run.rate))"
      // A curve under another one of its zone shows between the dashes.
      let isRepeated = runs[..<i].contains {
        guard let a = $0.factor, let b = run.factor else { return false }
        return abs(a.magnitude - b.magnitude) < 1e-9
      }
      marks.append(
        Line(
          points, color: run.zone.color, dash: isRepeated ? .dashed : .solid,
          name: isWhole ? name : ""))
      guard !isWhole,
        let leave = points.indices.first(where: { points[$0].y > high || points[$0].y < low })
      else { continue }
      let isDown = points[leave].y < low
      let before = points[max(0, leave - 1)]
      let share = log(before.y / (isDown ? low : high)) / log(before.y / points[leave].y)
      let (at, text) = (
        SIMD2(before.x + (share.isFinite ? share : 0), isDown ? low : high), "step \(leave)"
      )
      if let same = farewells.firstIndex(where: {
        $0.text == text && $0.isDown == isDown && $0.color == run.zone.color
      }) {
        farewells[same].rates.append(run.rate)
      } else {
        farewells.append((text, at, isDown, run.zone.color, [run.rate]))
      }
    }
    for (text, at, isDown, color, rates) in farewells {
      // Beside the line, not under it.
      let isEarly = at.x < (isDown ? 0.78 : 0.5) * Double(recipe.steps)
      let verb = (isDown ? "arrive" : "leave") + (rates.count == 1 ? "s" : "")
      marks.append(
        Text(
          "η = \(rates.map(number).joined(separator: ", ")) \(verb) at \(text)", at: at,
          anchor: isEarly ? .start : .end, baseline: isDown ? .bottom : .top,
          dx: isEarly ? 8 : -8, dy: isDown ? -5 : 5, color: color))
    }
    return Panel(
      marks: marks,
      x: AxisOptions(
        "step", domain: 0...Double(recipe.steps), ticks: TickOptions(count: 5)),
      y: AxisOptions(
        minimum == nil ? "$f - \\min f_t$" : "$f(x_t) - f(x^*)$", scale: "log", domain: low...high))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = runs.map { run in
      "η = \(number(run.rate)) goes \(run.zone.rawValue): f is \(number(run.track.values[run.track.steps])) after \(run.track.steps) steps"
    }
    return
      "Gradient descent on \(formula.displayText) with \(runs.count) learning rates. \(parts.joined(separator: "; "))."
  }

  var series: [Node.Entry] {
    var entries: [Node.Entry] = [.init("rate", Node(runs.map(\.rate)))]
    if let minimum {
      entries += [
        .init("minimum", Node(minimum.place)), .init("minimum_value", Node(minimum.value)),
        .init("curvature", Node(minimum.curvature)), .init("limit", Node(2 / minimum.curvature)),
        .init("factor", Node(runs.compactMap(\.factor))),
      ]
    }
    entries.append(.init("zone", Node(runs.map { Node($0.zone.rawValue) })))
    for (i, run) in runs.enumerated() {
      for (axis, name) in formula.variables.enumerated() {
        entries.append(.init("\(name)_\(i + 1)", Node(run.track.points.map { $0[axis] })))
      }
      entries.append(.init("loss_\(i + 1)", Node(run.track.values)))
    }
    return entries
  }
}
