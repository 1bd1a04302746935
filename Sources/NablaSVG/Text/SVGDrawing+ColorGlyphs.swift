internal import NablaScene
internal import NablaText

extension SVGDrawing {
  /// Defines a glyph in its own colours at a run's size.
  mutating func define(_ colors: ColorGlyph, of run: GlyphRun, number: Int) {
    let map = Affine(a: run.size, b: 0, c: 0, d: run.size, tx: 0, ty: 0)
    define { drawing in
      switch colors {
      case .picture(let png, let box):
        drawing.out.raw("<image id=\"")
        drawing.out.id("t", number)
        drawing.out.raw("\"")
        drawing.out.attribute("x", box.x * run.size)
        drawing.out.attribute("y", box.y * run.size)
        drawing.out.attribute("width", box.width * run.size)
        drawing.out.attribute("height", box.height * run.size)
        drawing.out.raw(" preserveAspectRatio=\"none\" href=\"data:image/png;base64,")
        drawing.out.base64(png)
        drawing.out.raw("\"/>\n")
      case .layers(let layers):
        drawing.out.raw("<g id=\"")
        drawing.out.id("t", number)
        drawing.out.raw("\">\n")
        for layer in layers {
          drawing.out.raw("<path")
          if let color = layer.color { drawing.paint(fill: .solid(ColorPair(color))) }
          drawing.out.pathData(outline(of: layer.glyph, font: run.font).applying(map))
          drawing.out.raw("/>\n")
        }
        drawing.out.raw("</g>\n")
      }
    }
  }
}
