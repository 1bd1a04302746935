public import NablaScene

/// A panel's coordinates on the canvas: what marks draw through.
///
/// Everything that leaves a frame is finite, clipped a little beyond the plot area and snapped.
public struct Frame: Sendable {
  /// To canvas coordinates; in polar coordinates to turns 0…1.
  public let x: Scale
  /// To canvas coordinates; in polar coordinates to pixels from the centre.
  public let y: Scale
  /// The plot area.
  public let plot: Rect
  /// The area beyond the plot that coordinates are clipped to, so that caps and markers at the
  /// edge are whole.
  let reach: Rect
  /// The circle that x runs around; nil for straight axes.
  let polar: PolarMap?
  /// Where words stand already, for marks that keep off them; nowhere for others.
  var words: WordPlaces
  /// What earlier marks drew, for marks that keep off data; known where one of these asks for it.
  var drawn: Occupancy?

  init(x: Scale, y: Scale, plot: Rect, coordinates: Coordinates = .cartesian()) {
    words = WordPlaces(canvas: Size(plot.maxX, plot.maxY))
    self.plot = plot
    switch coordinates {
    case .cartesian, .space:
      polar = nil
      self.x = x.over(plot.minX, plot.maxX)
      self.y = y.over(plot.maxY, plot.minY)
    case .polar(let options):
      let map = PolarMap(options, plot: plot, x: x)
      polar = map
      self.x = x.over(0, 1)
      self.y = y.over(map.inner, map.outer)
    }
    self.reach = plot.insetBy(-64)
  }

  /// The canvas point of a data point; nil where it has none or lies far outside.
  public func point(_ x: Double, _ y: Double) -> Point? {
    place(self.x.position(x), self.y.position(y))
  }

  /// The canvas point at positions along both scales; nil where it has none or lies far outside.
  private func place(_ x: Double, _ y: Double) -> Point? {
    if isPolar { return polarPoint(x, y) }
    let p = Point(x, y)
    return p.isFinite && reach.contains(p) ? p.snapped : nil
  }

  /// The line through data points, broken at values that have no place.
  ///
  /// - Parameters: two arrays of the same length.
  public func path(_ xs: [Double], _ ys: [Double]) -> Path {
    if isPolar { return polarPath(xs, ys) }
    var path = Path()
    for piece in pieces(xs, ys) { append(piece, to: &path) }
    return path
  }

  /// The area between two lines over the same x values, one polygon for each unbroken piece.
  public func area(_ xs: [Double], _ lower: [Double], _ upper: [Double]) -> Path {
    if isPolar { return polarArea(xs, lower, upper) }
    let top = pieces(xs, upper, breakingAt: lower)
    let bottom = pieces(xs, lower, breakingAt: upper)
    var path = Path()
    for (a, b) in zip(top, bottom) {
      let polygon = clip(polygon: a + b.reversed(), to: reach)
      if polygon.count > 2 { path.append(Path(polyline: polygon, closed: true).snapped) }
    }
    return path
  }

  /// The canvas points of data points for markers, and which of the data they are.
  public func points(_ xs: [Double], _ ys: [Double]) -> (points: [Point], indices: [Int]) {
    let px = x.positions(xs)
    let py = y.positions(ys)
    var points: [Point] = []
    var indices: [Int] = []
    points.reserveCapacity(xs.count)
    indices.reserveCapacity(xs.count)
    for i in 0..<min(px.count, py.count) {
      if let p = place(px[i], py[i]) {
        points.append(p)
        indices.append(i)
      }
    }
    return (points, indices)
  }

  /// Where the line through the rows `rows` ends, if that is its rightmost place and in the plot.
  func rightEnd(_ xs: [Double], _ ys: [Double], rows: Rows) -> Point? {
    if isPolar { return nil }
    guard let last = rows.last(where: { xs[$0].isFinite && ys[$0].isFinite }),
      let end = point(xs[last], ys[last]), plot.insetBy(-1).contains(end)
    else { return nil }
    let place = x.position(xs[last])
    return rows.allSatisfy { !(x.position(xs[$0]) > place + 0.5) } ? end : nil
  }

  /// The rectangle between two data points, cut to the frame's reach; nil where it has none, as
  /// always in polar coordinates (see `cell`).
  public func rect(x x0: Double, _ x1: Double, y y0: Double, _ y1: Double) -> Rect? {
    if isPolar { return nil }
    let a = Point(clamp(x.position(x0), \.x), clamp(y.position(y0), \.y))
    let b = Point(clamp(x.position(x1), \.x), clamp(y.position(y1), \.y))
    guard a.isFinite, b.isFinite else { return nil }
    return Rect(from: a, to: b).snapped
  }

  /// The canvas coordinate clamped to the reach, ±∞ included; NaN stays.
  private func clamp(_ value: Double, _ axis: KeyPath<Point, Double>) -> Double {
    let isX = axis == \Point.x
    return value.isNaN
      ? value
      : min(max(value, isX ? reach.minX : reach.minY), isX ? reach.maxX : reach.maxY)
  }

  // MARK: - Pieces

  /// Unbroken runs of canvas points, thinned but not yet clipped.
  private func pieces(_ xs: [Double], _ ys: [Double], breakingAt other: [Double]? = nil)
    -> [[Point]]
  {
    if other == nil, let byX = x.affine, let byY = y.affine {
      return thinned(xs, byX, ys, byY)
    }
    let px = x.positions(xs)
    let py = y.positions(ys)
    let third = other.map(y.positions)
    var result: [[Point]] = []
    var decimator = Decimator()
    // Two lines that bound one area must keep the same pieces, so both break where either does.
    for i in 0..<min(px.count, py.count) {
      let p = Point(px[i], py[i])
      if p.x.isFinite, !p.y.isNaN, abs(p.y) != .infinity, third.map({ $0[i].isFinite }) ?? true {
        decimator.append(p)
      } else {
        let piece = decimator.finish()
        if !piece.isEmpty { result.append(piece) }
      }
    }
    let piece = decimator.finish()
    if !piece.isEmpty { result.append(piece) }
    return result
  }

  func append(_ piece: [Point], closed: Bool = false, to path: inout Path) {
    guard piece.count > 1 else {
      // A point between two gaps is drawn as a dot by the round cap.
      if let p = piece.first, reach.contains(p) { path.append(Path(segment: p.snapped, p.snapped)) }
      return
    }
    path.reserve(piece.count)
    var pen: Point?
    var previous = piece[0]
    for point in piece.dropFirst() + (closed ? piece.prefix(1) : []) {
      defer { previous = point }
      guard let (a, b) = clip(previous, point, to: reach) else {
        pen = nil
        continue
      }
      if pen != a { path.move(to: a.snapped) }
      path.line(to: b.snapped)
      pen = b
    }
  }
}
