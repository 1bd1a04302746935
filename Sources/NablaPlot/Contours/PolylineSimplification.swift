import NablaScene

/// The polyline without points that lie within `tolerance` px of the line through their
/// neighbours that stay (D. H. Douglas and T. K. Peucker 1973). Ends stay.
func simplified(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  var keeps = [Bool](repeating: false, count: points.count)
  keeps[0] = true
  keeps[points.count - 1] = true
  // Long lines are cut first, so that the work stays proportional to the points.
  var stretches: [(Int, Int)] = []
  var start = 0
  while start < points.count - 1 {
    let end = min(points.count - 1, start + 256)
    keeps[end] = true
    stretches.append((start, end))
    start = end
  }
  while let (a, b) = stretches.popLast() {
    guard b - a > 1 else { continue }
    var (farthest, distance) = (a, tolerance)
    for i in (a + 1)..<b {
      let d = distanceToSegment(points[i], points[a], points[b])
      if d > distance { (farthest, distance) = (i, d) }
    }
    guard farthest > a else { continue }
    keeps[farthest] = true
    stretches.append((a, farthest))
    stretches.append((farthest, b))
  }
  return zip(points, keeps).compactMap { $1 ? $0 : nil }
}

/// The distance from a point to the nearest one of a segment.
func distanceToSegment(_ p: Point, _ a: Point, _ b: Point) -> Double {
  let along = b - a
  let length = along.x * along.x + along.y * along.y
  guard length > 0 else { return p.distance(to: a) }
  let t = ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length
  return p.distance(to: a + along * min(1, max(0, t)))
}
