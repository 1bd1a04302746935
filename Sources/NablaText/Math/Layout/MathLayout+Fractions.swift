import CHarfBuzz
import NablaScene

extension MathLayout {
  func fraction(_ fraction: MathFraction, _ outer: Context) -> MathBox {
    let context = fraction.level.map { outer.with(outer.style.with($0)) } ?? outer
    let upper = row(fraction.numerator, context.with(context.style.numerator))
    let lower = row(fraction.denominator, context.with(context.style.denominator))
    let thickness =
      fraction.thickness.map { $0 * em(context) }
      ?? constant(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS, context)
    let body =
      thickness > 0
      ? ruled(upper, lower, thickness, context) : stacked(upper, lower, context)
    guard fraction.left != nil || fraction.right != nil else {
      return padded(body, by: 0.12 * em(context))
    }
    return enclosed(body, fraction.left, fraction.right, context)
  }

  /// A numerator over a denominator with a bar between them (rule 15d).
  private func ruled(
    _ upper: MathBox, _ lower: MathBox, _ thickness: Double, _ context: Context
  ) -> MathBox {
    let isDisplay = context.style.isDisplay
    let axis = axis(context)
    let gapAbove = constant(
      isDisplay
        ? HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN
        : HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN, context)
    let gapBelow = constant(
      isDisplay
        ? HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN
        : HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN, context)
    let up = max(
      constant(
        isDisplay
          ? HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP
          : HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP, context),
      axis + thickness / 2 + gapAbove + upper.depth)
    let down = max(
      constant(
        isDisplay
          ? HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN
          : HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN, context),
      lower.height + gapBelow + thickness / 2 - axis)
    var box = MathBox()
    box.width = max(upper.width, lower.width)
    box.height = max(upper.height + up, lower.height - down)
    box.depth = max(lower.depth + down, upper.depth - up)
    let isShort = (upper.isShort, lower.isShort)
    if !isShort.0 { box.note("(") }
    box.draw(upper, x: (box.width - upper.width) / 2, y: -up)
    box.note(isShort.0 ? "/" : ")/")
    if !isShort.1 { box.note("(") }
    box.draw(lower, x: (box.width - lower.width) / 2, y: down)
    if !isShort.1 { box.note(")") }
    box.rule(
      x: 0, y: -axis - thickness / 2, width: box.width, height: thickness, context.color)
    return box
  }

  /// Two things above each other without a bar (rule 15c).
  private func stacked(_ upper: MathBox, _ lower: MathBox, _ context: Context) -> MathBox {
    let isDisplay = context.style.isDisplay
    var up = constant(
      isDisplay
        ? HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP
        : HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP, context)
    var down = constant(
      isDisplay
        ? HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN
        : HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN, context)
    let least = constant(
      isDisplay
        ? HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN : HB_OT_MATH_CONSTANT_STACK_GAP_MIN,
      context)
    let gap = (up - upper.depth) - (lower.height - down)
    if gap < least {
      up += (least - gap) / 2
      down += (least - gap) / 2
    }
    var box = MathBox()
    box.width = max(upper.width, lower.width)
    box.height = upper.height + up
    box.depth = lower.depth + down
    box.draw(upper, x: (box.width - upper.width) / 2, y: -up)
    box.note(" ")
    box.draw(lower, x: (box.width - lower.width) / 2, y: down)
    return box
  }

  /// The box with room at both sides.
  func padded(_ box: MathBox, by room: Double) -> MathBox {
    var result = MathBox()
    result.width = room
    result.append(box)
    result.width += room
    return result
  }
}

extension MathBox {
  /// A filled rectangle whose top left is at x and y.
  mutating func rule(
    x: Double, y: Double, width: Double, height: Double, _ color: ColorPair?
  ) {
    items.append(
      MathItem(.rule(width: width, height: height), at: Point(x, y), color: color))
  }
}
