import NablaScene

/// Numbers at the nodes of a grid whose columns and rows have places on the canvas.
struct ContourGrid: Sendable {
  let columns: Int
  let rows: Int
  /// The places of the columns and of the rows; in either direction.
  let xs: [Double]
  let ys: [Double]
  /// `columns` · `rows` values, the first row of `ys` first; not finite where missing.
  let values: [Double]

  /// - Precondition: as many values as nodes.
  init(xs: [Double], ys: [Double], values: [Double]) {
    precondition(values.count == xs.count * ys.count)
    columns = xs.count
    rows = ys.count
    self.xs = xs
    self.ys = ys
    self.values = values
  }

  /// The most nodes along a side: more of them than any screen has pixels tell nothing.
  static let mostNodes = 2048

  /// The grid with evenly chosen columns and rows left out where there are more than `mostNodes`.
  var thinned: ContourGrid {
    guard max(columns, rows) > Self.mostNodes else { return self }
    func chosen(_ count: Int) -> [Int] {
      let kept = min(count, Self.mostNodes)
      return (0..<kept).map { $0 * (count - 1) / max(1, kept - 1) }
    }
    let (keptColumns, keptRows) = (chosen(columns), chosen(rows))
    return ContourGrid(
      xs: keptColumns.map { xs[$0] }, ys: keptRows.map { ys[$0] },
      values: keptRows.flatMap { row in keptColumns.map { values[row * columns + $0] } })
  }
}
