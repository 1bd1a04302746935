import NablaScene

/// The part of a segment inside a rectangle (Liang & Barsky 1984), nil where there is none or an end
/// is not finite.
///
/// The ends lie in the rectangle whatever the segment's; from 10¹⁴ px on they lose their last digits.
func clip(_ a: Point, _ b: Point, to r: Rect) -> (Point, Point)? {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  guard dx.isFinite, dy.isFinite else {
    guard a.isFinite, b.isFinite else { return nil }
    // The difference of the farthest coordinates overflows; that of their quarters does not.
    let quarter = Rect(x: r.x / 4, y: r.y / 4, width: r.width / 4, height: r.height / 4)
    return clip(a * 0.25, b * 0.25, to: quarter).map { ($0 * 4, $1 * 4) }
  }
  var (t0, t1) = (0.0, 1.0)
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
  func inside(_ p: Point) -> Point {
    Point(min(max(p.x, r.minX), r.maxX), min(max(p.y, r.minY), r.maxY))
  }
  // A segment that begins very far away would miss its other end: from the nearer one.
  let isLong = abs(dx) + abs(dy) > 1e9
  func at(_ t: Double) -> Point {
    t <= 0.5 || !isLong
      ? Point(a.x + t * dx, a.y + t * dy) : Point(b.x - (1 - t) * dx, b.y - (1 - t) * dy)
  }
  return (inside(t0 == 0 ? a : at(t0)), inside(t1 == 1 ? b : at(t1)))
}

/// A polygon cut to a rectangle (Sutherland & Hodgman 1974); empty where nothing is left.
func clip(polygon: [Point], to r: Rect) -> [Point] {
  var points = polygon
  points = clip(points, Edge(isUpright: true, place: r.minX, sign: 1))
  points = clip(points, Edge(isUpright: true, place: r.maxX, sign: -1))
  points = clip(points, Edge(isUpright: false, place: r.minY, sign: 1))
  return clip(points, Edge(isUpright: false, place: r.maxY, sign: -1))
}

/// One edge of the rectangle that a polygon is cut to.
private struct Edge {
  let isUpright: Bool
  let place: Double
  /// 1 where larger coordinates are inside, −1 where smaller ones are.
  let sign: Double

  func distance(_ p: Point) -> Double { ((isUpright ? p.x : p.y) - place) * sign }

  /// The point of the edge between two points on its two sides, a share `t` of the way.
  func crossing(_ a: Point, _ b: Point, _ t: Double) -> Point {
    isUpright
      ? Point(place, a.y * (1 - t) + b.y * t) : Point(a.x * (1 - t) + b.x * t, place)
  }
}

/// The part of a polygon on the inner side of an edge.
private func clip(_ polygon: [Point], _ edge: Edge) -> [Point] {
  guard var previous = polygon.last else { return [] }
  var result: [Point] = []
  result.reserveCapacity(polygon.count + 4)
  var before = edge.distance(previous)
  for point in polygon {
    let now = edge.distance(point)
    if (now >= 0) != (before >= 0) {
      // Halves, since the difference of the farthest distances overflows.
      let t = (before / 2) / (before / 2 - now / 2)
      result.append(edge.crossing(previous, point, t))
    }
    if now >= 0 { result.append(point) }
    (previous, before) = (point, now)
  }
  return result
}
