internal import NablaScene

extension SVGDrawing {
  /// The attributes of one element's fill and stroke: the light colours (or the one side's), and
  /// the classes that turn them dark. Nothing is written for what is nil: the figure's outer group
  /// says `fill="none"`.
  mutating func paint(fill: Paint? = nil, stroke: Stroke? = nil, extraClass: String? = nil) {
    var classes: [String] = extraClass.map { [$0] } ?? []
    if let fill { paint(fill, .fill, classes: &classes) }
    if let stroke {
      paint(stroke.paint, .stroke, classes: &classes)
      outline(stroke)
    }
    classAttribute(classes)
  }

  mutating func classAttribute(_ classes: [String]) {
    guard !classes.isEmpty else { return }
    out.attribute("class", raw: classes.joined(separator: " "))
  }

  mutating func paint(_ paint: Paint, _ property: SVGStyles.Property, classes: inout [String]) {
    switch paint {
    case .solid(let pair): self.color(pair, property, classes: &classes)
    case .linearGradient(let gradient):
      reference(property.colorName, "g", gradientNumber(gradient))
    case .hatch(let hatch): reference(property.colorName, "h", hatchNumber(hatch))
    }
  }

  mutating func color(_ pair: ColorPair, _ property: SVGStyles.Property, classes: inout [String]) {
    let shown = pair.color(side ?? .light)
    let className = side == nil ? styles.className(pair, property) : nil
    if shown.alpha == 0, className == nil {
      out.attribute(property.colorName, "none")
      return
    }
    out.raw(" ")
    out.raw(property.colorName)
    out.raw("=\"")
    out.color(shown)
    out.raw("\"")
    if shown.alpha < 255 {
      out.attribute(property.opacityName, Double(shown.alpha) / 255, decimals: 3)
    }
    if let className { classes.append(className) }
  }

  private mutating func outline(_ stroke: Stroke) {
    if stroke.width != 1 { out.attribute("stroke-width", max(0, stroke.width)) }
    let dash = stroke.dash
    if !dash.isEmpty, dash.allSatisfy({ $0.isFinite && $0 >= 0 }), dash.contains(where: { $0 > 0 })
    {
      out.raw(" stroke-dasharray=\"")
      for (i, length) in dash.enumerated() {
        if i > 0 { out.raw(" ") }
        out.number(length)
      }
      out.raw("\"")
    }
    switch stroke.cap {
    case .round: break
    case .butt: out.attribute("stroke-linecap", "butt")
    case .square: out.attribute("stroke-linecap", "square")
    }
    switch stroke.join {
    case .round: break
    case .bevel: out.attribute("stroke-linejoin", "bevel")
    case .miter:
      out.attribute("stroke-linejoin", "miter")
      out.attribute("stroke-miterlimit", "10")  // as in Cairo and PDF; SVG's own is 4
    }
  }

  /// ` name="url(#id)"`.
  mutating func reference(_ name: StaticString, _ kind: Unicode.Scalar, _ number: Int) {
    out.raw(" ")
    out.raw(name)
    out.raw("=\"url(#")
    out.id(kind, number)
    out.raw(")\"")
  }
}
