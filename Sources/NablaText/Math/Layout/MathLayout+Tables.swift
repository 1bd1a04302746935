import NablaScene

extension MathLayout {
  /// Rows and columns around the axis, with their delimiters.
  func table(_ table: MathTable, _ outer: Context) -> MathBox {
    let metrics = TableMetrics(table.spacing, outer.style)
    let context = outer.with(metrics.style)
    let em = em(outer) * metrics.scale
    let cells = table.rows.map { row in
      row.enumerated().map { column, nodes in
        // A relation that starts a cell stands as behind its left side.
        let isRightSide = table.spacing == .aligned && column % 2 == 1
        return self.row(isRightSide ? [.group([])] + nodes : nodes, context)
      }
    }
    let columns = cells.map(\.count).max() ?? 0
    var widths = [Double](repeating: 0, count: columns)
    for row in cells {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.width) }
    }
    var starts: [Double] = []
    var x = table.lines.isEmpty && table.rules.isEmpty ? metrics.edge * em : 0.4 * em
    let edge = x
    for (column, width) in widths.enumerated() {
      if column > 0 { x += metrics.gap(before: column) * em }
      starts.append(x)
      x += width
    }
    let width = x + edge
    let baselines = self.baselines(cells, table, metrics, em: em)

    var body = MathBox()
    body.width = width
    body.height = max(cells.first?.map(\.height).max() ?? 0, metrics.strutHeight * em)
    body.depth =
      (baselines.last ?? 0)
      + max(cells.last?.map(\.depth).max() ?? 0, metrics.strutDepth * em)
    for (i, row) in cells.enumerated() {
      if i > 0 { body.note("; ") }
      for (column, cell) in row.enumerated() {
        if column > 0, metrics.gap(before: column) > 0 { body.note(", ") }
        let free = widths[column] - cell.width
        let shift =
          switch table.alignments[column % max(1, table.alignments.count)] {
          case .left: 0.0
          case .center: free / 2
          case .right: free
          }
        body.draw(cell, x: starts[column] + shift, y: baselines[i])
      }
    }
    drawLines(of: table, in: &body, starts, widths, baselines, em: em, context)
    let middle = centered(body, outer)
    guard table.left != nil || table.right != nil else { return middle }
    return enclosed(middle, table.left, table.right, outer)
  }

  private func baselines(
    _ cells: [[MathBox]], _ table: MathTable, _ metrics: TableMetrics, em: Double
  ) -> [Double] {
    var places: [Double] = []
    var y = 0.0
    var depth = 0.0
    for (i, row) in cells.enumerated() {
      let height = row.map(\.height).max() ?? 0
      if i > 0 {
        y += max(metrics.baselineSkip * em, depth + height + metrics.lineGap * em)
        y += (table.gaps[i - 1] ?? 0) * em
      }
      places.append(y)
      depth = row.map(\.depth).max() ?? 0
    }
    return places
  }

  private func drawLines(
    of table: MathTable, in body: inout MathBox, _ starts: [Double], _ widths: [Double],
    _ baselines: [Double], em: Double, _ context: Context
  ) {
    let thickness = 0.04 * em
    for column in table.lines.sorted() {
      let x: Double
      if column == 0 {
        x = 0
      } else if column < starts.count {
        x = (starts[column - 1] + widths[column - 1] + starts[column] - thickness) / 2
      } else {
        x = body.width - thickness
      }
      // Delimiters around the table cover not quite all of it (rule 19); no line is longer.
      let high = body.total * 0.901
      body.rule(
        x: x, y: -body.height + (body.total - high) / 2, width: thickness, height: high,
        context.color)
    }
    for row in table.rules.sorted() {
      let y: Double
      if row == 0 {
        y = -body.height
      } else if row < baselines.count {
        y = (baselines[row - 1] + baselines[row] - 0.66 * em) / 2
      } else {
        y = body.depth - thickness
      }
      body.rule(x: 0, y: y, width: body.width, height: thickness, context.color)
    }
  }
}

/// The distances of a table, in em; LaTeX's and amsmath's.
private struct TableMetrics {
  var style: MathStyle
  /// The em's share of the style around.
  var scale = 1.0
  var baselineSkip = 1.2
  /// Between the ink of neighbouring rows, at least.
  var lineGap = 0.3
  var strutHeight = 0.7
  var strutDepth = 0.3
  var edge = 0.1
  private var columnGap = 1.0
  private var isPaired = false

  init(_ spacing: MathTable.Spacing, _ outer: MathStyle) {
    style = outer.with(outer.isScript ? outer.level : .text)
    switch spacing {
    case .matrix: break
    case .cases: edge = 0.05
    case .aligned:
      style = outer.with(outer.isScript ? outer.level : .display)
      (baselineSkip, lineGap, columnGap, isPaired, edge) = (1.5, 0.4, 2, true, 0)
    case .substack:
      style = outer
      (baselineSkip, lineGap, strutHeight, strutDepth, edge) = (1.1, 0.12, 0, 0, 0)
    case .small:
      style = outer.superscript
      scale = 0.74
      (baselineSkip, lineGap, columnGap, edge) = (1.0, 0.1, 0.5, 0.05)
    }
  }

  func gap(before column: Int) -> Double {
    isPaired && column % 2 == 1 ? 0 : columnGap
  }
}
