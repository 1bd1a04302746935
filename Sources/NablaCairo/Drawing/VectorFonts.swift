import CCairo
import CFreeType
import NablaScene
import NablaText

/// Cairo's font objects of one rendering, made from the compiled-in fonts when first asked for.
///
/// Pixels never ask. The objects are used by the rendering's own thread only; each has a FreeType
/// library to itself, and is freed when Cairo, which keeps some fonts for later, has let go of it.
final class VectorFonts {
  private var faces: [FontID: OpaquePointer] = [:]
  /// No hinting: glyphs keep the places that the layout measured.
  let options: OpaquePointer?

  init() {
    options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
  }

  deinit {
    for face in faces.values { cairo_font_face_destroy(face) }
    cairo_font_options_destroy(options)
  }

  func face(_ id: FontID, place: String) throws(NablaError) -> OpaquePointer {
    if let face = faces[id] { return face }
    guard let font = FontStore.font(id) else {
      throw NablaError(place, "there is no font \(id.name)", "lay the text out again")
    }
    let face = try FreeTypeFace.open(font.bytes, name: id.name)
    faces[id] = face
    return face
  }
}

/// A FreeType face that belongs to a Cairo font face.
private enum FreeTypeFace {
  /// Cairo finds data of a font face by the address of a key.
  nonisolated(unsafe) private static let key = UnsafeMutablePointer<cairo_user_data_key_t>
    .allocate(capacity: 1)

  /// - Parameter bytes: A font file that stays for the process's life.
  static func open(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(NablaError) -> OpaquePointer {
    var library: FT_Library?
    var face: FT_Face?
    guard FT_Init_FreeType(&library) == 0,
      FT_New_Memory_Face(
        library, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, FT_Long(bytes.count), 0,
        &face) == 0, let face,
      let cairoFace = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING))
    else {
      // Frees the face, too.
      if let library { FT_Done_FreeType(library) }
      throw NablaError("font \(name)", "FreeType cannot open it", kind: .machine)
    }
    let status = cairo_font_face_set_user_data(cairoFace, key, face) { face in
      guard let face = face?.assumingMemoryBound(to: FT_FaceRec.self) else { return }
      let library = face.pointee.glyph?.pointee.library
      FT_Done_Face(face)
      FT_Done_FreeType(library)
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_font_face_destroy(cairoFace)
      throw NablaError("font \(name)", message(status), kind: .machine)
    }
    return cairoFace
  }
}
