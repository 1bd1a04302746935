import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The outlines of a line of some width, in device pixels.
struct StrokeOutline {
  private let radius: Double
  private let cap: Stroke.Cap
  private let join: Stroke.Join
  /// Lengths of dashes and gaps; empty for a solid line.
  private let dash: [Double]

  /// Cairo's: a tip reaches at most ten half widths.
  private static let miterLimit = 10.0
  /// How far round joins and caps may be off, in device pixels.
  private static let tolerance = 0.04

  /// More dashes on a line are left to Cairo in pieces.
  private static let mostDashes = 10_000.0

  /// Nil for dashes of no length, and for those whose ends cover each other.
  init?(_ stroke: Stroke, scale: Double) {
    radius = stroke.width / 2 * scale
    cap = stroke.cap
    join = stroke.join
    // An odd number of lengths goes round twice, dashes and gaps exchanged.
    let lengths = stroke.dash.map { $0 * scale }
    dash = lengths.count % 2 == 1 ? lengths + lengths : lengths
    if dash.isEmpty { return }
    let gap = stride(from: 1, to: dash.count, by: 2).map { dash[$0] }.min() ?? 0
    guard dash.reduce(0, +) > 0.5, cap == .butt || gap >= 2 * radius else { return nil }
  }

  /// Outlines that all turn the same way, whose areas add up to the stroke's where it covers no place
  /// twice; nil for what is left to Cairo: dots, noise, and closed lines with dashes.
  func contours(of lines: [(points: [Point], closed: Bool)]) -> [[Point]]? {
    var contours: [[Point]] = []
    for (points, closed) in lines {
      let line = distinct(points, closed: closed)
      guard line.count > 1, !closed || line.count > 2, !isRough(line) else { return nil }
      if dash.isEmpty {
        contours += solid(line, closed: closed)
      } else {
        let length = zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        if closed || length > Self.mostDashes * dash.reduce(0, +) { return nil }
        for piece in dashes(line) {
          let piece = distinct(piece, closed: false)
          if piece.count > 1 { contours += solid(piece, closed: false) }
        }
      }
    }
    return contours
  }

  /// Without points that follow themselves.
  private func distinct(_ points: [Point], closed: Bool) -> [Point] {
    var line: [Point] = []
    line.reserveCapacity(points.count)
    for p in points where line.last.map({ $0.distance(to: p) > 1e-4 }) ?? true { line.append(p) }
    while closed, line.count > 1, line[0].distance(to: line[line.count - 1]) <= 1e-4 {
      line.removeLast()
    }
    return line
  }

  private struct Step {
    let direction: Point
    let length: Double

    /// Sine and cosine of the turn from this step to another.
    func turn(to next: Step) -> (sine: Double, cosine: Double) {
      let (a, b) = (direction, next.direction)
      return (a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)
    }
  }

  private static func steps(_ line: [Point], closed: Bool) -> [Step] {
    (0..<(closed ? line.count : line.count - 1)).map { i in
      let step = line[i + 1 == line.count ? 0 : i + 1] - line[i]
      let length = step.distance(to: .zero)
      return Step(direction: step * (1 / length), length: length)
    }
  }

  /// Whether the inner edges of both steps end before they meet.
  private func isTight(_ before: Step, _ after: Step) -> Bool {
    let (sine, cosine) = before.turn(to: after)
    // Edges of a line that comes straight back never meet.
    return cosine < -0.9999
      || radius * abs(sine) > min(before.length, after.length) / 2 * (1 + cosine)
  }

  /// Whether a long line turns so tightly so often that it covers places twice for sure: noise.
  private func isRough(_ line: [Point]) -> Bool {
    guard line.count > 100 else { return false }
    let steps = Self.steps(line, closed: false)
    return zip(steps, steps.dropFirst()).count(where: isTight) > steps.count / 10
  }

  // MARK: - Dashes

  private func dashes(_ line: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece = [line[0]]
    var (number, rest) = (0, dash[0])
    for (a, b) in zip(line, line.dropFirst()) {
      let length = a.distance(to: b)
      var done = 0.0
      while length - done > rest {
        done += rest
        let place = a + (b - a) * (done / length)
        if number % 2 == 0 {
          // A dash without length is a dot that lies along the line.
          pieces.append(piece + [piece == [place] ? place + (b - a) * (1e-3 / length) : place])
        }
        piece = [place]
        number = (number + 1) % dash.count
        rest = dash[number]
      }
      rest -= length - done
      if number % 2 == 0 { piece.append(b) }
    }
    if number % 2 == 0, piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  // MARK: - Outlines

  private func solid(_ line: [Point], closed: Bool) -> [[Point]] {
    var (left, right): ([Point], [Point]) = ([], [])
    left.reserveCapacity(line.count + 16)
    right.reserveCapacity(2 * line.count + 16)
    let steps = Self.steps(line, closed: closed)
    func turn(at p: Point, _ before: Step, _ after: Step) {
      bend(p, before, after, side: 1, into: &left)
      bend(p, before, after, side: -1, into: &right)
    }
    let last = line.count - 1
    if closed {
      for i in 0...last { turn(at: line[i], steps[i == 0 ? last : i - 1], steps[i]) }
      return [left, right.reversed()]
    }
    let (start, end) = (steps[0].direction, steps[last - 1].direction)
    left.append(line[0] + normal(start) * radius)
    right.append(line[0] - normal(start) * radius)
    for i in 1..<max(1, last) { turn(at: line[i], steps[i - 1], steps[i]) }
    left.append(line[last] + normal(end) * radius)
    right.append(line[last] - normal(end) * radius)
    // Once around: along the left side, the end, back along the right one, the start.
    return [
      left + capPoints(line[last], end) + right.reversed() + capPoints(line[0], start * -1)
    ]
  }

  private func normal(_ d: Point) -> Point { Point(-d.y, d.x) }

  /// One side of a line where it turns from one direction to another.
  private func bend(
    _ p: Point, _ before: Step, _ after: Step, side: Double, into line: inout [Point]
  ) {
    let a = normal(before.direction) * (side * radius)
    let b = normal(after.direction) * (side * radius)
    let (cross, dot) = before.turn(to: after)
    // Twice the squared cosine of half the turn.
    let open = 1 + dot
    if side * cross >= 0 {
      // The inner side: the crossing of both edges, or through the point where these end before.
      if !isTight(before, after) {
        line.append(p + (a + b) * (1 / open))
      } else {
        line += [p + a, p, p + b]
      }
      return
    }
    switch join {
    case .miter where open * Self.miterLimit * Self.miterLimit >= 2:
      line.append(p + (a + b) * (1 / open))
    case .round:
      line.append(p + a)
      line += arc(about: p, from: a, by: atan2(cross, dot))
      line.append(p + b)
    default: line += [p + a, p + b]
    }
  }

  /// Around the end of a line that comes in some direction, from its left to its right.
  private func capPoints(_ p: Point, _ d: Point) -> [Point] {
    let left = normal(d) * radius
    switch cap {
    case .butt: return []
    case .square: return [p + left + d * radius, p - left + d * radius]
    case .round: return arc(about: p, from: left, by: -.pi)
    }
  }

  /// Points between both ends of an arc.
  private func arc(about p: Point, from start: Point, by angle: Double) -> [Point] {
    let step = 2 * acos(max(0, 1 - Self.tolerance / max(radius, Self.tolerance)))
    let count = max(1, Int((abs(angle) / max(step, 0.05)).rounded(.up)))
    return (1..<count).map { k in
      let turn = angle * Double(k) / Double(count)
      let (c, s) = (cos(turn), sin(turn))
      return p + Point(start.x * c - start.y * s, start.x * s + start.y * c)
    }
  }
}
