internal import NablaScene

/// The state of one figure's drawing: what is written, what is defined, what is styled.
struct SVGDrawing {
  var out = SVGWriter()
  var styles = SVGStyles()
  /// The contents of `<defs>`, in order of first use.
  private(set) var definitions = SVGWriter()

  /// The one side that is shown, or nil for both.
  let side: Appearance.Side?
  let options: SVGOptions
  let encodeImage: ImageEncoder

  var gradients: [LinearGradient: Int] = [:]
  var hatches: [Hatch: Int] = [:]
  var clips: [Path: Int] = [:]
  var outlines: [Outline: Int] = [:]
  var sharedPaths = 0
  var sharedTexts = 0
  /// Numbers of outlined glyphs, 0 for blank ones.
  var glyphOutlines: [GlyphKey: Int] = [:]
  var glyphCount = 0
  /// The family of the first native text, named once for the whole figure.
  var commonFamily: SVGFamily?
  var fontUse = FontUse()

  init(appearance: Appearance, options: SVGOptions, encodeImage: @escaping ImageEncoder) {
    switch appearance {
    case .light: side = .light
    case .dark: side = .dark
    case .adaptive: side = nil
    }
    self.options = options
    self.encodeImage = encodeImage
  }

  mutating func draw(_ items: [SceneItem]) throws(NablaError) {
    for item in items { try draw(item) }
  }

  mutating func draw(_ item: SceneItem) throws(NablaError) {
    switch item {
    case .path(let path): draw(path)
    case .markers(let markers): draw(markers)
    case .image(let image): try draw(image)
    case .text(let text): draw(text)
    case .group(let group): try draw(group)
    }
  }

  /// Writes with `body` into the definitions instead of the picture. Definitions may nest: an
  /// inner one comes first.
  mutating func define(_ body: (inout SVGDrawing) -> Void) {
    let picture = out
    out = SVGWriter()
    body(&self)
    definitions.append(out)
    out = picture
  }
}
