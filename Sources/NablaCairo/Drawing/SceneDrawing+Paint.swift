import CCairo
import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SceneDrawing {
  func setSource(_ color: Color) {
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      Double(color.alpha) / 255)
  }

  func fill(_ path: Path, _ paint: Paint, place: String) throws(NablaError) {
    guard !path.isEmpty else { return }
    switch paint {
    case .solid, .linearGradient:
      try setSource(paint, box: nil, place: place)
      try add(path, place: place)
      cairo_fill(context)
    case .hatch(let hatch):
      try add(path, place: place)
      guard let box = path.controlBox else { return }
      cairo_save(context)
      cairo_clip(context)
      try draw(hatch, over: box, place: place)
      cairo_restore(context)
    }
  }

  /// Sets the context's source; `box` is what will be painted, for a hatch.
  func setSource(_ paint: Paint, box: Rect?, place: String) throws(NablaError) {
    switch paint {
    case .solid(let color): setSource(color.color(side))
    case .linearGradient(let gradient):
      let (start, end) = (gradient.start, gradient.end)
      guard let pattern = cairo_pattern_create_linear(start.x, start.y, end.x, end.y) else {
        return
      }
      defer { cairo_pattern_destroy(pattern) }
      for stop in gradient.stops {
        let color = stop.color.color(side)
        cairo_pattern_add_color_stop_rgba(
          pattern, stop.offset, Double(color.red) / 255, Double(color.green) / 255,
          Double(color.blue) / 255, Double(color.alpha) / 255)
      }
      cairo_set_source(context, pattern)
    case .hatch(let hatch):
      guard let box else { return }
      // A group begins without a path, and the one to paint may be set already.
      let path = cairo_copy_path(context)
      defer { cairo_path_destroy(path) }
      cairo_push_group(context)
      try draw(hatch, over: box, place: place)
      cairo_pop_group_to_source(context)
      cairo_new_path(context)
      cairo_append_path(context, path)
    }
  }

  /// Hatch lines over `box`; they pass through the origin, so that neighbours' lines meet.
  private func draw(_ hatch: Hatch, over box: Rect, place: String) throws(NablaError) {
    guard hatch.spacing.isFinite, hatch.spacing > 0, hatch.width >= 0, hatch.width.isFinite,
      hatch.angle.isFinite
    else {
      throw NablaError(
        place,
        "a hatch of spacing \(hatch.spacing), width \(hatch.width) and angle \(hatch.angle) "
          + "cannot be drawn", "use a spacing above 0")
    }
    let background = hatch.background.color(side)
    if background.alpha > 0 {
      setSource(background)
      cairo_paint(context)
    }
    let angle = hatch.angle * .pi / 180
    let along = Point(cos(angle), -sin(angle))
    let across = Point(sin(angle), cos(angle))
    let corners = [
      Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.minX, box.maxY),
      Point(box.maxX, box.maxY),
    ]
    let places = corners.map { $0.x * across.x + $0.y * across.y }
    let reaches = corners.map { $0.x * along.x + $0.y * along.y }
    guard let near = places.min(), let far = places.max(), let start = reaches.min(),
      let end = reaches.max()
    else { return }
    guard (far - near) / hatch.spacing <= 20_000,
      let first = Int(exactly: ((near - hatch.width) / hatch.spacing).rounded(.up)),
      let last = Int(exactly: ((far + hatch.width) / hatch.spacing).rounded(.down)), first <= last
    else {
      if far - near <= hatch.spacing { return }  // the area lies between two lines
      throw NablaError(
        place, "a hatch spacing of \(hatch.spacing) px is too small for its area",
        "use a spacing of at least 1 px")
    }
    setSource(hatch.color.color(side))
    cairo_set_line_width(context, hatch.width)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE)
    cairo_set_dash(context, nil, 0, 0)
    cairo_new_path(context)
    for line in first...last {
      let foot = across * (Double(line) * hatch.spacing)
      let (a, b) = (foot + along * start, foot + along * end)
      cairo_move_to(context, a.x, a.y)
      cairo_line_to(context, b.x, b.y)
    }
    cairo_stroke(context)
  }
}

extension Paint {
  /// Whether nothing below shows through.
  func isOpaque(_ side: Appearance.Side) -> Bool {
    switch self {
    case .solid(let color): color.color(side).alpha == 255
    case .linearGradient(let gradient):
      gradient.stops.allSatisfy { $0.color.color(side).alpha == 255 }
    case .hatch: false
    }
  }
}
