import NablaPlot
import NablaScene

/// The figure of `attention-heatmap`: one matrix, or the heads of a layer on one colour scale.
struct AttentionMatrices {
  private struct Entry {
    let title: String
    /// As it is shown; `weights` before rows are divided by their largest one.
    let matrix: Matrix
    let weights: Matrix
    let mask: Matrix?
  }

  let recipe: AttentionHeatmap
  let rows: [String]?
  var columns: [String]?
  var warnings: [String] = []
  /// Whether there is but one layer and one head, so that none needs a name.
  var isWhole = false
  private var entries: [Entry] = []
  private var isCausal = false
  private var missing = 0

  init(recipe: AttentionHeatmap, rows: [String]?) {
    self.recipe = recipe
    self.rows = rows
  }

  /// Adds a head's weights, as the recipe's parameters transform them.
  mutating func add(_ weights: Matrix, title: String) {
    var matrix = weights
    let causal = weights.isCausal
    if recipe.dropFirst { matrix = matrix.droppingFirstColumn(rescaled: !recipe.rawScores) }
    let kept = matrix
    if recipe.scale == .rowMax { matrix = matrix.dividedByRowMaxima }
    let shift = recipe.dropFirst ? 1 : 0
    let cells = matrix.values.enumerated().map { i, value in
      let (row, column) = (i / matrix.columns, i % matrix.columns + shift)
      return value.isNaN || (causal && column > row) ? 1.0 : 0
    }
    isCausal = isCausal || causal
    missing += matrix.values.count { $0.isNaN }
    let mask =
      cells.contains(1) ? Matrix(rows: matrix.rows, columns: matrix.columns, values: cells) : nil
    entries.append(Entry(title: title, matrix: matrix, weights: kept, mask: mask))
  }

  var result: RecipeResult {
    var figure = entries.count == 1 ? single(entries[0]) : grid
    figure.title = title
    figure.caption = notes.joined(separator: " ")
    if entries.count > 1 { figure.color = color }
    figure.warnings = warnings
    let totals = entries.map { Node($0.weights.rowSums) }
    let means = entries.map { Node($0.weights.columnMeans) }
    if missing > 0 {
      figure.warnings.append(
        missing == 1
          ? "1 weight is NaN and drawn hatched"
          : "\(missing) weights are NaN and drawn hatched")
    }
    figure.alt = alt
    let weights =
      entries.count == 1
      ? entries[0].matrix.optionNode : Node(entries.map(\.matrix.optionNode))
    return RecipeResult(
      figure: figure,
      series: [
        .init("weights", weights), .init("queries", Node(rows ?? [])),
        .init("keys", Node(columns ?? [])),
        .init("received", entries.count == 1 ? means[0] : Node(means)),
        .init("rowSums", entries.count == 1 ? totals[0] : Node(totals)),
      ])
  }

  // MARK: - One matrix

  private func single(_ entry: Entry) -> Figure {
    let fits = max(entry.matrix.rows, entry.matrix.columns) <= 16
    var marks: [any Mark] = [
      heatmap(entry, fits ? recipe.annotate : recipe.annotate == .auto ? .never : recipe.annotate)
    ]
    if let row = recipe.highlight { marks.append(outline(row, entry.matrix.columns)) }
    // The colours are the matrix's own, so that their bar stands beside it alone.
    let matrix = Panel(
      marks: marks, x: AxisOptions("key"), y: AxisOptions("query"), color: color)
    let size = size(entry.matrix)
    let side = size.height - 160
    let sums = recipe.rawScores || recipe.scale == .rowMax ? "" : " and sums to 1"
    return Figure(
      subtitle:
        "\(isWhole ? "A" : "\(place.capitalizedFirst): a") row is a query\(sums); bars: what a key receives on average",
      size: Size(size.width, size.height + 62),
      grid: Grid(
        [[.panel(received(entry.weights))], [.panel(matrix)]], rowWeights: [52, max(side, 60)],
        sharesX: true))
  }

  /// What each key receives from all queries, on average, as bars over the matrix's columns.
  private func received(_ matrix: Matrix) -> Panel {
    let means = matrix.columnMeans
    let writes = means.count <= 16 && means.allSatisfy { $0.magnitude < 10 }
    let highest = means.filter(\.isFinite).max() ?? 1
    var y = AxisOptions(
      "received",
      ticks: highest > 0
        ? TickOptions(values: [0, highest], labels: ["0", short(highest, 2)])
        : TickOptions(count: 2))
    if writes, means.allSatisfy({ $0 >= 0 }) {
      y = .blank(0...max(highest * 1.6, 1e-9), "received")
    }
    return Panel(
      marks: [
        Bar(
          x: means.indices.map(Double.init), y: means, color: "s7", labels: writes, decimals: 2)
      ], x: AxisOptions("key").with(\.grid, false), y: y)
  }

  private func heatmap(_ entry: Entry, _ annotate: Heatmap.Annotation) -> Heatmap {
    Heatmap(
      entry.matrix, xLabels: columns, yLabels: rows, mask: entry.mask, annotate: annotate,
      values: recipe.rawScores ? nil : .weights)
  }

  private func size(_ matrix: Matrix) -> Size {
    // Rows and columns with names are never thinner than these.
    let least = rows == nil && columns == nil ? 0 : Double(max(matrix.rows, matrix.columns)) * 8.7
    let side = max(min(max(Double(max(matrix.rows, matrix.columns)) * 27, 260), 440), least)
    let ratio = Double(matrix.columns) / Double(max(1, matrix.rows))
    return Size(
      (max(side * min(ratio, 1), 200) + 200).rounded(),
      (side / max(1, min(ratio, 3)) + (notes.isEmpty ? 160 : 186)).rounded())
  }

  /// A frame around a query's row.
  private func outline(_ row: Int, _ columns: Int) -> Line {
    let (left, right) = (-0.5, Double(columns) - 0.5)
    let (top, bottom) = (Double(row) - 0.5, Double(row) + 0.5)
    return Line(
      x: [left, right, right, left, left], y: [top, top, bottom, bottom, top], color: "accent",
      width: 2)
  }

  // MARK: - All heads

  /// The heads side by side, rows and columns labelled once.
  private var grid: Figure {
    let across = max(1, Int((Double(entries.count) * 1.35).squareRoot().rounded()))
    var cells: [[Cell]] = []
    for (i, entry) in entries.enumerated() {
      var marks: [any Mark] = [heatmap(entry, .never)]
      if let row = recipe.highlight { marks.append(outline(row, entry.matrix.columns)) }
      if i % across == 0 { cells.append([]) }
      cells[cells.count - 1].append(
        .panel(
          Panel(
            title: entry.title, marks: marks, x: AxisOptions("key"), y: AxisOptions("query"))))
    }
    let cell = min(
      max(Double(max(entries[0].matrix.rows, entries[0].matrix.columns)) * 10, 130), 220)
    let size = Size(
      (Double(across) * (cell + 20) + 190).rounded(),
      (Double(cells.count) * (cell + 42) + 140).rounded())
    return Figure(
      subtitle:
        "\(place.capitalizedFirst): a row is a query, its columns the keys; one colour scale",
      size: size, grid: Grid(cells, sharesX: true, sharesY: true))
  }

  // MARK: - Words

  /// The layer and head, or over which the weights are means.
  private var place: String {
    switch (recipe.layer, recipe.head) {
    case (.mean, .index(let head)): "head \(head), mean over layers"
    case (.mean, .all): "all \(entries.count) heads, mean over layers"
    case (.mean, _): "mean over all layers and heads"
    case (let layer, .index(let head)): "layer \(layer.text), head \(head)"
    case (let layer, .all): "layer \(layer.text), all \(entries.count) heads"
    case (let layer, .mean): "layer \(layer.text), mean over heads"
    }
  }

  private func name(_ labels: [String]?, _ i: Int, _ what: String) -> String {
    labels.map { quoted($0[i]) } ?? "\(what) \(i)"
  }

  /// What the matrix says first: where the outlined query looks, or which key receives most.
  private var title: String {
    if entries.count > 1 {
      guard let (i, pattern) = HeadPattern.clearest(of: entries.map(\.weights)),
        pattern.share >= 0.4, !recipe.dropFirst, !recipe.rawScores
      else { return "Attention of \(place)" }
      return "\(entries[i].title.capitalizedFirst) most looks at \(pattern.target.words)"
    }
    let weights = entries[0].weights
    let values = recipe.highlight.map { weights.row($0) } ?? weights.columnMeans
    guard !recipe.rawScores, missing == 0, warnings.isEmpty, weights.columns > 1,
      let key = values.indices.max(by: { (values[$0], $1) < (values[$1], $0) })
    else { return isWhole ? "Which query looks at which key" : "Attention of \(place)" }
    let to = name(columns, key, "key")
    let share = percentage(values[key], 2)
    if let row = recipe.highlight {
      return "\(name(rows, row, "query").capitalizedFirst) looks most at \(to): \(share)"
    }
    return
      "\(to.capitalizedFirst) receives \(share) of \(recipe.dropFirst ? "the other attention" : "all attention")"
  }

  private var notes: [String] {
    var notes = warnings.map(\.sentence)
    if recipe.dropFirst {
      notes.append("The first key is left out and each row scaled back to a sum of 1.")
    }
    if recipe.scale == .rowMax { notes.append("Each row is divided by its largest weight.") }
    if isCausal {
      notes.append("Hatched: keys after the query, which causal attention cannot see.")
    }
    if missing > 0 {
      notes.append(
        "Hatched: \(missing == 1 ? "a weight that is no number" : "\(missing) weights that are no numbers")."
      )
    }
    return notes
  }

  private var color: ColorOptions {
    let label =
      recipe.rawScores
      ? "score" : recipe.scale == .rowMax ? "share of the row's largest" : "attention weight"
    return ColorOptions(label, scale: recipe.scale == .log ? .log : .linear)
  }

  private var alt: String {
    var best = (entry: 0, row: 0, column: 0, value: -Double.infinity)
    for (e, entry) in entries.enumerated() {
      for row in 0..<entry.matrix.rows {
        for column in 0..<entry.matrix.columns where entry.matrix[row, column] > best.value {
          best = (e, row, column, entry.matrix[row, column])
        }
      }
    }
    let from = rows?[best.row] ?? String(best.row)
    let to = columns?[best.column] ?? String(best.column)
    let owner = entries.count == 1 ? "" : " in \(entries[best.entry].title)"
    let shape = "\(entries[0].matrix.rows) queries by \(entries[0].matrix.columns) keys"
    return
      "Attention\(isWhole ? "" : ", \(place)"): \(shape). The largest weight, \(format(best.value, significant: 2)), goes from \"\(from)\" to \"\(to)\"\(owner)."
  }
}
