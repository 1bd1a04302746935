import CCairo
import NablaScene

extension SceneDrawing {
  func draw(_ item: PathItem) throws(NablaError) {
    let place = SceneItem.path(item).place
    let widths = [item.halo, item.stroke].map { $0?.width ?? 0 }
    guard shows(item.path.points, room: 5 * max(widths[0], widths[1])) else { return }
    if let fill = item.fill {
      cairo_set_fill_rule(
        context, item.evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
      try self.fill(item.path, fill, place: place)
    }
    if let halo = item.halo { try self.stroke(item.path, halo, place: place) }
    if let stroke = item.stroke { try self.stroke(item.path, stroke, place: place) }
  }

  /// Makes `path`, moved by `offset`, the context's current path.
  ///
  /// Cairo turns NaN into 0 and wraps coordinates from 2²³ device pixels on, both without an
  /// error, so they are refused here.
  func add(_ path: Path, at offset: Point = .zero, place: String) throws(NablaError) {
    let reach = self.reach
    guard abs(offset.x) <= reach, abs(offset.y) <= reach,
      path.points.allSatisfy({ abs($0.x) <= reach && abs($0.y) <= reach })
    else {
      throw NablaError(place, "a coordinate is not finite or far outside the canvas")
    }
    emit(path, at: offset, to: context)
  }

  /// The largest coordinate that stays below 2²¹ device pixels, far from where Cairo wraps.
  var reach: Double {
    let factor = max(abs(map.a) + abs(map.c), abs(map.b) + abs(map.d), 1e-9)
    return (2_097_152 - min(2_097_152, max(abs(map.tx), abs(map.ty)))) / factor
  }

  func stroke(_ path: Path, _ stroke: Stroke, place: String) throws(NablaError) {
    guard stroke.width >= 0, stroke.width <= reach else {
      throw NablaError(
        place, "the line width \(stroke.width) is negative, too large or not a number")
    }
    guard stroke.dash.allSatisfy({ $0.isFinite && $0 >= 0 && $0 <= reach }) else {
      throw NablaError(
        place, "the dash \(stroke.dash) has a negative, too large or undefined length")
    }
    guard stroke.width > 0, !path.isEmpty else { return }
    try add(path, place: place)
    if blend(path, stroke) { return }
    cairo_set_line_width(context, stroke.width)
    cairo_set_line_cap(context, stroke.cap.cairo)
    cairo_set_line_join(context, stroke.join.cairo)
    cairo_set_dash(context, stroke.dash, Int32(clamping: stroke.dash.count), 0)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return }

    let cutter = StrokeCutter(stroke, scale: scale)
    guard target == .pixels, let pieces = cutter.pieces(of: path) else {
      try setSource(stroke.paint, box: path.box(stroke), place: place)
      cairo_stroke(context)
      return
    }
    cairo_set_line_cap(context, cutter.cap.cairo)
    if stroke.paint.isOpaque(side) {
      try setSource(stroke.paint, box: path.box(stroke), place: place)
      draw(pieces, stroke)
      return
    }
    // Drawn opaque into a mask, so that the places where pieces meet do not show.
    if let box = path.box(stroke) {
      cairo_new_path(context)
      cairo_rectangle(context, box.x, box.y, box.width, box.height)
      cairo_clip(context)
    }
    cairo_push_group_with_content(context, CAIRO_CONTENT_ALPHA)
    cairo_set_source_rgba(context, 0, 0, 0, 1)
    draw(pieces, stroke)
    guard let mask = cairo_pop_group(context) else { return }
    defer { cairo_pattern_destroy(mask) }
    try setSource(stroke.paint, box: path.box(stroke), place: place)
    cairo_mask(context, mask)
  }

  /// Draws a stroke by its outline, several times as fast as Cairo; false where that cannot be.
  private func blend(_ path: Path, _ stroke: Stroke) -> Bool {
    guard case .solid(let color) = stroke.paint, let raster, let blender, let unclipped,
      let outline = StrokeOutline(stroke, scale: map.a)
    else { return false }
    let lines = path.flattened(tolerance: 0.04 / map.a).map { points, closed in
      (points.map(map.apply), closed)
    }
    // A subpath that is a closed point has no lines, and is a dot with round and square caps.
    guard lines.count == path.verbs.count(where: { $0 == .move }),
      let contours = outline.contours(of: lines)
    else { return false }
    raster.add(contours, within: unclipped)
    if raster.isCoveredTwice {
      raster.clear()
      return false
    }
    let ink = color.color(side)
    raster.drain { row, start, shares in blender.blend(shares, x: start, y: row, ink) }
    blender.finish()
    return true
  }

  private func draw(_ pieces: [StrokeCutter.Piece], _ stroke: Stroke) {
    let room = 5 * stroke.width
    for piece in pieces where piece.lines.contains(where: { shows($0, room: room) }) {
      cairo_new_path(context)
      for line in piece.lines {
        guard let first = line.first else { continue }
        cairo_move_to(context, first.x, first.y)
        for p in line.dropFirst() { cairo_line_to(context, p.x, p.y) }
      }
      if !stroke.dash.isEmpty {
        cairo_set_dash(
          context, stroke.dash, Int32(clamping: stroke.dash.count), piece.dashOffset)
      }
      cairo_stroke(context)
    }
  }

  /// Device pixels per unit of the current coordinates, the larger of both directions.
  var scale: Double {
    max((map.a * map.a + map.b * map.b).squareRoot(), (map.c * map.c + map.d * map.d).squareRoot())
  }
}

/// Makes `path`, moved by `offset`, a context's current path.
func emit(_ path: Path, at offset: Point = .zero, to context: OpaquePointer?) {
  cairo_new_path(context)
  let (dx, dy) = (offset.x, offset.y)
  path.points.withUnsafeBufferPointer { points in
    var i = 0
    for verb in path.verbs {
      switch verb {
      case .move:
        cairo_move_to(context, points[i].x + dx, points[i].y + dy)
        i += 1
      case .line:
        cairo_line_to(context, points[i].x + dx, points[i].y + dy)
        i += 1
      case .curve:
        cairo_curve_to(
          context, points[i].x + dx, points[i].y + dy, points[i + 1].x + dx,
          points[i + 1].y + dy, points[i + 2].x + dx, points[i + 2].y + dy)
        i += 3
      case .close: cairo_close_path(context)
      }
    }
  }
}

extension Path {
  /// The box around what a stroke covers, with its joins and some room; nil for no points.
  func box(_ stroke: Stroke) -> Rect? {
    // Cairo's default miter limit of 10 lets a tip reach ten half widths.
    controlBox?.insetBy(-(stroke.width * (stroke.join == .miter ? 5 : 1) + 2))
  }
}

extension Stroke.Cap {
  var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension Stroke.Join {
  var cairo: cairo_line_join_t {
    switch self {
    case .miter: CAIRO_LINE_JOIN_MITER
    case .round: CAIRO_LINE_JOIN_ROUND
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    }
  }
}
