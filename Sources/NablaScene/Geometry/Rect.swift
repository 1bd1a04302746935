/// An axis-parallel rectangle in logical pixels; `y` is its top edge.
public struct Rect: Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  @inlinable
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest rectangle that holds two corners given in any order.
  @inlinable
  public init(from a: Point, to b: Point) {
    self.init(
      x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
  }

  @inlinable public var minX: Double { x }
  @inlinable public var maxX: Double { x + width }
  @inlinable public var minY: Double { y }
  @inlinable public var maxY: Double { y + height }
  @inlinable public var midX: Double { x + width / 2 }
  @inlinable public var midY: Double { y + height / 2 }
  @inlinable public var center: Point { Point(midX, midY) }
  @inlinable public var size: Size { Size(width, height) }

  /// Shrunk by `d` on all four sides, at most to its centre; a negative `d` grows it.
  public func insetBy(_ d: Double) -> Rect {
    let dx = min(d, width / 2)
    let dy = min(d, height / 2)
    return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  @inlinable
  public func contains(_ p: Point) -> Bool {
    p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY
  }

  /// Whether `other` lies inside, give or take `tolerance` px.
  public func contains(_ other: Rect, tolerance: Double = 0) -> Bool {
    other.minX >= minX - tolerance && other.maxX <= maxX + tolerance
      && other.minY >= minY - tolerance && other.maxY <= maxY + tolerance
  }

  /// Whether the two share an area wider and higher than `tolerance` px.
  public func overlaps(_ other: Rect, tolerance: Double = 0) -> Bool {
    min(maxX, other.maxX) - max(minX, other.minX) > tolerance
      && min(maxY, other.maxY) - max(minY, other.minY) > tolerance
  }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rect) -> Rect {
    Rect(
      from: Point(min(minX, other.minX), min(minY, other.minY)),
      to: Point(max(maxX, other.maxX), max(maxY, other.maxY)))
  }

  public func offset(by d: Point) -> Rect {
    Rect(x: x + d.x, y: y + d.y, width: width, height: height)
  }

  /// Corners on the grid of 1/256 px.
  public var snapped: Rect {
    Rect(from: Point(snap(minX), snap(minY)), to: Point(snap(maxX), snap(maxY)))
  }
}
