import CCairo
import NablaScene

/// A document that a Cairo stream surface writes into memory.
enum VectorDocument {
  /// Draws the scene at `scale` document units per logical pixel on the surface that `make`
  /// creates for a width and a height.
  static func render(
    _ scene: Scene, scale: Double, side: Appearance.Side?, images: ImageLog = ImageLog(),
    make: (ByteSink, Double, Double) -> OpaquePointer?
  ) throws(NablaError) -> [UInt8] {
    // The same limits as a picture's at one device pixel per logical one.
    _ = try CanvasSize(scene.size, scale: 1)
    let sink = ByteSink()
    guard let surface = make(sink, scene.size.width * scale, scene.size.height * scale),
      let context = cairo_create(surface)
    else { throw NablaError("canvas", "there is no memory for drawing", kind: .machine) }
    var problem: NablaError?
    do throws(NablaError) {
      cairo_scale(context, scale, scale)
      let drawing = SceneDrawing(
        context, target: .vectors, side: side ?? scene.appearance.side, fonts: VectorFonts(),
        images: images,
        map: Affine(a: scale, b: 0, c: 0, d: scale, tx: 0, ty: 0),
        shown: Rect(
          x: 0, y: 0, width: scene.size.width * scale, height: scene.size.height * scale))
      try drawing.draw(scene)
      cairo_show_page(context)
    } catch {
      problem = error
    }
    let drawn = cairo_status(context)
    cairo_destroy(context)
    cairo_surface_finish(surface)
    let written = cairo_surface_status(surface)
    // Until here the surface may write into the sink.
    cairo_surface_destroy(surface)
    if let problem { throw problem }
    for status in [drawn, written] where status != CAIRO_STATUS_SUCCESS {
      throw NablaError("canvas", "cannot be written: \(message(status))", kind: .machine)
    }
    return withExtendedLifetime(sink) { sink.bytes }
  }
}
