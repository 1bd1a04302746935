import CHarfBuzz
import NablaScene

extension MathLayout {
  func stack(_ stack: MathStack, _ context: Context) -> MathBox {
    var base = row(stack.base, context)
    base.italic = 0
    return limits(
      base, over: stack.over.map { row($0, context.superscript) },
      under: stack.under.map { row($0, context.lowered) }, context)
  }

  /// A body with a brace that spans it.
  func brace(_ brace: MathBrace, _ context: Context) -> MathBox {
    let inner = row(brace.body, context)
    let mark = spanning(brace.scalar, width: inner.width, text: "", context)
    var box = MathBox()
    box.width = max(inner.width, mark.width)
    (box.height, box.depth) = (inner.height, inner.depth)
    box.draw(inner, x: (box.width - inner.width) / 2, y: 0)
    let x = (box.width - mark.width) / 2
    if brace.isBelow {
      let gap = constant(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_BELOW_MIN, context)
      box.draw(mark, x: x, y: inner.depth + gap + mark.height)
      box.depth += gap + mark.total
    } else {
      let gap = constant(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_ABOVE_MIN, context)
      box.draw(mark, x: x, y: -(inner.height + gap + mark.depth))
      box.height += gap + mark.total
    }
    return box
  }

  /// An arrow as long as its labels, with a little more at both ends.
  func arrow(_ arrow: MathArrow, _ context: Context) -> MathBox {
    let over = row(arrow.over, context.superscript)
    let under = arrow.under.map { row($0, context.lowered) }
    let em = em(context)
    let room = 0.65 * em
    let width = max(1.4 * em, max(over.width, under?.width ?? 0) + room)
    let shaft = spanning(arrow.scalar, width: width, text: String(arrow.scalar), context)
    var box = MathBox()
    box.width = max(shaft.width, width)
    box.draw(shaft, x: (box.width - shaft.width) / 2, y: 0)
    (box.height, box.depth) = (max(0, shaft.height), max(0, shaft.depth))
    let gap = constant(HB_OT_MATH_CONSTANT_STRETCH_STACK_GAP_ABOVE_MIN, context)
    if !over.items.isEmpty {
      let y = shaft.height + gap + over.depth
      box.note("[")
      box.draw(over, x: (box.width - over.width) / 2, y: -y)
      box.note("]")
      box.height = y + over.height
    }
    if let under, !under.items.isEmpty {
      let y = shaft.depth + gap + under.height
      box.note("[")
      box.draw(under, x: (box.width - under.width) / 2, y: y)
      box.note("]")
      box.depth = max(box.depth, y + under.depth)
    }
    return box
  }

  /// A glyph drawn out to a width: from parts where that can be, else the size that is nearest.
  private func spanning(
    _ scalar: Unicode.Scalar, width: Double, text: String, _ context: Context
  ) -> MathBox {
    let glyph = font.glyph(scalar)
    let em = em(context)
    guard em > 0 else { return MathBox() }
    let stretched = StretchedGlyph.of(glyph, isVertical: false)
    let wanted = width / em
    let fixed = stretched.parts.filter { !$0.isExtender }
    let least =
      fixed.reduce(0) { $0 + $1.advance }
      - zip(fixed, fixed.dropFirst()).reduce(0) { $0 + min($1.0.endConnector, $1.1.startConnector) }
    if wanted >= least, let (parts, total) = stretched.assembly(size: wanted) {
      return assembled(parts, total: total, glyph.font, text: text, context)
    }
    let nearest = stretched.variants.min { abs($0.size - wanted) < abs($1.size - wanted) }
    let chosen = MathGlyph(id: nearest?.glyph ?? glyph.id, font: glyph.font)
    return inkBox(chosen, text: text, context)
  }

  func phantom(_ box: MathBox, width: Bool, height: Bool) -> MathBox {
    var result = MathBox()
    if width { result.width = box.width }
    if height { (result.height, result.depth) = (box.height, box.depth) }
    return result
  }

  func smashed(_ box: MathBox) -> MathBox {
    var result = box
    (result.height, result.depth) = (0, 0)
    return result
  }

  func lapped(_ box: MathBox, _ alignment: MathTable.Alignment) -> MathBox {
    var result = MathBox()
    let x =
      switch alignment {
      case .left: 0.0
      case .center: -box.width / 2
      case .right: -box.width
      }
    result.draw(box, x: x, y: 0)
    (result.height, result.depth) = (box.height, box.depth)
    return result
  }

  /// A frame around the box.
  func boxed(_ body: MathBox, _ context: Context) -> MathBox {
    let em = em(context)
    let (room, line) = (0.3 * em, 0.04 * em)
    var box = padded(body, by: room + line)
    box.height = body.height + room + line
    box.depth = body.depth + room + line
    let (width, total) = (box.width, box.total)
    for (x, y, wide, high) in [
      (0, -box.height, width, line), (0, box.depth - line, width, line),
      (0, -box.height, line, total), (width - line, -box.height, line, total),
    ] {
      box.rule(x: x, y: y, width: wide, height: high, context.color)
    }
    return box
  }
}
