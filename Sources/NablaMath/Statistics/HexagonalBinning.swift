/// A lattice of hexagons over a rectangle and what is counted in them, as matplotlib 3.11 defines
/// it: two grids of centres, the second one half a step up and to the right of the first.
///
/// A point belongs to the nearest centre, where vertical steps count √3 as long. The first grid
/// has centres on the rectangle's edges; points outside the rectangle fall away unless their
/// nearest centre lies on the lattice.
public struct HexagonalBinning: Hashable, Sendable {
  /// The steps of each grid along x and y.
  public let columns: Int
  public let rows: Int
  /// The distance of neighbouring centres of one grid: a hexagon is `stepX` wide and 2/3 `stepY`
  /// high.
  public let stepX: Double
  public let stepY: Double
  private let left: Double
  private let bottom: Double

  /// nil unless the ends are finite with the first below the second, the steps finite, and there
  /// is at least one column and row and at most 10⁷ hexagons.
  ///
  /// - Parameter rows: columns / √3, rounded down, where nil.
  public init?(
    x: (lower: Double, upper: Double), y: (lower: Double, upper: Double), columns: Int,
    rows: Int? = nil
  ) {
    let rows = rows ?? max(1, Int(Double(min(columns, 10_000)) / 3.squareRoot()))
    guard (1...10_000).contains(columns), (1...10_000).contains(rows), columns * rows <= 5_000_000,
      x.lower < x.upper, y.lower < y.upper
    else { return nil }
    // Along x a little more than the rectangle, so that rounding loses no point at its ends.
    let padding = 1e-9 * (x.upper - x.lower)
    left = x.lower - padding
    bottom = y.lower
    stepX = (x.upper + padding - left) / Double(columns)
    stepY = (y.upper - y.lower) / Double(rows)
    guard stepX.isFinite, stepY.isFinite, stepX > 0, stepY > 0 else { return nil }
    self.columns = columns
    self.rows = rows
  }

  /// The rectangle around values as matplotlib takes it: their least and largest, 0.1 more on both
  /// sides of a single value; 0…1 for none.
  public static func extent(_ values: [Double]) -> (lower: Double, upper: Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return (0, 1) }
    let largest = max(abs(low), abs(high))
    if largest == 0 { return (-0.1, 0.1) }
    if high - low <= largest * 1e-15 { return (low - 0.1 * abs(low), high + 0.1 * abs(high)) }
    return (low, high)
  }

  public var count: Int { (columns + 1) * (rows + 1) + columns * rows }

  /// The number of the hexagon that a point belongs to; nil off the lattice and for NaN.
  ///
  /// The first grid comes first, each column by column from the left, from the bottom up.
  public func index(x: Double, y: Double) -> Int? {
    let (ix, iy) = ((x - left) / stepX, (y - bottom) / stepY)
    guard abs(ix) < 1e6, abs(iy) < 1e6 else { return nil }
    let (x1, y1) = (ix.rounded(.toNearestOrEven), iy.rounded(.toNearestOrEven))
    let (x2, y2) = (ix.rounded(.down), iy.rounded(.down))
    func squared(_ dx: Double, _ dy: Double) -> Double { dx * dx + 3 * (dy * dy) }
    let isFirst = squared(ix - x1, iy - y1) < squared(ix - x2 - 0.5, iy - y2 - 0.5)
    let (column, row) = isFirst ? (Int(x1), Int(y1)) : (Int(x2), Int(y2))
    let (width, height) = isFirst ? (columns + 1, rows + 1) : (columns, rows)
    guard (0..<width).contains(column), (0..<height).contains(row) else { return nil }
    return (isFirst ? 0 : (columns + 1) * (rows + 1)) + column * height + row
  }

  /// The middle of a hexagon.
  public func center(of index: Int) -> (x: Double, y: Double) {
    let first = (columns + 1) * (rows + 1)
    let isFirst = index < first
    let height = isFirst ? rows + 1 : rows
    let place = isFirst ? index : index - first
    let half = isFirst ? 0 : 0.5
    return (
      (Double(place / height) + half) * stepX + left,
      (Double(place % height) + half) * stepY + bottom
    )
  }

  /// The corners of a hexagon relative to its middle, from the lower right one upwards.
  public static func corners(stepX: Double, stepY: Double) -> [(x: Double, y: Double)] {
    [(0.5, -0.5), (0.5, 0.5), (0.0, 1.0), (-0.5, 0.5), (-0.5, -0.5), (0.0, -1.0)].map {
      ($0.0 * stepX, $0.1 * (stepY / 3))
    }
  }

  /// The rows of the points in each hexagon, and how many points lie in none.
  public func members(_ xs: [Double], _ ys: [Double]) -> (rows: [[Int]], outside: Int) {
    var members = [[Int]](repeating: [], count: count)
    var outside = 0
    for i in 0..<min(xs.count, ys.count) {
      if let index = index(x: xs[i], y: ys[i]) { members[index].append(i) } else { outside += 1 }
    }
    return (members, outside)
  }

  /// The number of points in each hexagon or the sum of their weights, the number of points
  /// alone, and how many points lie in none.
  public func counts(
    _ xs: [Double], _ ys: [Double], weights: [Double]? = nil
  ) -> (sums: [Double], points: [Int], outside: Int) {
    var sums = [Double](repeating: 0, count: count)
    var points = [Int](repeating: 0, count: count)
    var outside = 0
    for i in 0..<min(xs.count, ys.count) {
      if let index = index(x: xs[i], y: ys[i]) {
        sums[index] += weights?[i] ?? 1
        points[index] += 1
      } else {
        outside += 1
      }
    }
    return (sums, points, outside)
  }
}
