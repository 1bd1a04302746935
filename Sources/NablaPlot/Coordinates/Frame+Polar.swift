public import NablaScene

extension Frame {
  var isPolar: Bool { polar != nil }

  /// The area between two data values of x and two of y: a rectangle, or a part of a ring; empty
  /// where it has no place or no extent.
  public func cell(x x0: Double, _ x1: Double, y y0: Double, _ y1: Double) -> Path {
    guard let polar else {
      return rect(x: x0, x1, y: y0, y1).map { Path($0) } ?? Path()
    }
    let turns = [x.position(x0), x.position(x1)]
    let radii = [y0, y1].map { y.position($0) }
    guard turns.allSatisfy(\.isFinite), !radii.contains(where: \.isNaN) else { return Path() }
    return polar.sector(turns: turns[0], turns[1], radii: radii[0], radii[1]).snapped
  }

  /// The canvas point of a turn and a radius; nil beyond the circle.
  func polarPoint(_ turn: Double, _ radius: Double) -> Point? {
    guard let polar, turn.isFinite, radius >= polar.inner - 0.01, radius <= polar.outer + 0.5
    else { return nil }
    return polar.point(turn, radius).snapped
  }

  /// Lines through data points around the circle.
  ///
  /// Between numbers a line follows the coordinates, so that an even radius is an arc; between
  /// categories it is straight, and a line through all of them closes.
  func polarPath(_ xs: [Double], _ ys: [Double]) -> Path {
    var path = Path()
    for piece in polarPieces(xs, ys) {
      let points = traced(piece)
      guard points.count > 1 else {
        if let p = points.first, reach.contains(p) {
          path.append(Path(segment: p.snapped, p.snapped))
        }
        continue
      }
      append(points, closed: closes(piece), to: &path)
    }
    return path
  }

  /// The areas between two lines around the circle.
  func polarArea(_ xs: [Double], _ lower: [Double], _ upper: [Double]) -> Path {
    var path = Path()
    let top = polarPieces(xs, upper, breakingAt: lower)
    let bottom = polarPieces(xs, lower, breakingAt: upper)
    for (a, b) in zip(top, bottom) {
      if closes(a) {
        // Two rings, the inner one the other way round.
        path.append(ring(traced(a)))
        path.append(ring(traced(b).reversed()))
        continue
      }
      let polygon = clip(polygon: traced(a) + traced(b).reversed(), to: reach)
      if polygon.count > 2 { path.append(Path(polyline: polygon, closed: true).snapped) }
    }
    return path
  }

  private func ring(_ points: [Point]) -> Path {
    let polygon = clip(polygon: points, to: reach)
    return polygon.count > 2 ? Path(polyline: polygon, closed: true).snapped : Path()
  }

  private typealias Place = (turn: Double, radius: Double)

  /// Unbroken runs of places; radii below the inner one are moved onto it.
  private func polarPieces(
    _ xs: [Double], _ ys: [Double], breakingAt other: [Double]? = nil
  ) -> [[Place]] {
    guard let polar else { return [] }
    let (turns, radii) = (x.positions(xs), y.positions(ys))
    let third = other.map(y.positions)
    // Beyond this a radius is drawn nowhere, and its sines would be noise.
    let farthest = polar.outer * 1e4
    var result: [[Place]] = []
    var piece: [Place] = []
    for i in 0..<min(turns.count, radii.count) {
      // Two lines that bound one area must keep the same pieces.
      if turns[i].isFinite, !radii[i].isNaN, radii[i] != .infinity,
        third.map({ !$0[i].isNaN && $0[i] != .infinity }) ?? true,
        other != nil || radii[i] > -.infinity
      {
        piece.append((turns[i], min(max(radii[i], polar.inner), farthest)))
      } else {
        if !piece.isEmpty { result.append(piece) }
        piece = []
      }
    }
    if !piece.isEmpty { result.append(piece) }
    return result
  }

  /// Whether a line between categories has been at all of them, so that its ends meet.
  private func closes(_ piece: [Place]) -> Bool {
    x.isBand && x.bands.count > 2 && piece.count == x.bands.count
      && Set(piece.map { ($0.turn * 1e6).rounded() }).count == piece.count
  }

  /// The canvas points of a run, arcs where the coordinates bend; points that fall together are one.
  private func traced(_ piece: [Place]) -> [Point] {
    guard let polar, let first = piece.first else { return [] }
    var points = [polar.point(first.turn, first.radius)]
    // A line that goes round and round between each two of very many points stays bearable.
    let most = min(20_000, max(8, 2_000_000 / Double(piece.count)))
    for (a, b) in zip(piece, piece.dropFirst()) {
      let next =
        x.isBand ? [polar.point(b.turn, b.radius)] : polar.arc(from: a, to: b, most: most)
      for point in next where point.distance(to: points[points.count - 1]) >= 0.25 {
        points.append(point)
      }
    }
    if let last = piece.last, piece.count > 1 {
      let end = polar.point(last.turn, last.radius)
      if points[points.count - 1] != end { points.append(end) }
    }
    return points
  }
}
