/// The smallest and the largest value about short runs of a grid's cells, so that a level's crossings
/// are looked for only where there are some.
struct CellRanges {
  /// Cells in a run.
  private static let length = 16

  private let cells: Int
  private let runs: Int
  private let bounds: [(low: Double, high: Double)]

  init(_ grid: ContourGrid) {
    let columns = grid.columns
    let rows = max(0, grid.rows - 1)
    let cells = max(0, columns - 1)
    self.cells = cells
    runs = (cells + Self.length - 1) / Self.length
    var bounds: [(low: Double, high: Double)] = []
    bounds.reserveCapacity(rows * runs)
    grid.values.withUnsafeBufferPointer { values in
      for row in 0..<rows {
        for first in stride(from: 0, to: cells, by: Self.length) {
          var (low, high) = (Double.infinity, -Double.infinity)
          for node in row * columns + first...row * columns + min(cells, first + Self.length) {
            // Comparisons leave out NaN, as cells with a corner that is missing are.
            let (a, b) = (values[node], values[node + columns])
            if a < low { low = a }
            if a > high { high = a }
            if b < low { low = b }
            if b > high { high = b }
          }
          bounds.append((low, high))
        }
      }
    }
    self.bounds = bounds
  }

  /// The columns of the cells of a row whose corners may lie on both sides of a level, where below
  /// it is one side.
  @inline(__always)
  func forEachRun(of row: Int, crossing level: Double, _ body: (Range<Int>) -> Void) {
    for run in 0..<runs {
      let (low, high) = bounds[row * runs + run]
      guard low < level, high >= level else { continue }
      let first = run * Self.length
      body(first..<min(cells, first + Self.length))
    }
  }
}
