/// A position on the canvas in logical pixels, x to the right and y down.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  @inlinable
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  public static let zero = Point(0, 0)

  @inlinable public var isFinite: Bool { x.isFinite && y.isFinite }

  @inlinable
  public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }

  @inlinable
  public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }

  @inlinable
  public static func * (a: Point, s: Double) -> Point { Point(a.x * s, a.y * s) }

  /// The Euclidean distance to another point, in logical pixels.
  @inlinable
  public func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }

  /// The point on the grid of 1/256 px that every scene coordinate lies on.
  @inlinable public var snapped: Point { Point(snap(x), snap(y)) }
}

/// Rounds a coordinate to 1/256 px, the resolution of a scene (Cairo's own is 1/256 too).
@inlinable
public func snap(_ value: Double) -> Double {
  (value * 256).rounded(.toNearestOrAwayFromZero) / 256
}

/// A width and a height in logical pixels.
public struct Size: Hashable, Sendable {
  public var width: Double
  public var height: Double

  @inlinable
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}
