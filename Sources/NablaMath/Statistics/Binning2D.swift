/// Cells between edges along x and y, and what is counted in them, as NumPy's `histogram2d`.
public struct Binning2D: Hashable, Sendable {
  public let x: Binning
  public let y: Binning

  public init(_ x: Binning, _ y: Binning) {
    self.x = x
    self.y = y
  }

  /// The number of points in each cell or the sum of their weights, and how many points lie in
  /// none.
  ///
  /// - Parameters: `weights`, one for each point; 1 where nil.
  /// - Returns: the cells' sums, column by column: that of bin i along x and j along y at
  ///   `i * y.count + j`.
  public func counts(
    _ xs: [Double], _ ys: [Double], weights: [Double]? = nil
  ) -> (cells: [Double], outside: Int) {
    var cells = [Double](repeating: 0, count: x.count * y.count)
    var outside = 0
    for i in 0..<min(xs.count, ys.count) {
      if let column = x.index(of: xs[i]), let row = y.index(of: ys[i]) {
        cells[column * y.count + row] += weights?[i] ?? 1
      } else {
        outside += 1
      }
    }
    return (cells, outside)
  }
}
