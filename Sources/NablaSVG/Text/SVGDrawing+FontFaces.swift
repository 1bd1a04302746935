internal import NablaScene
internal import NablaText

extension SVGDrawing {
  /// A `@font-face` rule for each font in use, with the subset inside, so that it works from an
  /// `<img>` too (nothing can be loaded there).
  mutating func embedFonts() throws(NablaError) {
    for usage in fontUse.fonts {
      let subset = try subsetFont(usage)
      let metrics = fontMetrics(of: usage.font)
      styles.fontFace { out in
        out.raw("@font-face{font-family:")
        out.prefix()
        out.raw("-")
        out.computed(SVGFamily(usage.font).token)
        out.raw(";font-weight:")
        out.integer(metrics?.weight ?? 400)
        if metrics?.isItalic == true { out.raw(";font-style:italic") }
        out.raw(";src:url(data:")
        out.raw(subset.starts(with: Array("OTTO".utf8)) ? "font/otf" : "font/ttf")
        out.raw(";base64,")
        out.base64(subset)
        out.raw(")}")
      }
    }
  }
}
