import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `diffusion-forward` for one coordinate: the density over all steps with paths on
/// it, the same film backwards, and the density at some steps.
struct MeltingFigure {
  let run: DiffusionRun
  let shown: [Int]
  let pointCount: Int
  let isStandardized: Bool
  let schedule: String
  private let places: [Double]
  private let merge: Int?
  private let map: Matrix
  private let slices: [[Double]]

  private static let columns = 150

  init(
    run: DiffusionRun, shown: [Int], pointCount: Int, isStandardized: Bool, schedule: String
  ) throws(MathError) {
    (self.run, self.shown, self.pointCount) = (run, shown, pointCount)
    (self.isStandardized, self.schedule) = (isStandardized, schedule)
    var (low, high) = (-3.4, 3.4)
    for part in run.mixture.components {
      let reach = 3.5 * part.covariance[0, 0].squareRoot()
      (low, high) = (min(low, part.mean[0] - reach), max(high, part.mean[0] + reach))
    }
    let rows = run.mixture.components.count > 20 ? 90 : 140
    places = evenPlaces(from: low, to: high, count: rows)
    merge = pointCount == 0 ? try run.merge(over: evenPlaces(from: low, to: high, count: 801)) : nil
    var columns: [[Double]] = []
    for k in 0..<Self.columns {
      let step = Int((Double(k) + 0.5) * Double(run.schedule.steps) / Double(Self.columns))
      let mixture = try run.noised(step)
      columns.append(places.map { mixture.density([$0]) })
    }
    map = Matrix(rows: rows, columns: Self.columns) { columns[$1][rows - 1 - $0] }
    var slices: [[Double]] = []
    for step in shown {
      let mixture = try run.noised(step)
      slices.append(places.map { mixture.density([$0]) })
    }
    self.slices = slices
  }

  private var steps: Double { Double(run.schedule.steps) }
  private var mean: Double { run.mixture.components.reduce(0) { $0 + $1.weight * $1.mean[0] } }
  private var variance: Double {
    run.mixture.components.reduce(0) {
      $0 + $1.weight * ($1.covariance[0, 0] + ($1.mean[0] - mean) * ($1.mean[0] - mean))
    }
  }

  var figure: Figure {
    var films: [Cell] = [.panel(film(run.forward, "forwards: data → noise"))]
    if !run.backward.isEmpty {
      films += [
        .panel(film(run.backward, "backwards with noise (SDE)", isBackward: true)),
        .panel(film(run.flow, "backwards without (ODE)", isBackward: true, isLast: true)),
      ]
    }
    let strip = Grid([shown.indices.map { .panel(slice($0)) }])
    var figure = Figure(
      title: title,
      subtitle:
        #"$q(x_t\mid x_0)=\mathcal{N}(\sqrt{\bar\alpha_t}\,x_0,\;1-\bar\alpha_t)$, schedule "#
        + schedule.replacing("_", with: " "),
      caption: caption, size: Size(films.count > 1 ? 960 : 880, 540),
      grid: Grid([[.grid(Grid([films]))], [.grid(strip)]], rowWeights: [1, 0.5]))
    figure.alt = alt
    return figure
  }

  // MARK: - Panels

  /// The density over all steps; backwards, time runs from noise to data.
  private func film(
    _ paths: [[[Double]]], _ title: String, isBackward: Bool = false, isLast: Bool = false
  ) -> Panel {
    // Backwards, places count the steps that are done.
    func place(_ step: Double) -> Double { isBackward ? steps - step : step }
    let columns = map.columns
    let seen = Matrix(rows: map.rows, columns: columns) {
      map[$0, isBackward ? columns - 1 - $1 : $1]
    }
    var image = Heatmap(seen, annotate: .never, values: .weights)
    let half = (places[1] - places[0]) / 2
    image.xExtent = Interval(0, steps)
    image.yExtent = Interval(places[0] - half, (places.last ?? 1) + half)
    var marks: [any Mark] = [image]
    let times = run.times.map { place(Double($0)) }
    for path in paths.dropFirst() {
      marks.append(
        Line(
          x: times, y: path.map { $0[0] }, color: "s2", width: 0.75,
          opacity: paths.count > 100 ? 0.15 : isLast ? 0.6 : 0.35))
    }
    if let path = paths.first {
      let ends = isBackward ? (path.count - 1, 0) : (0, path.count - 1)
      marks += [
        Line(x: times, y: path.map { $0[0] }, color: "s2", width: 1.75, halo: true),
        Scatter(x: [times[ends.0]], y: [path[ends.0][0]], color: "s2", size: 8.0, opacity: 1),
        Scatter(
          x: [times[ends.1]], y: [path[ends.1][0]], color: "s2", size: 9.0, shape: .square,
          opacity: 1),
      ]
    }
    if let merge {
      marks += [
        Rule(x: place(Double(merge)), color: "ink", width: 1.25),
        Text(
          x: [place(Double(merge))], y: [places.last ?? 0],
          text: ["\(isBackward ? "part" : "merge") at t = \(merge)"],
          anchor: isBackward ? .end : .start, baseline: .top, dx: isBackward ? -6 : 6, dy: 5,
          size: 11),
      ]
    }
    let ticks = (0...4).map { (Double($0) * steps / 4).rounded() }
    return Panel(
      title: title, marks: marks,
      x: AxisOptions(
        "step t", domain: 0...steps,
        ticks: TickOptions(
          values: ticks.map(place), labels: ticks.map { format($0, grouping: true) })
      ).with(\.grid, false),
      y: AxisOptions(
        isBackward ? "" : "x", domain: (places[0] - half)...((places.last ?? 1) + half),
        ticks: isBackward ? .hidden : TickOptions()
      ).with(\.grid, false),
      color: ColorOptions(
        "density", domain: 0...colorTop, legend: isLast || run.backward.isEmpty))
  }

  private var colorTop: Double {
    let sorted = map.values.sorted()
    return max(1e-9, sorted[sorted.count * 995 / 1000])
  }

  private func slice(_ i: Int) -> Panel {
    let top = slices.joined().reduce(1e-9, max)
    let alphaBar = run.schedule.alphaBar(shown[i])
    return Panel(
      title: "t = \(shown[i])",
      marks: [
        Area(x: places, y: slices[i], color: "s1", opacity: 0.3),
        Line(x: places, y: slices[i], color: "s1"),
      ],
      x: AxisOptions("x, $\\bar\\alpha=$ \(format(alphaBar, significant: 2))"),
      y: AxisOptions(
        i == 0 ? "density" : "", domain: 0...(top * 1.08),
        ticks: i == 0 ? TickOptions(count: 3) : .hidden))
  }

  // MARK: - Words and numbers

  private var title: String {
    if let merge {
      return "The humps melt into one at t = \(merge)"
        + (run.backward.isEmpty ? "" : ", and part again on the way back")
    }
    return "Noise, step by step, leaves a standard normal distribution"
  }

  private var caption: String {
    let back =
      run.backward.isEmpty
      ? "" : "Both ways back follow the exact score, from the same noise. "
    guard pointCount > 0 else { return back }
    let which =
      pointCount > DiffusionData.most
      ? "\(DiffusionData.most) of \(pointCount) points" : "\(pointCount) points"
    return back + "The density of \(which), each smeared by 6 % of their spread."
      + (isStandardized ? " They are brought to mean 0 and deviation 1." : "")
  }

  private var alt: String {
    "The density of x over \(run.schedule.steps) steps of noise, with \(run.forward.count) paths: from \(counted(run.mixture.components.count, "component")) to a standard normal distribution."
      + (merge.map { " From step \($0) on there is one hump." } ?? "")
      + (run.backward.isEmpty
        ? ""
        : " Beside it \(run.backward.count) paths run back from noise to the data by the exact score, jagged with fresh noise in each step and smooth without it.")
  }

  var series: [Node.Entry] {
    let alphaBars = shown.map(run.schedule.alphaBar)
    return [
      .init("t", Node(shown.map { Node($0) })), .init("alpha_bar", Node(alphaBars)),
      .init("mean", Node(alphaBars.map { $0.squareRoot() * mean })),
      .init("variance", Node(alphaBars.map { $0 * variance + 1 - $0 })),
      .init("x", Node(places)), .init("density", Node(slices.map { Node($0) } as [Node])),
      .init("merge_step", merge.map { Node($0) } ?? .null),
      .init("path_count", Node(run.forward.count)),
      .init("path_t", Node(run.times.map { Node($0) })),
      .init("paths", Node(run.forward.map { Node($0.map { $0[0] }) } as [Node])),
      .init("reverse_paths", Node(run.backward.map { Node($0.map { $0[0] }) } as [Node])),
      .init("ode_paths", Node(run.flow.map { Node($0.map { $0[0] }) } as [Node])),
    ]
  }
}
