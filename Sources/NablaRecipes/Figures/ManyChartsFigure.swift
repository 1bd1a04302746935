import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `same-data-many-charts`.
struct ManyChartsFigure {
  private typealias Chart = SameDataManyCharts.Chart

  private let recipe: SameDataManyCharts
  private let sample: Measurements
  private let box: BoxSummary
  private let density: KernelDensity
  private let values: [Double]
  private let sorted: [Double]
  private let bins: DecimalBins
  /// How many heaps the smooth density has, and the highest one's density.
  private let heaps: Int
  private let peak: Double
  /// The value that is farthest from the median: the one that charts treat most differently.
  private let traced: Double

  init(recipe: SameDataManyCharts, sample: Measurements, box: BoxSummary, density: KernelDensity) {
    (self.recipe, self.sample, self.box, self.density) = (recipe, sample, box, density)
    values = sample.values
    sorted = values.sorted()
    bins = DecimalBins(values, .rule(.auto))
    let curve = density.curve(count: 400, cut: 3).density
    heaps = DecimalBins.peaks(curve).count
    peak = curve.max() ?? 1
    traced = values.max { abs($0 - box.median) < abs($1 - box.median) } ?? box.median
  }

  // MARK: - Figure

  var figure: Figure {
    let columns = recipe.charts.count < 4 ? 1 : 2
    let rows = recipe.charts.rows(of: columns).map { charts in
      // A last chart without a neighbour takes the whole width.
      charts.map { Cell.spanning(.panel(panel($0)), columns: columns / charts.count) }
    }
    var figure = Figure(
      title: title,
      subtitle:
        "$\\color{s2}\\bullet$ is \(short(traced, 4)), the value farthest from the median, and what each chart makes of it",
      caption: sample.warning.map(\.sentence) ?? "",
      size: Size(
        columns == 1 ? 560 : 760, 90 + (recipe.sharedAxis ? 130 : 150) * Double(rows.count)),
      grid: Grid(rows, sharesX: recipe.sharedAxis))
    figure.warnings = sample.warning.map { [$0] } ?? []
    let fates = recipe.charts.map { "\($0.rawValue) (\(fate($0)))" }.joined(separator: ", ")
    figure.alt =
      "\(values.count) values from \(short(box.minimum, 4)) to \(short(box.maximum, 4)), median \(short(box.median, 4)), in \(counted(heaps, "heap")), drawn in \(recipe.charts.count) charts. What each makes of the value \(short(traced, 4)): \(fates)."
    return figure
  }

  private var title: String {
    heaps > 1
      ? "The same \(values.count) numbers: \(heaps) heaps that a box cannot show"
      : "The same \(values.count) numbers in \(recipe.charts.count) charts"
  }

  /// A chart's name, what it shows and what it hides.
  private func words(_ chart: Chart) -> String {
    switch chart {
    case .bar: "Bars: every value, but no crowd"
    case .strip: "Strip: every value, but not those beneath"
    case .hist: "Histogram: heaps, but nothing within a bin"
    case .kde: "Density: a smooth shape, but not how many"
    case .box: "Box: quarters, but \(heaps > 1 ? "not the \(heaps) heaps" : "no shape")"
    case .violin: "Violin: shape and quarters, but no values"
    case .ecdf: "Cumulative share: every rank, but no heaps"
    case .qq: "Normal quantiles: unlike a bell, but no heaps"
    }
  }

  /// What a chart makes of the traced value.
  private func fate(_ chart: Chart) -> String {
    switch chart {
    case .bar: return "row \(row + 1) of \(values.count)"
    case .strip: return "its own dot"
    case .hist:
      let count = Int(bins.counts[bin])
      return count == 1 ? "alone in a bin" : "one of \(count)"
    case .kde: return "density \(short(density(traced), 2))"
    case .box:
      if box.outliers.contains(traced) { return "beyond" }
      return box.lowerWhisker == traced || box.upperWhisker == traced ? "whisker’s end" : "inside"
    case .violin: return "\(percentage(density(traced) / peak, 2)) as wide"
    case .ecdf: return traced < box.median ? "first step" : "last step"
    case .qq: return hasBell ? "a bell’s \(short(bellValue))" : "no bell fits"
    }
  }

  // MARK: - Where the traced value is

  private var row: Int { values.firstIndex(of: traced) ?? 0 }

  private var bin: Int {
    min(bins.edges.lastIndex { $0 <= traced } ?? 0, bins.counts.count - 1)
  }

  /// What the normal distribution through the quartiles has at its rank.
  private var bellValue: Double {
    let middle = (box.lowerQuartile + box.upperQuartile) / 2
    return middle + normal(sorted.firstIndex(of: traced) ?? 0) / slope
  }

  /// Equal quartiles lie on no line that rises.
  private var hasBell: Bool { box.interquartileRange > 0 }

  /// Of the line through the quartiles of values and normal quantiles.
  private var slope: Double { 2 * Normal.standard.quantile(0.75) / box.interquartileRange }

  private func normal(_ rank: Int) -> Double {
    Normal.standard.quantile((Double(rank) + 0.5) / Double(values.count))
  }

  // MARK: - Charts

  /// The values that charts show, with room for words.
  private func domain(_ charts: [Chart]) -> ClosedRange<Double> {
    var (low, high) = (box.minimum, box.maximum)
    if charts.contains(.kde) {
      (low, high) = (low - 2 * density.bandwidth, high + 2 * density.bandwidth)
    }
    if charts.contains(.bar) { (low, high) = (min(low, 0), max(high, 0)) }
    let room = (high - low) * 0.04
    // Words stand beside the traced value, away from the others.
    let words = (box.maximum - box.minimum) * 0.5
    return traced < box.median
      ? min(low - room, traced - words)...high + room
      : low - room...max(high + room, traced + words)
  }

  private func panel(_ chart: Chart) -> Panel {
    let (marks, height) = drawn(chart)
    let isLow = traced < box.median
    let trace: [any Mark] = [
      Scatter(x: [traced], y: [height], color: "s2", size: 9.0, opacity: 1),
      Text(
        x: [traced], y: [height], text: [fate(chart)], anchor: isLow ? .end : .start,
        baseline: .bottom, dx: isLow ? -9 : 9, dy: -5, size: 11, bold: true, color: "s2"),
    ]
    let y =
      switch chart {
      case .bar: AxisOptions("row", domain: 0.4...Double(values.count) + 0.6, reversed: true)
      case .strip, .box, .violin: AxisOptions.blank(-1...1)
      case .hist: AxisOptions("count", ticks: TickOptions(count: 3))
      case .kde: AxisOptions("density", ticks: TickOptions(count: 3))
      case .ecdf: AxisOptions("share", domain: 0...1.3, ticks: TickOptions(values: [0, 0.5, 1]))
      case .qq: AxisOptions("normal", ticks: TickOptions(count: 3))
      }
    return Panel(
      title: words(chart), marks: [Rule(x: [traced], color: "s2", width: 1)] + marks + trace,
      x: AxisOptions(
        ColumnLabels.axis(sample.name),
        domain: domain(recipe.sharedAxis ? recipe.charts : [chart])), y: y)
  }

  /// A chart's marks, and the height at which the traced value stands in it.
  private func drawn(_ chart: Chart) -> (marks: [any Mark], height: Double) {
    switch chart {
    case .bar:
      let rows = values.indices.map { Double($0 + 1) }
      return (
        [
          Bar(x: values, y: rows, color: "s1", orientation: .horizontal),
          Bar(x: [traced], y: [Double(row + 1)], color: "s2", orientation: .horizontal, opacity: 1),
        ], Double(row + 1)
      )
    case .strip:
      let rest = values.indices.filter { $0 != row }
      return (
        [
          Scatter(
            x: rest.map { values[$0] }, y: rest.map { EvenJitter.share($0) * 0.6 }, color: "s1",
            size: values.count > 100 ? 4.0 : 6.0)
        ], 0
      )
    case .hist:
      let own = bins.counts.indices.map { $0 == bin ? bins.counts[$0] : 0 }
      return (
        [
          Histogram(edges: bins.edges, counts: bins.counts, color: "s1"),
          Histogram(edges: bins.edges, counts: own, color: "s2"),
        ], bins.counts[bin]
      )
    case .kde:
      let curve = density.curve(count: 400, cut: 2)
      return (
        [
          Area(x: curve.x, y: curve.density, color: "s1", opacity: 0.2),
          Line(x: curve.x, y: curve.density, color: "s1"),
        ], density(traced)
      )
    case .box:
      var mark = Box(
        places: [0.0], q1: [box.lowerQuartile], median: [box.median], q3: [box.upperQuartile],
        low: [box.lowerWhisker], high: [box.upperWhisker], outliers: [box.outliers], color: "s1",
        orientation: .horizontal)
      mark.width = 0.9
      return ([mark], 0)
    case .violin:
      let curve = density.curve(count: 200, cut: 1)
      let half = curve.density.map { $0 / peak * 0.85 }
      return (
        [
          Ribbon(x: curve.x, low: half.map { -$0 }, high: half, color: "s1", edges: true),
          Line(x: [box.lowerQuartile, box.upperQuartile], y: [0, 0], color: "ink", width: 6),
          Scatter(x: [box.median], y: [0], color: "paper", size: 7.0, opacity: 1),
        ], 0
      )
    case .ecdf:
      return (
        [ECDF(x: values, color: "s1")], EmpiricalDistribution(values).map { $0(traced) } ?? 1
      )
    case .qq: return (quantilePlot, normal(sorted.firstIndex(of: traced) ?? 0))
    }
  }

  /// Each value against the normal quantile of its rank, with the line through the quartiles.
  private var quantilePlot: [any Mark] {
    let points = Scatter(x: sorted, y: sorted.indices.map { normal($0) }, color: "s1", size: 6.0)
    guard hasBell else { return [points] }
    let middle = (box.lowerQuartile + box.upperQuartile) / 2
    let ends = [box.minimum, box.maximum]
    return [
      Line(x: ends, y: ends.map { ($0 - middle) * slope }, color: "muted", width: 1.25), points,
    ]
  }

  var series: [Node.Entry] {
    let curve = density.curve(count: 400, cut: 2)
    return [
      Node.Entry("values", Node(values)), .init("traced", Node(traced)),
      .init("heaps", Node(heaps)), .init("edges", Node(bins.edges)),
      .init("counts", Node(bins.counts)), .init("bandwidth", Node(density.bandwidth)),
      .init("kde_x", Node(curve.x)), .init("kde_density", Node(curve.density)),
      .init("traced_count", Node(bins.counts[bin])),
      .init("traced_density", Node(density(traced))),
      .init("traced_width", Node(density(traced) / peak)),
      .init("traced_bell", hasBell ? Node(bellValue) : "undefined"),
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
