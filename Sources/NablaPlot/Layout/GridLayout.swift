import NablaScene

/// Places a grid's cells in a rectangle: plot areas line up, what sticks out of them is summed.
struct GridLayout {
  /// The plot area of each panel, by its number.
  private(set) var plots: [Int: Rect] = [:]
  private(set) var texts: [(text: String, rect: Rect)] = []
  /// How far the narrowest plot area falls short of what its panel needs.
  private(set) var missing = Size(0, 0)

  let gap: Double
  /// What sticks out of each panel's plot area.
  let insets: [Insets]
  /// The least plot area of each panel.
  let least: [Size]

  init(
    _ grid: PreparedGrid, in rect: Rect, gap: Double, insets: [Insets], least: [Size]
  ) {
    self.gap = gap
    self.insets = insets
    self.least = least
    place(grid, in: rect)
  }

  private mutating func place(_ grid: PreparedGrid, in rect: Rect) {
    let columns = grid.columnCount
    let rows = grid.rows.count
    guard columns > 0, rows > 0 else { return }
    var (left, right) = (zeros(columns), zeros(columns))
    var (top, bottom) = (zeros(rows), zeros(rows))
    var (leastWidths, leastHeights) = (zeros(columns), zeros(rows))
    for (r, row) in grid.rows.enumerated() {
      for (c, cell) in row.enumerated() {
        guard case .panel(let i) = cell else { continue }
        left[c] = max(left[c], insets[i].left)
        right[c] = max(right[c], insets[i].right)
        top[r] = max(top[r], insets[i].top)
        bottom[r] = max(bottom[r], insets[i].bottom)
        leastWidths[c] = max(leastWidths[c], least[i].width)
        leastHeights[r] = max(leastHeights[r], least[i].height)
      }
    }
    let widths = share(
      rect.width - sum(left) - sum(right) - gap * Double(columns - 1), grid.columnWeights, columns)
    let heights = share(
      rect.height - sum(top) - sum(bottom) - gap * Double(rows - 1), grid.rowWeights, rows)
    missing = Size(
      max(missing.width, shortfall(widths, leastWidths)),
      max(missing.height, shortfall(heights, leastHeights)))

    var y = rect.minY
    for (r, row) in grid.rows.enumerated() {
      var x = rect.minX
      for c in 0..<columns {
        if c < row.count {
          let plot = Rect(
            x: x + left[c], y: y + top[r], width: max(1, widths[c]), height: max(1, heights[r]))
          let outer = Rect(
            x: x, y: y, width: left[c] + plot.width + right[c],
            height: top[r] + plot.height + bottom[r])
          switch row[c] {
          case .panel(let i): plots[i] = plot
          case .grid(let inner): place(inner, in: outer)
          case .text(let text): texts.append((text, outer))
          case .empty: break
          }
        }
        x += left[c] + max(1, widths[c]) + right[c] + gap
      }
      y += top[r] + max(1, heights[r]) + bottom[r] + gap
    }
  }

  /// The space that has to be added so that every track gets what it needs at its weight.
  private func shortfall(_ sizes: [Double], _ needs: [Double]) -> Double {
    var factor = 1.0
    for (size, need) in zip(sizes, needs) where need > 0 {
      factor = max(factor, size > 1 ? need / size : need)
    }
    return factor > 1 ? sum(zip(sizes, needs).map { max(max($0, 1) * factor, $1) - $0 }) : 0
  }

  private func share(_ space: Double, _ weights: [Double], _ count: Int) -> [Double] {
    let valid = weights.count == count && weights.allSatisfy { $0 > 0 && $0.isFinite }
    let parts = valid ? weights : Array(repeating: 1, count: count)
    let total = sum(parts)
    return parts.map { space * $0 / total }
  }

  private func zeros(_ n: Int) -> [Double] { Array(repeating: 0, count: n) }
  private func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
}
