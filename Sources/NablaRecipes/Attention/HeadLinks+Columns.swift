import NablaPlot
import NablaScene
import NablaText

extension HeadLinks {
  /// Queries on the left, keys on the right; a wrapped sentence has several pairs of columns.
  func bipartite(_ links: [Link]) -> Figure {
    let rows = recipe.wrap.map { min($0, tokens.count) } ?? tokens.count
    let parts = (0..<((tokens.count + rows - 1) / rows)).map { part in
      columns(links, part * rows..<min(tokens.count, (part + 1) * rows))
    }
    let most = parts.map(\.rows).max() ?? rows
    var figure = Figure(
      size: Size(
        parts.count == 1 ? 600 : (Double(parts.count) * partWidth + 30).rounded(),
        Double(most) * 24 + (heads.count > 1 ? 152 : 116)),
      grid: Grid([parts.map { .panel(panel($0, rows: most)) }]))
    figure.caption =
      (heads.count > 1 ? "Squares: the attention that a key receives from each head. " : "")
      + (parts.count > 1
        ? "Keys of a part: those that its queries look at, in the sentence's order." : "")
    return figure
  }

  /// The queries of a part, and the keys beside them.
  private struct Part {
    let range: Range<Int>
    let links: [Link]
    let keys: [Int]
    var rows: Int { max(range.count, keys.count) }

    /// A place of one of `count` names, spread over the longer column.
    private func place(_ i: Int, of count: Int) -> Double {
      count > 1 ? Double(i) * Double(rows - 1) / Double(count - 1) : Double(rows - 1) / 2
    }
    func place(query: Int) -> Double { place(query - range.lowerBound, of: range.count) }
    func place(key: Int) -> Double { place(keys.firstIndex(of: key) ?? 0, of: keys.count) }
  }

  /// All keys of a whole sentence; those that are reached beside a part of it.
  private func columns(_ links: [Link], _ range: Range<Int>) -> Part {
    let shown = links.filter { range.contains($0.query) }
    let keys = range.count == tokens.count ? Array(range) : Set(shown.map(\.key)).sorted()
    return Part(range: range, links: shown, keys: keys)
  }

  private func panel(_ part: Part, rows: Int) -> Panel {
    let links = part.links
    var marks = borders(part.range, at: part.place(query:))
    marks += drawn(
      links, from: { (0, part.place(query: $0.query)) }, to: { (1, part.place(key: $0.key)) },
      bend: .flow)
    marks.append(squares(part))
    if heads.count > 1 { marks += names }
    let edge = 1 + squaresWidth + 0.02
    marks.append(
      Text(
        x: part.keys.map { _ in edge }, y: part.keys.map(part.place(key:)),
        text: labels(part.keys.map { tokens[$0] }), anchor: .start, dx: 4, size: 11, halo: false,
        repel: false))
    let told = told(links, apart: 0.9) {
      (0.5, (part.place(query: $0.query) + part.place(key: $0.key)) / 2)
    }
    marks.append(
      Text(
        x: told.map(\.x), y: told.map(\.y),
        text: told.map { format($0.link.weight, decimals: 2) }, size: 11, bold: true, repel: false))
    return Panel(
      marks: marks,
      x: AxisOptions(
        "", domain: -0.02...(edge + textShare),
        ticks: TickOptions(values: [0, 1], labels: ["query", "key"])
      ).with(\.grid, false).with(\.line, false),
      y: AxisOptions(
        "", domain: (heads.count > 1 ? -1.7 : -0.6)...(Double(max(rows, 2)) - 0.4),
        ticks: TickOptions(
          values: part.range.map(part.place(query:)), labels: labels(Array(tokens[part.range]))),
        reversed: true
      ).with(\.grid, false).with(\.line, false)
    ).with(\.minimumSize, Size(Self.leastLinks * (edge + textShare + 0.02), 0))
  }

  /// The share of the x axis that the keys' names take, of the links' width.
  private var textShare: Double {
    let widest = tokens.map { typeset(tokenText($0), TextStyle(size: 11)).width }.max() ?? 40
    return (min(widest, 160) + 14) / Self.leastLinks
  }

  /// A part of a wrapped sentence with its queries' names and the gap after it.
  private var partWidth: Double {
    Self.leastLinks * (1.06 + squaresWidth + 2 * textShare) + 34
  }

  /// The least width of the links in logical pixels.
  private static let leastLinks = 220.0
  /// The width of a head's squares, of the links' width.
  private static let step = 0.045

  private var squaresWidth: Double { heads.count == 1 ? 0.03 : Double(heads.count) * Self.step }
  private func place(head i: Int) -> Double { 1.02 + (Double(i) + 0.5) * Self.step }

  /// The heads' numbers above their squares, underlined in their colours.
  private var names: [any Mark] {
    let x = heads.indices.map(place(head:))
    return [
      Arcs(
        x: x.map { $0 - 0.36 * Self.step }, y: x.map { _ in -0.8 },
        x2: x.map { $0 + 0.36 * Self.step }, y2: x.map { _ in -0.8 }, color: colors(heads),
        bend: .straight, width: 3, opacity: 1),
      Text(
        x: x, y: x.map { _ in -0.95 }, text: heads.map { "\($0)" }, baseline: .bottom, size: 9,
        halo: false, repel: false),
      Text(
        x: [1], y: [-0.95], text: ["head"], anchor: .end, baseline: .bottom, size: 11,
        color: "muted", halo: false, repel: false),
    ]
  }

  /// Beside each key one square for each head: its area is the attention that the key receives
  /// from the queries drawn, on average.
  private func squares(_ part: Part) -> Scatter {
    let shares = received(part.keys, from: part.range)
    let largest = shares.joined().max() ?? 1
    var (x, y, size, owners): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for (i, received) in shares.enumerated() {
      // Squares too small to be seen are left out.
      for (key, share) in zip(part.keys, received) where share > largest * 0.004 {
        x.append(place(head: i))
        y.append(part.place(key: key))
        size.append(share)
        owners.append(heads[i])
      }
    }
    var squares = Scatter(x: x, y: y, color: colors(owners), size: size, shape: .square, opacity: 1)
    (squares.sizeMax, squares.sizeFull) = (11, max(largest, 1e-9))
    return squares
  }
}
