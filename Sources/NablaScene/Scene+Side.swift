extension Scene {
  /// The scene with the colours of one side on both, so that it can stand among others.
  public func fixed(to side: Appearance.Side) -> Scene {
    var copy = self
    copy.background = background.fixed(to: side)
    copy.items = items.map { $0.fixed(to: side) }
    copy.appearance = side == .light ? .light : .dark
    return copy
  }
}

extension SceneItem {
  /// The item with the colours of one side on both.
  func fixed(to side: Appearance.Side) -> SceneItem {
    switch self {
    case .path(var item):
      item.fill = item.fill?.fixed(to: side)
      item.stroke = item.stroke?.fixed(to: side)
      item.halo = item.halo?.fixed(to: side)
      return .path(item)
    case .markers(var item):
      item.edge = item.edge.fixed(to: side)
      switch item.fills {
      case .one(let color): item.fills = .one(color.fixed(to: side))
      case .many(let colors): item.fills = .many(colors.map { $0.fixed(to: side) })
      }
      return .markers(item)
    case .image(var item):
      if side == .dark { item.pixels = item.darkPixels ?? item.pixels }
      item.darkPixels = nil
      return .image(item)
    case .text(var item):
      item.color = item.color.fixed(to: side)
      item.haloColor = item.haloColor.fixed(to: side)
      for i in item.runs.indices { item.runs[i].color = item.runs[i].color?.fixed(to: side) }
      for i in item.rules.indices { item.rules[i].color = item.rules[i].color?.fixed(to: side) }
      return .text(item)
    case .group(var group):
      group.items = group.items.map { $0.fixed(to: side) }
      return .group(group)
    }
  }
}

extension ColorPair {
  /// The colour of one side on both, without a role that a page could change.
  fileprivate func fixed(to side: Appearance.Side) -> ColorPair { ColorPair(color(side)) }
}

extension Paint {
  fileprivate func fixed(to side: Appearance.Side) -> Paint {
    switch self {
    case .solid(let color): return .solid(color.fixed(to: side))
    case .linearGradient(var gradient):
      for i in gradient.stops.indices {
        gradient.stops[i].color = gradient.stops[i].color.fixed(to: side)
      }
      return .linearGradient(gradient)
    case .hatch(var hatch):
      hatch.color = hatch.color.fixed(to: side)
      hatch.background = hatch.background.fixed(to: side)
      return .hatch(hatch)
    }
  }
}

extension Stroke {
  fileprivate func fixed(to side: Appearance.Side) -> Stroke {
    var copy = self
    copy.paint = paint.fixed(to: side)
    return copy
  }
}
