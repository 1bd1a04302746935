internal import NablaScene

extension SVGDrawing {
  mutating func draw(_ group: GroupItem) throws(NablaError) {
    guard !group.items.isEmpty else { return }
    let clip = group.clip.map { clipNumber($0) }
    out.raw("<g")
    let role = classToken(group.role)
    if !role.isEmpty { classAttribute([role]) }
    out.transform(group.transform)
    if let clip { reference("clip-path", "k", clip) }
    let opacity = group.opacity.isNaN ? 1 : min(1, max(0, group.opacity))
    if opacity < 1 { out.attribute("opacity", opacity, decimals: 3) }
    out.raw(">\n")
    if !group.title.isEmpty {
      out.raw("<title>")
      out.text(group.title, lines: true)
      out.raw("</title>\n")
    }
    try draw(group.items)
    out.raw("</g>\n")
  }

  private mutating func clipNumber(_ clip: Path) -> Int {
    if let known = clips[clip] { return known }
    let number = clips.count + 1
    clips[clip] = number
    define { drawing in
      drawing.out.raw("<clipPath id=\"")
      drawing.out.id("k", number)
      drawing.out.raw("\">")
      if !clip.isEmpty {
        drawing.out.raw("<path")
        drawing.out.pathData(clip)
        drawing.out.raw("/>")
      }
      drawing.out.raw("</clipPath>\n")
    }
    return number
  }
}

extension SVGWriter {
  /// ` transform="…"`, nothing for the identity. A matrix has five decimals in its linear part:
  /// with two, the far edge of a canvas would move by pixels.
  mutating func transform(_ map: Affine) {
    guard map != .identity else { return }
    if map.a == 1, map.b == 0, map.c == 0, map.d == 1 {
      raw(" transform=\"translate(")
    } else {
      raw(" transform=\"matrix(")
      for entry in [map.a, map.b, map.c, map.d] {
        number(entry, decimals: 5)
        raw(" ")
      }
    }
    number(map.tx)
    raw(" ")
    number(map.ty)
    raw(")\"")
  }
}
