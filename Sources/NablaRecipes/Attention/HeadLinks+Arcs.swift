import NablaPlot
import NablaScene
import NablaText

extension HeadLinks {
  /// Arcs above the tokens for earlier keys, below them for later ones.
  func arcs(_ links: [Link]) -> Figure {
    let n = recipe.wrap.map { min($0, tokens.count) } ?? tokens.count
    let parts = (tokens.count + n - 1) / n
    let lines = (0..<parts).map { part in
      line(links, part * n..<min(tokens.count, (part + 1) * n))
    }
    let heights = lines.map(\.height)
    var figure = Figure(
      size: Size(
        max(480, Double(n) * spacing + (heads.count > 1 ? 140 : 50)).rounded(),
        heights.reduce(0, +) + 18 * Double(parts) + 78),
      grid: Grid(lines.map { [.panel($0.panel)] }, rowWeights: heights))
    let missing = links.count { $0.query / n != $0.key / n }
    if missing > 0 {
      figure.caption =
        missing == 1
        ? "1 link leads to another line and is not drawn."
        : "\(missing) links lead to another line and are not drawn."
    }
    return figure
  }

  /// How far tokens stand apart, so that no two touch.
  private var spacing: Double {
    let widths = tokens.map { typeset(tokenText($0), TextStyle(size: 11)).width }
    let pairs = zip(widths, widths.dropFirst()).map { ($0 + $1) / 2 + 7 }
    return max(34, pairs.max() ?? 34)
  }

  private func line(_ links: [Link], _ range: Range<Int>) -> (panel: Panel, height: Double) {
    let shown = links.filter { range.contains($0.query) && range.contains($0.key) }
    let (before, after) = (
      shown.map { Double($0.query - $0.key) / 2 }.max() ?? 0,
      shown.map { Double($0.key - $0.query) / 2 }.max() ?? 0
    )
    let reach = max(before, after, 0.5)
    // An empty side stays in sight: no query looks that way.
    let (up, down) = (before > 0 ? before : reach * 0.3, after > 0 ? after : reach * 0.3)
    let height = min(260, max(90, (up + down) * spacing)) + 44
    // Room for the tokens between the arcs of both sides.
    let room = (up + down) / (height - 44) * 11
    func side(_ link: Link) -> Double {
      link.key < link.query ? room : link.key > link.query ? -room : 0
    }
    let told = told(shown.filter { $0.key != $0.query }, apart: 1) {
      (
        Double($0.query + $0.key) / 2,
        side($0) + (Double($0.query - $0.key) / 2)
      )
    }
    // From key to query the arc rises to the right: above the line for earlier keys.
    var marks: [any Mark] =
      borders(range, across: false, at: { Double($0) }) + [
        Text(
          x: range.map(Double.init), y: range.map { _ in 0.0 }, text: labels(Array(tokens[range])),
          size: 11, halo: false, repel: false),
        Text(
          x: told.map(\.x), y: told.map(\.y),
          text: told.map { format($0.link.weight, decimals: 2) }, size: 11, bold: true),
      ]
    marks.insert(
      contentsOf: drawn(
        shown, from: { (Double($0.query), side($0)) }, to: { (Double($0.key), side($0)) },
        bend: .arc), at: 0)
    for (isEmpty, y, words) in [
      (before == 0, up / 2 + room, "no link to a key before the query"),
      (after == 0, -down / 2 - room, "no link to a key after the query"),
    ] where isEmpty && !shown.isEmpty {
      marks.append(
        Text(
          x: [Double(range.lowerBound) - 0.5], y: [y], text: [words], anchor: .start, size: 11,
          color: "muted", repel: false))
    }
    let panel = Panel(
      marks: marks,
      x: .blank((Double(range.lowerBound) - 0.6)...(Double(range.upperBound) - 0.4)),
      y: .blank((-(down + room) * 1.06)...((up + room) * 1.06))
    ).with(\.minimumSize, Size(Double(range.count) * spacing, 0))
    return (panel, height)
  }
}
