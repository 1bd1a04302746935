import CCairo
import NablaScene

extension SceneDrawing {
  func draw(_ item: MarkersItem) throws(NablaError) {
    let place = SceneItem.markers(item).place
    let count = item.positions.count
    try check(item.sizes, "sizes", count: count, place: place)
    try check(item.fills, "fills", count: count, place: place)
    try check(item.shapes, "shapes", count: count, place: place)
    guard item.edgeWidth >= 0, item.edgeWidth.isFinite else {
      throw NablaError(place, "the edge width \(item.edgeWidth) is negative or not finite")
    }
    let edge = item.edge.color(side)
    let hasEdge = item.edgeWidth > 0 && edge.alpha > 0
    cairo_set_line_width(context, item.edgeWidth)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
    cairo_set_dash(context, nil, 0, 0)

    var shape = MarkerShape.circle
    var size = -1.0
    var outline = Path()
    for i in 0..<count {
      if item.sizes[i] != size || item.shapes[i] != shape {
        (size, shape) = (item.sizes[i], item.shapes[i])
        guard size >= 0, size.isFinite else {
          throw NablaError(place, "the size \(size) of marker \(i) is negative or not finite")
        }
        outline = shape.path(size: size)
      }
      guard size > 0 else { continue }
      try add(outline, at: item.positions[i], place: place)
      setSource(item.fills[i].color(side))
      guard hasEdge else {
        cairo_fill(context)
        continue
      }
      cairo_fill_preserve(context)
      setSource(edge)
      cairo_stroke(context)
    }
  }

  private func check<Value>(
    _ values: OneOrMany<Value>, _ name: String, count: Int, place: String
  ) throws(NablaError) {
    switch values {
    case .one: return
    case .many(let values):
      guard values.count == count else {
        throw NablaError(
          place, "\(count) positions but \(values.count) \(name)", "give one, or one for each")
      }
    }
  }
}
