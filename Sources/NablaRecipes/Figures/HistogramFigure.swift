import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `histogram-bins`.
struct HistogramFigure {
  let recipe: HistogramBins
  let sample: Measurements
  let groups: [ValueGroup]
  let main: DecimalBins
  let others: [(word: String, bins: DecimalBins)]

  init(recipe: HistogramBins, sample: Measurements, groups: [ValueGroup]) {
    self.recipe = recipe
    self.sample = sample
    self.groups = groups
    main = DecimalBins(sample.values, recipe.bins)
    let rules: [BinChoice] = [.rule(.fd), .rule(.sturges), .rule(.sqrt)]
    others = (recipe.compare ?? rules).map { choice in
      (Self.word(choice), DecimalBins(sample.values, choice))
    }
  }

  private static func word(_ choice: BinChoice) -> String {
    switch choice {
    case .rule(let rule): rule.rawValue
    case .count, .edges: ""
    }
  }

  private func number(_ value: Double) -> String { format(value, significant: 3) }

  /// The heights of some of the values in bins of all.
  private func heights(_ bins: DecimalBins, of total: Int) -> [Double] {
    zip(bins.counts, bins.widths).map { count, width in
      switch recipe.stat {
      case .count: count
      case .density: count / Double(total) / width
      case .probability: count / Double(total)
      case .frequency: count / width
      }
    }
  }

  private func said(_ bins: DecimalBins) -> String {
    "\(counted(bins.counts.count, "bin")) of \(bins.isEven ? number(bins.widths[0]) : "unequal width")"
  }

  private func named(_ word: String, _ bins: DecimalBins) -> String {
    word.isEmpty ? said(bins) : "\(word): \(said(bins))"
  }

  private func peakCount(_ bins: DecimalBins) -> Int {
    DecimalBins.peaks(heights(bins, of: sample.values.count)).count
  }

  private func peaks(_ bins: DecimalBins) -> String {
    counted(peakCount(bins), "peak")
  }

  // MARK: - Figure

  var figure: Figure {
    let columns = others.count == 4 ? 2 : min(3, others.count)
    var rows: [[Cell]] = [[.spanning(.panel(mainPanel), columns: columns)]]
    rows += others.map { .panel(panel($0)) }.rows(of: columns)
    let height = 330 + 150.0 * Double(rows.count - 1)
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption, size: Size(640, height),
      grid: Grid(rows, rowWeights: [1.9] + rows.dropFirst().map { _ in 1 }))
    figure.warnings = warnings
    figure.alt =
      "Histogram of \(sample.values.count) values of \(ColumnLabels.words(sample.name)) from \(number(main.edges[0])) to \(number(main.edges[main.edges.count - 1])): \(said(main)), \(peaks(main)); mean \(number(mean)), median \(number(median)). Below, the same values: "
      + others.map { "\(named($0.word, $0.bins)), \(peaks($0.bins))" }.joined(separator: "; ")
      + "."
    return figure
  }

  private var mean: Double { Moments(sample.values).mean }
  private var median: Double { quantiles([0.5], of: sample.values)[0] }

  /// Between the quartiles.
  private var spread: Double {
    let quartiles = quantiles([0.25, 0.75], of: sample.values)
    return quartiles[1] - quartiles[0]
  }

  private var title: String {
    let counts = ([main] + others.map(\.bins)).map {
      (bins: $0.counts.count, peaks: peakCount($0))
    }
    guard let few = counts.min(by: { $0.bins < $1.bins }),
      let many = counts.max(by: { $0.bins < $1.bins }), few.peaks != many.peaks
    else { return "\(ColumnLabels.title(sample.name)): \(peaks(main)), whichever the bins" }
    return
      "\(ColumnLabels.title(sample.name)): \(counted(few.peaks, "peak")) in \(few.bins) bins, \(many.peaks) in \(many.bins)"
  }

  private var subtitle: String {
    let n = sample.values.count
    guard (recipe.compare ?? [.rule(.fd)]).contains(.rule(.fd)), spread > 0 else {
      return "The same \(counted(n, "value")), each tick at the bottom one of them"
    }
    let iqr = formatPlain(spread, significant: 4)
    let width = formatPlain(BinRule.fd.width(of: sample.values), significant: 3)
    return
      "The same \(n) values; fd wants $h=2\\,\\mathrm{IQR}\\,n^{-1/3}=2\\cdot\(iqr)\\cdot\(n)^{-1/3}=\(width)$"
  }

  private var warnings: [String] {
    var words = sample.warning.map { [$0] } ?? []
    if recipe.kde, curveFactor(1) == nil {
      words.append(
        "with bins of unequal width the density curve needs stat=density; it is left out")
    }
    return words
  }

  private var caption: String {
    let edge = main.onEdges
    let lie = edge == 1 ? "1 value lies" : "\(edge) values lie"
    let notes =
      [
        "bins hold their left edge, the last one both; \(edge == 0 ? "no value lies" : lie) on an edge between two"
      ]
      + warnings
    return notes.map(\.sentence).joined(separator: " ")
  }

  private var axisLabel: String {
    switch recipe.stat {
    case .count: "count"
    case .density: "density"
    case .probability: "share of all"
    case .frequency: "count per unit"
    }
  }

  private var range: ClosedRange<Double> {
    let edges = ([main] + others.map(\.bins)).flatMap(\.edges)
    let (low, high) = (edges.min() ?? 0, edges.max() ?? 1)
    return low - (high - low) * 0.02...high + (high - low) * 0.02
  }

  private var mainPanel: Panel {
    let (marks, top) = groups.count == 1 ? whole : grouped
    return Panel(
      title: "\(named(Self.word(recipe.bins), main)), \(peaks(main))", marks: marks,
      x: AxisOptions(ColumnLabels.axis(sample.name), domain: range, shared: "values"),
      y: AxisOptions(axisLabel, domain: 0...max(top * 1.28, 1e-300), ticks: TickOptions(count: 4)))
  }

  /// All values with their numbers, their mean and their median; and the height of it.
  private var whole: (marks: [any Mark], top: Double) {
    let heights = heights(main, of: sample.values.count)
    var top = heights.max() ?? 0
    var marks: [any Mark] = [
      Histogram(edges: main.edges, counts: heights, color: "s1", opacity: 0.55)
    ]
    if !recipe.kde, main.counts.count <= (recipe.stat == .count ? 22 : 12) {
      marks.append(
        Text(
          x: zip(main.edges, main.edges.dropFirst()).map { ($0 + $1) / 2 }, y: heights,
          text: heights.map { number($0) }, baseline: .bottom, dy: -3, size: 10, color: "muted"))
    }
    if let curve = curve(sample.values) {
      top = max(top, curve.y.max() ?? 0)
      marks.append(Line(x: curve.x, y: curve.y, color: "s4"))
    }
    if sample.values.count <= 3000 {
      marks.append(Rug(x: sample.values, color: "ink", opacity: 0.2))
    }
    return (marks + centers(top), top)
  }

  /// Each group's bars with their outline, so that those behind others are seen; and the height.
  private var grouped: (marks: [any Mark], top: Double) {
    var (fills, outlines, curves): ([any Mark], [any Mark], [any Mark]) = ([], [], [])
    var (x, y, roles, top) = ([Double](), [Double](), [String](), 0.0)
    for (i, group) in groups.enumerated() {
      let bins = DecimalBins(group.values, recipe.bins, over: sample.values)
      let heights = heights(bins, of: group.values.count)
      let color = "s\(i % 8 + 1)"
      fills.append(Histogram(edges: bins.edges, counts: heights, color: color, opacity: 0.3))
      outlines.append(
        Line(
          x: zip(bins.edges, bins.edges.dropFirst()).flatMap { [$0, $0, $1, $1] },
          y: heights.flatMap { [0, $0, $0, 0] }, color: color, width: 1.25))
      if let curve = curve(group.values) {
        top = max(top, curve.y.max() ?? 0)
        curves.append(Line(x: curve.x, y: curve.y, color: color, width: 2.5))
      }
      if sample.values.count <= 3000 {
        fills.append(Rug(x: group.values, color: color, opacity: 0.2))
      }
      top = max(top, heights.max() ?? 0)
      let peak = heights.indices.max { heights[$0] < heights[$1] } ?? 0
      x.append((bins.edges[peak] + bins.edges[peak + 1]) / 2)
      y.append(heights[peak])
      roles.append(color)
    }
    var names = Annotation(
      x: x, y: y, text: groups.map(\.name), size: 11, bold: true)
    names.roles = roles
    return (fills + outlines + curves + [names], top)
  }

  /// The mean and the median, their names on either side.
  private func centers(_ top: Double) -> [any Mark] {
    func side(_ isRight: Bool) -> TextAnchor.Horizontal { isRight ? .start : .end }
    let isRight = mean > median
    return [("mean", mean, "s2", isRight), ("median", median, "s3", !isRight)].flatMap {
      word, value, color, right -> [any Mark] in
      [
        Rule(x: [value], color: color, width: 1.5, dash: word == "mean" ? .solid : .dashed),
        Text(
          x: [value], y: [top * 1.2], text: ["\(word) \(number(value))"], anchor: side(right),
          dx: right ? 6 : -6, size: 11, bold: true, color: color),
      ]
    }
  }

  /// What the density is multiplied by; nil where bars of one height hold different shares.
  private func curveFactor(_ total: Int) -> Double? {
    switch recipe.stat {
    case .density: 1
    case .frequency: Double(total)
    case .count: main.isEven ? Double(total) * main.widths[0] : nil
    case .probability: main.isEven ? main.widths[0] : nil
    }
  }

  private func curve(_ values: [Double]) -> (x: [Double], y: [Double])? {
    guard recipe.kde, let factor = curveFactor(values.count),
      let width = KernelDensity.bandwidth(.scott, of: values),
      let density = KernelDensity(values, bandwidth: width)
    else { return nil }
    let curve = density.curve(count: 400, cut: 3)
    return (curve.x, curve.density.map { $0 * factor })
  }

  private func panel(_ other: (word: String, bins: DecimalBins)) -> Panel {
    let heights = heights(other.bins, of: sample.values.count)
    let (edges, peaks) = (other.bins.edges, DecimalBins.peaks(heights))
    let tops = others.map { self.heights($0.bins, of: sample.values.count).max() ?? 1 }
    // One scale flattens counts in many more bins.
    let isShared = (tops.max() ?? 1) <= 3 * (tops.min() ?? 1)
    let top = isShared ? tops.max() ?? 1 : heights.max() ?? 1
    let middles = peaks.map { (edges[$0.lowerBound] + edges[$0.upperBound + 1]) / 2 }
    var marks: [any Mark] = [
      Histogram(edges: edges, counts: heights, color: "s1", opacity: 0.55),
      Text(
        x: [range.lowerBound], y: [top * 1.3], text: [self.peaks(other.bins)], anchor: .start,
        dx: 4, size: 11, bold: true, color: "s2"),
    ]
    if peaks.count <= 40 {
      marks.append(
        Scatter(
          x: middles, y: peaks.map { heights[$0.lowerBound] + top * 0.08 }, color: "s2", size: 5.0,
          opacity: 1))
    }
    return Panel(
      title: named(other.word, other.bins), marks: marks,
      x: AxisOptions("", domain: range, ticks: TickOptions(count: 4), shared: "values"),
      y: AxisOptions(
        "", domain: 0...max(top * 1.45, 1e-300), ticks: TickOptions(count: 3),
        shared: isShared ? "heights" : nil))
  }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("n", Node(sample.values.count)), .init("mean", Node(mean)),
      .init("median", Node(median)), .init("edges", Node(main.edges)),
      .init("counts", Node(main.counts)),
      .init("heights", Node(heights(main, of: sample.values.count))),
      .init("on_edges", Node(main.onEdges)), .init("peaks", Node(peakCount(main))),
      .init("iqr", Node(spread)), .init("fd_width", Node(BinRule.fd.width(of: sample.values))),
    ]
    if let curve = curve(sample.values) {
      entries += [.init("kde_x", Node(curve.x)), .init("kde_y", Node(curve.y))]
    }
    for (i, other) in others.enumerated() {
      entries.append(.init("compare\(i)_edges", Node(other.bins.edges)))
      entries.append(.init("compare\(i)_counts", Node(other.bins.counts)))
      entries.append(.init("compare\(i)_peaks", Node(peakCount(other.bins))))
    }
    if groups.count > 1 {
      for group in groups {
        let bins = DecimalBins(group.values, recipe.bins, over: sample.values)
        entries.append(.init("counts_\(group.name)", Node(bins.counts)))
        entries.append(
          .init("heights_\(group.name)", Node(heights(bins, of: group.values.count))))
      }
    }
    return entries
  }
}
