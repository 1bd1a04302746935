import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `gmm-em`: steps as small multiples, the log-likelihood, and responsibilities.
struct MixtureFigure {
  let recipe: MixtureEM
  let run: ExpectationMaximisation
  /// The columns' names, one or two.
  let names: [String]

  private var isPlane: Bool { names.count == 2 }
  private var last: Int { run.mixtures.count - 1 }
  private func color(_ k: Int) -> String { "s\(k % 8 + 1)" }
  private var likelihoods: [Double] { run.logLikelihoods }

  /// At most six steps: the first ones, then ever more apart, and the last.
  private var shown: [Int] {
    if last <= 5 { return Array(0...last) }
    var steps = [0, 1, 2]
    for share in [1.0, 2] {
      let step = 2 * Glibc.pow(Double(last) / 2, share / 3)
      steps.append(max((steps.last ?? 0) + 1, Int(step.rounded())))
    }
    return steps + [last]
  }

  /// A log-likelihood: two decimals, or one of a large one.
  private func words(_ value: Double) -> String {
    format(value, decimals: abs(value) < 1000 ? 2 : 1)
  }

  // MARK: - Figure

  var figure: Figure {
    let columns = shown.count <= 3 ? shown.count : 3
    let rows = shown.indices.map { Cell.panel(step($0, isFirst: $0 % columns == 0)) }
      .rows(of: columns)
    let lower = Grid(
      [[.panel(climb), .panel(run.points.count <= 20 ? bars : shares)]], columnWeights: [1, 1.2])
    var figure = Figure(
      title: "Each step raises the log-likelihood: from \(words(likelihoods[0])) to "
        + words(likelihoods[last]),
      subtitle: "A point's colour mixes those of the components by its responsibilities "
        + "$r_{ik}$; dashed: the step before",
      caption: warnings.map(\.sentence).joined(separator: " "),
      size: Size(860, 300 + 190 * Double(rows.count)),
      grid: Grid(
        [[.grid(Grid(rows, sharesX: true, sharesY: true))], [.grid(lower)]],
        rowWeights: [Double(rows.count), 0.95]))
    figure.warnings = warnings
    let means = run.mixtures[last].components.map { c in
      "\(c.mean.map { short($0) }.joined(separator: ", ")) with weight \(short(c.weight))"
    }
    figure.alt =
      "EM for \(recipe.k) components on \(run.points.count) points: the log-likelihood rises from "
      + "\(short(likelihoods[0], 4)) to \(short(likelihoods[last], 4)) in \(last) steps. The means "
      + "end at \(means.joined(separator: "; "))."
    return figure
  }

  private var warnings: [String] {
    run.hasCollapsed
      ? [
        "a component collapsed below the floor \(formatPlain(recipe.floor)) and EM stopped after \(counted(last, "step"))"
      ]
      : []
  }

  // MARK: - Steps

  private func coordinates(_ i: Int) -> [Double] { run.points.map { $0[i] } }

  /// Points whose colour is a mix: each component is laid over those before it with the opacity of
  /// its share among them.
  private func mixed(_ shares: [[Double]], y: [Double], size: Double) -> [any Mark] {
    let x = coordinates(0)
    var marks: [any Mark] = [Scatter(x: x, y: y, color: color(0), size: size, opacity: 1)]
    for k in 1..<max(1, recipe.k) {
      var levels: [Int: [Int]] = [:]
      for (i, share) in shares.enumerated() {
        let total = share[0...k].reduce(0, +)
        let level = total > 0 ? Int((share[k] / total * 12).rounded()) : 0
        if level > 0 { levels[level, default: []].append(i) }
      }
      for (level, rows) in levels.sorted(by: { $0.key < $1.key }) {
        marks.append(
          Scatter(
            x: rows.map { x[$0] }, y: rows.map { y[$0] }, color: color(k), size: size,
            opacity: Double(level) / 12))
      }
    }
    return marks
  }

  private func step(_ index: Int, isFirst: Bool) -> Panel {
    let n = shown[index]
    let title =
      (n == 0 ? "start" : "step \(n)") + ": $\\ell$ = \(words(likelihoods[n]))"
    return isPlane
      ? plane(n, title: title, isFirst: isFirst) : line(n, title: title, isFirst: isFirst)
  }

  private func line(_ n: Int, title: String, isFirst: Bool) -> Panel {
    let span = Points.span(coordinates(0), 0.25)
    let places = span.places(160)
    func curves(_ n: Int) -> [[Double]] {
      run.mixtures[n].components.map { component in
        let normal = Normal(
          mean: component.mean[0], standardDeviation: component.covariance[0, 0].squareRoot())
        return places.map { component.weight * (normal?.pdf($0) ?? .nan) }
      }
    }
    let tops = shown.flatMap { curves($0).map { $0.max() ?? 0 } }.sorted()
    // A collapsing component would dwarf the others.
    let top = min(tops.last ?? 1, (tops.isEmpty ? 1 : tops[tops.count / 2]) * 3)
    var marks: [any Mark] = []
    if n > 0 {
      for (k, curve) in curves(n - 1).enumerated() {
        marks.append(Line(x: places, y: curve, color: color(k), width: 1, dash: .dashed))
      }
    }
    for (k, curve) in curves(n).enumerated() {
      marks.append(Area(x: places, y: curve, color: color(k), opacity: 0.14))
      marks.append(Line(x: places, y: curve, color: color(k), width: 2.25))
    }
    marks += mixed(
      run.responsibilities(n), y: run.points.map { _ in -top * 0.09 },
      size: run.points.count > 60 ? 5 : 8)
    return Panel(
      title: title, marks: marks, x: AxisOptions(escapingMarkup(names[0]), domain: span),
      y: AxisOptions(
        isFirst ? "weighted density" : "", domain: -top * 0.18...top * 1.1,
        ticks: TickOptions(count: 3)))
  }

  /// What shows all points along an axis, and the ellipses of the end where they are not far out.
  private func span(_ axis: Int) -> ClosedRange<Double> {
    let (near, far) = (Points.span(coordinates(axis), 0.06), Points.span(coordinates(axis), 0.4))
    let ends = run.mixtures[last].components.flatMap { component -> [Double] in
      let reach = 2.1 * component.covariance[axis, axis].squareRoot()
      return [component.mean[axis] - reach, component.mean[axis] + reach]
    }
    let (low, high) = (ends.min() ?? near.lowerBound, ends.max() ?? near.upperBound)
    return max(
      far.lowerBound, min(near.lowerBound, low))...min(
        far.upperBound, max(near.upperBound, high))
  }

  private func plane(_ n: Int, title: String, isFirst: Bool) -> Panel {
    let (xs, ys) = (span(0), span(1))
    var marks = mixed(
      run.responsibilities(n), y: coordinates(1), size: run.points.count > 60 ? 4.5 : 7)
    func outlines(_ n: Int, _ width: Double, _ dash: Dash) {
      for (k, component) in run.mixtures[n].components.enumerated() {
        guard let ellipse = Ellipse(mean: component.mean, covariance: component.covariance) else {
          continue
        }
        let line = ellipse.outline(2)
        marks.append(
          Line(
            x: line.x, y: line.y, color: color(k), width: width, dash: dash, halo: dash == .solid))
      }
    }
    if n > 0 { outlines(n - 1, 1.25, .dashed) }
    outlines(n, 2.5, .solid)
    for (k, component) in run.mixtures[n].components.enumerated() {
      marks.append(
        Scatter(
          x: [component.mean[0]], y: [component.mean[1]], color: color(k), size: 12.0, shape: .star,
          opacity: 1))
    }
    return Panel(
      title: title, marks: marks, x: AxisOptions(escapingMarkup(names[0]), domain: xs),
      y: AxisOptions(isFirst ? escapingMarkup(names[1]) : "", domain: ys))
  }

  // MARK: - Log-likelihood and responsibilities

  private var climb: Panel {
    let steps = (0...last).map(Double.init)
    var marks: [any Mark] = [
      Line(x: steps, y: likelihoods, color: "ink", step: .after)
    ]
    if last <= 40 { marks.append(Scatter(x: steps, y: likelihoods, color: "ink", opacity: 1)) }
    marks.append(
      Text(
        x: [steps[last]], y: [likelihoods[0]], text: ["ends at \(words(likelihoods[last]))"],
        anchor: .end, baseline: .bottom, dy: -4, bold: true))
    var ticks = TickOptions()
    if last <= 10 { ticks.values = steps }
    return Panel(
      title: "log-likelihood", marks: marks, x: AxisOptions("step", ticks: ticks),
      y: AxisOptions("$\\ell$", ticks: TickOptions(count: 4)))
  }

  /// A bar for each point at each step shown, split as the point is shared.
  private var bars: Panel {
    var marks: [any Mark] = []
    let order = run.points.indices.sorted { run.points[$0][0] < run.points[$1][0] }
    for (row, n) in shown.enumerated() {
      let all = run.responsibilities(n)
      for (column, i) in order.enumerated() {
        var left = Double(column) + 0.54
        for k in 0..<recipe.k where all[i][k] > 0.004 {
          let right = left + all[i][k] * 0.92
          marks.append(
            Polygon.rectangle(
              left...right, Double(row) + 0.58...Double(row) + 1.42, color: color(k),
              opacity: 0.75, width: 0))
          left = right
        }
      }
    }
    let places = order.indices.map { Double($0 + 1) }
    return Panel(
      title: "responsibilities: each point's bar is split among the components", marks: marks,
      x: AxisOptions(
        isPlane ? "point" : escapingMarkup(names[0]), domain: 0.5...Double(order.count) + 0.5,
        ticks: TickOptions(
          values: places, labels: order.map { isPlane ? "\($0 + 1)" : short(run.points[$0][0]) })
      ).with(\.grid, false),
      y: AxisOptions(
        "step", domain: 0.5...Double(shown.count) + 0.5,
        ticks: TickOptions(
          values: shown.indices.map { Double($0 + 1) }, labels: shown.map { "\($0)" }),
        reversed: true
      ).with(\.grid, false))
  }

  /// How much of each point belongs to each component at the end, points in order of the first.
  private var shares: Panel {
    let all = run.responsibilities(last)
    // Points that belong together stand together, the surest first.
    func key(_ i: Int) -> (Int, Double) {
      let most = all[i].indices.max { all[i][$0] < all[i][$1] } ?? 0
      return (most, -all[i][most])
    }
    let order = all.indices.sorted {
      isPlane || run.points.count > 60
        ? key($0) < key($1) : run.points[$0][0] < run.points[$1][0]
    }
    var below = order.map { _ in 0.0 }
    var marks: [any Mark] = []
    let isFew = order.count <= 60
    for k in 0..<recipe.k {
      let above = order.indices.map { below[$0] + all[order[$0]][k] }
      if isFew {
        for i in order.indices where above[i] - below[i] > 0.002 {
          marks.append(
            Polygon.rectangle(
              Double(i) + 0.6...Double(i) + 1.4, below[i]...above[i], color: color(k),
              opacity: 0.75, edge: "paper"))
        }
      } else {
        var area = Area(
          x: order.indices.map { Double($0 + 1) }, y: above, color: color(k), opacity: 0.7)
        area.y2 = below.channel
        marks.append(area)
      }
      below = above
    }
    var ticks = TickOptions()
    if order.count <= 12 {
      ticks = TickOptions(
        values: order.indices.map { Double($0 + 1) },
        labels: order.map { isPlane ? "\($0 + 1)" : short(run.points[$0][0]) })
    }
    let label =
      order.count <= 12 && !isPlane ? escapingMarkup(names[0]) : "points, ordered by their shares"
    return Panel(
      title: "responsibilities after step \(last)", marks: marks,
      x: AxisOptions(label, domain: 0.5...Double(order.count) + 0.5, ticks: ticks)
        .with(\.grid, false),
      y: AxisOptions("$r_{ik}$", domain: 0...1, ticks: TickOptions(values: [0, 0.5, 1])))
  }

  var series: [Node.Entry] {
    let final = run.mixtures[last].components
    return [
      .init("logLikelihoods", Node(likelihoods)), .init("steps", Node(last)),
      .init("weights", Node(final.map(\.weight))),
      .init("means", Node(final.map { Node($0.mean) } as [Node])),
      .init("covariances", Node(final.map { Node($0.covariance) } as [Node])),
      .init(
        "meansByStep",
        Node(run.mixtures.map { Node($0.components.map { Node($0.mean) } as [Node]) } as [Node])),
      .init("responsibilities", Node(run.responsibilities(last).map { Node($0) } as [Node])),
    ]
  }
}
