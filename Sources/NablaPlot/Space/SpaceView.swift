import NablaScene

/// From a panel's box, of side 1 about its middle, to the canvas.
struct SpaceView: Sendable {
  typealias Vector = SIMD3<Double>

  /// A place on the canvas with what is nearer having more depth.
  struct Place: Sendable {
    var point: Point
    /// Linear on the canvas along straight lines, so that it can be interpolated there.
    var depth: Double
  }

  /// Half the box's extents.
  let half: Vector
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
  ///   - rect: what the box with the room around it fills.
  ///   - room: for numbers and names on the four sides.
  init(_ camera: Camera, in rect: Rect, room: Insets) {
    half = Vector(0.5, 0.5, camera.height / 2)
    let (a, e) = (camera.azimuth * .pi / 180, camera.elevation * .pi / 180)
    toward = Vector(cosine(a) * cosine(e), sine(a) * cosine(e), sine(e))
    right = Vector(-sine(a), cosine(a), 0)
    up = Vector(-cosine(a) * sine(e), -sine(a) * sine(e), cosine(e))
    isPerspective = camera.perspective
    let corners = self.corners.map { project($0).point }
    let (left, low) = (corners.map(\.x).min() ?? 0, corners.map(\.y).min() ?? 0)
    let (width, height) = (
      (corners.map(\.x).max() ?? 1) - left, (corners.map(\.y).max() ?? 1) - low
    )
    let (free, tall) = (
      max(rect.width - room.left - room.right, 8), max(rect.height - room.top - room.bottom, 8)
    )
    scale = min(free / max(width, 1e-9), tall / max(height, 1e-9))
    let center = Point(
      rect.minX + room.left + free / 2, rect.minY + room.top + tall / 2)
    middle = center - Point(left + width / 2, low + height / 2) * scale
  }

  /// The eight corners of the box.
  private var corners: [Vector] {
    (0..<8).map { i in
      Vector(i & 1 == 0 ? -1 : 1, i & 2 == 0 ? -1 : 1, i & 4 == 0 ? -1 : 1) * half
    }
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

  /// The rectangle around the box on the canvas.
  var extent: Rect {
    let corners = corners.map { project($0).point }
    return Rect(
      from: Point(corners.map(\.x).min() ?? 0, corners.map(\.y).min() ?? 0),
      to: Point(corners.map(\.x).max() ?? 0, corners.map(\.y).max() ?? 0))
  }

  /// The sides of the box that are seen from inside: for each axis −1 or 1.
  var backSides: Vector {
    Vector(toward.x > 0 ? -1 : 1, toward.y > 0 ? -1 : 1, toward.z >= 0 ? -1 : 1)
  }
}
