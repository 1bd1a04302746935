import NablaPlot
import NablaScene
import NablaText

extension HeadLinks {
  /// Queries on the left, keys on the right; a wrapped sentence has several pairs of columns.
  func bipartite(_ links: [Link]) -> Figure {
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
}
