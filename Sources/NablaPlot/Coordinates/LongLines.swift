import NablaScene

/// Unbroken runs of canvas points of straight scales, thinned as `Decimator` does it, in one pass
/// over the data: a line of 10⁷ points needs no memory of its own.
func thinned(
  _ xs: [Double], _ byX: (slope: Double, intercept: Double), _ ys: [Double],
  _ byY: (slope: Double, intercept: Double)
) -> [[Point]] {
  var result: [[Point]] = []
  let count = min(xs.count, ys.count)
  xs.withUnsafeBufferPointer { xs in
    ys.withUnsafeBufferPointer { ys in
      func point(_ i: Int) -> Point {
        Point(xs[i] * byX.slope + byX.intercept, ys[i] * byY.slope + byY.intercept)
      }
      var piece: [Point] = []
      var i = 0
      while i < count {
        let first = point(i)
        guard first.x.isFinite, first.y.isFinite else {
          if !piece.isEmpty { result.append(piece) }
          piece = []
          i += 1
          continue
        }
        let column = (first.x * 4).rounded(.down)
        let (start, end) = (column * 0.25, (column + 1) * 0.25)
        var (low, high, lowest, highest) = (first.y, first.y, i, i)
        var next = i + 1
        // Where a column has no width any more, equal places share it.
        while next < count {
          let x = xs[next] * byX.slope + byX.intercept
          let y = ys[next] * byY.slope + byY.intercept
          guard x >= start && x < end || x == first.x, y - y == 0 else { break }
          if y < low { (low, lowest) = (y, next) }
          if y > high { (high, highest) = (y, next) }
          next += 1
        }
        let last = next - 1
        piece.append(first)
        let (a, b) = (min(lowest, highest), max(lowest, highest))
        if a > i, a < last { piece.append(point(a)) }
        if b > i, b < last, b != a { piece.append(point(b)) }
        if last > i { piece.append(point(last)) }
        i = next
      }
      if !piece.isEmpty { result.append(piece) }
    }
  }
  return result
}
