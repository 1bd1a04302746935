import NablaScene

/// Places a grid's cells in a rectangle: plot areas line up, what sticks out of them is summed.
struct GridLayout {
  /// The plot area of each panel, by its number.
  private(set) var plots: [Int: Rect] = [:]
  /// The cells of words with their upper left corners.
  private(set) var words: [(layout: WordCellLayout, corner: Point)] = []
  /// The titles of axes that grids share.
  private(set) var sharedTitles: [SharedTitles] = []
  /// The titles of columns and rows, as they are drawn.
  private(set) var gridTitles: [SceneItem] = []
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
      let titles = SharedTitles(grid, figure, span: whole, theme: theme)
      sharedTitles.append(titles)
      let insets = titles.insets
      rect = Rect(
        x: whole.x + insets.left, y: whole.y, width: whole.width - insets.left,
        height: whole.height - insets.bottom)
    }
    let (columns, rows) = (grid.columnCount, grid.rowCount)
    guard columns > 0, rows > 0 else { return }
    var (left, right) = (zeros(columns), zeros(columns))
    var (top, bottom) = (zeros(rows), zeros(rows))
    for place in grid.places {
      guard case .panel(let i) = place.cell else { continue }
      left[place.column] = max(left[place.column], insets[i].left)
      right[place.right] = max(right[place.right], insets[i].right)
      top[place.row] = max(top[place.row], insets[i].top)
      bottom[place.bottom] = max(bottom[place.bottom], insets[i].bottom)
    }
    let titles = GridTitles(
      grid, cell: Size(rect.width / Double(columns), rect.height / Double(rows)), theme: theme)
    right[columns - 1] += titles.right
    top[0] += titles.top
    let across = Tracks(before: left, after: right, gap: gap)
    let down = Tracks(before: top, after: bottom, gap: gap)

    let widths = share(rect.width - across.around, grid.columnWeights, columns)
    let words = grid.places.map { place -> WordCellLayout? in
      guard case .words(let i) = place.cell else { return nil }
      let beside = place.right == columns - 1 ? titles.right : 0
      return WordCellLayout(
        figure.words[i], width: across.outer(place.column...place.right, widths) - beside,
        theme: theme)
    }
    // Rows of nothing but words take what they need; the weights divide the rest.
    var needs: [Double?] = Array(repeating: nil, count: rows)
    for r in 0..<rows {
      let row = zip(grid.places, words).filter { ($0.0.row...$0.0.bottom).contains(r) }
      let isOnlyWords = row.allSatisfy { place, _ in
        switch place.cell {
        case .words: place.rows == 1
        case .empty: true
        case .panel, .grid: false
        }
      }
      let need = row.compactMap { $0.1?.size.height }.max() ?? 0
      if isOnlyWords, need > 0 { needs[r] = need }
    }
    let heights = share(rect.height - down.around, grid.rowWeights, rows, fixed: needs)
    measureMissing(
      grid, words, across, widths, down, heights, needs: needs, titles: titles, in: rect)

    let (columnStarts, rowStarts) = (across.starts(widths), down.starts(heights))
    for (place, layout) in zip(grid.places, words) {
      let (xs, ys) = (place.column...place.right, place.row...place.bottom)
      let plot = Rect(
        x: rect.minX + columnStarts[place.column], y: rect.minY + rowStarts[place.row],
        width: max(1, across.inner(xs, widths)), height: max(1, down.inner(ys, heights)))
      var outer = Rect(
        x: plot.x - left[place.column], y: plot.y - top[place.row],
        width: across.outer(xs, widths), height: down.outer(ys, heights))
      // The titles of columns and rows stand outside all cells.
      if place.right == columns - 1 { outer.width -= titles.right }
      if place.row == 0 {
        (outer.y, outer.height) = (outer.y + titles.top, outer.height - titles.top)
      }
      switch place.cell {
      case .panel(let i): plots[i] = plot
      case .grid(let inner): self.place(inner, in: outer)
      case .words:
        if let layout { self.words.append((layout, Point(outer.minX, outer.minY))) }
      case .empty: break
      }
    }
    gridTitles += titles.placed(
      columns: columnStarts.map { (rect.minX + $0, rect.minY) },
      rows: rowStarts.indices.map { r in
        (
          rect.minX + columnStarts[columns - 1] + widths[columns - 1] + right[columns - 1],
          rect.minY + rowStarts[r] + heights[r] / 2
        )
      })
  }

  /// Columns or rows: what sticks out before and after each plot area, and the gap between them.
  private struct Tracks {
    let before: [Double]
    let after: [Double]
    let gap: Double

    /// What is no plot area.
    var around: Double {
      before.reduce(0, +) + after.reduce(0, +) + gap * Double(before.count - 1)
    }

    /// Where each track's plot area begins.
    func starts(_ sizes: [Double]) -> [Double] {
      var (place, result) = (0.0, [Double]())
      for (i, size) in sizes.enumerated() {
        result.append(place + before[i])
        place += before[i] + max(1, size) + after[i] + gap
      }
      return result
    }

    /// From the first plot area's begin to the last one's end.
    func inner(_ range: ClosedRange<Int>, _ sizes: [Double]) -> Double {
      range.dropLast().reduce(sizes[range.upperBound]) {
        $0 + max(1, sizes[$1]) + after[$1] + gap + before[$1 + 1]
      }
    }

    /// The same with what sticks out at both ends.
    func outer(_ range: ClosedRange<Int>, _ sizes: [Double]) -> Double {
      before[range.lowerBound] + inner(range, sizes) + after[range.upperBound]
    }

    /// What the tracks need so that a cell over some of them has its least size: what it lacks is
    /// given to all of these alike.
    func widen(_ least: inout [Double], _ range: ClosedRange<Int>, for need: Double) {
      let lack = need - inner(range, least)
      if lack <= 0 { return }
      for i in range { least[i] += lack / Double(range.count) }
    }
  }

  /// Adds how far the tracks fall short of what their cells need.
  private mutating func measureMissing(
    _ grid: PreparedGrid, _ words: [WordCellLayout?], _ across: Tracks, _ widths: [Double],
    _ down: Tracks, _ heights: [Double], needs: [Double?], titles: GridTitles, in rect: Rect
  ) {
    var (leastWidths, leastHeights) = (zeros(widths.count), zeros(heights.count))
    for (c, width) in titles.widths.enumerated() { leastWidths[c] = width }
    for (r, height) in titles.heights.enumerated() where needs[r] == nil {
      leastHeights[r] = height
    }
    // Cells of one track first: what they need also serves those that span several.
    for isSpan in [false, true] {
      for (place, layout) in zip(grid.places, words) {
        let (xs, ys) = (place.column...place.right, place.row...place.bottom)
        var need = Size(0, 0)
        switch place.cell {
        case .panel(let i): need = least[i]
        case .words:
          guard let layout else { continue }
          // Words begin where what sticks out of panels does, below the columns' titles.
          let above = down.before[place.row] - (place.row == 0 ? titles.top : 0)
          need = Size(
            layout.leastWidth, layout.size.height - above - down.after[place.bottom])
        case .grid, .empty: continue
        }
        if (place.columns > 1) == isSpan { across.widen(&leastWidths, xs, for: need.width) }
        if (place.rows > 1) == isSpan, needs[place.row] == nil {
          down.widen(&leastHeights, ys, for: need.height)
        }
      }
    }
    // Words that need more than there is leave nothing to divide.
    let overflow = sum(needs.compactMap { $0 }) + down.around - rect.height
    let shared = heights.indices.filter { needs[$0] == nil }
    missing = Size(
      max(missing.width, shortfall(widths, leastWidths)),
      max(
        missing.height, overflow,
        shortfall(shared.map { heights[$0] }, shared.map { leastHeights[$0] })))
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
