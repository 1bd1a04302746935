/// Many markers as one item: n positions and one or n sizes, colours and shapes.
public struct MarkersItem: Hashable, Sendable {
  public var positions: [Point]
  /// Diameters in logical pixels (of the circle with the same area, for the other shapes).
  public var sizes: OneOrMany<Double>
  public var fills: OneOrMany<ColorPair>
  public var shapes: OneOrMany<MarkerShape>
  /// The edge around each marker; none without a width.
  public var edge: ColorPair
  public var edgeWidth: Double

  public init(
    _ positions: [Point], sizes: OneOrMany<Double>, fills: OneOrMany<ColorPair>,
    shapes: OneOrMany<MarkerShape> = .one(.circle), edge: ColorPair = .clear, edgeWidth: Double = 0
  ) {
    self.positions = positions
    self.sizes = sizes
    self.fills = fills
    self.shapes = shapes
    self.edge = edge
    self.edgeWidth = edgeWidth
  }
}

/// A value shared by all elements, or one for each.
public enum OneOrMany<Value: Hashable & Sendable>: Hashable, Sendable {
  case one(Value)
  case many([Value])

  @inlinable
  public subscript(_ index: Int) -> Value {
    switch self {
    case .one(let value): value
    case .many(let values): values[index]
    }
  }
}

/// A marker's outline. All shapes of one size cover the same area.
public enum MarkerShape: String, Hashable, Sendable, CaseIterable {
  case circle, square, diamond, triangle, triangleDown, cross, plus, star

  /// The outline around the origin for a circle-equivalent diameter of `size` px.
  public func path(size: Double) -> Path {
    let r = size / 2
    switch self {
    case .circle: return Path(circle: .zero, radius: r)
    case .square:
      let h = r * 0.886_226_925  // √π/2: the same area as the circle
      return Path(Rect(x: -h, y: -h, width: 2 * h, height: 2 * h))
    case .diamond:
      let h = r * 1.253_314_137  // √(π/2)
      return Path(
        polyline: [Point(0, -h), Point(h, 0), Point(0, h), Point(-h, 0)], closed: true)
    case .triangle, .triangleDown:
      let h = r * 1.555_120_301  // circumradius of the equilateral triangle with area πr²
      let s: Double = self == .triangle ? 1 : -1
      return Path(
        polyline: [
          Point(0, -h * s), Point(h * 0.866_025_404, h * s / 2),
          Point(-h * 0.866_025_404, h * s / 2),
        ], closed: true)
    case .plus, .cross:
      let w = r * 0.396_332_730  // half an arm's width: 5 squares of 2w cover πr²
      let outline = [
        Point(-w, -3 * w), Point(w, -3 * w), Point(w, -w), Point(3 * w, -w), Point(3 * w, w),
        Point(w, w), Point(w, 3 * w), Point(-w, 3 * w), Point(-w, w), Point(-3 * w, w),
        Point(-3 * w, -w), Point(-w, -w),
      ]
      let path = Path(polyline: outline, closed: true)
      return self == .plus ? path : path.applying(.rotation(degrees: 45))
    case .star:
      let outer = r * 1.462_162_324  // five points, inner radius 0.5 of the outer, area πr²
      let points = (0..<10).map { i in
        Affine.rotation(degrees: Double(i) * 36).apply(Point(0, i % 2 == 0 ? -outer : -outer / 2))
      }
      return Path(polyline: points, closed: true)
    }
  }
}
