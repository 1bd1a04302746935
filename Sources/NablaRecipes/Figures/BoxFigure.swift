import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `box-plot`.
struct BoxFigure {
  private let recipe: BoxPlot
  private let name: String
  private let groups: [ValueGroup]
  private let warnings: [String]
  /// One for each group; nil for an empty one.
  private let summaries: [BoxSummary?]
  /// The group whose box is explained.
  private let shown: Int

  init(recipe: BoxPlot, name: String, groups: [ValueGroup], warnings: [String]) {
    (self.recipe, self.name, self.groups, self.warnings) = (recipe, name, groups, warnings)
    let summaries = groups.map { BoxSummary($0.values, whiskers: recipe.whis) }
    self.summaries = summaries
    // One with outliers has most to explain, if its box is large enough for words.
    let known = summaries.indices.filter { summaries[$0] != nil }
    let all = groups.flatMap(\.values)
    let span = (all.max() ?? 0) - (all.min() ?? 0)
    func length(_ i: Int) -> Double { summaries[i]?.interquartileRange ?? 0 }
    shown =
      known.first { summaries[$0]?.outliers.isEmpty == false && length($0) > span / 10 }
      ?? known.max { length($0) < length($1) } ?? 0
  }

  private func color(_ group: Int) -> String { "s\(group % 8 + 1)" }
  private func number(_ value: Double) -> String { format(value, significant: 4) }

  private func fences(_ box: BoxSummary) -> [Double] {
    guard case .interquartile(let factor) = recipe.whis else { return [] }
    let reach = factor * box.interquartileRange
    return [box.lowerQuartile - reach, box.upperQuartile + reach]
  }

  /// All values and fences with some room.
  private var domain: ClosedRange<Double>? {
    let known = summaries.compactMap { $0 }
    let all = known.flatMap { [$0.minimum, $0.maximum] + fences($0) }
    guard let low = all.min(), let high = all.max(), low < high, (high - low).isFinite else {
      return nil
    }
    return low - (high - low) * 0.04...high + (high - low) * 0.04
  }

  // MARK: - Figure

  var figure: Figure {
    let lies = recipe.orient == .h
    let height = lies ? 250 + 44 * Double(max(3, groups.count)) : 500
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(lies ? 640 : max(640, 120 + 60 * Double(groups.count)), height),
      grid: Grid(
        [[.panel(anatomy)], [.panel(boxes)]],
        rowWeights: lies ? [112, 40 * Double(max(3, groups.count))] : [1, 2]))
    figure.warnings = warnings
    figure.alt =
      "Box plots of \(name). "
      + zip(groups, summaries).map { group, box in
        guard let box else { return "\(group.name): no values" }
        return
          "\(group.name) (n = \(box.count)): quartiles \(number(box.lowerQuartile)), \(number(box.median)), \(number(box.upperQuartile)), whiskers to \(number(box.lowerWhisker)) and \(number(box.upperWhisker)), \(box.outliers.count) beyond"
      }.joined(separator: "; ") + "."
    return figure
  }

  private var title: String {
    let known = summaries.indices.compactMap { i in summaries[i].map { (i, $0.median) } }
    guard known.count > 1, let top = known.max(by: { $0.1 < $1.1 }) else {
      return "Five numbers of \(ColumnLabels.words(name)), and what lies beyond"
    }
    return
      "\(ColumnLabels.title(name)): \(groups[top.0].name) has the highest median, \(number(top.1))"
  }

  private var subtitle: String {
    switch recipe.whis {
    case .interquartile(let factor):
      "Whiskers end at data; unusual lies beyond the fences $Q_1-\(formatPlain(factor))\\,\\mathrm{IQR}$ and $Q_3+\(formatPlain(factor))\\,\\mathrm{IQR}$"
    case .percentiles(let low, let high):
      "Whiskers end at the data within the percentiles \(number(low)) and \(number(high))"
    }
  }

  private var caption: String {
    warnings.map(\.sentence).joined(separator: " ")
  }

  // MARK: - One box in words

  private var anatomy: Panel {
    guard let box = summaries[shown] else { return Panel(marks: []) }
    let five = [
      box.lowerWhisker, box.lowerQuartile, box.median, box.upperQuartile, box.upperWhisker,
    ]
    var marks: [any Mark] = fences(box).map { fence in
      Line(x: [fence, fence], y: [-0.45, 0.6], color: "muted", width: 1, dash: .dashed)
    }
    marks.append(self.box(shown, at: 0, width: 0.7, way: .horizontal))
    // Each quarter as a stretch above the box.
    let ends = [box.minimum, box.lowerQuartile, box.median, box.upperQuartile, box.maximum]
    let span = domain.map { $0.upperBound - $0.lowerBound } ?? 1
    let widest = (0..<4).max { ends[$0 + 1] - ends[$0] < ends[$1 + 1] - ends[$1] } ?? 0
    for i in 0..<4 where ends[i + 1] - ends[i] > span * 0.03 {
      let level = 0.72
      let words = format(ends[i + 1] - ends[i], significant: 3)
      marks.append(
        Line(
          x: [ends[i], ends[i + 1]], y: [level, level], color: i % 2 == 0 ? "ink" : "muted",
          width: 4))
      marks.append(
        Text(
          x: [(ends[i] + ends[i + 1]) / 2], y: [level],
          text: [i == widest ? "\(words) wide" : words], baseline: .bottom,
          dy: -5, size: 11, color: i % 2 == 0 ? "ink" : "muted"))
    }
    let isFlat = [
      box.lowerWhisker == box.lowerQuartile, false, false, false,
      box.upperWhisker == box.upperQuartile,
    ]
    let names = ["whisker", "Q₁", "median", "Q₃", "whisker"]
    let anchors: [TextAnchor.Horizontal] = [.middle, .end, .middle, .start, .middle]
    for i in 0..<5 where !isFlat[i] {
      marks.append(
        Text(
          x: [five[i]], y: [i % 2 == 0 ? -0.98 : -0.62], text: ["\(names[i]) \(number(five[i]))"],
          anchor: anchors[i], dx: i == 1 ? 6 : i == 3 ? -6 : 0, size: 11, bold: i == 2,
          color: i == 0 || i == 4 ? "muted" : "ink"))
    }
    for (i, fence) in fences(box).enumerated() where fence != five[1] && fence != five[3] {
      // Outside the fence, unless the plot ends there.
      let room = domain.map { i == 0 ? fence - $0.lowerBound : $0.upperBound - fence } ?? 0
      marks.append(
        Text(
          x: [fence], y: [-0.62], text: ["fence \(number(fence))"],
          anchor: (i == 0) == (room > span * 0.125) ? .end : .start, size: 11,
          color: "muted"))
    }
    return Panel(
      title:
        "\(groups[shown].name): each stretch above the box holds a quarter of its \(box.count) values",
      marks: marks, x: .blank(domain), y: .blank(-1.2...1.25))
  }

  private func box(_ i: Int, at place: Double, width: Double, way: Orientation) -> Box {
    guard let summary = summaries[i] else { return Box() }
    var box = Box(
      places: [place], q1: [summary.lowerQuartile], median: [summary.median],
      q3: [summary.upperQuartile], low: [summary.lowerWhisker], high: [summary.upperWhisker],
      outliers: recipe.points == .outliers ? [summary.outliers] : nil, color: color(i),
      orientation: way)
    box.width = width
    return box
  }

  // MARK: - All boxes

  private var boxes: Panel {
    let lies = recipe.orient == .h
    var marks: [any Mark] = []
    func line(
      at value: Double, _ places: [Double], _ color: String, width: Double, dash: Dash = .solid
    ) -> Line {
      let values = places.map { _ in value }
      return lies
        ? Line(x: values, y: places, color: color, width: width, dash: dash)
        : Line(x: places, y: values, color: color, width: width, dash: dash)
    }
    for (i, group) in groups.enumerated() {
      let place = Double(i)
      guard let summary = summaries[i] else {
        let middle = summaries.compactMap { $0?.median }.first ?? 0
        marks.append(
          lies
            ? Text(x: [middle], y: [place], text: ["no values"], size: 11, color: "muted")
            : Text(x: [place], y: [middle], text: ["no values"], size: 11, color: "muted"))
        continue
      }
      for fence in fences(summary) {
        marks.append(line(at: fence, [place - 0.3, place + 0.3], "muted", width: 1, dash: .dotted))
      }
      marks.append(box(i, at: place, width: 0.5, way: lies ? .horizontal : .vertical))
      guard recipe.points == .all else { continue }
      let spread = group.values.indices.map { place + EvenJitter.share($0) * 0.36 }
      marks.append(
        lies
          ? Scatter(x: group.values, y: spread, color: color(i), size: 4.0, opacity: 0.7)
          : Scatter(x: spread, y: group.values, color: color(i), size: 4.0, opacity: 0.7))
      // Points would hide it.
      marks.append(line(at: summary.median, [place - 0.25, place + 0.25], "ink", width: 3))
    }
    let labels = zip(groups, summaries).map { "\($0.name) (n = \($1?.count ?? 0))" }
    var places = AxisOptions(
      "", domain: -0.55...Double(groups.count) - 0.45,
      ticks: TickOptions(values: groups.indices.map(Double.init), labels: labels), reversed: lies)
    places.grid = false
    let values = AxisOptions(ColumnLabels.axis(name), domain: domain)
    return Panel(marks: marks, x: lies ? values : places, y: lies ? places : values)
  }

  var series: [Node.Entry] {
    func all(_ value: (BoxSummary) -> Double) -> Node {
      Node(summaries.map { $0.map { Node(value($0)) } ?? Node("undefined") })
    }
    var entries = [
      Node.Entry("groups", Node(groups.map(\.name))),
      .init("n", Node(groups.map { Node($0.values.count) })), .init("min", all(\.minimum)),
      .init("q1", all(\.lowerQuartile)), .init("median", all(\.median)),
      .init("q3", all(\.upperQuartile)), .init("max", all(\.maximum)),
      .init("whisker_low", all(\.lowerWhisker)), .init("whisker_high", all(\.upperWhisker)),
      .init("outliers", Node(summaries.map { Node($0?.outliers ?? []) })),
    ]
    if case .interquartile = recipe.whis {
      entries.append(.init("fence_low", all { fences($0)[0] }))
      entries.append(.init("fence_high", all { fences($0)[1] }))
    }
    return entries
  }
}
