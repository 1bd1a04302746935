import CHarfBuzz
import NablaScene

extension MathLayout {
  /// A mark over or under the body (rule 12).
  func accented(_ accent: MathAccent, _ body: [MathNode], _ context: Context) -> MathBox {
    var inner = row(body, context.cramped)
    // i and j lose their dots below a mark.
    if !accent.isBelow, let glyph = inner.glyph {
      let dotless = font.dotless(glyph)
      if dotless != glyph, case .glyph(_, let size, let text)? = inner.items.first?.content {
        inner.items[0].content = .glyph(dotless, size: size, text: text)
        inner.height = max(0, GlyphMetrics.of(dotless).height * em(context))
      }
    }
    let mark = self.mark(accent, over: inner, context)
    let place = inner.accentPlace.flatMap { accent.isWide ? nil : $0 } ?? inner.width / 2
    let x = place - (mark.accentPlace ?? mark.width / 2)
    var box = inner
    if accent.isBelow {
      box.draw(mark, x: x, y: inner.depth)
      box.depth = inner.depth + max(0, mark.depth)
    } else {
      let base = constant(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT, context)
      let lift = inner.height - min(inner.height, base)
      box.draw(mark, x: x, y: -lift)
      box.height = max(inner.height, mark.height + lift)
    }
    return box
  }

  /// The mark at its own height; a wide one as wide as the body, or the next smaller.
  private func mark(_ accent: MathAccent, over body: MathBox, _ context: Context) -> MathBox {
    let glyph = font.glyph(accent.scalar)
    let em = em(context)
    let text = String(accent.scalar)
    guard accent.isWide, em > 0 else { return ownMark(glyph, text, context) }
    let stretched = StretchedGlyph.of(glyph, isVertical: false)
    let wanted = (body.width - (body.isCharacter ? body.italic : 0)) / em
    if let last = stretched.variants.last, wanted > last.size || stretched.variants.count < 3,
      let (parts, total) = stretched.assembly(size: max(wanted, 0.4))
    {
      return assembled(parts, total: total, glyph.font, text: text, context)
    }
    let variant = stretched.variants.last { $0.size <= wanted + 0.05 }
    return ownMark(MathGlyph(id: variant?.glyph ?? glyph.id, font: glyph.font), text, context)
  }

  private func ownMark(_ glyph: MathGlyph, _ text: String, _ context: Context) -> MathBox {
    var box = inkBox(glyph, text: text, context)
    let metrics = GlyphMetrics.of(glyph)
    // Where the table says nothing of a mark, HarfBuzz gives half its advance, which is none.
    let isKnown = glyph.font === font.font && (metrics.accent != 0 || metrics.advance > 0)
    box.accentPlace =
      (isKnown ? metrics.accent : (metrics.left + metrics.right) / 2) * em(context)
    return box
  }

  /// Parts side by side.
  func assembled(
    _ parts: [(glyph: UInt32, start: Double)], total: Double, _ font: Font, text: String,
    _ context: Context
  ) -> MathBox {
    let em = em(context)
    var box = MathBox()
    (box.height, box.depth) = (-.infinity, -.infinity)
    for (i, part) in parts.enumerated() {
      let glyph = MathGlyph(id: part.glyph, font: font)
      let metrics = GlyphMetrics.of(glyph)
      box.draw(
        plainGlyph(glyph, text: i == 0 ? text : "", context), x: part.start * em, y: 0)
      box.height = max(box.height, metrics.height * em)
      box.depth = max(box.depth, metrics.depth * em)
    }
    if parts.isEmpty { (box.height, box.depth) = (0, 0) }
    box.width = total * em
    return box
  }

  /// A line over or under the body (rules 9 and 10).
  func line(_ body: [MathNode], isBelow: Bool, _ context: Context) -> MathBox {
    let inner = row(body, isBelow ? context : context.cramped)
    var box = inner
    box.isCharacter = false
    box.italic = 0
    let gap = constant(
      isBelow
        ? HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP : HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP,
      context)
    let thickness = constant(
      isBelow
        ? HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS
        : HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS, context)
    let extra = constant(
      isBelow
        ? HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER
        : HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER, context)
    let y = isBelow ? inner.depth + gap : -inner.height - gap - thickness
    box.rule(x: 0, y: y, width: inner.width, height: thickness, context.color)
    if inner.isShort { box.note(isBelow ? "\u{332}" : "\u{305}") }
    if isBelow {
      box.depth = inner.depth + gap + thickness + extra
    } else {
      box.height = inner.height + gap + thickness + extra
    }
    return box
  }
}
