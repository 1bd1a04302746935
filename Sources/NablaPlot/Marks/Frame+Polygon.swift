import NablaScene

extension Frame {
  /// The closed outline through data points, cut a little beyond the plot; empty where a point has
  /// no place or fewer than three are left.
  func polygon(_ xs: [Double], _ ys: [Double]) -> Path {
    let (px, py) = (x.positions(xs), y.positions(ys))
    // Far beyond the canvas a point only matters by its direction.
    let far = 1e7
    var points: [Point] = []
    points.reserveCapacity(px.count)
    for (a, b) in zip(px, py) {
      if a.isNaN || b.isNaN { return Path() }
      points.append(Point(min(max(a, -far), far), min(max(b, -far), far)))
    }
    let cut = clip(polygon: points, to: reach)
    return cut.count > 2 ? Path(polyline: cut, closed: true).snapped : Path()
  }
}
