#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines along a vector field that keep about the same distance from each other everywhere
/// (B. Jobard and W. Lefer, Creating evenly-spaced streamlines of arbitrary density, 1997).
///
/// New lines begin one distance beside the ones that are there, and end where they come closer to
/// another line than half of it, leave the box, or come to rest. The same field gives the same
/// lines.
public struct Streamlines: Sendable {
  /// One line in the direction of the field.
  public struct Line: Sendable {
    /// The places, at most a quarter of the distance apart.
    public let points: [SIMD2<Double>]
    /// The field's direction there, of length 1.
    public let directions: [SIMD2<Double>]
    /// Whether the end is the beginning.
    public let isClosed: Bool
  }

  public let lines: [Line]
  /// How often the field was evaluated.
  public let evaluations: Int

  /// - Parameters:
  ///   - width: of the box that begins at (0, 0); `height` likewise; finite and above 0.
  ///   - separation: the distance of lines, above 0; not below a thousandth of the box.
  ///   - seeds: where the first lines begin; the middle of the box without any.
  ///   - fills: whether further lines are begun where there is room.
  ///   - field: nil where it is not defined. Its units are those of the box.
  public init(
    width: Double, height: Double, separation: Double, seeds: [SIMD2<Double>] = [],
    fills: Bool = true, field: @escaping (SIMD2<Double>) -> SIMD2<Double>?
  ) throws(MathError) {
    guard width > 0, height > 0, width.isFinite, height.isFinite else {
      throw MathError("streamlines", "the box is \(width) × \(height)", "give finite sides above 0")
    }
    guard separation >= max(width, height) / 1000, separation.isFinite else {
      throw MathError(
        "streamlines.separation", "is \(separation)",
        "give at least \(max(width, height) / 1000)")
    }
    var tracing = StreamlineTracing(
      width: width, height: height, separation: separation, field: field)
    tracing.run(seeds: seeds, fills: fills)
    lines = tracing.lines
    evaluations = tracing.evaluations
  }
}

/// The lines while they are being found.
private struct StreamlineTracing {
  typealias Vector = SIMD2<Double>

  let width: Double
  let height: Double
  let separation: Double
  let field: (Vector) -> Vector?
  private(set) var lines: [Streamlines.Line] = []
  private(set) var evaluations = 0

  /// Lines end where they are closer to others, as a share of the distance.
  private static let closest = 0.5
  /// Lines that would be shorter are left out, in distances.
  private static let shortest = 0.8
  /// The error of a step, in distances.
  private static let tolerance = 1e-4

  // The points of finished lines by the squares of one distance that they lie in.
  private let columns: Int
  private let rows: Int
  private var heads: [Int32]
  private var next: [Int32] = []
  private var points: [Vector] = []

  init(
    width: Double, height: Double, separation: Double, field: @escaping (Vector) -> Vector?
  ) {
    self.width = width
    self.height = height
    self.separation = separation
    self.field = field
    columns = Int(width / separation) + 1
    rows = Int(height / separation) + 1
    heads = Array(repeating: -1, count: columns * rows)
  }

  // MARK: - Which lines

  mutating func run(seeds: [Vector], fills: Bool) {
    for seed in seeds { tryLine(from: seed) }
    guard fills else { return }
    if lines.isEmpty { tryLine(from: Vector(width / 2, height / 2)) }
    var finished = 0
    /// The squares that were asked for room, when the lines there are have no more.
    var square = 0
    while true {
      while finished < lines.count {
        let line = lines[finished]
        finished += 1
        for i in stride(from: 0, to: line.points.count, by: 4) {
          let across = Vector(-line.directions[i].y, line.directions[i].x) * separation
          tryLine(from: line.points[i] + across)
          tryLine(from: line.points[i] - across)
        }
      }
      // Parts of the box that no line's neighbour reaches.
      while square < columns * rows, finished == lines.count {
        let (column, row) = (square % columns, square / columns)
        square += 1
        tryLine(
          from: Vector(Double(column) + 0.5, Double(row) + 0.5) * separation)
      }
      if finished == lines.count { return }
    }
  }

  private mutating func tryLine(from seed: Vector) {
    guard isInside(seed), isFree(seed, separation), let line = trace(seed) else { return }
    lines.append(line)
    for point in line.points { insert(point) }
  }

  // MARK: - Distances

  private func isInside(_ p: Vector) -> Bool {
    p.x >= 0 && p.y >= 0 && p.x <= width && p.y <= height
  }

  private func square(_ p: Vector) -> (Int, Int) {
    (
      min(max(Int(p.x / separation), 0), columns - 1), min(max(Int(p.y / separation), 0), rows - 1)
    )
  }

  private mutating func insert(_ p: Vector) {
    let (column, row) = square(p)
    let square = row * columns + column
    next.append(heads[square])
    heads[square] = Int32(truncatingIfNeeded: points.count)
    points.append(p)
  }

  /// Whether no finished line has a point within `distance`, which is at most one separation.
  private func isFree(_ p: Vector, _ distance: Double) -> Bool {
    let (column, row) = square(p)
    let limit = distance * distance * (1 - 1e-12)
    for y in max(0, row - 1)...min(rows - 1, row + 1) {
      for x in max(0, column - 1)...min(columns - 1, column + 1) {
        var i = heads[y * columns + x]
        while i >= 0 {
          let away = points[Int(i)] - p
          if away.x * away.x + away.y * away.y < limit { return false }
          i = next[Int(i)]
        }
      }
    }
    return true
  }

  // MARK: - One line

  private func length(_ v: Vector) -> Double { (v.x * v.x + v.y * v.y).squareRoot() }

  /// The direction of the field, nil where it has none.
  private mutating func direction(_ p: Vector, _ sign: Double) -> Vector? {
    evaluations += 1
    guard isInside(p), let v = field(p) else { return nil }
    let size = length(v)
    guard size > 1e-300, size.isFinite else { return nil }
    return v * (sign / size)
  }

  private struct Half {
    var points: [Vector]
    var directions: [Vector]
    var isClosed = false
  }

  private mutating func trace(_ seed: Vector) -> Streamlines.Line? {
    guard let forward = half(from: seed, sign: 1) else { return nil }
    if forward.isClosed {
      return Streamlines.Line(
        points: forward.points, directions: forward.directions, isClosed: true)
    }
    let backward = half(from: seed, sign: -1, besides: forward.points)
    let points = (backward?.points.dropFirst().reversed() ?? []) + forward.points
    let directions =
      (backward?.directions.dropFirst().reversed().map { -$0 } ?? []) + forward.directions
    let whole = zip(points, points.dropFirst()).reduce(0) { $0 + length($1.1 - $1.0) }
    guard whole >= separation * Self.shortest else { return nil }
    return Streamlines.Line(points: points, directions: directions, isClosed: false)
  }

  /// The line from a seed with the field or against it, by the method of P. Bogacki and
  /// L. F. Shampine (1989), of third order: fields between nodes are not smooth enough for more.
  ///
  /// - Parameter other: the line's other half, which must not be met again.
  private mutating func half(
    from seed: Vector, sign: Double, besides other: [Vector] = []
  ) -> Half? {
    guard var slope = direction(seed, sign) else { return nil }
    var half = Half(points: [seed], directions: [slope])
    let longest = separation / 4
    let least = separation * 1e-4
    var step = longest
    var place = seed
    var covered = 0.0
    let most = 40 * (width + height) + 1000 * separation
    // How far along the line each point is, for telling a line's own past from a neighbour.
    var arcs = [0.0]
    while covered < most, half.points.count < 200_000 {
      guard let second = direction(place + slope * (step / 2), sign),
        let third = direction(place + second * (step * 0.75), sign)
      else {
        if step > least { step /= 2; continue }
        break
      }
      let end = place + Self.sum((2, slope), (3, second), (4, third), (0, slope)) * (step / 9)
      guard let last = direction(end, sign) else {
        if step > least { step /= 2; continue }
        break
      }
      let gap = Self.sum((-5, slope), (6, second), (8, third), (-9, last))
      let error = length(gap) * step / 72
      let allowed = Self.tolerance * separation
      if error > allowed, step > least {
        step = max(least, step * max(0.2, 0.9 * cubeRoot(allowed / error)))
        continue
      }
      covered += step
      // At rest: the direction turns round however short the step is.
      if (last * slope).sum() < -0.5 { break }
      if covered > 2 * separation, other.isEmpty,
        distance(from: seed, toSegment: place, end) < 0.02 * separation
      {
        half.points.append(seed)
        half.directions.append(half.directions[0])
        half.isClosed = true
        break
      }
      guard isFree(end, separation * Self.closest),
        isApartFromItself(end, half.points, arcs, covered), isApart(end, other, covered)
      else { break }
      half.points.append(end)
      half.directions.append(last)
      arcs.append(covered)
      (place, slope) = (end, last)
      step = min(longest, step * min(3, 0.9 * cubeRoot(allowed / max(error, 1e-300))))
    }
    return half
  }

  private typealias Weighted = (weight: Double, vector: Vector)

  private static func sum(_ a: Weighted, _ b: Weighted, _ c: Weighted, _ d: Weighted) -> Vector {
    let first = a.vector * a.weight + b.vector * b.weight
    return first + (c.vector * c.weight + d.vector * d.weight)
  }

  private func cubeRoot(_ x: Double) -> Double { pow(x, 1.0 / 3) }

  private func distance(from p: Vector, toSegment a: Vector, _ b: Vector) -> Double {
    let along = b - a
    let square = (along * along).sum()
    let t = square > 0 ? min(1, max(0, ((p - a) * along).sum() / square)) : 0
    return length(p - a - along * t)
  }

  /// Whether a line does not come back to where it was; to its very beginning it may.
  private func isApartFromItself(
    _ p: Vector, _ points: [Vector], _ arcs: [Double], _ covered: Double
  ) -> Bool {
    let limit = separation * Self.closest
    var i = points.count - 1
    while i >= 0 {
      if covered - arcs[i] > 2 * separation, arcs[i] > limit, length(points[i] - p) < limit {
        return false
      }
      // Two points are no closer than the way between them is long, so that some can be skipped.
      let away = length(points[i] - p)
      i -= max(1, Int((away - limit) / (separation / 4)))
    }
    return true
  }

  /// Whether the second half of a line does not meet the first one.
  private func isApart(_ p: Vector, _ other: [Vector], _ covered: Double) -> Bool {
    guard !other.isEmpty else { return true }
    let limit = separation * Self.closest
    var i = 0
    while i < other.count {
      let away = length(other[i] - p)
      if away < limit, covered + Double(i) * separation / 4 > 2 * separation { return false }
      i += max(1, Int((away - limit) / (separation / 4)))
    }
    return true
  }
}
