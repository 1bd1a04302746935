import NablaScene

/// The thin line from words to the point that they speak of.
struct Leader {
  let color: ColorPair
  let hasHalo: Bool
  let theme: Theme

  /// How far the line stops short of the point, and of the words.
  private static let gaps = (point: 5.0, words: 2.0)

  /// The line from a point to the near side of a text's box; nil where they are close anyway.
  func line(from point: Point, to box: Rect) -> SceneItem? {
    let near = Self.nearest(to: point, in: box)
    let length = point.distance(to: near)
    guard length > Self.gaps.point + Self.gaps.words + 7 else { return nil }
    let along = (near - point) * (1 / length)
    let path = Path(
      segment: (point + along * Self.gaps.point).snapped, (near - along * Self.gaps.words).snapped)
    let halo = Stroke(theme.paper.opacity(0.85), width: theme.sizes.halo)
    return .path(
      PathItem(path, stroke: Stroke(color, width: 1, cap: .butt), halo: hasHalo ? halo : nil))
  }

  /// The point of a box where a leader ends.
  static func nearest(to point: Point, in box: Rect) -> Point {
    Point(min(max(point.x, box.minX), box.maxX), min(max(point.y, box.minY), box.maxY))
  }
}
