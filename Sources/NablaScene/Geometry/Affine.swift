#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An affine map of the plane: x′ = a·x + c·y + tx, y′ = b·x + d·y + ty.
public struct Affine: Hashable, Sendable {
  public var a: Double
  public var b: Double
  public var c: Double
  public var d: Double
  public var tx: Double
  public var ty: Double

  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  public static let identity = Affine(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  public static func translation(_ dx: Double, _ dy: Double) -> Affine {
    Affine(a: 1, b: 0, c: 0, d: 1, tx: dx, ty: dy)
  }

  /// A turn about the origin by `degrees`, clockwise as seen on the canvas (y down).
  public static func rotation(degrees: Double) -> Affine {
    let (cosine, sine): (Double, Double)
    switch degrees {  // exact for the turns that axes use, so that their boxes are exact too
    case 0: (cosine, sine) = (1, 0)
    case 90: (cosine, sine) = (0, 1)
    case -90, 270: (cosine, sine) = (0, -1)
    case 180, -180: (cosine, sine) = (-1, 0)
    default: (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    }
    return Affine(a: cosine, b: sine, c: -sine, d: cosine, tx: 0, ty: 0)
  }

  public func apply(_ p: Point) -> Point {
    Point(a * p.x + c * p.y + tx, b * p.x + d * p.y + ty)
  }

  /// The map that applies `self` first, then `next`.
  public func then(_ next: Affine) -> Affine {
    Affine(
      a: next.a * a + next.c * b, b: next.b * a + next.d * b,
      c: next.a * c + next.c * d, d: next.b * c + next.d * d,
      tx: next.a * tx + next.c * ty + next.tx, ty: next.b * tx + next.d * ty + next.ty)
  }

  /// The axis-parallel box around a mapped rectangle.
  public func boundingBox(of r: Rect) -> Rect {
    let corners = [
      apply(Point(r.minX, r.minY)), apply(Point(r.maxX, r.minY)),
      apply(Point(r.minX, r.maxY)), apply(Point(r.maxX, r.maxY)),
    ]
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    let (left, right) = (xs.reduce(xs[0], min), xs.reduce(xs[0], max))
    let (top, bottom) = (ys.reduce(ys[0], min), ys.reduce(ys[0], max))
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
