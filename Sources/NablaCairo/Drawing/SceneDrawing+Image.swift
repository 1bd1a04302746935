import CCairo
import NablaScene

extension SceneDrawing {
  func draw(_ item: ImageItem) throws(NablaError) {
    let place = SceneItem.image(item).place
    let pixels = item.pixels(side)
    let rect = item.rect
    // Also refuses coordinates that Cairo would wrap.
    try add(Path(rect), place: place)
    guard shows(Path(rect).points, room: 1) else { return }
    guard pixels.width > 0, pixels.height > 0, rect.width > 0, rect.height > 0 else { return }
    guard max(pixels.width, pixels.height) <= CanvasSize.longestSide,
      pixels.width * pixels.height * 4 <= CanvasSize.budget
    else {
      throw NablaError(
        place,
        "a side is above \(CanvasSize.longestSide) or the picture above "
          + "\(CanvasSize.budget >> 20) MiB", "average neighbouring cells first")
    }
    let device = map.boundingBox(of: rect)
    if target == .pixels, map.b == 0, map.c == 0,
      item.interpolation == .nearest || isPixelForPixel(pixels, in: device)
    {
      try drawCells(pixels, in: device)
    } else {
      try drawPattern(pixels, item)
    }
  }

  /// Whether each pixel falls onto one of the device, so that there is nothing to smooth.
  private func isPixelForPixel(_ pixels: Pixels, in device: Rect) -> Bool {
    map.a > 0 && map.d > 0 && device.width == Double(pixels.width)
      && device.height == Double(pixels.height) && device.minX == device.minX.rounded()
      && device.minY == device.minY.rounded()
  }

  /// Sharp cells whose edges lie between device pixels.
  ///
  /// The cells are placed here and not by Cairo's sampling, whose 16-bit fractions shift the
  /// cells of wide pictures by a pixel.
  private func drawCells(_ pixels: Pixels, in device: Rect) throws(NablaError) {
    cairo_identity_matrix(context)
    // Only what shows, so that a picture far larger than the canvas takes no more memory.
    var shown = (left: 0.0, top: 0.0, right: 0.0, bottom: 0.0)
    cairo_clip_extents(context, &shown.left, &shown.top, &shown.right, &shown.bottom)
    let columns = cells(
      from: device.minX, to: device.maxX, count: pixels.width, mirrored: map.a < 0,
      shown: shown.left...max(shown.left, shown.right))
    let rows = cells(
      from: device.minY, to: device.maxY, count: pixels.height, mirrored: map.d < 0,
      shown: shown.top...max(shown.top, shown.bottom))
    guard !columns.sources.isEmpty, !rows.sources.isEmpty else { return }
    let (x, y) = (columns.start, rows.start)
    if let blender,
      blender.holds(x: x, y: y, width: columns.sources.count, height: rows.sources.count)
    {
      forEachRow(of: pixels, columns.sources, rows.sources) { blender.blend($1, x: x, y: y + $0) }
      return blender.finish()
    }
    let surface = try PixelSurface(width: columns.sources.count, height: rows.sources.count)
    let output = surface.pixels()
    guard let base = output.baseAddress else { return }
    forEachRow(of: pixels, columns.sources, rows.sources) { row, line in
      guard let start = line.baseAddress else { return }
      (base + row * surface.stride).update(from: start, count: line.count)
    }
    surface.markWritten()
    cairo_set_source_surface(context, surface.handle, Double(x), Double(y))
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
    cairo_new_path(context)
    cairo_rectangle(
      context, Double(x), Double(y), Double(columns.sources.count), Double(rows.sources.count))
    cairo_fill(context)
  }

  /// Gives premultiplied rows that are made of some of a picture's columns and rows.
  private func forEachRow(
    of pixels: Pixels, _ columns: [Int], _ rows: [Int],
    _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count) { line in
      var previous = -1
      for (y, row) in rows.enumerated() {
        if row != previous {
          let first = row * pixels.width
          pixels.values.withUnsafeBufferPointer { values in
            for (x, column) in columns.enumerated() {
              line[x] = premultiplied(values[first + column])
            }
          }
        }
        previous = row
        body(y, UnsafeBufferPointer(line))
      }
    }
  }

  /// For each device pixel from `start` on that is shown, which of `count` cells between two edges
  /// covers its centre.
  private func cells(
    from low: Double, to high: Double, count: Int, mirrored: Bool, shown: ClosedRange<Double>
  ) -> (start: Int, sources: [Int]) {
    // At least one pixel, so that no picture vanishes; a half rounds up, wherever counting begins.
    let left = (low + 0.5).rounded(.down)
    let right = max(left + 1, (high + 0.5).rounded(.down))
    guard let start = Int(exactly: max(left, shown.lowerBound.rounded(.down))),
      let end = Int(exactly: min(right, shown.upperBound.rounded(.up))), start < end
    else { return (0, []) }
    let step = Double(count) / (right - left)
    let sources = (start..<end).map { pixel in
      let place = (Double(pixel) + 0.5 - left) * step
      let cell = min(count - 1, max(0, Int(exactly: place.rounded(.down)) ?? 0))
      return mirrored ? count - 1 - cell : cell
    }
    return (start, sources)
  }

  private func drawPattern(_ pixels: Pixels, _ item: ImageItem) throws(NablaError) {
    let rows = rows(of: pixels, in: item.rect)
    let surface = try PixelSurface(width: pixels.width, height: rows.count)
    let output = surface.pixels()
    pixels.values.withUnsafeBufferPointer { values in
      for y in rows {
        let (from, to) = (y * pixels.width, (y - rows.lowerBound) * surface.stride)
        for x in 0..<pixels.width { output[to + x] = premultiplied(values[from + x]) }
      }
    }
    surface.markWritten()
    let rect = item.rect
    cairo_translate(context, rect.x, rect.y)
    cairo_scale(
      context, rect.width / Double(pixels.width), rect.height / Double(pixels.height))
    cairo_translate(context, 0, Double(rows.lowerBound))
    cairo_set_source_surface(context, surface.handle, 0, 0)
    let source = cairo_get_source(context)
    switch item.interpolation {
    case .nearest: cairo_pattern_set_filter(source, CAIRO_FILTER_NEAREST)
    case .smooth:
      // Good averages where several pixels fall into one; it is bilinear where they grow.
      let shrinks =
        Double(pixels.width) > rect.width * scale || Double(pixels.height) > rect.height * scale
      cairo_pattern_set_filter(source, shrinks ? CAIRO_FILTER_GOOD : CAIRO_FILTER_BILINEAR)
    }
    switch target {
    case .pixels:
      // The outermost pixels continue, so that the edges do not fade into nothing.
      cairo_pattern_set_extend(source, CAIRO_EXTEND_PAD)
      cairo_new_path(context)
      cairo_rectangle(context, 0, 0, Double(pixels.width), Double(rows.count))
      cairo_fill(context)
    case .vectors:
      images.areSharp.append(item.interpolation == .nearest)
      cairo_paint(context)
    }
  }

  /// The rows of a picture that show in the rows that are drawn, with those that smoothing mixes in.
  private func rows(of pixels: Pixels, in rect: Rect) -> Range<Int> {
    let all = 0..<pixels.height
    guard target == .pixels, map.b == 0, map.c == 0, map.d > 0 else { return all }
    let top = map.d * rect.minY + map.ty
    let step = map.d * rect.height / Double(pixels.height)
    let room = 4 * (1 / step + 1)
    let first = ((shown.minY - top) / step - room).rounded(.down)
    let last = ((shown.maxY - top) / step + room).rounded(.up)
    guard let start = Int(exactly: max(0, first)),
      let end = Int(exactly: min(Double(pixels.height), last)), start < end
    else { return all }
    return start..<end
  }
}

/// Which of the pictures that were drawn, in order, have sharp cells.
final class ImageLog {
  var areSharp: [Bool] = []
}
