import CCairo
import CFreeType
import CPNG

/// The versions of the C libraries that the program runs with.
public enum LibraryVersions {
  public static var all: [(name: String, version: String)] {
    var (major, minor, patch) = (Int32(0), Int32(0), Int32(0))
    var library: FT_Library?
    if FT_Init_FreeType(&library) == 0 {
      FT_Library_Version(library, &major, &minor, &patch)
      FT_Done_FreeType(library)
    }
    return [
      ("cairo", String(cString: cairo_version_string())),
      ("libpng", String(cString: png_get_libpng_ver(nil))),
      ("freetype", "\(major).\(minor).\(patch)"),
    ]
  }
}
