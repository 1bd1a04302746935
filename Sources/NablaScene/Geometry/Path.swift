/// A sequence of subpaths made of straight lines and cubic Bézier curves.
///
/// Verbs and points are kept in two flat arrays, so that a line of a million points costs one
/// allocation each. A scene's paths hold finite coordinates only.
public struct Path: Hashable, Sendable {
  public enum Verb: UInt8, Sendable {
    /// Starts a subpath; one point.
    case move
    /// A straight line; one point.
    case line
    /// A cubic curve; two control points and the end point.
    case curve
    /// Closes the subpath; no point.
    case close
  }

  public private(set) var verbs: [Verb] = []
  public private(set) var points: [Point] = []

  public init() {}

  public var isEmpty: Bool { verbs.isEmpty }

  public mutating func move(to p: Point) {
    verbs.append(.move)
    points.append(p)
  }

  public mutating func line(to p: Point) {
    verbs.append(.line)
    points.append(p)
  }

  public mutating func curve(_ control1: Point, _ control2: Point, to p: Point) {
    verbs.append(.curve)
    points.append(control1)
    points.append(control2)
    points.append(p)
  }

  public mutating func close() {
    verbs.append(.close)
  }

  public mutating func reserve(_ count: Int) {
    verbs.reserveCapacity(verbs.count + count)
    points.reserveCapacity(points.count + count)
  }

  public mutating func append(_ other: Path) {
    verbs.append(contentsOf: other.verbs)
    points.append(contentsOf: other.points)
  }

  /// Every point mapped by `map`.
  public func applying(_ map: Affine) -> Path {
    var result = self
    for i in result.points.indices { result.points[i] = map.apply(points[i]) }
    return result
  }

  /// Every point on the grid of 1/256 px.
  public var snapped: Path {
    var result = self
    for i in result.points.indices { result.points[i] = points[i].snapped }
    return result
  }

  /// The box around all points (control points included), or nil for an empty path.
  public var controlBox: Rect? {
    guard var low = points.first else { return nil }
    var high = low
    for p in points {
      low = Point(min(low.x, p.x), min(low.y, p.y))
      high = Point(max(high.x, p.x), max(high.y, p.y))
    }
    return Rect(from: low, to: high)
  }
}

extension Path {
  /// One subpath through `points`, closed or open; empty for fewer than one point.
  public init(polyline points: [Point], closed: Bool = false) {
    guard let first = points.first else { return }
    reserve(points.count + 1)
    move(to: first)
    for p in points.dropFirst() { line(to: p) }
    if closed { close() }
  }

  public init(segment a: Point, _ b: Point) {
    move(to: a)
    line(to: b)
  }

  public init(_ r: Rect) {
    self.init(
      polyline: [
        Point(r.minX, r.minY), Point(r.maxX, r.minY), Point(r.maxX, r.maxY), Point(r.minX, r.maxY),
      ], closed: true)
  }

  /// A circle of four cubic arcs (error below 3·10⁻⁴ of the radius).
  public init(circle center: Point, radius r: Double) {
    let k = r * 0.552_284_749_830_793_4
    let (x, y) = (center.x, center.y)
    move(to: Point(x + r, y))
    curve(Point(x + r, y + k), Point(x + k, y + r), to: Point(x, y + r))
    curve(Point(x - k, y + r), Point(x - r, y + k), to: Point(x - r, y))
    curve(Point(x - r, y - k), Point(x - k, y - r), to: Point(x, y - r))
    curve(Point(x + k, y - r), Point(x + r, y - k), to: Point(x + r, y))
    close()
  }
}
