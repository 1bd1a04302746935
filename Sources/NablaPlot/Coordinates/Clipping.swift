import NablaScene

/// The part of a segment inside a rectangle (Liang & Barsky 1984), nil where there is none.
func clip(_ a: Point, _ b: Point, to r: Rect) -> (Point, Point)? {
  var (t0, t1) = (0.0, 1.0)
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  func cut(_ p: Double, _ q: Double) -> Bool {
    if p == 0 { return q >= 0 }
    let t = q / p
    if p < 0 {
      if t > t1 { return false }
      t0 = max(t0, t)
    } else {
      if t < t0 { return false }
      t1 = min(t1, t)
    }
    return true
  }
  guard cut(-dx, a.x - r.minX), cut(dx, r.maxX - a.x), cut(-dy, a.y - r.minY), cut(dy, r.maxY - a.y)
  else { return nil }
  let start = t0 == 0 ? a : Point(a.x + t0 * dx, a.y + t0 * dy)
  let end = t1 == 1 ? b : Point(a.x + t1 * dx, a.y + t1 * dy)
  return (start, end)
}

/// A polygon cut to a rectangle (Sutherland & Hodgman 1974); empty where nothing is left.
func clip(polygon: [Point], to r: Rect) -> [Point] {
  var points = polygon
  points = clip(points) { $0.x - r.minX }
  points = clip(points) { r.maxX - $0.x }
  points = clip(points) { $0.y - r.minY }
  return clip(points) { r.maxY - $0.y }
}

/// The part of a polygon where `distance` is not negative.
private func clip(_ polygon: [Point], _ distance: (Point) -> Double) -> [Point] {
  guard var previous = polygon.last else { return [] }
  var result: [Point] = []
  result.reserveCapacity(polygon.count + 4)
  var before = distance(previous)
  for point in polygon {
    let now = distance(point)
    if (now >= 0) != (before >= 0) {
      let t = before / (before - now)
      result.append(
        Point(previous.x + t * (point.x - previous.x), previous.y + t * (point.y - previous.y)))
    }
    if now >= 0 { result.append(point) }
    (previous, before) = (point, now)
  }
  return result
}
