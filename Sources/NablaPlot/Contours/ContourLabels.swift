import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds places for labels inside lines: where a line is long and straight enough, away from each
/// other and from what else must stay readable.
struct ContourLabels {
  /// A label in its line.
  struct Place {
    let center: Point
    /// Clockwise in degrees, −90…90, so that the label is never upside down.
    let angle: Double
    /// The part of the line under the label, in pixels along it.
    let gap: (start: Double, end: Double)
  }

  /// Where labels may stand.
  let area: Rect
  /// The labels' height in px.
  let height: Double
  /// Points that labels keep away from.
  private var obstacles: [Point]

  /// The pixels from one point of a resampled line to the next.
  private static let step = 3.0
  /// The pixels of line that one label is enough for.
  private static let reach = 420.0

  init(area: Rect, height: Double, obstacles: [Point]) {
    self.area = area
    self.height = height
    self.obstacles = obstacles
  }

  /// Places for labels of `width` px on a line, none where it is too short or bent everywhere.
  ///
  /// - Parameter equal: where the same label stands already on other lines.
  mutating func places(
    on line: ContourTracer.Line, width: Double, apartFrom equal: [Point] = []
  ) -> [Place] {
    let points = Self.resampled(line)
    let span = clampedInt(((width + height) / Self.step).rounded(.up))
    let needed = line.isClosed ? span * 3 : span + span / 2
    guard points.count > needed, points.count > span + 1 else { return [] }
    var candidates: [(score: Double, place: Place)] = []
    for start in stride(from: 1, to: points.count - span - 1, by: 2) {
      if let candidate = candidate(points, start, span, width) { candidates.append(candidate) }
    }
    candidates.sort { $0.score < $1.score }
    let most = 1 + clampedInt(Double(points.count) * Self.step / Self.reach)
    var result: [Place] = []
    for (_, place) in candidates where result.count < most {
      let isFar = result.allSatisfy { other in
        abs(other.gap.start - place.gap.start) > Self.reach * 0.6
          && other.center.distance(to: place.center) > Self.reach * 0.3
      }
      let isNew = equal.allSatisfy { $0.distance(to: place.center) > Self.reach * 0.2 }
      guard isFar, isNew, isFree(place, width) else { continue }
      result.append(place)
      obstacles += discs(place, width)
    }
    return result
  }

  /// A window of the line as a place, with what speaks against it; nil where it is too bent.
  private func candidate(
    _ points: [Point], _ start: Int, _ span: Int, _ width: Double
  ) -> (Double, Place)? {
    let (a, b) = (points[start], points[start + span])
    let chord = a.distance(to: b)
    guard chord > Double(span) * Self.step * 0.96 else { return nil }
    var deviation = 0.0
    var mean = Point.zero
    for i in start...(start + span) {
      deviation = max(deviation, distanceToSegment(points[i], a, b))
      mean = mean + points[i]
    }
    guard deviation < height * 0.22 else { return nil }
    let center = mean * (1 / Double(span + 1))
    var angle = atan2(b.y - a.y, b.x - a.x) * 180 / .pi
    if angle > 90 { angle -= 180 }
    if angle <= -90 { angle += 180 }
    let turn = angle * .pi / 180
    let half = Point(
      abs(cos(turn)) * width / 2 + abs(sin(turn)) * height / 2,
      abs(sin(turn)) * width / 2 + abs(cos(turn)) * height / 2)
    guard
      area.contains(
        Rect(x: center.x - half.x, y: center.y - half.y, width: half.x * 2, height: half.y * 2))
    else { return nil }
    let middle = (Double(start) + Double(span) / 2) * Self.step
    let gap = (middle - width / 2 - 3, middle + width / 2 + 3)
    return (
      deviation / height + abs(angle) / 90 * 0.5, Place(center: center, angle: angle, gap: gap)
    )
  }

  private func isFree(_ place: Place, _ width: Double) -> Bool {
    let mine = discs(place, width)
    return obstacles.allSatisfy { obstacle in
      mine.allSatisfy { $0.distance(to: obstacle) > height * 1.25 }
    }
  }

  /// Points along the label, half its height apart.
  private func discs(_ place: Place, _ width: Double) -> [Point] {
    let count = max(1, clampedInt((width / height * 2).rounded(.up)))
    let turn = place.angle * .pi / 180
    return (0...count).map { i in
      let along = (Double(i) / Double(count) - 0.5) * width
      return place.center + Point(cos(turn) * along, sin(turn) * along)
    }
  }

  // MARK: - Lines

  /// The points of a line every `step` pixels.
  static func resampled(_ line: ContourTracer.Line) -> [Point] {
    let points = line.polyline
    guard var previous = points.first else { return [] }
    var result = [previous]
    var rest = step
    for point in points.dropFirst() {
      var length = previous.distance(to: point)
      while length >= rest {
        let t = rest / length
        previous = previous + (point - previous) * t
        result.append(previous)
        length -= rest
        rest = step
      }
      rest -= length
      previous = point
    }
    return result
  }

  /// What is left of a line when stretches of it are cut out.
  static func cut(
    _ line: ContourTracer.Line, _ gaps: [(start: Double, end: Double)]
  ) -> [ContourTracer.Line] {
    guard !gaps.isEmpty else { return [line] }
    let points = line.polyline
    var pieces: [[Point]] = []
    var piece: [Point] = []
    var at = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      let length = a.distance(to: b)
      defer { at += length }
      guard length > 0 else { continue }
      var from = 0.0
      if piece.isEmpty, !gaps.contains(where: { $0.start <= at && at < $0.end }) { piece = [a] }
      for gap in gaps.sorted(by: { $0.start < $1.start })
      where gap.start < at + length && gap.end > at {
        let (start, end) = (max(gap.start - at, 0), min(gap.end - at, length))
        if start > from || (start >= 0 && !piece.isEmpty) {
          piece.append(a + (b - a) * (start / length))
          if piece.count > 1 { pieces.append(piece) }
          piece = []
        }
        from = end
        if end < length { piece = [a + (b - a) * (end / length)] }
      }
      if !piece.isEmpty { piece.append(b) }
    }
    if piece.count > 1 { pieces.append(piece) }
    // A closed line starts somewhere in the middle of a stretch.
    if line.isClosed, pieces.count > 1, let first = pieces.first, let last = pieces.last,
      first[0] == last[last.count - 1]
    {
      pieces[0] = last + first.dropFirst()
      pieces.removeLast()
    }
    return pieces.map { ContourTracer.Line(points: $0, isClosed: false) }
  }
}
