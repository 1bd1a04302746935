import NablaPlot
import NablaScene
import NablaText

/// The figure of `attention-head-view`: links between tokens, a colour for each head.
struct HeadViewFigure {
  let recipe: AttentionHeadView
  let tokens: [String]
  let heads: [Int]
  let matrices: [Matrix]
  /// The only query whose links are drawn; nil for all.
  let focus: Int?
  var warnings: [String] = []

  private struct Link {
    let head: String
    let query: Int
    let key: Int
    let weight: Double
  }

  /// Links at or above the threshold, the weakest first.
  private var links: [Link] {
    var links: [Link] = []
    for (head, matrix) in zip(heads, matrices) {
      for query in focus.map({ $0...$0 }) ?? 0...(matrix.rows - 1) {
        for key in 0..<matrix.columns where matrix[query, key] >= max(recipe.threshold, 1e-9) {
          links.append(
            Link(head: "head \(head)", query: query, key: key, weight: matrix[query, key]))
        }
      }
    }
    return links.sorted { ($0.weight, $0.query, $0.key) < ($1.weight, $1.query, $1.key) }
  }

  var result: RecipeResult {
    let links = links
    var figure = recipe.style == .bipartite ? bipartite(links) : arcs(links)
    figure.title =
      "Layer \(recipe.layer): \(heads.count == 1 ? "head \(heads[0])" : "\(heads.count) heads") as links"
    let who = focus.map { "the query \"\(tokens[$0])\"" } ?? "every query"
    let sentences =
      recipe.sentenceB.map { "; dashed: sentence B begins at \"\(tokens[$0])\"" } ?? ""
    figure.subtitle =
      "From \(who) to the keys it looks at; weights from \(format(recipe.threshold)) up\(sentences)"
    if heads.count > 8 { figure.color.palette = "nabla16" }
    // As many heads as a layer has cannot all differ to every eye; each token's strips show them
    // in the legend's order.
    if heads.count > 6 { figure.lint.off = [.colorBlind] }
    if heads.count == 1 { figure.color.legend = false }
    figure.warnings = warnings
    if links.isEmpty {
      figure.warnings.append("threshold: no link above \(format(recipe.threshold))")
    }
    figure.caption = figure.warnings.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
      .joined(separator: " ")
    figure.alt = alt(links)
    return RecipeResult(
      figure: figure,
      series: [
        .init("query", Node(links.map { Double($0.query) })),
        .init("key", Node(links.map { Double($0.key) })),
        .init("weight", Node(links.map(\.weight))), .init("head", Node(links.map(\.head))),
        .init("tokens", Node(tokens)), .init("threshold", Node(recipe.threshold)),
      ])
  }

  private func alt(_ links: [Link]) -> String {
    guard let strongest = links.last else { return "No attention link above the threshold." }
    return
      "Links between \(tokens.count) tokens for \(heads.count) heads of layer \(recipe.layer). The strongest, \(format(strongest.weight, significant: 2)) in \(strongest.head), goes from \"\(tokens[strongest.query])\" to \"\(tokens[strongest.key])\"."
  }

  /// Each link's opacity: its weight, shared by the heads that are drawn over one another.
  private var opacity: Double { heads.count > 4 ? 0.65 : 0.85 }

  /// The width of a link of weight 1, in logical pixels.
  private var width: Double { heads.count > 4 ? 4 : 5 }

  // MARK: - Two columns

  private func bipartite(_ links: [Link]) -> Figure {
    let rows = recipe.wrap.map { min($0, tokens.count) } ?? tokens.count
    let parts = (tokens.count + rows - 1) / rows
    let panels = (0..<parts).map { part in
      Cell.panel(columns(links, part * rows..<min(tokens.count, (part + 1) * rows)))
    }
    let height = Double(rows) * 24 + 130
    return Figure(
      size: Size(parts == 1 ? 600 : Double(parts) * 330 + 100, height), grid: Grid([panels]))
  }

  /// Queries of `range` on the left, all keys that they reach on the right.
  private func columns(_ links: [Link], _ range: Range<Int>) -> Panel {
    let shown = links.filter { range.contains($0.query) }
    // Keys of a wrapped part keep their own places, so that both columns read downwards.
    let last = Double(max(1, range.count - 1))
    func keyPlace(_ key: Int) -> Double {
      tokens.count == range.count
        ? Double(key) : Double(key) / Double(max(1, tokens.count - 1)) * last
    }
    var marks = borders(range)
    marks.append(
      Arcs(
        x: shown.map { _ in 0.0 }, y: shown.map { Double($0.query - range.lowerBound) },
        x2: shown.map { _ in 1.0 }, y2: shown.map { keyPlace($0.key) }, weight: shown.map(\.weight),
        color: colors(shown), width: width, opacity: opacity))
    marks += strips(range, at: keyPlace)
    let edge = 1 + stripWidth + 0.02
    marks.append(
      Text(
        x: tokens.map { _ in edge }, y: tokens.indices.map(keyPlace),
        text: labels(tokens[...]),
        anchor: .start,
        dx: 4, size: 11, halo: false))
    if let strongest = shown.last, strongest.weight > 0 {
      let y = (Double(strongest.query - range.lowerBound) + keyPlace(strongest.key)) / 2
      marks.append(
        Text(x: [0.5], y: [y], text: [format(strongest.weight, decimals: 2)], size: 11, bold: true))
    }
    return Panel(
      marks: marks,
      x: AxisOptions(
        "", domain: -0.02...(edge + textShare),
        ticks: TickOptions(values: [0, 1], labels: ["query", "key"])
      ).with(\.grid, false).with(\.line, false),
      y: AxisOptions(
        "", domain: -0.6...(last + 0.6),
        ticks: TickOptions(
          values: range.map { Double($0 - range.lowerBound) }, labels: labels(tokens[range])),
        reversed: true
      ).with(\.grid, false).with(\.line, false)
    ).with(\.minimumSize, Size(Self.leastLinks * (edge + textShare + 0.02), 0))
  }

  /// A band behind the query that is looked at, and a line before the second sentence.
  private func borders(_ range: Range<Int>, across: Bool = true) -> [any Mark] {
    var marks: [any Mark] = []
    if let focus, range.contains(focus) {
      let place = Double(across ? focus - range.lowerBound : focus)
      let band = (place - 0.45)...(place + 0.45)
      marks.append(
        across
          ? Span(y: band, color: "accent", opacity: 0.12)
          : Span(x: band, color: "accent", opacity: 0.12))
    }
    if let second = recipe.sentenceB, range.contains(second), second > range.lowerBound {
      let place = Double(across ? second - range.lowerBound : second) - 0.5
      marks.append(across ? Rule(y: [place], width: 1) : Rule(x: [place], width: 1))
    }
    return marks
  }

  /// A constant category is a colour of its own only beside others.
  private func colors(_ links: [Link]) -> any ChannelConvertible {
    if heads.count == 1 { return "s1" }
    // In the order of the heads, not of the links, so that the key reads in order.
    let names = heads.map { "head \($0)" }
    let codes = links.map { Int32(names.firstIndex(of: $0.head) ?? -1) }
    return Column.text(TextColumn(codes: codes, categories: names))
  }

  /// Tokens as labels show them, letter by letter.
  private func labels(_ tokens: ArraySlice<String>) -> [String] {
    tokens.map { escapingMarkup(tokenText($0)) }
  }

  /// The share of the x axis that the keys' names take, of the links' width.
  private var textShare: Double {
    let widest = tokens.map { typeset(tokenText($0), TextStyle(size: 11)).width }.max() ?? 40
    return (min(widest, 160) + 14) / Self.leastLinks
  }

  /// The least width of the links in logical pixels.
  private static let leastLinks = 220.0

  private var stripWidth: Double { heads.count == 1 ? 0.03 : Double(heads.count) * 0.035 }

  /// Beside each key one square for each head: its area is the attention that the key receives
  /// from the queries drawn, on average.
  private func strips(_ range: Range<Int>, at place: (Int) -> Double) -> [any Mark] {
    let queries = focus.map { [$0] } ?? Array(range)
    let shares = matrices.map { matrix in
      (0..<matrix.columns).map { key in
        queries.reduce(0) { $0 + max(0, matrix[$1, key]) } / Double(queries.count)
      }
    }
    let largest = shares.joined().max() ?? 1
    return zip(heads, shares).enumerated().map { i, pair in
      let (head, received) = pair
      let x = 1 + 0.02 + (Double(i) + 0.5) * 0.035
      let color: any ChannelConvertible =
        heads.count == 1 ? "s1" : received.map { _ in "head \(head)" }
      var squares = Scatter(
        x: received.map { _ in x }, y: received.indices.map(place), color: color, size: received,
        shape: .square, opacity: 1)
      (squares.sizeMax, squares.sizeFull) = (11, max(largest, 1e-9))
      return squares
    }
  }

  // MARK: - One line

  private func arcs(_ links: [Link]) -> Figure {
    let n = recipe.wrap.map { min($0, tokens.count) } ?? tokens.count
    let parts = (tokens.count + n - 1) / n
    let rows = (0..<parts).map { part in
      [Cell.panel(line(links, part * n..<min(tokens.count, (part + 1) * n)))]
    }
    let size = Size(max(480, Double(n) * 46 + 150), Double(parts) * 300 + 60)
    return Figure(size: size, grid: Grid(rows))
  }

  private func line(_ links: [Link], _ range: Range<Int>) -> Panel {
    let shown = links.filter { range.contains($0.query) && range.contains($0.key) }
    let reach = shown.map { abs(Double($0.key - $0.query)) / 2 }.max() ?? 1
    let (up, down) = (
      shown.contains { $0.key < $0.query } ? reach : 0.5,
      shown.contains { $0.key > $0.query } ? reach : 0.5
    )
    // From key to query the arc rises to the right: above the line for earlier keys.
    let marks: [any Mark] =
      borders(range, across: false) + [
        Rule(y: 0.0, color: "grid", width: 1, dash: .solid),
        Arcs(
          x: shown.map { Double($0.query) }, y: shown.map { _ in 0.0 },
          x2: shown.map { Double($0.key) }, y2: shown.map { _ in 0.0 }, weight: shown.map(\.weight),
          color: colors(shown), bend: .arc, width: width, opacity: opacity),
      ]
    return Panel(
      marks: marks,
      x: AxisOptions(
        "above: keys before the query; below: keys after it",
        domain: (Double(range.lowerBound) - 0.6)...(Double(range.upperBound) - 0.4),
        ticks: TickOptions(values: range.map(Double.init), labels: labels(tokens[range]))
      ).with(\.grid, false).with(\.line, false),
      y: AxisOptions("", domain: (-down * 1.1)...(up * 1.1), ticks: TickOptions(values: []))
        .with(\.grid, false).with(\.line, false))
  }
}
