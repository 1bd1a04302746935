import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `embedding-similarity`.
struct EmbeddingFigure {
  let recipe: EmbeddingSimilarity
  let space: EmbeddingSpace
  let pca: PCA
  /// The places of a, b and c.
  let analogy: [Int]?
  /// The group that each vector is known to belong to; clusters where nil.
  let categories: [String?]?

  private var count: Int { space.names.count }

  private var hasTree: Bool { recipe.order == .cluster && space.tree != nil && count > 2 }

  private var order: [Int] {
    guard recipe.order == .cluster, let tree = space.tree else { return Array(0..<count) }
    return tree.leaves
  }

  /// The number of each vector's group, and the groups' names.
  private var groups: (numbers: [Int], names: [String]) {
    guard let categories else { return (space.clusters, []) }
    var names: [String] = []
    for name in categories.compactMap({ $0 }) where !names.contains(name) { names.append(name) }
    return (categories.map { $0.flatMap { names.firstIndex(of: $0) } ?? 0 }, names)
  }

  private func color(_ group: Int) -> String { "s\(group % 8 + 1)" }
  private func number(_ value: Double) -> String { format(value, decimals: 2) }

  // MARK: - The analogy

  /// a − b + c.
  private var target: [Double]? {
    guard let analogy else { return nil }
    let (a, b, c) = (
      space.matrix.row(analogy[0]), space.matrix.row(analogy[1]), space.matrix.row(analogy[2])
    )
    return a.indices.map { a[$0] - b[$0] + c[$0] }
  }

  /// All vectors by their cosine with a − b + c, the largest first.
  private var neighbours: [(index: Int, cosine: Double)] {
    guard let target else { return [] }
    return space.cosines(with: target).enumerated().filter { !$0.element.isNaN }
      .map { (index: $0.offset, cosine: $0.element) }
      .sorted { ($0.cosine, $1.index) > ($1.cosine, $0.index) }
  }

  /// The nearest that is none of the three.
  private var answer: (index: Int, cosine: Double)? {
    neighbours.first { !(analogy ?? []).contains($0.index) }
  }

  // MARK: - Figure

  var figure: Figure {
    let isMapped = recipe.project == .pca
    var rows: [[Cell]] = []
    var weights: [Double] = []
    if hasTree {
      rows.append([.panel(dendrogram)])
      weights.append(1)
    }
    rows.append([.panel(heatmap)])
    weights.append(4.2)
    if isMapped || analogy != nil {
      var beside: [[Cell]] = isMapped ? [[.panel(map)]] : []
      if analogy != nil { beside.append([.panel(bars)]) }
      rows[0].append(
        .spanning(
          .grid(Grid(beside, rowWeights: beside.count > 1 ? [2.2, 1] : [])), rows: rows.count))
    }
    let isWide = rows[0].count > 1
    var figure = Figure(
      title: title, size: Size(isWide ? 960 : 560, count > 12 || analogy != nil ? 560 : 470),
      grid: Grid(rows, columnWeights: isWide ? [1, 1.15] : [], rowWeights: weights))
    let zero = space.lengths.indices.filter { space.lengths[$0] == 0 }
    if recipe.metric == .cosine, !zero.isEmpty {
      let names = zero.prefix(5).map { space.names[$0] }.joined(separator: ", ")
      figure.warnings = [
        "hatched: \(names) \(zero.count == 1 ? "has" : "have") the length 0 and no direction"
      ]
    }
    figure.caption = figure.warnings.map(\.sentence).joined()
    figure.alt = alt
    return figure
  }

  private var title: String {
    if let analogy, let answer {
      let names = analogy.map { space.names[$0] }
      return
        "\(names[0]) − \(names[1]) + \(names[2]) is nearest to \(space.names[answer.index]) (cosine \(number(answer.cosine)))"
    }
    guard let best = closest.first else { return "No two vectors can be compared" }
    let names = closest.map { "\(space.names[$0.0]) and \(space.names[$0.1])" }
    return "Most alike: \(names.count == 2 ? names.joined(separator: ", ") : names[0])"
      + " (\(measure) \(number(space.similarity[best.0, best.1])))"
  }

  private var measure: String {
    recipe.metric == .euclidean ? "distance" : recipe.metric.rawValue
  }

  /// The two vectors that are most alike; several pairs where they are equally so.
  private var closest: [(Int, Int)] {
    let pairs = (0..<count).flatMap { i in (i + 1..<count).map { (i, $0) } }
    let values = pairs.map { space.similarity[$0.0, $0.1] }
    let finite = values.filter(\.isFinite)
    guard let best = recipe.metric == .euclidean ? finite.min() : finite.max() else { return [] }
    return zip(pairs, values).filter { abs($1 - best) < 1e-9 }.map(\.0)
  }

  // MARK: - The matrix

  private var colors: ColorOptions {
    let finite = space.similarity.values.filter(\.isFinite)
    // Numbers in the cells say what a colour bar would.
    var color = ColorOptions(measure, legend: count > 12)
    guard recipe.metric == .cosine else { return color }
    if (finite.min() ?? 0) < -0.1 {
      color.scale = .diverging
      color.domain = Interval(-1, 1)
    } else {
      color.domain = Interval(min(0, finite.min() ?? 0), 1)
    }
    return color
  }

  private var heatmap: Panel {
    let order = order
    let values = Matrix(rows: count, columns: count) { space.similarity[order[$0], order[$1]] }
    let names = count <= 45 ? order.map { space.names[$0] } : nil
    let hidden = values.gaps
    let isSigned = colors.scale == .diverging
    var mark = Heatmap(
      values, xLabels: names, yLabels: names, mask: hidden.values.contains(1) ? hidden : nil,
      values: isSigned ? .diverging : recipe.metric == .cosine ? .weights : nil)
    mark.square = false
    // Neighbours of one group are framed in its colour, which the map shares.
    let groups = groups.numbers
    var marks: [any Mark] = [mark]
    var start = 0
    while start < count {
      var end = start
      while end + 1 < count, groups[order[end + 1]] == groups[order[start]] { end += 1 }
      let (a, b) = (Double(start) - 0.5, Double(end) + 0.5)
      if end > start || count <= 12 {
        marks.append(
          Polygon(
            around: [[a, a], [b, a], [b, b], [a, b]], color: color(groups[order[start]]),
            opacity: 0, width: 2.5))
      }
      start = end + 1
    }
    var panel = Panel(
      title: hasTree ? "" : "\(measure) of every two", marks: marks, x: AxisOptions(""),
      y: AxisOptions(""),
      color: colors)
    if names == nil { (panel.x.ticks.visible, panel.y.ticks.visible) = (false, false) }
    return panel
  }

  private var dendrogram: Panel {
    let merges = space.tree?.merges ?? []
    let groups = groups.numbers
    var places = Array(repeating: 0.0, count: count + merges.count)
    var heights = places
    var members = Array(repeating: -1, count: count + merges.count)
    for (place, leaf) in order.enumerated() {
      places[leaf] = Double(place)
      members[leaf] = groups[leaf]
    }
    var lines: [Int: [[SIMD2<Double>]]] = [:]
    for (i, merge) in merges.enumerated() {
      let (a, b, node) = (merge.first, merge.second, count + i)
      places[node] = (places[a] + places[b]) / 2
      heights[node] = merge.distance
      members[node] = members[a] == members[b] ? members[a] : -1
      let top = merge.distance
      lines[members[node], default: []] += [
        [[places[a], heights[a]], [places[a], top]], [[places[b], heights[b]], [places[b], top]],
        [[places[a], top], [places[b], top]],
      ]
    }
    let marks: [any Mark] = lines.keys.sorted().map { group in
      Arrow(
        segments: lines[group] ?? [], color: group < 0 ? "muted" : color(group), width: 1.5)
    }
    let most = max(merges.last?.distance ?? 1, 1e-300)
    return Panel(
      title: "\(measure) of every two, alike ones joined first", marks: marks,
      x: .blank(-0.5...(Double(count) - 0.5)), y: .blank(0...most * 1.04))
  }

  // MARK: - The map

  private func place(_ scores: Matrix, _ row: Int) -> SIMD2<Double> {
    [
      scores.columns > 0 ? scores[row, 0] : 0, scores.columns > 1 ? scores[row, 1] : 0,
    ]
  }

  private var kept: [Double] {
    (0..<2).map { i in
      let share = i < pca.explainedRatio.count ? pca.explainedRatio[i] : 0
      return share.isNaN ? 0 : share
    }
  }

  private var map: Panel {
    let points = (0..<count).map { place(pca.scores, $0) }
    let (numbers, groupNames) = groups
    var seen = points
    var marks: [any Mark] = []
    for group in Set(numbers).sorted() {
      let rows = (0..<count).filter { numbers[$0] == group }
      marks.append(
        Scatter(
          x: rows.map { points[$0].x }, y: rows.map { points[$0].y }, color: color(group),
          size: count > 40 ? 6 : 9, opacity: 0.9))
    }
    var words: [any Mark] = []
    if let analogy, let target,
      let aim = try? pca.scores(of: Matrix(rows: 1, columns: target.count) { target[$1] })
    {
      let (a, b, c, end) = (
        points[analogy[0]], points[analogy[1]], points[analogy[2]], place(aim, 0)
      )
      seen.append(end)
      marks.append(Arrow(vector: a - b, from: b, color: "accent", width: 2, head: 10))
      marks.append(Arrow(vector: end - c, from: c, color: "accent", width: 2, head: 10))
      marks.append(Line([a, end], color: "accent", width: 1, dash: .dashed))
      marks.append(Line([b, c], color: "accent", width: 1, dash: .dashed))
      marks.append(
        Scatter(x: [end.x], y: [end.y], color: "accent", size: 11, shape: .diamond, opacity: 1))
      let names = analogy.map { space.names[$0] }
      words.append(
        Annotation(
          x: [end.x], y: [end.y], text: ["\(names[0]) − \(names[1]) + \(names[2])"],
          color: "accent", bold: true))
    }
    let box = PlaneBox(around: seen, margin: 0.12, slimmest: 0.6)
    words += named(points, in: box)
    for (g, name) in groupNames.enumerated() {
      let rows = (0..<count).filter { numbers[$0] == g }
      let middle = rows.reduce(SIMD2<Double>.zero) { $0 + points[$1] } / Double(rows.count)
      words.append(
        Text(x: [middle.x], y: [middle.y], text: [name], size: 14, bold: true, color: color(g)))
    }
    let share = kept[0] + kept[1]
    var panel = box.panel(
      title: "This map keeps \(format(share * 100, decimals: 0))% of the variance",
      marks + words,
      labels: (
        "PC1 (\(format(kept[0] * 100, decimals: 0))%)",
        "PC2 (\(format(kept[1] * 100, decimals: 0))%)"
      ))
    if count > 40 { panel.title += "; some words are named" }
    return panel
  }

  /// The names of points, of many only those that have room.
  private func named(_ points: [SIMD2<Double>], in box: PlaneBox) -> [any Mark] {
    let important = Set((analogy ?? []) + [answer?.index].compactMap { $0 })
    let numbers = groups.numbers
    var taken: [SIMD2<Double>] = []
    var marks: [any Mark] = []
    let all = important.sorted() + (0..<count).filter { !important.contains($0) }
    for i in all where taken.count < 60 || important.contains(i) {
      let isFree = taken.allSatisfy {
        abs($0.x - points[i].x) > 0.17 * box.width || abs($0.y - points[i].y) > 0.07 * box.height
      }
      guard count <= 40 || important.contains(i) || isFree else { continue }
      taken.append(points[i])
      marks.append(
        Text(
          x: [points[i].x], y: [points[i].y], text: [space.names[i]], baseline: .bottom, dy: -7,
          size: count > 40 ? 11 : 12, bold: important.contains(i),
          color: color(numbers[i])))
    }
    return marks
  }

  private var bars: Panel {
    let shown = Array(neighbours.prefix(6).reversed())
    let used = Set(analogy ?? [])
    let marks = shown.map { entry -> any Mark in
      let isUsed = used.contains(entry.index)
      return Bar(
        x: [entry.cosine], y: [space.names[entry.index] + (isUsed ? " (given)" : "")],
        color: isUsed ? "muted" : "accent", labels: true, decimals: 2)
    }
    return Panel(
      title: "Cosine with a − b + c", marks: marks.reversed(),
      x: AxisOptions("", domain: min(0, (shown.first?.cosine ?? 0) - 0.25)...1.2),
      y: AxisOptions(""))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let pair =
      closest.first.map {
        "The most alike are \(space.names[$0.0]) and \(space.names[$0.1]) with \(number(space.similarity[$0.0, $0.1]))."
      } ?? ""
    let found = answer.map { " The analogy ends nearest to \(space.names[$0.index])." } ?? ""
    return
      "The \(recipe.metric.rawValue) similarity of \(count) vectors of \(space.matrix.columns) numbers as a matrix, and a map that keeps \(format((kept[0] + kept[1]) * 100, decimals: 0)) percent of their variance. \(pair)\(found)"
  }

  var series: [Node.Entry] {
    var entries: [Node.Entry] = [
      .init("labels", Node(space.names)), .init("similarity", Node(space.similarity)),
      .init("order", Node(order.map(Double.init))),
      .init("groups", Node(groups.numbers.map(Double.init))),
      .init("variance_kept", Node(kept)),
      .init("map", Node((0..<count).map { Node(place(pca.scores, $0)) })),
    ]
    if let target {
      entries.append(.init("target", Node(target)))
      entries.append(.init("neighbours", Node(neighbours.map { space.names[$0.index] })))
      entries.append(.init("neighbour_cosines", Node(neighbours.map(\.cosine))))
    }
    return entries
  }
}
