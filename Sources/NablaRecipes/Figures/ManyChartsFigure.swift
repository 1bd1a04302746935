import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `same-data-many-charts`.
struct ManyChartsFigure {
  let recipe: SameDataManyCharts
  let sample: Measurements
  let box: BoxSummary
  let density: KernelDensity

  private var values: [Double] { sample.values }
  private func number(_ value: Double) -> String { format(value, significant: 4) }

  /// The value that is farthest from the median: the one that charts treat most differently.
  private var traced: Double {
    values.max { abs($0 - box.median) < abs($1 - box.median) } ?? box.median
  }

  private var bins: DecimalBins { DecimalBins(values, .rule(.auto)) }

  /// How many heaps the smooth density has.
  private var heaps: Int { DecimalBins.peaks(density.curve(count: 400, cut: 3).density).count }

  // MARK: - Figure

  var figure: Figure {
    let columns = recipe.charts.count < 4 ? 1 : 2
    var rows: [[Cell]] = []
    for start in stride(from: 0, to: recipe.charts.count, by: columns) {
      let charts = recipe.charts[start..<min(start + columns, recipe.charts.count)]
      rows.append(charts.map { .panel(panel($0)) })
    }
    let height = 90 + 165 * Double(rows.count)
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(columns == 1 ? 560 : 760, height), grid: Grid(rows))
    figure.warnings = sample.warning.map { [$0] } ?? []
    figure.alt =
      "\(values.count) values from \(number(box.minimum)) to \(number(box.maximum)), median \(number(box.median)), in \(counted(heaps, "heap")), drawn as \(recipe.charts.map(\.rawValue).joined(separator: ", ")). The value \(number(traced)) is marked in all of them."
    return figure
  }

  private var title: String {
    heaps > 1
      ? "The same \(values.count) numbers: \(heaps) heaps that a box cannot show"
      : "The same \(values.count) numbers in \(recipe.charts.count) charts"
  }

  private var subtitle: String {
    "One of them, \(number(traced)), is traced through all charts"
  }

  private var caption: String {
    sample.warning.map(\.sentence) ?? ""
  }

  /// What a chart shows and what it hides.
  private func words(_ chart: SameDataManyCharts.Chart) -> String {
    switch chart {
    case .bar: "Shows each value in its place; hides the crowd"
    case .strip: "Shows each value; hides those beneath others"
    case .hist: "Shows heaps; hides what lies within a bin"
    case .kde: "Shows a smooth shape; hides how many there are"
    case .box:
      "Shows the quarters; hides \(heaps > 1 ? "that there are \(heaps) heaps" : "their shape")"
    case .violin: "Shows shape and quartiles; hides the values"
    case .ecdf: "Shows each value’s share; hides heaps in slopes"
    case .qq: "Shows how far from a bell; hides the heaps"
    }
  }

  private static let titles: [SameDataManyCharts.Chart: String] = [
    .bar: "Bars", .strip: "Strip", .hist: "Histogram", .kde: "Density", .box: "Box",
    .violin: "Violin", .ecdf: "Cumulative share", .qq: "Normal quantiles",
  ]

  // MARK: - Charts

  private var domain: ClosedRange<Double>? {
    guard recipe.sharedAxis else { return nil }
    var (low, high) = (box.minimum, box.maximum)
    if recipe.charts.contains(.kde) {
      (low, high) = (low - 2 * density.bandwidth, high + 2 * density.bandwidth)
    }
    if recipe.charts.contains(.bar) { (low, high) = (min(low, 0), max(high, 0)) }
    let room = (high - low) * 0.04
    return low - room...high + room
  }

  private func panel(_ chart: SameDataManyCharts.Chart) -> Panel {
    var marks = marks(chart)
    marks.insert(Rule(x: [traced], color: "s2", width: 1), at: 0)
    var hidden = TickOptions()
    hidden.visible = false
    var y = AxisOptions("", ticks: TickOptions(count: 3))
    switch chart {
    case .bar: y = AxisOptions("row", domain: 0.4...Double(values.count) + 0.6, reversed: true)
    case .strip, .box, .violin:
      y = AxisOptions("", domain: -1...1, ticks: hidden).with(\.grid, false).with(\.line, false)
    case .hist: y.label = "count"
    case .kde: y.label = "density"
    case .ecdf: y = AxisOptions("share", domain: 0...1.05, ticks: TickOptions(values: [0, 0.5, 1]))
    case .qq: y.label = "normal quantile"
    }
    return Panel(
      title: Self.titles[chart] ?? "", marks: marks,
      x: AxisOptions("\(ColumnLabels.axis(sample.name))\n\(words(chart))", domain: domain), y: y)
  }

  /// The traced value as a dot at a height.
  private func dot(_ height: Double) -> Scatter {
    Scatter(x: [traced], y: [height], color: "s2", size: 9.0, opacity: 1)
  }

  private func marks(_ chart: SameDataManyCharts.Chart) -> [any Mark] {
    switch chart {
    case .bar:
      let rows = values.indices.map { Double($0 + 1) }
      let row = (values.firstIndex(of: traced) ?? 0) + 1
      return [
        Bar(x: values, y: rows, color: "s1", orientation: .horizontal),
        Bar(x: [traced], y: [Double(row)], color: "s2", orientation: .horizontal, opacity: 1),
      ]
    case .strip:
      let rest = values.indices.filter { $0 != values.firstIndex(of: traced) }
      return [
        Scatter(
          x: rest.map { values[$0] }, y: rest.map { EvenJitter.share($0) * 0.6 }, color: "s1",
          size: values.count > 100 ? 4.0 : 6.0),
        dot(0),
      ]
    case .hist:
      let bins = bins
      let bin = bins.edges.lastIndex { $0 <= traced } ?? 0
      let own = bins.counts.indices.map { $0 == min(bin, bins.counts.count - 1) }
      return [
        Histogram(edges: bins.edges, counts: bins.counts, color: "s1"),
        Histogram(
          edges: bins.edges, counts: zip(bins.counts, own).map { $1 ? $0 : 0 }, color: "s2"),
      ]
    case .kde:
      let curve = density.curve(count: 400, cut: 2)
      return [
        Area(x: curve.x, y: curve.density, color: "s1", opacity: 0.2),
        Line(x: curve.x, y: curve.density, color: "s1"), dot(density(traced)),
      ]
    case .box:
      var mark = Box(
        places: [0.0], q1: [box.lowerQuartile], median: [box.median], q3: [box.upperQuartile],
        low: [box.lowerWhisker], high: [box.upperWhisker], outliers: [box.outliers], color: "s1",
        orientation: .horizontal)
      mark.width = 0.9
      return [mark, dot(0)]
    case .violin:
      let curve = density.curve(count: 200, cut: 1)
      let top = curve.density.max() ?? 1
      let half = curve.density.map { $0 / top * 0.85 }
      return [
        Ribbon(x: curve.x, low: half.map { -$0 }, high: half, color: "s1", edges: true),
        Line(
          x: [box.lowerQuartile, box.upperQuartile], y: [0, 0], color: "ink", width: 6),
        Scatter(x: [box.median], y: [0], color: "paper", size: 7.0, opacity: 1), dot(0),
      ]
    case .ecdf:
      let share = EmpiricalDistribution(values).map { $0(traced) } ?? 1
      return [ECDF(x: values, color: "s1"), dot(share)]
    case .qq: return quantilePlot
    }
  }

  /// Each value against the normal quantile of its rank, with the line through the quartiles.
  private var quantilePlot: [any Mark] {
    let sorted = values.sorted()
    let bell = sorted.indices.map { normal($0) }
    let slope = 2 * Normal.standard.quantile(0.75) / max(box.interquartileRange, 1e-300)
    let middle = (box.lowerQuartile + box.upperQuartile) / 2
    let ends = [box.minimum, box.maximum]
    let row = sorted.firstIndex(of: traced) ?? 0
    var marks: [any Mark] = [
      Scatter(x: sorted, y: bell, color: "s1", size: 6.0), dot(bell[row]),
    ]
    if box.interquartileRange > 0 {
      marks.insert(
        Line(x: ends, y: ends.map { ($0 - middle) * slope }, color: "muted", width: 1.25), at: 0)
    }
    return marks
  }

  private func normal(_ rank: Int) -> Double {
    Normal.standard.quantile((Double(rank) + 0.5) / Double(values.count))
  }

  var series: [Node.Entry] {
    let curve = density.curve(count: 400, cut: 2)
    return [
      Node.Entry("values", Node(values)), .init("traced", Node(traced)),
      .init("heaps", Node(heaps)), .init("edges", Node(bins.edges)),
      .init("counts", Node(bins.counts)), .init("bandwidth", Node(density.bandwidth)),
      .init("kde_x", Node(curve.x)), .init("kde_density", Node(curve.density)),
      .init(
        "box",
        Node([
          box.lowerWhisker, box.lowerQuartile, box.median, box.upperQuartile, box.upperWhisker,
        ])),
      .init("outliers", Node(box.outliers)),
      .init("qq", Node(values.indices.map { normal($0) })),
    ]
  }
}
