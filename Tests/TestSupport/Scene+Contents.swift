package import NablaScene

extension Scene {
  /// All items below the groups, with the map from their coordinates to the canvas.
  package var leaves: [(item: SceneItem, map: Affine)] {
    items.flatMap { Self.leaves($0, .identity) }
  }

  private static func leaves(_ item: SceneItem, _ map: Affine) -> [(SceneItem, Affine)] {
    guard case .group(let group) = item else { return [(item, map)] }
    let inner = group.transform.then(map)
    return group.items.flatMap { leaves($0, inner) }
  }

  /// Every coordinate on the canvas: paths, clips, markers, corners of images, starts of texts.
  package var points: [Point] {
    leaves.flatMap { item, map in item.points.map(map.apply) }
      + groups.flatMap { $0.clip?.points ?? [] }
  }

  /// The coordinates of everything but texts.
  package var pointsOfShapes: [Point] {
    leaves.flatMap { item, map in
      if case .text = item { [Point]() } else { item.points.map(map.apply) }
    } + groups.flatMap { $0.clip?.points ?? [] }
  }

  package var groups: [GroupItem] { items.flatMap(Self.groups) }

  private static func groups(_ item: SceneItem) -> [GroupItem] {
    guard case .group(let group) = item else { return [] }
    return [group] + group.items.flatMap(groups)
  }

  /// The items of the groups with a role, below clips.
  package func items(in role: String) -> [SceneItem] {
    groups.filter { $0.role == role }.flatMap { group in
      Scene(size: size, background: background, items: group.items).leaves.map(\.item)
    }
  }

  package func paths(in role: String) -> [PathItem] {
    items(in: role).compactMap { if case .path(let path) = $0 { path } else { nil } }
  }

  package func markers(in role: String) -> [MarkersItem] {
    items(in: role).compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
  }

  package func images(in role: String) -> [ImageItem] {
    items(in: role).compactMap { if case .image(let image) = $0 { image } else { nil } }
  }

  /// Every text in drawing order.
  package var texts: [TextItem] {
    leaves.compactMap { if case .text(let text) = $0.item { text } else { nil } }
  }

  package func texts(_ role: String) -> [String] {
    texts.filter { $0.role == role }.map(\.source)
  }

  /// The scene without the groups that hold what marks draw.
  package var withoutMarks: Scene {
    var copy = self
    copy.items = items.compactMap(Self.withoutMarks)
    return copy
  }

  private static func withoutMarks(_ item: SceneItem) -> SceneItem? {
    guard case .group(var group) = item else { return item }
    if group.role.hasPrefix("mark-") { return nil }
    group.items = group.items.compactMap(withoutMarks)
    return .group(group)
  }
}

extension SceneItem {
  fileprivate var points: [Point] {
    switch self {
    case .path(let item): item.path.points
    case .markers(let item): item.positions
    case .image(let item):
      [Point(item.rect.minX, item.rect.minY), Point(item.rect.maxX, item.rect.maxY)]
    case .text(let item): [item.origin]
    case .group: []
    }
  }

  /// Lengths that a renderer takes as they are.
  package var lengths: [Double] {
    switch self {
    case .path(let item):
      [item.stroke, item.halo].flatMap { stroke in stroke.map { [$0.width] + $0.dash } ?? [] }
    case .markers(let item):
      [item.edgeWidth]
        + (item.positions.indices.map { item.sizes[$0] })
    case .image: []
    case .text(let item):
      [item.angle, item.width, item.haloWidth] + item.runs.flatMap { [$0.size, $0.advance] }
    case .group(let group): [group.opacity]
    }
  }
}

extension Stroke {
  /// The colour of a plain stroke; nil for a gradient or a hatching.
  package var color: ColorPair? {
    if case .solid(let color) = paint { color } else { nil }
  }
}
