import NablaPlot
import NablaScene
import NablaText

extension PipelineFigure {
  var matrices: [Panel] {
    let names = keyNames
    let many = max(q.rows, k.rows) > 40
    func panel(
      _ title: String, _ values: Matrix, rows: [String]?, columns: [String]?, outlined: [any Mark],
      _ kind: Heatmap.Values, then sign: String? = nil
    ) -> Panel {
      let isMask = values.values.contains { !$0.isFinite }
      let whole = values.values.allSatisfy { $0 == $0.rounded() }
      let map = Heatmap(
        values.known, xLabels: many ? nil : columns, yLabels: many ? nil : rows,
        mask: isMask ? values.gaps : nil, decimals: whole ? 0 : recipe.decimals, values: kind)
      var (x, y) = (AxisOptions(""), AxisOptions(""))
      x.ticks.visible = columns != nil
      y.ticks.visible = rows != nil
      let color = ColorOptions("", legend: false)
      var marks: [any Mark] = [map] + outlined
      if isMask, k.rows <= 10 {
        let cells = values.values.indices.filter { values.values[$0] == -.infinity }
        marks.append(
          Text(
            x: cells.map { Double($0 % values.columns) },
            y: cells.map { Double($0 / values.columns) },
            text: cells.map { _ in "−∞" }, size: 11, repel: false))
      }
      // What is done with the matrix stands between it and the next one.
      if let sign {
        marks.append(
          Text(
            x: [Double(values.columns) - 0.5], y: [Double(values.rows) / 2 - 0.5], text: [sign],
            dx: 9, size: 14, color: "muted", repel: false))
      }
      return Panel(title: title, marks: marks, x: x, y: y, color: color)
    }
    let row = recipe.row
    let keys = row.map(followed) ?? []
    func lines(_ width: Int) -> [any Mark] {
      keys.enumerated().map { outline(row: $1, columns: 0..<width, color: color($0)) }
    }
    func cells() -> [any Mark] {
      guard let row else { return [] }
      return keys.enumerated().map { outline(row: row, columns: $1..<($1 + 1), color: color($0)) }
    }
    func query(_ width: Int) -> [any Mark] {
      row.map { [outline(row: $0, columns: 0..<width, color: "ink")] } ?? []
    }
    let scaled = factor == 1 ? "" : factorText
    return [
      panel(
        "$Q$", q, rows: tokens, columns: nil, outlined: query(q.columns), .diverging,
        then: "×"),
      panel("$K$", k, rows: names, columns: nil, outlined: lines(k.columns), .diverging, then: "→"),
      panel(
        "$S=QK^\\top\(scaled)$", masked, rows: nil, columns: names, outlined: cells(), .diverging,
        then: "→"),
      panel(
        "$A$, softmax", weights, rows: nil, columns: names, outlined: cells(), .weights, then: "×"),
      panel(
        "$V$", v, rows: names, columns: nil, outlined: lines(v.columns), .diverging, then: "="),
      panel("$Z=AV$", output, rows: tokens, columns: nil, outlined: query(v.columns), .diverging),
    ]
  }

  func outline(row: Int, columns: Range<Int>, color: String) -> Line {
    let (left, right) = (Double(columns.lowerBound) - 0.47, Double(columns.upperBound) - 0.53)
    let (top, bottom) = (Double(row) - 0.46, Double(row) + 0.46)
    return Line(
      x: [left, right, right, left, left], y: [top, top, bottom, bottom, top], color: color,
      width: 2.5)
  }
}
