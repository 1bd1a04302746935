import NablaScene

/// Places a grid's cells in a rectangle: plot areas line up, what sticks out of them is summed.
struct GridLayout {
  /// The plot area of each panel, by its number.
  private(set) var plots: [Int: Rect] = [:]
  /// The cells of words with their upper left corners.
  private(set) var words: [(layout: WordCellLayout, corner: Point)] = []
  /// The titles of axes that grids share.
  private(set) var sharedTitles: [SharedTitles] = []
  /// How far the narrowest plot area falls short of what its panel needs.
  private(set) var missing = Size(0, 0)

  let gap: Double
  /// What sticks out of each panel's plot area.
  let insets: [Insets]
  /// The least plot area of each panel.
  let least: [Size]
  private let figure: FittedFigure
  private let theme: Theme

  init(
    _ figure: FittedFigure, in rect: Rect, insets: [Insets], least: [Size], theme: Theme
  ) {
    gap = theme.sizes.panelGap
    self.insets = insets
    self.least = least
    self.theme = theme
    self.figure = figure
    place(figure.root, in: rect)
  }

  private mutating func place(_ grid: PreparedGrid, in whole: Rect) {
    var rect = whole
    if grid.sharesX || grid.sharesY {
      let titles = SharedTitles(grid, figure, span: whole.size, theme: theme)
      sharedTitles.append(titles)
      let insets = titles.insets
      rect = Rect(
        x: whole.x + insets.left, y: whole.y, width: whole.width - insets.left,
        height: whole.height - insets.bottom)
    }
    let columns = grid.columnCount
    let rows = grid.rows.count
    guard columns > 0, rows > 0 else { return }
    var (left, right) = (zeros(columns), zeros(columns))
    var (top, bottom) = (zeros(rows), zeros(rows))
    var (leastWidths, leastHeights) = (zeros(columns), zeros(rows))
    for (r, row) in grid.rows.enumerated() {
      for (c, cell) in row.enumerated() {
        if case .words(let i) = cell {
          let words = WordCellLayout(figure.words[i], width: 0, theme: theme)
          leastWidths[c] = max(leastWidths[c], words.leastWidth)
        }
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
    let wordLayouts = grid.rows.map { row in
      row.enumerated().map { c, cell -> WordCellLayout? in
        guard case .words(let i) = cell else { return nil }
        return WordCellLayout(
          figure.words[i], width: left[c] + widths[c] + right[c], theme: theme)
      }
    }
    // Rows of nothing but words take what they need; the weights divide the rest.
    let needs = wordLayouts.map { row in row.compactMap { $0?.size.height }.max() ?? 0 }
    let areOnlyWords = zip(grid.rows, needs).map { row, need in
      need > 0
        && row.allSatisfy {
          switch $0 {
          case .words, .empty: true
          case .panel, .grid: false
          }
        }
    }
    for r in 0..<rows { leastHeights[r] = max(leastHeights[r], needs[r] - top[r] - bottom[r]) }
    let heights = share(
      rect.height - sum(top) - sum(bottom) - gap * Double(rows - 1), grid.rowWeights, rows,
      fixed: zip(needs, areOnlyWords).map { $1 ? $0 : nil })
    // Words that need more than there is leave nothing to divide.
    let overflow =
      zip(needs, areOnlyWords).reduce(sum(top) + sum(bottom) + gap * Double(rows - 1)) {
        $0 + ($1.1 ? $1.0 : 0)
      } - rect.height
    missing = Size(
      max(missing.width, shortfall(widths, leastWidths)),
      max(
        missing.height, overflow,
        shortfall(
          zip(heights, areOnlyWords).filter { !$0.1 }.map(\.0),
          zip(leastHeights, areOnlyWords).filter { !$0.1 }.map(\.0))))

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
          case .words:
            if let words = wordLayouts[r][c] {
              self.words.append((words, Point(outer.minX, outer.minY)))
            }
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

  /// - Parameter fixed: the tracks that keep their size; none where nil.
  private func share(
    _ space: Double, _ weights: [Double], _ count: Int, fixed: [Double?]? = nil
  ) -> [Double] {
    let valid = weights.count == count && weights.allSatisfy { $0 > 0 && $0.isFinite }
    let parts = valid ? weights : Array(repeating: 1, count: count)
    let fixed = fixed ?? Array(repeating: nil, count: count)
    let rest = space - sum(fixed.compactMap { $0 })
    let total = sum(zip(parts, fixed).map { $1 == nil ? $0 : 0 })
    return zip(parts, fixed).map { $1 ?? rest * $0 / total }
  }

  private func zeros(_ n: Int) -> [Double] { Array(repeating: 0, count: n) }
  private func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
}
