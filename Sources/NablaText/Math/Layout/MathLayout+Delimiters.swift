import CHarfBuzz
import NablaScene

extension MathLayout {
  /// A glyph at least so high, from the font's sizes or put together from parts; the highest
  /// where there is none. Not moved: its baseline is the glyph's.
  func stretched(_ scalar: Unicode.Scalar, size: Double, _ context: Context) -> MathBox {
    let glyph = font.glyph(scalar)
    let em = em(context)
    guard em > 0 else { return plainGlyph(glyph, text: String(scalar), context) }
    let stretched = StretchedGlyph.of(glyph, isVertical: true)
    let wanted = size / em
    if let variant = stretched.variants.first(where: { $0.size >= wanted - 0.002 }) {
      let chosen = MathGlyph(id: variant.glyph, font: glyph.font)
      return inkBox(chosen, text: String(scalar), context)
    }
    guard let (parts, total) = stretched.assembly(size: wanted) else {
      let highest = MathGlyph(id: stretched.variants.last?.glyph ?? glyph.id, font: glyph.font)
      return inkBox(highest, text: String(scalar), context)
    }
    // Parts come from the bottom upwards, each standing on its start.
    var box = MathBox()
    box.height = total * em
    for (i, part) in parts.enumerated() {
      let piece = MathGlyph(id: part.glyph, font: glyph.font)
      let metrics = GlyphMetrics.of(piece)
      var item = plainGlyph(piece, text: i == 0 ? String(scalar) : "", context)
      box.width = max(box.width, item.width)
      (item.height, item.depth) = (0, 0)
      box.draw(item, x: 0, y: -(part.start + metrics.depth) * em)
    }
    return box
  }

  /// A delimiter around the axis, at least so high; an empty one is a little room.
  func delimiter(_ scalar: Unicode.Scalar?, size: Double, _ context: Context) -> MathBox {
    guard let scalar else {
      var box = MathBox()
      box.width = 0.12 * em(context)
      return box
    }
    return centered(stretched(scalar, size: size, context), context)
  }

  /// How high delimiters around a box are: they cover most of it, and both sides of the axis alike
  /// (rule 19 with plain TeX's parameters).
  func delimiterSize(around box: MathBox, _ context: Context) -> Double {
    let axis = axis(context)
    let reach = max(box.height - axis, box.depth + axis)
    return max(2 * reach * 0.901, 2 * reach - 0.5 * em(context))
  }

  func enclosed(
    _ body: MathBox, _ left: Unicode.Scalar?, _ right: Unicode.Scalar?, _ context: Context
  ) -> MathBox {
    let size = delimiterSize(around: body, context)
    var box = delimiter(left, size: size, context)
    box.append(body)
    box.append(delimiter(right, size: size, context))
    return box
  }

  func delimited(_ delimited: MathDelimited, _ context: Context) -> MathBox {
    let parts = delimited.parts.map { row($0, context) }
    var whole = MathBox()
    for part in parts {
      whole.height = max(whole.height, part.height)
      whole.depth = max(whole.depth, part.depth)
    }
    let size = delimiterSize(around: whole, context)
    var box = delimiter(delimited.left, size: size, context)
    for (i, part) in parts.enumerated() {
      if i > 0, i <= delimited.middles.count {
        box.append(delimiter(delimited.middles[i - 1], size: size, context))
      }
      box.append(part)
    }
    box.append(delimiter(delimited.right, size: size, context))
    return box
  }

  /// `\big(` …, as amsmath sizes them.
  func delimiter(_ delimiter: MathDelimiter, _ context: Context) -> MathBox {
    let sizes = [1.15, 1.65, 2.4, 3.0]
    let size = sizes[max(0, min(sizes.count, delimiter.size) - 1)] * em(context)
    return self.delimiter(delimiter.scalar, size: size, context)
  }
}
