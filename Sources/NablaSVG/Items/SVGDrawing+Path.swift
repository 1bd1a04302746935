internal import NablaScene

extension SVGDrawing {
  /// One element where one does; a fill, a halo and a stroke on top of each other share their
  /// outline as a definition.
  mutating func draw(_ item: PathItem) {
    guard !item.path.isEmpty else { return }
    let layers = layers(of: item)
    guard layers.count > 1 else {
      guard let layer = layers.first else { return }
      out.raw("<path")
      out.pathData(item.path)
      finish(layer, evenOdd: item.evenOdd)
      return
    }
    sharedPaths += 1
    let number = sharedPaths
    define { drawing in
      drawing.out.raw("<path id=\"")
      drawing.out.id("p", number)
      drawing.out.raw("\"")
      drawing.out.pathData(item.path)
      drawing.out.raw("/>\n")
    }
    for layer in layers {
      out.raw("<use href=\"#")
      out.id("p", number)
      out.raw("\"")
      finish(layer, evenOdd: item.evenOdd)
    }
  }

  private typealias Layer = (fill: Paint?, stroke: Stroke?)

  private mutating func finish(_ layer: Layer, evenOdd: Bool) {
    if evenOdd, layer.fill != nil { out.attribute("fill-rule", "evenodd") }
    paint(fill: layer.fill, stroke: layer.stroke)
    out.raw("/>\n")
  }

  /// From the bottom to the top, a fill and the stroke next above it together.
  private func layers(of item: PathItem) -> [Layer] {
    var strokes: [Stroke] = []
    for stroke in [item.halo, item.stroke].compactMap({ $0 }) where stroke.width > 0 {
      if let background = stroke.paint.hatchBackground {
        var below = stroke
        below.paint = background
        strokes.append(below)
      }
      strokes.append(stroke)
    }
    var layers: [Layer] = []
    if let background = item.fill?.hatchBackground { layers.append((background, nil)) }
    if let fill = item.fill {
      layers.append((fill, strokes.isEmpty ? nil : strokes.removeFirst()))
    }
    return layers + strokes.map { (nil, $0) }
  }
}
