import NablaScene

/// From the box of a space, of side 1 about its middle, to the canvas.
struct SpaceView: Sendable {
  typealias Vector = SIMD3<Double>

  /// A place on the canvas with what is nearer having more depth.
  struct Place: Sendable {
    var point: Point
    /// Linear on the canvas along straight lines, so that it can be interpolated there.
    var depth: Double
  }

  /// Half the box's extents; it is a little lower than wide.
  static let half = Vector(0.5, 0.5, 0.36)
  /// The camera's distance from the middle in perspective.
  private static let distance = 3.2

  /// Towards the camera.
  let toward: Vector
  private let right: Vector
  private let up: Vector
  private let isPerspective: Bool
  private var scale = 1.0
  private var middle = Point.zero

  /// - Parameters:
  ///   - rect: what the box with `room` px around it fills.
  init(_ camera: Camera, in rect: Rect, room: Double) {
    let (a, e) = (camera.azimuth * .pi / 180, camera.elevation * .pi / 180)
    toward = Vector(cosine(a) * cosine(e), sine(a) * cosine(e), sine(e))
    right = Vector(-sine(a), cosine(a), 0)
    up = Vector(-cosine(a) * sine(e), -sine(a) * sine(e), cosine(e))
    isPerspective = camera.perspective
    let corners = Self.corners.map { project($0).point }
    let (left, low) = (corners.map(\.x).min() ?? 0, corners.map(\.y).min() ?? 0)
    let (width, height) = (
      (corners.map(\.x).max() ?? 1) - left, (corners.map(\.y).max() ?? 1) - low
    )
    let (free, tall) = (max(rect.width - 2 * room, 8), max(rect.height - 2 * room, 8))
    scale = min(free / max(width, 1e-9), tall / max(height, 1e-9))
    middle = rect.center - Point(left + width / 2, low + height / 2) * scale
  }

  /// The eight corners of the box.
  static let corners: [Vector] = (0..<8).map { i in
    Vector(i & 1 == 0 ? -1 : 1, i & 2 == 0 ? -1 : 1, i & 4 == 0 ? -1 : 1) * half
  }

  func project(_ p: Vector) -> Place {
    let across = (p * right).sum()
    let high = (p * up).sum()
    let near = (p * toward).sum()
    let share = isPerspective ? Self.distance / (Self.distance - near) : 1
    return Place(
      point: middle + Point(across * share, -high * share) * scale,
      depth: isPerspective ? share : near)
  }

  /// The box around all that can be seen of the space, with whole coordinates, cut to a rectangle.
  func extent(in rect: Rect) -> Rect {
    let corners = Self.corners.map { project($0).point }
    let margin = 8.0
    let (left, top) = (corners.map(\.x).min() ?? 0, corners.map(\.y).min() ?? 0)
    let (right, bottom) = (corners.map(\.x).max() ?? 0, corners.map(\.y).max() ?? 0)
    return Rect(
      from: Point(
        max(rect.minX, (left - margin).rounded(.down)),
        max(rect.minY, (top - margin).rounded(.down))),
      to: Point(
        min(rect.maxX, (right + margin).rounded(.up)),
        min(rect.maxY, (bottom + margin).rounded(.up))))
  }

  /// The sides of the box that are seen from inside: for each axis −1 or 1.
  var backSides: Vector {
    Vector(toward.x > 0 ? -1 : 1, toward.y > 0 ? -1 : 1, toward.z >= 0 ? -1 : 1)
  }
}
