import NablaMath
import NablaScene

/// Samples a curve (x(t), y(t)) so that the drawn line is the curve to a fraction of a pixel.
///
/// Stretches are halved until their middle lies near the chord; those that stay apart however
/// short they are, as at a pole or a jump, are not joined.
struct CurveSampler {
  /// A place on the curve.
  struct Place: Sendable {
    let t: Double
    /// On the canvas; not finite where there is none.
    let point: Point
  }

  private let place: (Double) -> Point
  private let reach: Rect
  private var pieces: [[Place]] = []
  private var piece: [Place] = []
  private var budget = 200_000

  private static let starts = 240
  private static let deepest = 18
  /// How far the line may lie off the curve, in px.
  private static let tolerance = 0.1

  /// The unbroken pieces of a curve from one parameter to another.
  ///
  /// - Parameters:
  ///   - reach: beyond it, the curve is drawn nowhere and sampled coarsely.
  ///   - place: where the curve is on the canvas.
  static func pieces(
    from start: Double, to end: Double, reach: Rect, _ place: @escaping (Double) -> Point
  ) -> [[Place]] {
    var sampler = CurveSampler(place: place, reach: reach)
    sampler.run(start, end)
    return sampler.pieces
  }

  private init(place: @escaping (Double) -> Point, reach: Rect) {
    self.place = place
    self.reach = reach
  }

  private mutating func run(_ start: Double, _ end: Double) {
    var last = at(start)
    add(last)
    for t in evenPlaces(from: start, to: end, count: Self.starts + 1).dropFirst() {
      let next = at(t)
      refine(last, next, depth: 0)
      last = next
    }
    finish()
  }

  private mutating func at(_ t: Double) -> Place {
    budget -= 1
    return Place(t: t, point: place(t))
  }

  private mutating func add(_ place: Place) {
    if place.point.isFinite { piece.append(place) }
  }

  private mutating func finish() {
    if piece.count > 1 { pieces.append(piece) }
    piece = []
  }

  /// Adds the places after `a` up to `b`.
  private mutating func refine(_ a: Place, _ b: Place, depth: Int) {
    let isEnd = depth >= Self.deepest || budget <= 0
    guard a.point.isFinite || b.point.isFinite else {
      if depth >= 3 || isEnd { return finish() }
      return halve(a, b, depth)
    }
    guard a.point.isFinite, b.point.isFinite else {
      // Where the curve begins or ends, to the last digits that a pixel needs.
      if depth >= Self.deepest + 12 || budget <= 0 {
        if a.point.isFinite { finish() } else { add(b) }
        return
      }
      return halve(a, b, depth)
    }
    let chord = a.point.distance(to: b.point)
    if depth > 0, isBeyond(a.point, b.point) {
      add(b)
      return
    }
    if isEnd {
      if chord > 1 { finish() }
      add(b)
      return
    }
    let middle = at(a.t / 2 + b.t / 2)
    if middle.point.isFinite, chord < 40,
      distanceToSegment(middle.point, a.point, b.point) <= Self.tolerance,
      (middle.point - a.point).distance(to: b.point - middle.point) <= 0.5 * chord + 0.5
    {
      add(middle)
      add(b)
      return
    }
    refine(a, middle, depth: depth + 1)
    refine(middle, b, depth: depth + 1)
  }

  private mutating func halve(_ a: Place, _ b: Place, _ depth: Int) {
    let middle = at(a.t / 2 + b.t / 2)
    refine(a, middle, depth: depth + 1)
    refine(middle, b, depth: depth + 1)
  }

  /// Whether both places lie on the far side of one edge of the reach.
  private func isBeyond(_ a: Point, _ b: Point) -> Bool {
    (a.x < reach.minX && b.x < reach.minX) || (a.x > reach.maxX && b.x > reach.maxX)
      || (a.y < reach.minY && b.y < reach.minY) || (a.y > reach.maxY && b.y > reach.maxY)
  }
}
