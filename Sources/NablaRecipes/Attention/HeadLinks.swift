import NablaPlot
import NablaScene
import NablaText

/// Links between tokens, a colour for each head, as two columns or as arcs over one line.
struct HeadLinks {
  let recipe: AttentionHeadView
  let tokens: [String]
  let heads: [Int]
  let matrices: [Matrix]
  /// The only query whose links are drawn; nil for all.
  let focus: Int?
  var warnings: [String] = []

  struct Link {
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
    figure.caption = figure.warnings.map(\.sentence)
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
  var opacity: Double { heads.count > 4 ? 0.65 : 0.85 }

  /// The width of a link of weight 1, in logical pixels.
  var width: Double { heads.count > 4 ? 4 : 5 }

  // MARK: - What both styles share

  /// A band behind the query that is looked at, and a line before the second sentence.
  func borders(_ range: Range<Int>, across: Bool = true) -> [any Mark] {
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
  func colors(_ links: [Link]) -> any ChannelConvertible {
    if heads.count == 1 { return "s1" }
    // In the order of the heads, not of the links, so that the key reads in order.
    let names = heads.map { "head \($0)" }
    let codes = links.map { Int32(names.firstIndex(of: $0.head) ?? -1) }
    return Column.text(TextColumn(codes: codes, categories: names))
  }

  /// Tokens as labels show them, letter by letter.
  func labels(_ tokens: ArraySlice<String>) -> [String] {
    tokens.map { escapingMarkup(tokenText($0)) }
  }
}
