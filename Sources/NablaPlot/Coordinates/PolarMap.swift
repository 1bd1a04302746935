import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// From turns and radii to the canvas: the geometry of a polar panel.
struct PolarMap: Hashable, Sendable {
  let center: Point
  /// The radius of y's first value, in logical pixels.
  let inner: Double
  /// The radius of y's last value.
  let outer: Double
  /// Where x begins, in radians counterclockwise from the right.
  let start: Double
  /// 1 counterclockwise, −1 clockwise.
  let direction: Double

  /// - Parameters:
  ///   - plot: the square that the circle fills.
  ///   - x: decides the start and the direction that the options leave open.
  init(_ options: Polar, plot: Rect, x: Scale) {
    center = plot.center
    outer = max(1, min(plot.width, plot.height) / 2)
    inner = outer * min(0.9, max(0, options.hole))
    let isClock = x.isBand || x.name == TimeScale.name
    direction = options.clockwise ?? isClock ? -1 : 1
    // The middle of the first category stands where x begins.
    let half = x.isBand ? 0.5 / Double(max(1, x.bands.count)) : 0
    start = (options.start ?? (isClock ? 90 : 0)) * .pi / 180 - direction * 2 * .pi * half
  }

  /// The angle of a place along x, in turns from its start, counterclockwise from the right.
  func angle(_ turn: Double) -> Double {
    // Whole turns go first: the sines of large angles cost digits.
    start + direction * 2 * .pi * turn.truncatingRemainder(dividingBy: 1)
  }

  /// The canvas point of a turn and a radius in pixels.
  func point(_ turn: Double, _ radius: Double) -> Point {
    let angle = angle(turn)
    return Point(center.x + radius * cos(angle), center.y - radius * sin(angle))
  }

  /// The unit vector on the canvas towards a turn.
  func towards(_ turn: Double) -> Point { Point(cos(angle(turn)), -sin(angle(turn))) }

  /// An arc from one turn to another at a radius that may change evenly on the way, its points at
  /// most 2° and 6 px apart; the first point is left out.
  ///
  /// - Parameter most: of the points, which then lie farther apart.
  func arc(
    from a: (turn: Double, radius: Double), to b: (turn: Double, radius: Double),
    most: Double = 20_000
  ) -> [Point] {
    let turns = abs(b.turn - a.turn)
    let length = turns * 2 * .pi * min(outer, max(a.radius, b.radius, 0))
    let wanted = max(turns * 180, length / 6).rounded(.up)
    let steps = wanted.isFinite ? Int(min(most, max(1, wanted))) : 1
    return (1...steps).map { step in
      let t = Double(step) / Double(steps)
      return point(a.turn + (b.turn - a.turn) * t, a.radius + (b.radius - a.radius) * t)
    }
  }

  /// The part of a ring between two turns and two radii, closed.
  func sector(turns a: Double, _ b: Double, radii r0: Double, _ r1: Double) -> Path {
    let (low, high) = (min(max(min(r0, r1), inner), outer), min(max(max(r0, r1), inner), outer))
    let (from, to) = (min(a, b), min(max(a, b), min(a, b) + 1))
    guard high > low, to > from else { return Path() }
    var points = [point(from, low), point(from, high)] + arc(from: (from, high), to: (to, high))
    if low > 0.01 {
      points.append(point(to, low))
      points += arc(from: (to, low), to: (from, low))
    }
    return Path(polyline: points, closed: true)
  }
}
