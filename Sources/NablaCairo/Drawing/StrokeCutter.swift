import NablaScene

/// Cuts long strokes into short pieces that look the same.
///
/// Cairo's stroker takes more than quadratic time for a path that crosses itself: 10⁴ random
/// segments 2.7 s, 10⁵ five minutes. In pieces the time is proportional to the points: a noisy
/// series of 10⁵ takes 1.4 s.
struct StrokeCutter {
  /// Lines to be stroked together, with the length that lies before the (single) first one.
  struct Piece {
    var lines: [[Point]] = []
    var dashOffset = 0.0
  }

  static let pointsPerPiece = 200
  private static let dashesPerSegment = 32.0

  private let stroke: Stroke
  /// One round of dashes; 0 for a solid line.
  private let period: Double
  /// How far a flattened curve may be off, in the path's coordinates.
  private let tolerance: Double
  /// Two device pixels.
  private let overlap: Double

  init(_ stroke: Stroke, scale: Double) {
    self.stroke = stroke
    period = stroke.dash.reduce(0, +) * (stroke.dash.count % 2 == 1 ? 2 : 1)
    tolerance = 0.05 / max(scale, 1e-6)
    overlap = 2 / max(scale, 1e-6)
  }

  /// The cap for the pieces: ends inside a solid line must not stick out.
  var cap: Stroke.Cap { stroke.cap == .square && period == 0 ? .butt : stroke.cap }

  /// Round joins and caps cover a shared point whole; others need pieces that overlap.
  private var overlaps: Bool { stroke.cap != .round || stroke.join != .round }

  /// The pieces in order, or nil for a path short enough to be stroked as it is.
  func pieces(of path: Path) -> [Piece]? {
    guard path.verbs.count > Self.pointsPerPiece || hasManyDashes(path) else { return nil }
    var pieces: [Piece] = []
    var small = Piece()
    var smallCount = 0
    for (line, closed) in path.flattened(tolerance: tolerance) {
      let line = period > 0 ? subdivided(line) : line
      if weight(line) <= Self.pointsPerPiece, !closed {
        if smallCount + weight(line) > Self.pointsPerPiece {
          pieces.append(small)
          small = Piece()
          smallCount = 0
        }
        small.lines.append(line)
        smallCount += weight(line)
      } else {
        cut(line, closed: closed, into: &pieces)
      }
    }
    if !small.lines.isEmpty { pieces.append(small) }
    return pieces
  }

  private func weight(_ line: [Point]) -> Int {
    period > 0 ? line.count * Int(Self.dashesPerSegment) / 4 : line.count
  }

  private func hasManyDashes(_ path: Path) -> Bool {
    guard period > 0 else { return false }
    var length = 0.0
    for (a, b) in zip(path.points, path.points.dropFirst()) { length += a.distance(to: b) }
    return length / period > Double(Self.pointsPerPiece)
  }

  /// Segments that hold at most some tens of dashes each.
  private func subdivided(_ line: [Point]) -> [Point] {
    guard var last = line.first else { return line }
    var result = [last]
    for p in line.dropFirst() {
      let parts = min(
        10_000, (last.distance(to: p) / (period * Self.dashesPerSegment)).rounded(.up))
      if parts > 1, let count = Int(exactly: parts) {
        for k in 1..<count { result.append(last + (p - last) * (Double(k) / parts)) }
      }
      result.append(p)
      last = p
    }
    return result
  }

  private func cut(_ line: [Point], closed: Bool, into pieces: inout [Piece]) {
    guard let first = line.first, let last = line.last else { return }
    var points = line
    if closed {
      points.append(first)
      // Once more half along the first segment, for the join at the closing point.
      if overlaps, period == 0, line.count > 1 { points.append(first + (line[1] - first) * 0.5) }
    } else if stroke.cap == .square, period == 0, line.count > 1 {
      points[0] = first + direction(from: line[1], to: first) * (stroke.width / 2)
      points[points.count - 1] =
        last + direction(from: line[line.count - 2], to: last) * (stroke.width / 2)
    }
    let limit = period > 0 ? Self.pointsPerPiece / 8 : Self.pointsPerPiece
    var piece: [Point] = []
    var (offset, length) = (0.0, 0.0)
    for (i, p) in points.enumerated() {
      piece.append(p)
      if i > 0, period > 0 { length += points[i - 1].distance(to: p) }
      guard piece.count >= limit, i + 1 < points.count else { continue }
      // In the middle of a segment, where a cap lies along the line.
      let end = p + (points[i + 1] - p) * 0.5
      if overlaps { piece.append(end) }
      pieces.append(Piece(lines: [piece], dashOffset: offset))
      var back = 0.0
      (piece, back) = overlaps ? tail(of: piece) : ([p], 0)
      if overlaps { back -= p.distance(to: end) }
      // Only the phase, so that it stays exact far along the line.
      offset = period > 0 ? max(0, length - back).truncatingRemainder(dividingBy: period) : 0
    }
    if piece.count > 1 || points.count == 1 {
      pieces.append(Piece(lines: [piece], dashOffset: offset))
    }
  }

  /// The last two device pixels of a piece (at most half its points): less would leave a seam of
  /// half-covered pixels where two butt ends meet.
  private func tail(of piece: [Point]) -> (points: [Point], length: Double) {
    var tail: [Point] = []
    var length = 0.0
    for p in piece.reversed() {
      guard let next = tail.last else {
        tail.append(p)
        continue
      }
      let step = next.distance(to: p)
      if length + step >= overlap {
        let share = step > 0 ? (overlap - length) / step : 1
        tail.append(next + (p - next) * share)
        length = overlap
        break
      }
      tail.append(p)
      length += step
      if tail.count > piece.count / 2 { break }
    }
    return (tail.reversed(), length)
  }

  private func direction(from a: Point, to b: Point) -> Point {
    let length = a.distance(to: b)
    return length > 0 ? (b - a) * (1 / length) : .zero
  }
}
