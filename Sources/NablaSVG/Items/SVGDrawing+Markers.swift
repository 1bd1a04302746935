internal import NablaScene

extension SVGDrawing {
  /// One group that holds what all markers share; circles are circles, other shapes of one size
  /// are uses of one outline, shapes of several sizes are written out.
  mutating func draw(_ item: MarkersItem) {
    let count = min(
      item.positions.count, item.sizes.limit, item.fills.limit, item.shapes.limit)
    guard count > 0 else { return }
    let edge =
      item.edgeWidth > 0 && item.edge != .clear ? Stroke(item.edge, width: item.edgeWidth) : nil
    var shared: Paint?
    if case .one(let fill) = item.fills { shared = .solid(fill) }
    out.raw("<g")
    paint(fill: shared, stroke: edge)
    out.raw(">\n")
    let outline = sharedOutline(item)
    out.reserve(count * 40)
    for i in 0..<count {
      let (p, size) = (item.positions[i], item.sizes[i])
      guard p.isFinite, size.isFinite, size > 0 else { continue }
      let shape = item.shapes[i]
      if shape == .circle {
        out.raw("<circle")
        out.attribute("cx", p.x)
        out.attribute("cy", p.y)
        out.attribute("r", size / 2, decimals: 3)
      } else if let outline {
        out.raw("<use href=\"#")
        out.id("m", outline)
        out.raw("\"")
        out.attribute("x", p.x)
        out.attribute("y", p.y)
      } else {
        out.raw("<path")
        out.pathData(shape.path(size: size), offset: p)
      }
      if case .many(let fills) = item.fills { paint(fill: .solid(fills[i])) }
      out.raw("/>\n")
    }
    out.raw("</g>\n")
  }

  /// The number of the definition of the one outline of all markers, where there is one that
  /// several share.
  private mutating func sharedOutline(_ item: MarkersItem) -> Int? {
    guard case .one(let shape) = item.shapes, case .one(let size) = item.sizes, shape != .circle,
      item.positions.count > 1, size.isFinite, size > 0
    else { return nil }
    let key = Outline(shape: shape, size: size)
    if let known = outlines[key] { return known }
    let number = outlines.count + 1
    outlines[key] = number
    define { drawing in
      drawing.out.raw("<path id=\"")
      drawing.out.id("m", number)
      drawing.out.raw("\"")
      drawing.out.pathData(shape.path(size: size))
      drawing.out.raw("/>\n")
    }
    return number
  }

  struct Outline: Hashable {
    var shape: MarkerShape
    var size: Double
  }
}

extension OneOrMany {
  /// How many elements it serves.
  fileprivate var limit: Int {
    switch self {
    case .one: .max
    case .many(let values): values.count
    }
  }
}
