import CCairo
public import NablaScene

/// The scene as a one-page PDF file of 0.75 points per logical pixel, with text that can be
/// selected and searched.
///
/// - Parameter side: Which colours to take; defaults to the scene's own (light for an adaptive one).
/// - Throws: `NablaError` for a canvas above 32767 px a side and for an item that cannot be drawn.
public func pdf(
  _ scene: Scene, side: Appearance.Side? = nil
) throws(NablaError) -> [UInt8] {
  try VectorDocument.render(scene, scale: 0.75, side: side) { sink, width, height in
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.write, sink.closure, width, height)
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene.description)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Nabla")
    // The same bytes at any time: an unreadable date takes the place of now.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    return surface
  }
}
