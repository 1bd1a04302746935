import NablaPlot
import NablaScene

extension HeadLinks {
  /// Arcs above for earlier keys, below for later ones.
  func arcs(_ links: [Link]) -> Figure {
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
