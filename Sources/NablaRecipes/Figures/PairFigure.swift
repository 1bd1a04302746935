import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `iris-pairplot`.
struct PairFigure {
  private let recipe: IrisPairplot
  private let names: [String]
  private let values: [[Double]]
  private let groups: [Group]
  private let lost: Int
  /// The pair in which the middles of the groups lie farthest apart: there they are named.
  private let clearest: (Int, Int)?

  private struct Group {
    let name: String
    let color: String
    let rows: [Int]
  }

  init(recipe: IrisPairplot, names: [String], values: [[Double]], words: [String]?, lost: Int) {
    (self.recipe, self.names, self.values, self.lost) = (recipe, names, values, lost)
    let words = words ?? values[0].map { _ in "" }
    var known: [String] = []
    for word in words where !known.contains(word) { known.append(word) }
    groups = known.enumerated().map { i, name in
      Group(name: name, color: "s\(i % 8 + 1)", rows: words.indices.filter { words[$0] == name })
    }
    clearest = Self.clearest(values, groups)
  }

  private func column(_ i: Int, _ group: Group) -> [Double] { group.rows.map { values[i][$0] } }
  private func pooled(_ a: Int, _ b: Int) -> Double { Correlation.pearson(values[a], values[b]) }
  private func within(_ a: Int, _ b: Int) -> [Double] {
    groups.map { Correlation.pearson(column(a, $0), column(b, $0)) }
  }
  private func number(_ r: Double) -> String { r.isNaN ? "undefined" : format(r, decimals: 2) }

  /// Whether every group goes the other way than all together.
  private func isReversed(_ a: Int, _ b: Int) -> Bool {
    let all = pooled(a, b)
    return groups.count > 1 && within(a, b).allSatisfy { $0 * all < 0 }
  }

  private static func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { b in (0..<b).map { ($0, b) } }
  }

  private var pairs: [(Int, Int)] { Self.pairs(names.count) }

  // MARK: - Figure

  var figure: Figure {
    let count = names.count
    let rows = names.indices.map { row in names.indices.map { cell(row, $0) } }
    var figure = Figure(
      title: title, subtitle: subtitle,
      caption: warnings.map(\.sentence).joined(separator: " "),
      size: Size(max(480, 158 * Double(count) + 70), max(420, 122 * Double(count) + 110)),
      grid: Grid(rows))
    figure.warnings = warnings
    figure.alt =
      "\(count) variables of \(values[0].count) rows against each other\(groups.count > 1 ? ", by group: \(groups.map(\.name).joined(separator: ", "))" : ""). Correlations: "
      + pairs.map {
        "\(ColumnLabels.words(names[$0.0])) and \(ColumnLabels.words(names[$0.1])) \(number(pooled($0.0, $0.1)))"
      }.joined(separator: ", ") + "."
    return figure
  }

  private var hasReversal: Bool { pairs.contains { isReversed($0.0, $0.1) } }

  private var title: String {
    if let (a, b) = pairs.first(where: { isReversed($0.0, $0.1) }) {
      let falls = pooled(a, b) < 0
      return
        "\(ColumnLabels.title(names[b])) \(falls ? "falls" : "rises") with \(ColumnLabels.words(names[a])) overall, and \(falls ? "rises" : "falls") in every group"
    }
    let top = pairs.max { abs(pooled($0.0, $0.1)) < abs(pooled($1.0, $1.1)) }
    guard let (a, b) = top, !pooled(a, b).isNaN else {
      return "Every two of \(names.count) variables"
    }
    return
      "\(ColumnLabels.title(names[a])) and \(ColumnLabels.words(names[b])) go together most: r = \(number(pooled(a, b)))"
  }

  private var subtitle: String {
    let what = recipe.upper == .corr || recipe.lower == .corr
    guard groups.count > 1 else {
      return "\(values[0].count) rows\(what ? "; r of each pair" : "")"
    }
    return
      "\(values[0].count) rows\(what ? "; r of all, then within each group\(hasReversal ? ", framed where the sign turns" : "")" : "")"
  }

  private var warnings: [String] {
    lost == 0 ? [] : ["\(counted(lost, "row")) with a missing value left out"]
  }

  // MARK: - Cells

  private func cell(_ row: Int, _ column: Int) -> Cell {
    let kind = column < row ? recipe.lower : recipe.upper
    if row != column, kind == .none { return .empty }
    var panel: Panel
    if row == column {
      panel = diagonal(row)
    } else if kind == .corr {
      return .panel(correlation(column, row))
    } else {
      panel = Panel(
        marks: (kind == .scatter ? points(column, row) : outlines(column, row))
          + labels(column, row),
        x: axis(column), y: axis(row))
      // The leftmost panel of a row says what it shows; the first row's stands on the diagonal.
      panel.showsLabels.y = column == (row == 0 ? 1 : 0)
    }
    panel.showsLabels.x = row == names.count - 1
    return .panel(panel)
  }

  private func axis(_ i: Int) -> AxisOptions {
    let (low, high) = (values[i].min() ?? 0, values[i].max() ?? 1)
    let room = (high - low) * 0.06
    // Without a distribution on the diagonal, nothing there says how far the axis goes.
    let isGiven = recipe.diag == .label && room > 0
    return AxisOptions(
      ColumnLabels.axis(names[i]), domain: isGiven ? low - room...high + room : nil,
      ticks: TickOptions(count: 3), shared: "pairs \(names[i])")
  }

  private func diagonal(_ i: Int) -> Panel {
    switch recipe.diag {
    case .kde:
      return Panel(
        marks: groups.map { Density(x: column(i, $0), color: $0.color) as any Mark }, x: axis(i),
        y: .blank(nil))
    case .hist:
      let edges = DecimalBins(values[i], .rule(.auto)).edges
      return Panel(
        marks: groups.map {
          Histogram(x: column(i, $0), bins: .edges(edges), color: $0.color, opacity: 0.45)
            as any Mark
        }, x: axis(i), y: .blank(nil))
    case .label:
      let extent = (values[i].min() ?? 0, values[i].max() ?? 1)
      return Panel(
        marks: [
          Text(
            x: [extent.0 / 2 + extent.1 / 2], y: [0.5], text: [ColumnLabels.words(names[i])],
            bold: true)
        ], x: axis(i), y: .blank())
    }
  }

  private func points(_ a: Int, _ b: Int) -> [any Mark] {
    groups.map {
      Scatter(x: column(a, $0), y: column(b, $0), color: $0.color, size: 4.5, opacity: 0.75)
    }
  }

  /// The groups' names, once, in the panel where they are farthest apart.
  private func labels(_ a: Int, _ b: Int) -> [any Mark] {
    let isThere = recipe.lower == .scatter || recipe.lower == .kde2d
    let pair = isThere ? (a, b) : (b, a)
    guard groups.count > 1, let best = clearest, best == pair else { return [] }
    return groups.map { group in
      var note = Annotation(
        x: [Moments(column(a, group)).mean], y: [Moments(column(b, group)).mean],
        text: [group.name], color: group.color, size: 11, bold: true, leader: false)
      note.clearOf = zip(values[a], values[b]).map { (x: $0, y: $1) }
      return note
    }
  }

  private static func clearest(_ values: [[Double]], _ groups: [Group]) -> (Int, Int)? {
    // The middle of each group in each column, in shares of the column's extent.
    let places = values.map { column in
      let span = (column.max() ?? 1) - (column.min() ?? 0)
      return groups.map { group in
        Moments(group.rows.map { column[$0] }).mean / (span > 0 ? span : 1)
      }
    }
    func gap(_ pair: (Int, Int)) -> Double {
      let (a, b) = (places[pair.0], places[pair.1])
      var least = Double.infinity
      for i in groups.indices {
        for j in 0..<i {
          least = min(least, (a[i] - a[j]) * (a[i] - a[j]) + (b[i] - b[j]) * (b[i] - b[j]))
        }
      }
      return least
    }
    return pairs(values.count).max { gap($0) < gap($1) }
  }

  private func outlines(_ a: Int, _ b: Int) -> [any Mark] {
    groups.filter { $0.rows.count > 2 }.map {
      var density = Density(
        x: column(a, $0), y: column(b, $0), shares: [0.25, 0.5, 0.75, 0.95], color: $0.color)
      density.width = 1
      return density
    }
  }

  /// r of all rows, and of each group.
  private func correlation(_ a: Int, _ b: Int) -> Panel {
    let lines = groups.count > 1 ? groups.count + 1 : 1
    let step = min(0.19, 0.8 / Double(lines))
    let top = 0.5 + step * Double(lines - 1) / 2
    let reversed = isReversed(a, b)
    var marks: [any Mark] = [
      Text(
        x: [0.5], y: [top + (lines > 1 ? 0.04 : 0)], text: ["r = \(number(pooled(a, b)))"],
        size: 14,
        bold: true, color: "ink", halo: false, repel: false)
    ]
    if lines > 1 {
      for (i, pair) in zip(groups, within(a, b)).enumerated() {
        marks.append(
          Text(
            x: [0.5], y: [top - step * Double(i + 1)], text: ["\(pair.0.name) \(number(pair.1))"],
            size: lines > 6 ? 9 : 11, color: pair.0.color, halo: false, repel: false))
      }
    }
    if reversed {
      let (a, b) = (0.03, 0.97)
      marks.append(Line(x: [a, b, b, a, a], y: [a, a, b, b, a], color: "ink", width: 1.5))
    }
    let unit = AxisOptions.blank()
    // So that the lines do not run into one another.
    return Panel(marks: marks, x: unit, y: unit)
      .with(\.minimumSize, Size(90, 21 * Double(lines)))
  }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("columns", Node(names)), .init("n", Node(values[0].count)),
      .init("groups", Node(groups.map(\.name))),
      .init("group_sizes", Node(groups.map { Node($0.rows.count) })),
    ]
    func shown(_ r: Double) -> Node { r.isNaN ? "undefined" : Node(r) }
    for (a, b) in pairs {
      entries.append(.init("r_\(names[a])_\(names[b])", shown(pooled(a, b))))
      if groups.count > 1 {
        entries.append(.init("within_\(names[a])_\(names[b])", Node(within(a, b).map(shown))))
      }
    }
    for (name, column) in zip(names, values) {
      entries.append(.init("values_\(name)", Node(column)))
    }
    return entries
  }
}
