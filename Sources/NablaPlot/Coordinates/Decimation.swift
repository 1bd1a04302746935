import NablaScene

/// Thins a polyline while it is being built: of the points that fall into one quarter of a
/// logical pixel's column one after another, the first, the lowest, the highest and the last stay.
///
/// What is dropped cannot be seen: at the default two device pixels per logical one a column is
/// half a device pixel wide.
struct Decimator {
  private(set) var points: [Point] = []

  private var column = Double.nan
  private var low = Point.zero
  private var high = Point.zero
  private var last = Point.zero
  private var lowOrder = 0
  private var highOrder = 0
  private var count = 0

  mutating func reserve(_ n: Int) { points.reserveCapacity(n) }

  @inline(__always)
  mutating func append(_ p: Point) {
    let c = (p.x * 4).rounded(.down)
    if c == column {
      count += 1
      if p.y < low.y {
        low = p
        lowOrder = count
      }
      if p.y > high.y {
        high = p
        highOrder = count
      }
      last = p
    } else {
      flush()
      column = c
      points.append(p)
      (low, high, last) = (p, p, p)
      (lowOrder, highOrder, count) = (0, 0, 0)
    }
  }

  /// Ends the piece and gives its points.
  mutating func finish() -> [Point] {
    flush()
    column = .nan
    let result = points
    points = []
    return result
  }

  private mutating func flush() {
    guard count > 0 else { return }
    let (a, b) = lowOrder < highOrder ? (low, high) : (high, low)
    let (i, j) = lowOrder < highOrder ? (lowOrder, highOrder) : (highOrder, lowOrder)
    if i > 0, i < count { points.append(a) }
    if j > 0, j < count, j != i { points.append(b) }
    points.append(last)
    count = 0
  }
}
