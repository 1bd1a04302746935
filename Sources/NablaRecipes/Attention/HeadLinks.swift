import NablaPlot
import NablaScene
import NablaText

/// Links between tokens, a colour for each head, as two columns or as arcs around one line.
struct HeadLinks {
  let recipe: AttentionHeadView
  let tokens: [String]
  let heads: [Int]
  let matrices: [Matrix]
  /// The only query whose links are drawn; nil for all.
  let focus: Int?
  var warnings: [String] = []

  struct Link {
    let head: Int
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
            Link(head: head, query: query, key: key, weight: min(1, matrix[query, key])))
        }
      }
    }
    return links.sorted { ($0.weight, $0.query, $0.key) < ($1.weight, $1.query, $1.key) }
  }

  var result: RecipeResult {
    let links = links
    var figure = recipe.style == .bipartite ? bipartite(links) : arcs(links)
    figure.title = title(links)
    figure.subtitle = subtitle
    if heads.count > 8 { figure.color.palette = "nabla16" }
    // As many heads as a layer has cannot all differ to every eye; each token's squares show them
    // in the order of the numbers above.
    if heads.count > 6 { figure.lint.off = [.colorBlind] }
    figure.color.position = .right
    figure.color.legend = heads.count > 1 && recipe.style == .arc
    figure.warnings = warnings
    if links.isEmpty {
      figure.warnings.append("threshold: no link above \(format(recipe.threshold))")
    }
    let notes = figure.warnings.map(\.sentence) + (figure.caption.isEmpty ? [] : [figure.caption])
    figure.caption = notes.joined(separator: " ")
    figure.alt = alt(links)
    var series: [Node.Entry] = [
      .init("query", Node(links.map { Double($0.query) })),
      .init("key", Node(links.map { Double($0.key) })),
      .init("weight", Node(links.map(\.weight))),
      .init("head", Node(links.map { "head \($0.head)" })),
      .init(
        "received",
        Node(received(Array(tokens.indices), from: tokens.indices).map { Node($0) })),
      .init("tokens", Node(tokens)), .init("threshold", Node(recipe.threshold)),
    ]
    if let clearest {
      series.append(.init("clearest head", Node(clearest.head)))
      series.append(.init("clearest pattern", Node(clearest.pattern.target.words)))
      series.append(.init("clearest share", Node(clearest.pattern.share)))
    }
    return RecipeResult(figure: figure, series: series)
  }

  // MARK: - Words

  private var clearest: (head: Int, pattern: HeadPattern)? {
    HeadPattern.clearest(of: matrices).map { (heads[$0.index], $0.pattern) }
  }

  private func title(_ links: [Link]) -> String {
    let layer = "Layer \(recipe.layer)"
    if let focus, let strongest = links.last {
      return
        "\(layer): \(quoted(tokens[focus])) looks most at \(quoted(tokens[strongest.key])), by head \(strongest.head)"
    }
    if focus == nil, let clearest, clearest.pattern.share >= 0.4 {
      return "\(layer): head \(clearest.head) looks at \(clearest.pattern.target.words)"
    }
    return "\(layer): \(heads.count == 1 ? "head \(heads[0])" : "\(heads.count) heads") as links"
  }

  private var subtitle: String {
    let who = focus.map { "the query \(quoted(tokens[$0]))" } ?? "every query"
    let greys = greysFaint ? " (grey: below \(format(Self.faint)))" : ""
    let sides =
      recipe.style == .arc ? "; above to earlier keys, below to later ones" : ""
    let second =
      recipe.sentenceB.map { "; dashed: sentence B begins at \(quoted(tokens[$0]))" } ?? ""
    return
      "Links from \(who) to its keys, weights from \(format(recipe.threshold)) up\(greys)\(sides)\(second)"
  }

  private func alt(_ links: [Link]) -> String {
    guard let strongest = links.last else { return "No attention link above the threshold." }
    let pattern = clearest.map {
      " Head \($0.head) gives \(format($0.pattern.share, decimals: 2)) of its attention to \($0.pattern.target.words)."
    }
    return
      "Links between \(tokens.count) tokens for \(heads.count == 1 ? "head \(heads[0])" : "\(heads.count) heads") of layer \(recipe.layer). The strongest, \(format(strongest.weight, significant: 2)) in head \(strongest.head), goes from \"\(tokens[strongest.query])\" to \"\(tokens[strongest.key])\"."
      + (pattern ?? "")
  }

  // MARK: - What both styles share

  /// For each head what keys receive on average, from the only query or from several.
  func received(_ keys: [Int], from queries: Range<Int>) -> [[Double]] {
    let queries = focus.map { $0..<($0 + 1) } ?? queries
    return matrices.map { matrix in
      keys.map { key in
        let weights = queries.map { matrix[$0, key] }.filter { $0 > 0 }
        return weights.reduce(0, +) / Double(queries.count)
      }
    }
  }

  /// Below this weight a link is a hairline, too pale to show whose it is.
  private static let faint = 0.15

  /// Whether hairlines of many heads are drawn as one grey link for each pair of tokens.
  private var greysFaint: Bool { heads.count > 4 && focus == nil && recipe.threshold < Self.faint }

  /// The links from and to places, the strongest on top.
  func drawn(
    _ links: [Link], from: (Link) -> (Double, Double), to: (Link) -> (Double, Double),
    bend: Arcs.Bend
  ) -> [any Mark] {
    func arcs(_ links: [Link], _ color: any ChannelConvertible) -> Arcs {
      Arcs(
        x: links.map { from($0).0 }, y: links.map { from($0).1 }, x2: links.map { to($0).0 },
        y2: links.map { to($0).1 }, weight: links.map(\.weight), color: color, bend: bend,
        width: width, opacity: opacity)
    }
    guard greysFaint else { return [arcs(links, colors(links.map(\.head)))] }
    // The strongest of a pair's hairlines stands for all.
    var strongest: [[Int]: Link] = [:]
    for link in links where link.weight < Self.faint { strongest[[link.query, link.key]] = link }
    let faint = strongest.values.sorted { ($0.query, $0.key) < ($1.query, $1.key) }
    let strong = links.filter { $0.weight >= Self.faint }
    return [arcs(faint, "muted"), arcs(strong, colors(strong.map(\.head)))]
  }

  /// The opacity of a link of weight 1.
  private var opacity: Double { heads.count > 4 ? 0.65 : 0.85 }

  /// The width of a link of weight 1, in logical pixels.
  private var width: Double { heads.count > 4 ? 4 : 5 }

  /// A band behind the query that is looked at, and a line before the second sentence.
  func borders(_ range: Range<Int>, across: Bool = true, at place: (Int) -> Double) -> [any Mark] {
    var marks: [any Mark] = []
    if let focus, range.contains(focus) {
      let band = (place(focus) - 0.45)...(place(focus) + 0.45)
      marks.append(
        across
          ? Span(y: band, color: "accent", opacity: 0.12)
          : Span(x: band, color: "accent", opacity: 0.12))
    }
    if let second = recipe.sentenceB, range.contains(second), second > range.lowerBound {
      let edge = (place(second - 1) + place(second)) / 2
      marks.append(across ? Rule(y: [edge], width: 1) : Rule(x: [edge], width: 1))
    }
    return marks
  }

  /// The strongest link of each head, as far as their middles stay apart, with these.
  func told(
    _ links: [Link], apart: Double, middle: (Link) -> (x: Double, y: Double)
  ) -> [(link: Link, x: Double, y: Double)] {
    var told: [(link: Link, x: Double, y: Double)] = []
    for link in links.reversed() where link.weight >= 0.2 && told.count < 4 {
      let (x, y) = middle(link)
      if told.contains(where: {
        $0.link.head == link.head || abs($0.x - x) < apart && abs($0.y - y) < apart
      }) {
        continue
      }
      told.append((link, x, y))
    }
    return told
  }

  /// A colour for each head; a constant category is a colour of its own only beside others.
  func colors(_ numbers: [Int]) -> any ChannelConvertible {
    if heads.count == 1 { return "s1" }
    // In the order of the heads, not of the links, so that the key reads in order.
    let codes = numbers.map { Int32(heads.firstIndex(of: $0) ?? -1) }
    return Column.text(TextColumn(codes: codes, categories: heads.map { "head \($0)" }))
  }

  /// Tokens as labels show them, letter by letter.
  func labels(_ tokens: [String]) -> [String] {
    tokens.map { escapingMarkup(tokenText($0)) }
  }
}

/// A token as sentences show it, letter by letter.
func quoted(_ token: String) -> String { "“\(escapingMarkup(tokenText(token)))”" }
