import CCairo
public import NablaScene

/// The scene as Cairo itself writes SVG: glyphs as shared outlines, one side's colours.
///
/// - Parameter side: Which colours to take; defaults to the scene's own (light for an adaptive one).
/// - Throws: `NablaError` for a canvas above 32767 px a side and for an item that cannot be drawn.
public func cairoSVG(
  _ scene: Scene, side: Appearance.Side? = nil
) throws(NablaError) -> [UInt8] {
  let images = ImageLog()
  let svg = try VectorDocument.render(scene, scale: 1, side: side, images: images) {
    sink, width, height in
    let surface = cairo_svg_surface_create_for_stream(
      ByteSink.write, sink.closure, width, height)
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
    return surface
  }
  return describing(renumberingIdentifiers(markingSharpImages(svg, images.areSharp)), scene)
}
