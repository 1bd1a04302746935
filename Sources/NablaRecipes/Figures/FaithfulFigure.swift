import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `old-faithful-kde`.
struct FaithfulFigure {
  private let recipe: OldFaithfulKDE
  private let cloud: KernelCloud
  private let lost: Int
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let grid: DensityGrid
  private let smoother: DensityGrid
  private let rougher: DensityGrid
  private let line: LinearRegression?

  init?(recipe: OldFaithfulKDE, cloud: KernelCloud, lost: Int) {
    (self.recipe, self.cloud, self.lost) = (recipe, cloud, lost)
    func range(_ values: [Double], _ variance: Double) -> ClosedRange<Double> {
      let room = 3 * variance.squareRoot()
      return (values.min() ?? 0) - room...(values.max() ?? 1) + room
    }
    let x = range(cloud.x, cloud.bell.xx)
    let y = range(cloud.y, cloud.bell.yy)
    (self.x, self.y) = (x, y)
    let kernels: [(factor: Double, count: Int)] = [(1, 101), (0.5, 81), (2, 81)]
    let shares = recipe.levels
    let grids = ParallelWork.map(kernels.count) {
      DensityGrid(
        cloud, factor: kernels[$0].factor, over: x, y, count: kernels[$0].count, enclosing: shares)
    }
    guard let grid = grids[0], let rougher = grids[1], let smoother = grids[2] else { return nil }
    (self.grid, self.rougher, self.smoother) = (grid, rougher, smoother)
    line = recipe.regression ? try? LinearRegression([cloud.x], response: cloud.y) : nil
  }

  private func number(_ value: Double) -> String { format(value, significant: 3) }

  // MARK: - Figure

  var figure: Figure {
    let small = Grid([
      [.panel(outlines(rougher, "half the kernel"))], [.panel(outlines(grid, "the kernel"))],
      [.panel(outlines(smoother, "twice the kernel"))],
    ])
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption, size: Size(900, 560),
      grid: Grid([[.grid(joint), .grid(small)]], columnWeights: [3.1, 1]))
    figure.warnings = warnings
    figure.alt =
      "The density of \(cloud.x.count) pairs of \(ColumnLabels.words(cloud.names.x)) and \(ColumnLabels.words(cloud.names.y)), highest at \(places(grid.peaks.prefix(3))). Outlines enclose \(recipe.levels.map { percentage($0, 4) }.joined(separator: ", ")) of it."
      + (line.map { " The least-squares line is \(formula($0))." } ?? "")
      + " With half the kernel there are \(rougher.peaks.count) peaks, with twice the kernel \(smoother.peaks.count)."
    return figure
  }

  private func places(_ peaks: some Sequence<(x: Double, y: Double)>) -> String {
    peaks.map { "(\(number($0.x)), \(number($0.y)))" }.joined(separator: " and ")
  }

  private func short(_ value: Double) -> String { format(value, significant: 2) }

  private var title: String {
    let peaks = grid.peaks.sorted { $0.x < $1.x }
    if recipe.data == .named("faithful"), peaks.count == 2 {
      return
        "After a \(short(peaks[0].x))-minute eruption wait \(short(peaks[0].y)) minutes, after a \(short(peaks[1].x))-minute one \(short(peaks[1].y))"
    }
    return peaks.count > 3
      ? "A density of \(peaks.count) peaks"
      : "The density peaks at \(places(peaks))"
  }

  private var subtitle: String {
    let rule: String
    switch recipe.bw {
    case .rule(.nrd0): rule = "by nrd0 on each axis"
    case .rule(let name):
      rule =
        "$h=n^{-1/6}\\hat\\Sigma^{1/2}$ (\(name.rawValue)), $n^{-1/6}=\(formatPlain(pow(Double(cloud.x.count), -1.0 / 6), decimals: 3))$"
    case .value(let factor): rule = "\(number(factor)) of the data’s own spread"
    }
    return "\(cloud.x.count) pairs; kernel \(rule)"
  }

  private var warnings: [String] {
    lost == 0 ? [] : ["\(counted(lost, "pair")) with a missing value left out"]
  }

  private var caption: String {
    let kernel =
      "The ellipse in the corner is one kernel, drawn to scale at one standard deviation."
    return (warnings.map { $0 + "." } + [kernel]).joined(separator: " ")
  }

  // MARK: - The joint density

  private var joint: Grid {
    var main = mainPanel
    guard recipe.marginals != .none else { return Grid([[.panel(main)]]) }
    main.minimumSize = Size(200, 180)
    var above = Panel(
      marks: margin(cloud.x, cloud.bell.xx, isUpright: true), x: main.x, y: .blank(nil))
    above.showsLabels.x = false
    var beside = Panel(
      marks: margin(cloud.y, cloud.bell.yy, isUpright: false), x: .blank(nil), y: main.y)
    beside.showsLabels.y = false
    return Grid(
      [[.panel(above), .empty], [.panel(main), .panel(beside)]], columnWeights: [4.2, 1],
      rowWeights: [1, 4])
  }

  /// Bins whose edges are decimals, and the density that the plane's leaves on the axis.
  private func margin(_ values: [Double], _ variance: Double, isUpright: Bool) -> [any Mark] {
    var marks: [any Mark] = []
    if recipe.marginals != .kde {
      let bins = DecimalBins(values, .rule(.auto))
      let heights = zip(bins.counts, bins.widths).map { $0 / Double(values.count) / $1 }
      let corners = zip(bins.edges, bins.edges.dropFirst())
      // One outline a bar, so that bars lie either way.
      let along: [Double] = corners.flatMap { [$0.0, $0.0, $0.1, $0.1] }
      let across: [Double] = heights.flatMap { [0, $0, $0, 0] }
      let group = heights.indices.flatMap { i in [String](repeating: String(i), count: 4) }
      marks.append(
        Polygon(
          x: isUpright ? along : across, y: isUpright ? across : along, group: group,
          color: "s1", opacity: 0.35, edge: "paper", width: 1))
    }
    if recipe.marginals != .hist,
      let density = KernelDensity(values, bandwidth: variance.squareRoot())
    {
      let curve = density.curve(count: 200, cut: 3)
      marks.append(
        Line(
          x: isUpright ? curve.x : curve.density, y: isUpright ? curve.density : curve.x,
          color: "s1"))
    }
    return marks
  }

  private func contour(_ grid: DensityGrid, labels: Bool) -> [any Mark] {
    var marks: [any Mark] = [
      Contour(grid.matrix, x: x, y: y, levels: .exactly(grid.levels), labels: false)
    ]
    guard labels else { return marks }
    for (share, level) in zip(recipe.levels, grid.levels) {
      guard let top = grid.top(level) else { continue }
      marks.append(
        Text(
          x: [top.x], y: [top.y], text: [percentage(share, 4)], size: 10.5, bold: true, color: "ink"
        ))
    }
    return marks
  }

  private func color(_ grid: DensityGrid) -> ColorOptions {
    ColorOptions(
      domain: 0...(grid.values.max() ?? 1) * 1.6, colormap: "attention", legend: false)
  }

  private var mainPanel: Panel {
    let few = cloud.x.count <= 2000
    var marks = contour(grid, labels: false)
    marks.append(
      Scatter(
        x: cloud.x, y: cloud.y, color: "ink", size: few ? 4.0 : 2.5, opacity: few ? 0.55 : 0.25))
    if let line {
      let ends = [cloud.x.min() ?? 0, cloud.x.max() ?? 1]
      let fitted = ends.map { line.coefficients[0] + line.coefficients[1] * $0 }
      marks.append(Line(x: ends, y: fitted, color: "s2", width: 2.5, halo: true))
      marks.append(
        Text(
          x: [x.lowerBound], y: [y.upperBound], text: [formula(line)], anchor: .start,
          baseline: .top, dx: 8, dy: 8, size: 12, bold: true, color: "s2"))
    }
    marks += contour(grid, labels: true).dropFirst()
    marks += kernel
    return Panel(
      marks: marks, x: AxisOptions(ColumnLabels.axis(cloud.names.x), domain: x),
      y: AxisOptions(ColumnLabels.axis(cloud.names.y), domain: y), color: color(grid))
  }

  private func formula(_ line: LinearRegression) -> String {
    let (a, b) = (line.coefficients[0], line.coefficients[1])
    return
      "\(ColumnLabels.words(cloud.names.y)) ≈ \(number(a)) \(b < 0 ? "−" : "+") \(number(abs(b))) · \(ColumnLabels.words(cloud.names.x))"
  }

  /// One bell at one standard deviation, in the lower right corner.
  private var kernel: [any Mark] {
    let bell = cloud.bell
    let (sx, sy) = (bell.xx.squareRoot(), bell.yy.squareRoot())
    let slant = bell.xy / sx / sy
    let rest = max(0, 1 - slant * slant).squareRoot()
    let turns = (0..<72).map { Double($0) * Double.pi / 36 }
    let center = (x: x.upperBound - 1.7 * sx, y: y.lowerBound + 1.7 * sy)
    return [
      Polygon(
        x: turns.map { center.x + sx * cos($0) },
        y: turns.map { center.y + sy * (slant * cos($0) + rest * sin($0)) }, color: "s3",
        opacity: 0.3, edge: "s3", width: 1.5),
      Text(
        x: [center.x - 1.2 * sx], y: [center.y], text: ["kernel"], anchor: .end, size: 11,
        bold: true,
        color: "s3"),
    ]
  }

  // MARK: - Other kernels

  private func outlines(_ grid: DensityGrid, _ name: String) -> Panel {
    let count = grid.peaks.count
    return Panel(
      title: "\(name): \(counted(count, "peak"))", marks: contour(grid, labels: false),
      x: AxisOptions("", domain: x, ticks: TickOptions(count: 3)),
      y: AxisOptions("", domain: y, ticks: TickOptions(count: 3)), color: color(grid))
  }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("n", Node(cloud.x.count)),
      .init("kernel", Node([cloud.bell.xx, cloud.bell.yy, cloud.bell.xy])),
      .init("shares", Node(recipe.levels)),
      .init("densities", Node(grid.levels)),
      .init("peaks", Node(grid.peaks.map { Node([$0.x, $0.y]) })),
      .init("peaks_half", Node(rougher.peaks.count)),
      .init("peaks_twice", Node(smoother.peaks.count)),
    ]
    if let line {
      entries.append(.init("intercept", Node(line.coefficients[0])))
      entries.append(.init("slope", Node(line.coefficients[1])))
      entries.append(.init("r_squared", line.rSquared.isNaN ? "undefined" : Node(line.rSquared)))
    }
    for (name, values) in [("x", cloud.x), ("y", cloud.y)] {
      let bins = DecimalBins(values, .rule(.auto))
      entries.append(.init(name, Node(values)))
      entries.append(.init("\(name)_edges", Node(bins.edges)))
      entries.append(.init("\(name)_counts", Node(bins.counts)))
    }
    entries.append(.init("grid_x", Node(grid.xs)))
    entries.append(.init("grid_y", Node(grid.ys)))
    let rows = grid.ys.indices.map { row in
      Node(Array(grid.values[row * grid.xs.count..<(row + 1) * grid.xs.count]))
    }
    entries.append(.init("density", Node(rows)))
    return entries
  }
}
