import CCairo
import NablaScene

extension SceneDrawing {
  /// From this many markers on, those of one shape and size are drawn once per quarter pixel and
  /// stamped: 10⁵ with an edge take 0.2 s instead of 3.5 s.
  private static let manyMarkers = 16

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
    let edgeWidth = edge.alpha > 0 ? item.edgeWidth : 0
    cairo_set_line_width(context, edgeWidth)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
    cairo_set_dash(context, nil, 0, 0)

    var blender = stamper(for: item)
    let mayStamp = blender != nil
    defer { blender?.finish() }
    var (shape, size) = (MarkerShape.circle, Double.nan)
    var outline = Path()
    for i in 0..<count {
      if item.sizes[i] != size || item.shapes[i] != shape {
        (size, shape) = (item.sizes[i], item.shapes[i])
        guard size >= 0, size.isFinite else {
          throw NablaError(place, "the size \(size) of marker \(i) is negative or not finite")
        }
        outline = shape.path(size: size)
        markerStamps.select(shape, size: size, edgeWidth: edgeWidth, scale: map.a, outline)
      }
      guard size > 0 else { continue }
      let fill = item.fills[i].color(side)
      if mayStamp, let at = QuarterPixel(map.apply(item.positions[i])),
        let stamp = markerStamps.stamp(at.phase)
      {
        if blender == nil { blender = stamper(for: item) }
        if let blender, blender.fits(stamp.whole, at: at) {
          blender.blend(stamp.fill, at: at, fill)
          if let ring = stamp.edge { blender.blend(ring, at: at, edge) }
          continue
        }
      }
      guard shows([item.positions[i]], room: size + 5 * edgeWidth) else { continue }
      blender?.finish()
      blender = nil
      try add(outline, at: item.positions[i], place: place)
      setSource(fill)
      guard edgeWidth > 0 else {
        cairo_fill(context)
        continue
      }
      cairo_fill_preserve(context)
      setSource(edge)
      cairo_stroke(context)
    }
  }

  /// Nil where stamps gain nothing or cannot be used.
  private func stamper(for item: MarkersItem) -> PixelBlender? {
    guard item.positions.count >= Self.manyMarkers else { return nil }
    switch item.sizes {
    case .one: break
    case .many(let sizes):
      guard Set(sizes).count * Self.manyMarkers <= sizes.count else { return nil }
    }
    return blender
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
