import CCairo
package import NablaPNG
public import NablaScene

/// The scene as a PNG file.
///
/// - Parameters:
///   - scale: Device pixels per logical pixel, above 0; defaults to 2. The file's resolution says
///     so (96 · scale dots per inch).
///   - side: Which colours to take; defaults to the scene's own (light for an adaptive one).
/// - Throws: `NablaError` for a canvas above 32767 device pixels a side or 1 GiB, and for an item
///   that cannot be drawn.
public func png(
  _ scene: Scene, scale: Double = 2, side: Appearance.Side? = nil
) throws(NablaError) -> [UInt8] {
  let surface = try render(scene, scale: scale, side: side)
  return try PNGEncoder(scene, scale: scale).encode(surface)
}

/// The scene's pixels, as `png` stores them.
package func pixels(
  _ scene: Scene, scale: Double = 2, side: Appearance.Side? = nil
) throws(NablaError) -> Bitmap {
  let surface = try render(scene, scale: scale, side: side)
  let source = surface.pixels()
  let (width, height, stride) = (surface.width, surface.height, surface.stride)
  let bytes = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { bytes, count in
    var next = 0
    for y in 0..<height {
      for x in 0..<width {
        let color = straight(source[y * stride + x])
        bytes[next] = UInt8(truncatingIfNeeded: color >> 24)
        bytes[next + 1] = UInt8(truncatingIfNeeded: color >> 16)
        bytes[next + 2] = UInt8(truncatingIfNeeded: color >> 8)
        bytes[next + 3] = UInt8(truncatingIfNeeded: color)
        next += 4
      }
    }
    count = next
  }
  return Bitmap(width: width, height: height, bytes: bytes)
}

/// - Parameter bands: How many groups of rows are drawn side by side; by default as many as the size
///   of the canvas is worth, on any number of cores.
func render(
  _ scene: Scene, scale: Double, side: Appearance.Side?, bands: Int? = nil
) throws(NablaError) -> PixelSurface {
  let canvas = try CanvasSize(scene.size, scale: scale)
  let surface = try PixelSurface(width: canvas.width, height: canvas.height)
  // Each band writes its own rows only.
  nonisolated(unsafe) let pixels = surface.pixels()
  let (width, height, stride) = (surface.width, surface.height, surface.stride)
  let area = canvas.width * canvas.height
  let count = min(height, bands ?? (area < 1 << 18 ? 1 : max(2, min(16, area >> 21))))
  let problems = ParallelWork.map(count) { band -> NablaError? in
    do throws(NablaError) {
      let rows = height * band / count..<height * (band + 1) / count
      let part = try PixelSurface(rows: rows, of: pixels, width: width, stride: stride)
      try draw(scene, on: part, from: rows.lowerBound, scale: scale, side: side)
      return nil
    } catch {
      return error
    }
  }
  if let problem = problems.compactMap({ $0 }).first { throw problem }
  surface.markWritten()
  return surface
}

/// Draws the rows of a scene that a surface has room for, from row `top` on.
private func draw(
  _ scene: Scene, on surface: borrowing PixelSurface, from top: Int, scale: Double,
  side: Appearance.Side?
) throws(NablaError) {
  guard let context = cairo_create(surface.handle) else {
    throw NablaError("canvas", "there is no memory for drawing", kind: .machine)
  }
  defer {
    cairo_destroy(context)
    cairo_surface_flush(surface.handle)
  }
  let shift = -Double(top)
  cairo_translate(context, 0, shift)
  cairo_scale(context, scale, scale)
  let drawing = SceneDrawing(
    context, target: .pixels, side: side ?? scene.appearance.side, fonts: VectorFonts(),
    map: Affine(a: scale, b: 0, c: 0, d: scale, tx: 0, ty: shift),
    shown: Rect(
      x: 0, y: 0, width: Double(surface.width), height: Double(surface.height)))
  try drawing.draw(scene)
}

extension PNGEncoder {
  /// With the resolution, the texts and the maker's name of a scene; no date.
  init(_ scene: Scene, scale: Double) {
    let density = (96 * scale / 0.0254).rounded()
    var texts: [(key: String, value: String)] = []
    if !scene.title.isEmpty { texts.append(("Title", scene.title)) }
    if !scene.description.isEmpty { texts.append(("Description", scene.description)) }
    texts.append(("Software", "Nabla"))
    self.init(
      pixelsPerMeter: UInt32(exactly: min(density, 2_147_483_647)) ?? 0, texts: texts)
  }
}
