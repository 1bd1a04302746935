internal import NablaScene

extension SVGDrawing {
  /// The number of the pattern of the hatch's lines, written where it is new.
  ///
  /// The background is not part of it: tiles side by side would show their seams, so whoever
  /// paints with a hatch paints `Hatch.background` below.
  mutating func hatchNumber(_ hatch: Hatch) -> Int {
    if let known = hatches[hatch] { return known }
    let number = hatches.count + 1
    hatches[hatch] = number
    define { drawing in
      let spacing = max(0.5, hatch.spacing.isFinite ? hatch.spacing : 5)
      let tile = 64.0  // wide, so that few tiles meet
      drawing.out.raw("<pattern id=\"")
      drawing.out.id("h", number)
      drawing.out.raw("\" patternUnits=\"userSpaceOnUse\"")
      drawing.out.attribute("width", tile)
      drawing.out.attribute("height", spacing)
      if hatch.angle != 0 {
        drawing.out.raw(" patternTransform=\"rotate(")
        drawing.out.number(-hatch.angle, decimals: 3)
        drawing.out.raw(")\"")
      }
      drawing.out.raw(">")
      var line = Path()
      line.move(to: Point(-1, spacing / 2))
      line.line(to: Point(tile + 1, spacing / 2))
      drawing.out.raw("<path")
      drawing.out.pathData(line)
      drawing.paint(stroke: Stroke(hatch.color, width: hatch.width, cap: .butt))
      drawing.out.raw("/></pattern>\n")
    }
    return number
  }
}

extension Paint {
  /// What lies below the lines of a hatch, where it is not clear.
  var hatchBackground: Paint? {
    guard case .hatch(let hatch) = self,
      hatch.background.light.alpha > 0
        || hatch.background.dark.alpha > 0
    else { return nil }
    return .solid(hatch.background)
  }
}
