import NablaScene

/// Data with a row for each node of a full grid, put into the grid's order.
struct GridNodes: Sendable {
  /// Ascending, each place once.
  let xs: [Double]
  let ys: [Double]
  /// For each of the columns of values, those of the nodes, the row of the least y first; NaN
  /// where there is none.
  let values: [[Double]]

  /// - Parameters:
  ///   - xs: each row's place; `ys` likewise. Rows without a place are left out.
  ///   - columns: the rows' values, as many as places.
  /// - Throws: at `place` where the places are those of no grid.
  init(
    _ xs: [Double], _ ys: [Double], _ columns: [[Double]], place: String
  ) throws(NablaError) {
    self.xs = Set(xs.filter(\.isFinite)).sorted()
    self.ys = Set(ys.filter(\.isFinite)).sorted()
    let (width, height) = (self.xs.count, self.ys.count)
    guard width * height <= max(16 * xs.count, 4096) else {
      throw NablaError(
        place, "has \(xs.count) points at \(width) x and \(height) y, which is no grid",
        "give the values at the nodes of a grid")
    }
    var indexOfX: [Double: Int] = [:]
    var indexOfY: [Double: Int] = [:]
    for (i, value) in self.xs.enumerated() { indexOfX[value] = i }
    for (i, value) in self.ys.enumerated() { indexOfY[value] = i }
    let nodes = zip(xs, ys).map { x, y -> Int? in
      guard let column = indexOfX[x], let row = indexOfY[y] else { return nil }
      return row * width + column
    }
    values = columns.map { column in
      var result = [Double](repeating: .nan, count: width * height)
      for (node, value) in zip(nodes, column) {
        if let node { result[node] = value }
      }
      return result
    }
  }
}
