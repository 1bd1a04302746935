package import NablaScene

extension Scene {
  /// The box around everything that has a role (`legend`, `x-tick`), in logical pixels; nil where
  /// nothing has it.
  package func box(ofRole role: String) -> Rect? {
    var box: Rect?
    for item in items { item.collect(role, .identity, isInside: false, into: &box) }
    return box
  }
}

extension SceneItem {
  fileprivate func collect(
    _ role: String, _ map: Affine, isInside: Bool, into box: inout Rect?
  ) {
    func add(_ rect: Rect) {
      let mapped = map.boundingBox(of: rect)
      box = box?.union(mapped) ?? mapped
    }
    switch self {
    case .group(let group):
      let inner = group.transform.then(map)
      for item in group.items {
        item.collect(role, inner, isInside: isInside || group.role == role, into: &box)
      }
    case .text(let text):
      guard isInside || text.role == role else { return }
      let em = text.runs.map(\.size).reduce(0, max)
      // Ascenders and descenders stay inside one and a half ems.
      let line = Rect(x: 0, y: -1.1 * em, width: text.width, height: 1.5 * em)
      add(text.turn.boundingBox(of: line).insetBy(-text.haloWidth - 1))
    case .path(let item):
      guard isInside, let inner = Self.box(of: item.path.points) else { return }
      let width = max(item.stroke?.width ?? 0, item.halo?.width ?? 0)
      add(inner.insetBy(-width / 2 - 1))
    case .markers(let item):
      guard isInside, let inner = Self.box(of: item.positions) else { return }
      let size = item.positions.indices.map { item.sizes[$0] }.reduce(0, max)
      add(inner.insetBy(-size - item.edgeWidth - 1))
    case .image(let item):
      if isInside { add(item.rect) }
    }
  }

  private static func box(of points: [Point]) -> Rect? {
    guard let first = points.first else { return nil }
    return points.reduce(Rect(from: first, to: first)) { box, point in
      box.union(Rect(from: point, to: point))
    }
  }
}
