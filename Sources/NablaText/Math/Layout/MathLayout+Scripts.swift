import CHarfBuzz
import NablaScene

extension MathLayout {
  func scripts(_ scripts: MathScripts, _ context: Context) -> MathBox {
    let base = scripts.base.map { box($0, context) } ?? MathBox()
    if takesLimits(scripts, context) {
      return limits(
        base, over: scripts.sup.map { row($0, context.superscript) },
        under: scripts.sub.map { row($0, context.lowered) }, context)
    }
    return beside(base, scripts, context)
  }

  private func takesLimits(_ scripts: MathScripts, _ context: Context) -> Bool {
    switch scripts.limits {
    case .always: return true
    case .never: return false
    case .automatic:
      switch scripts.base {
      case .brace?: return true
      case let base?: return context.style.isDisplay && Self.hasLimits(base)
      case nil: return false
      }
    }
  }

  static func hasLimits(_ node: MathNode) -> Bool {
    switch node {
    case .symbol(let symbol): symbol.kind == .limits
    case .function(_, let limits): limits
    case .classed(.large, let nodes):
      if nodes.count == 1, case .symbol(let symbol) = nodes[0] {
        symbol.kind != .integral
      } else {
        true
      }
    case .colored(_, let nodes): nodes.count == 1 && hasLimits(nodes[0])
    default: false
    }
  }

  /// Scripts to the right of the base (rule 18).
  private func beside(_ base: MathBox, _ scripts: MathScripts, _ context: Context) -> MathBox {
    let sup = scripts.sup.map { row($0, context.superscript) }
    let sub = scripts.sub.map { row($0, context.lowered) }
    var up = 0.0
    var down = 0.0
    if !base.isCharacter {
      up = base.height - constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX, context)
      down = base.depth + constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN, context)
    }
    if let sup {
      let least =
        context.style.isCramped
        ? HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED
        : HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP
      up = max(
        up, constant(least, context),
        sup.depth + constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN, context))
    }
    if let sub {
      down = max(down, constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN, context))
      if let sup {
        let gap = constant(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN, context)
        down = max(down, gap + sub.height - (up - sup.depth))
        let highest = constant(
          HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, context)
        let lift = highest - (up - sup.depth)
        if lift > 0, gap + 1e-9 >= (up - sup.depth) - (sub.height - down) {
          up += lift
          down -= lift
        }
      } else {
        down = max(
          down, sub.height - constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX, context))
      }
    }
    return placed(base, sub: sub, down: down, sup: sup, up: up, context)
  }

  private func placed(
    _ base: MathBox, sub: MathBox?, down: Double, sup: MathBox?, up: Double, _ context: Context
  ) -> MathBox {
    var box = base
    box.isCharacter = false
    box.accentPlace = nil
    box.italic = 0
    box.glyph = nil
    var width = base.width
    if let sub {
      let kern = kern(base, sub, HB_OT_MATH_KERN_BOTTOM_RIGHT, shift: -down, context)
      let x = base.width - base.italic + kern
      box.note("_", sub)
      box.draw(sub, x: x, y: down)
      box.closeNote(sub)
      box.depth = max(box.depth, sub.depth + down)
      box.height = max(box.height, sub.height - down)
      width = max(width - (sup == nil ? base.italic : 0), x + sub.width)
    }
    if let sup {
      let x = base.width + kern(base, sup, HB_OT_MATH_KERN_TOP_RIGHT, shift: up, context)
      let isPrime = sup.startsWithPrime
      if !isPrime { box.note("^", sup) }
      box.draw(sup, x: x, y: -up)
      if !isPrime { box.closeNote(sup) }
      box.height = max(box.height, sup.height + up)
      box.depth = max(box.depth, sup.depth - up)
      width = max(width, x + sup.width)
    }
    box.width = width + constant(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT, context)
    return box
  }

  /// How far a script moves towards its base, by the font's cut-ins at both their edges.
  private func kern(
    _ base: MathBox, _ script: MathBox, _ corner: hb_ot_math_kern_t, shift: Double,
    _ context: Context
  ) -> Double {
    guard let glyph = base.glyph else { return 0 }
    let em = em(context)
    let isTop = corner == HB_OT_MATH_KERN_TOP_RIGHT
    // At the script's near edge, and at the base's.
    let edge = isTop ? shift - script.depth : shift + script.height
    let opposite = isTop ? base.height : -base.depth
    let other: hb_ot_math_kern_t =
      isTop ? HB_OT_MATH_KERN_BOTTOM_LEFT : HB_OT_MATH_KERN_TOP_LEFT
    let scriptEm = em > 0 ? self.em(isTop ? context.superscript : context.lowered) : 1
    func sum(_ height: Double) -> Double {
      let own = font.kern(glyph, corner, height: em > 0 ? height / em : 0) * em
      guard let scriptGlyph = script.glyph, scriptEm > 0 else { return own }
      return own + font.kern(scriptGlyph, other, height: (height - shift) / scriptEm) * scriptEm
    }
    return min(sum(edge), sum(opposite))
  }

  /// Scripts above and below the base (rule 13a).
  ///
  /// Pagella's own distances are so small that limits touch their operator; plain TeX's (ξ9 to ξ12
  /// of its symbol font) are the least.
  func limits(
    _ base: MathBox, over: MathBox?, under: MathBox?, _ context: Context
  ) -> MathBox {
    let em = em(context)
    let width = max(base.width, over?.width ?? 0, under?.width ?? 0)
    var box = MathBox()
    box.width = width
    (box.height, box.depth) = (base.height, base.depth)
    box.draw(base, x: (width - base.width) / 2, y: 0)
    if let under {
      let gap = max(
        max(constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN, context), 0.167 * em),
        max(constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN, context), 0.6 * em)
          - under.height)
      let y = base.depth + gap + under.height
      box.note("_", under)
      box.draw(under, x: (width - under.width - base.italic) / 2, y: y)
      box.closeNote(under)
      box.depth = y + under.depth
    }
    if let over {
      let gap = max(
        max(constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN, context), 0.111 * em),
        max(constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN, context), 0.2 * em)
          - over.depth)
      let y = base.height + gap + over.depth
      box.note("^", over)
      box.draw(over, x: (width - over.width + base.italic) / 2, y: -y)
      box.closeNote(over)
      box.height = y + over.height
    }
    return box
  }
}

extension MathBox {
  /// `^` or `_` in the plain form, with a parenthesis where more than one sign follows.
  fileprivate mutating func note(_ sign: String, _ script: MathBox) {
    note(script.isShort ? sign : sign + "(")
  }

  fileprivate mutating func closeNote(_ script: MathBox) {
    if !script.isShort { note(")") }
  }

  /// Whether the plain form is one sign or a number.
  var isShort: Bool {
    var count = 0
    var isNumber = true
    for item in items {
      switch item.content {
      case .glyph(_, _, let text):
        if text.isEmpty { continue }  // a part of the sign before
        count += 1
        if !text.allSatisfy({ ("0"..."9").contains($0) }) { isNumber = false }
      case .note, .words, .group: return false
      case .rule: break
      }
      if count > 1, !isNumber { return false }
    }
    return true
  }

  fileprivate var startsWithPrime: Bool {
    if case .glyph(_, _, let text)? = items.first?.content {
      return ["′", "″", "‴", "⁗"].contains(text)
    }
    return false
  }
}
