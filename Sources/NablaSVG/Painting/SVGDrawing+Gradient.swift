internal import NablaScene

extension SVGDrawing {
  /// The number of the gradient's definition, written where it is new.
  mutating func gradientNumber(_ gradient: LinearGradient) -> Int {
    if let known = gradients[gradient] { return known }
    let number = gradients.count + 1
    gradients[gradient] = number
    define { drawing in
      drawing.out.raw("<linearGradient id=\"")
      drawing.out.id("g", number)
      drawing.out.raw("\" gradientUnits=\"userSpaceOnUse\"")
      drawing.out.attribute("x1", gradient.start.x)
      drawing.out.attribute("y1", gradient.start.y)
      drawing.out.attribute("x2", gradient.end.x)
      drawing.out.attribute("y2", gradient.end.y)
      drawing.out.raw(">")
      for stop in gradient.stops {
        drawing.out.raw("<stop")
        drawing.out.attribute("offset", stop.offset, decimals: 3)
        drawing.stop(stop.color)
        drawing.out.raw("/>")
      }
      drawing.out.raw("</linearGradient>\n")
    }
    return number
  }

  /// Unlike a fill, a stop without colour still has one: its neighbours fade towards it.
  private mutating func stop(_ pair: ColorPair) {
    let shown = pair.color(side ?? .light)
    out.raw(" stop-color=\"")
    out.color(shown)
    out.raw("\"")
    if shown.alpha < 255 {
      out.attribute("stop-opacity", Double(shown.alpha) / 255, decimals: 3)
    }
    if side == nil, let name = styles.className(pair, .stop) { classAttribute([name]) }
  }
}
