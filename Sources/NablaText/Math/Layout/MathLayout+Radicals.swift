import CHarfBuzz
import NablaScene

extension MathLayout {
  /// A root with its line, and its degree where it has one (rule 11).
  func radical(degree: [MathNode]?, _ body: [MathNode], _ context: Context) -> MathBox {
    let inner = row(body, context.cramped)
    let thickness = constant(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS, context)
    let least = constant(
      context.style.isDisplay
        ? HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP
        : HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP, context)
    let sign = stretched("√", size: inner.total + least + thickness, context)
    // The sign comes in sizes: what it is too high is shared above and below the body.
    let spare = sign.total - thickness - inner.total
    let gap = spare > least ? (least + spare) / 2 : least
    let top = inner.height + gap + thickness

    var box = MathBox()
    var x = 0.0
    var index: (box: MathBox, x: Double, y: Double)?
    if let degree, !degree.isEmpty {
      let small = row(degree, context.with(context.style.with(.scriptscript)))
      let start = max(0, constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE, context))
      let raise = font.share(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT)
      let y = sign.total * (1 - raise) - top - small.depth
      index = (small, start, y)
      box.height = max(0, small.height - y)
      x = max(
        0,
        start + small.width + constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE, context))
    }
    // The sign's top is the line's top.
    box.draw(sign, x: x, y: sign.height - top)
    if let index {
      box.note("[")
      box.draw(index.box, x: index.x, y: index.y)
      box.note("]")
    }
    x += sign.width
    let isShort = inner.isShort
    if !isShort { box.note("(") }
    box.draw(inner, x: x, y: 0)
    if !isShort { box.note(")") }
    box.rule(x: x, y: -top, width: inner.width, height: thickness, context.color)
    box.width = x + inner.width
    box.height = max(
      box.height, top + constant(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER, context) / 2)
    box.depth = max(inner.depth, sign.total - top)
    return box
  }
}
