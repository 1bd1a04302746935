import NablaScene

/// One arrow on the canvas: a shaft that ends inside a head with a notched back.
struct ArrowShape {
  /// nil where the arrow has no length.
  let shaft: (Point, Point)?
  /// Empty without a head.
  let head: Path

  /// - Parameter head: the head's length in px; shorter arrows have smaller heads.
  init(from start: Point, to tip: Point, head length: Double) {
    let whole = start.distance(to: tip)
    guard whole > 0, whole.isFinite else {
      (shaft, head) = (nil, Path())
      return
    }
    let along = (tip - start) * (1 / whole)
    let size = min(length, whole * 0.75)
    // The shaft ends inside the head, so that its cap does not show at the tip.
    shaft = (start, tip - along * (size * 0.7))
    let across = Point(-along.y, along.x) * (size * 0.4)
    let back = tip - along * size
    head =
      size > 0
      ? Path(
        polyline: [tip, back + across, tip - along * (size * 0.72), back - across], closed: true
      ).snapped : Path()
  }

  /// The arrow drawn with a stroke whose paint also fills the head.
  func items(_ stroke: Stroke) -> [SceneItem] {
    var items: [SceneItem] = []
    if let shaft {
      let path = Path(segment: shaft.0.snapped, shaft.1.snapped)
      items.append(.path(PathItem(path, stroke: stroke)))
    }
    if !head.isEmpty { items.append(.path(PathItem(head, fill: stroke.paint))) }
    return items
  }
}

/// Many arrows of one paint as two paths.
struct ArrowPaths {
  private var shafts = Path()
  private var heads = Path()

  /// Adds an arrow between two canvas points, cut to `reach`.
  mutating func add(from start: Point, to tip: Point, head: Double, reach: Rect) {
    guard start.isFinite, tip.isFinite else { return }
    let arrow = ArrowShape(from: start, to: tip, head: head)
    guard let shaft = arrow.shaft else { return }
    if let (from, to) = clip(shaft.0, shaft.1, to: reach) {
      shafts.append(Path(segment: from.snapped, to.snapped))
    }
    if !arrow.head.isEmpty, reach.contains(tip) { heads.append(arrow.head) }
  }

  /// - Parameters:
  ///   - stroke: of the shafts; its paint fills the heads.
  ///   - halo: a band below both; none without.
  func items(_ stroke: Stroke, halo: ColorPair?, haloWidth: Double) -> [SceneItem] {
    var items: [SceneItem] = []
    let band = halo.map { Stroke($0, width: stroke.width + haloWidth, cap: .butt) }
    if let halo, !heads.isEmpty {
      items.append(.path(PathItem(heads, stroke: Stroke(halo, width: haloWidth))))
    }
    if !shafts.isEmpty { items.append(.path(PathItem(shafts, stroke: stroke, halo: band))) }
    if !heads.isEmpty { items.append(.path(PathItem(heads, fill: stroke.paint))) }
    return items
  }
}
