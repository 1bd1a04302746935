import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The figure of `token-sampling`: a panel for each stage, tokens in the same rows, and the tree.
struct SamplingFigure {
  let recipe: TokenSampling
  let scores: [Double]
  let names: [String]
  let result: SamplingStages.Result
  let tree: DecodingTree?
  var counts: [Int]?
  /// The tokens that are shown, the highest scores first.
  let shown: [Int]
  /// Where cuts would fall.
  let cuts: PossibleCuts
  private static let most = 16

  init(
    recipe: TokenSampling, scores: [Double], names: [String], stages: SamplingStages,
    tree: DecodingTree?
  ) {
    (self.recipe, self.scores, self.names, self.tree) = (recipe, scores, names, tree)
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    shown = Array(order.prefix(Self.most))
    let result = stages(scores, earlier: recipe.penalty == 1 ? [] : Set(order.prefix(1)))
    self.result = result
    cuts = PossibleCuts(order.map { result.softmax[$0] })
  }

  var rows: [Double] { shown.indices.map(Double.init) }

  // MARK: - Figure

  var figure: Figure {
    var panels = [scorePanel, softmaxPanel]
    panels += result.cuts.indices.map(cutPanel)
    if result.cuts.isEmpty { panels.append(sumPanel) }
    if let counts { panels.append(drawPanel(counts)) }
    var grid: [[Cell]] = []
    for (i, panel) in panels.enumerated() {
      if i % across == 0 { grid.append([]) }
      grid[grid.count - 1].append(.panel(numbered(panel, i, isFirst: i % across == 0)))
    }
    let height = max(150, 24 * Double(shown.count) + 12)
    var heights = grid.map { _ in height }
    if let tree {
      let rows = Double(lanes(tree).values.max() ?? 0) + 1
      heights.append(max(150, rows * 23))
      grid.append([.spanning(.panel(treePanel(tree)), columns: across)])
    }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(
        width,
        heights.reduce(0, +) + 62 * Double(heights.count) + 95),
      grid: Grid(
        grid, columnWeights: showsCuts ? (0..<across).map { $0 == 2 ? 1.6 : 1 } : [],
        rowWeights: heights))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var panelCount: Int {
    2 + max(1, result.cuts.count) + (counts == nil ? 0 : 1)
  }
  private var across: Int { panelCount <= 5 ? panelCount : 3 }
  var width: Double {
    let tree = tree == nil ? 0 : Double(recipe.steps) * 125 + Self.sumWidth + 80
    return max(720, 195 * Double(across) + (showsCuts ? 195 : 60), tree)
  }

  private func numbered(_ panel: Panel, _ i: Int, isFirst: Bool) -> Panel {
    var panel = panel
    panel.title = "\(i + 1)  \(panel.title)"
    panel.y = AxisOptions(
      isFirst ? "token" : "", domain: -0.6...(Double(shown.count) - 0.4),
      ticks: TickOptions(values: rows, labels: shown.map { escapingMarkup(tokenText(names[$0])) }),
      reversed: true)
    panel.y.grid = false
    panel.y.ticks.visible = isFirst
    return panel
  }

  private var title: String {
    if recipe.temperature == 0 { return "At T = 0 the likeliest token is always chosen" }
    if let tree, tree.greedy != tree.best {
      let (greedy, best) = (product(tree.greedy, tree), product(tree.best, tree))
      return
        "Step by step the likeliest word reaches \(format(greedy, decimals: 3)), beam search \(format(best, decimals: 3))"
    }
    let kept = result.probabilities.count { $0 > 0 }
    if kept == scores.count, shown.count == kept, let last = shown.last {
      let p = percentage(result.probabilities[last], 2)
      return "Without a cut even \(quoted(names[last])) is drawn, \(p) of the time"
    }
    if kept == scores.count {
      return "Without a cut each of \(format(Double(kept), grouping: true)) tokens can be drawn"
    }
    return "\(kept) of \(format(Double(scores.count), grouping: true)) tokens can still be drawn"
  }

  private var subtitle: String {
    "$p_i\\propto e^{z_i/T}$ at $T=\(format(recipe.temperature))$; every cut divides what is left by its sum"
  }

  private var warnings: [String] {
    guard let k = recipe.topK, k > scores.count else { return [] }
    return ["top-k is \(k), and there are \(scores.count) tokens: all are kept"]
  }

  private var caption: String {
    var notes = warnings.map(\.sentence)
    if recipe.penalty != 1 {
      notes.append(
        "Repetition penalty \(format(recipe.penalty)): \(quoted(names[shown[0]])) counts as already said."
      )
    }
    if shown.count < scores.count {
      let mass = shown.reduce(0) { $0 + result.softmax[$1] }
      notes.append(
        "The \(shown.count) likeliest tokens are shown, \(format(mass, decimals: 3)) of the whole.")
    }
    if tree != nil, recipe.logits != TokenSampling().logits {
      notes.append("Every step of the tree has the same scores.")
    }
    return notes.joined(separator: " ")
  }

  private var alt: String {
    let top = shown.prefix(4).map {
      "\(names[$0]) \(format(result.probabilities[$0], significant: 3))"
    }
    var words = result.cuts.map {
      "\($0.name.capitalizedFirst) removes \(format($0.removed, significant: 2))."
    }
    if showsCuts {
      let (rank, share) = (cuts.removedByRank, cuts.removedByShare)
      words = [
        "Top-k = \(cuts.k) would remove \(format(rank, significant: 2)), top-p = \(format(PossibleCuts.share)) would remove \(format(share, significant: 2))."
      ]
    }
    if let tree {
      let (greedy, best) = (product(tree.greedy, tree), product(tree.best, tree))
      words.append(
        "Greedy reaches \(format(greedy, significant: 2)), beam search \(format(best, significant: 2))."
      )
    }
    let scores =
      "Scores of \(scores.count) tokens become probabilities at temperature \(format(recipe.temperature)): \(top.joined(separator: ", "))."
    return ([scores] + words).joined(separator: " ")
  }

  // MARK: - Stages

  private func bars(_ values: [Double], _ color: String, _ rows: [Double]) -> Bar {
    Bar(x: values, y: rows, color: color, orientation: .horizontal, width: 0.74)
  }

  private func labels(_ values: [Double], _ rows: [Double], _ color: String = "ink") -> Text {
    Text(
      x: values.map { max(0, $0) }, y: rows, text: values.map { format($0, decimals: 2) },
      anchor: .start, dx: 5, size: 11, color: color, halo: false)
  }

  private var scorePanel: Panel {
    let values = shown.map { result.penalised[$0] }
    let finite = values.map { $0.isFinite ? $0 : 0 }
    var marks: [any Mark] = []
    if recipe.penalty != 1 { marks.append(bars([scores[shown[0]]], "muted", [0])) }
    marks.append(bars(finite, "s7", rows))
    marks.append(
      Text(
        x: finite.enumerated().map { i, z in
          max(0, z, i == 0 && recipe.penalty != 1 ? scores[shown[0]] : 0)
        },
        y: rows, text: values.map { $0.isFinite ? format($0, decimals: 2) : "−∞" }, anchor: .start,
        dx: 5,
        size: 11, halo: false))
    let (low, high) = (min(0, finite.min() ?? 0), max(0, finite.max() ?? 1))
    let room = max(high - low, 1e-9)
    return Panel(
      title: recipe.penalty == 1 ? "scores" : "scores ÷ penalty", marks: marks,
      x: AxisOptions("$z$", domain: (low - room * 0.03)...(high + room * 0.3)))
  }

  private func share(_ label: String, _ values: [Double]) -> AxisOptions {
    AxisOptions(
      label, domain: 0...max(1e-9, (values.max() ?? 1) * 1.32), ticks: TickOptions(count: 3))
  }

  private var softmaxPanel: Panel {
    let values = shown.map { result.softmax[$0] }
    return Panel(
      title: recipe.temperature == 0
        ? "T = 0: greedy" : "softmax, T = \(format(recipe.temperature))",
      marks: [bars(values, "s1", rows), labels(values, rows)], x: share("probability", values))
  }

  /// Kept tokens divided by their sum, removed ones grey as they were before.
  private func cutPanel(_ i: Int) -> Panel {
    let cut = result.cuts[i]
    let before = i == 0 ? result.softmax : result.cuts[i - 1].probabilities
    let kept = shown.indices.filter { cut.probabilities[shown[$0]] > 0 }
    let gone = shown.indices.filter {
      cut.probabilities[shown[$0]] == 0 && before[shown[$0]] > 0
    }
    let values = kept.map { cut.probabilities[shown[$0]] }
    var marks: [any Mark] = []
    if !gone.isEmpty {
      let old = gone.map { before[shown[$0]] }
      marks.append(bars(old, "muted", gone.map(Double.init)))
      marks.append(labels(old, gone.map(Double.init), "muted"))
    }
    marks.append(bars(values, "s1", kept.map(Double.init)))
    marks.append(labels(values, kept.map(Double.init)))
    // A cut below the tokens that are shown has no line of its own.
    let isBelow = gone.isEmpty && cut.removed > 0.0005
    let axis = share(
      isBelow ? "probability (\(format(cut.removed, decimals: 2)) removed)" : "probability", values)
    if let first = gone.first, gone == Array(first..<(first + gone.count)) {
      let edge = Double(first) - 0.5
      marks.append(Rule(y: [edge], color: "accent", width: 1.5))
      marks.append(
        Text(
          x: [axis.domain?.upper ?? 1], y: [edge],
          text: ["removes \(format(cut.removed, decimals: 2))"], anchor: .end, baseline: .top,
          dx: -2, dy: 3, size: 11, color: "accent"))
    }
    return Panel(title: cut.name, marks: marks, x: axis)
  }

  private func drawPanel(_ counts: [Int]) -> Panel {
    let values = shown.map { Double(counts[$0]) / Double(recipe.draws) }
    let exact = shown.map { result.probabilities[$0] }
    return Panel(
      title: "\(format(Double(recipe.draws), grouping: true)) draws",
      marks: [
        bars(values, "s3", rows),
        labels(zip(values, exact).map { max($0, $1) }, rows, "ink").with(
          \.text, Channel.values(.text(TextColumn(shown.map { "\(counts[$0])" })))),
        Scatter(x: exact, y: rows, color: "ink", size: 6.0, opacity: 1),
      ], x: share("share drawn (dot: p)", values + exact))
  }

  var series: [Node.Entry] {
    var entries: [Node.Entry] = [
      .init("tokens", Node(names)), .init("logits", Node(result.penalised)),
      .init("softmax", Node(result.softmax)),
    ]
    for cut in result.cuts {
      let name = cut.name.split(separator: " ").first.map(String.init) ?? cut.name
      entries.append(.init("\(name) kept", Node(cut.probabilities)))
      entries.append(.init("\(name) removed", Node(cut.removed)))
    }
    if showsCuts {
      entries.append(.init("added up", Node(cuts.sums)))
      entries.append(.init("possible top-k", Node(cuts.k)))
      entries.append(.init("possible top-k removes", Node(cuts.removedByRank)))
      entries.append(.init("possible top-p", Node(PossibleCuts.share)))
      entries.append(.init("possible top-p removes", Node(cuts.removedByShare)))
    }
    entries.append(.init("probabilities", Node(result.probabilities)))
    entries.append(.init("entropy", Node(Softmax.entropy(result.probabilities))))
    if let counts { entries.append(.init("counts", counts.optionNode)) }
    if let tree {
      for (name, way) in [("greedy", tree.greedy), ("beam", tree.best)] {
        entries.append(.init("\(name) words", Node(way.map { tree.nodes[$0].word })))
        entries.append(.init("\(name) probability", Node(product(way, tree))))
      }
    }
    return entries
  }
}
