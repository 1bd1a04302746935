import CHarfBuzz
import NablaScene

extension MathLayout {
  func symbol(_ symbol: MathSymbol, _ context: Context) -> MathBox {
    let glyph = self.glyph(symbol.scalar, context)
    switch symbol.kind {
    case .plain, .letter: return character(glyph, symbol, context)
    case .limits, .integral: return largeOperator(glyph, symbol, context)
    }
  }

  /// The glyph of a character in the form for the style.
  func glyph(_ scalar: Unicode.Scalar, _ context: Context) -> MathGlyph {
    let glyph = font.glyph(scalar)
    let level = context.style.level.rawValue - MathStyle.Level.text.rawValue
    return level > 0 ? font.scriptForm(glyph, level: level) : glyph
  }

  private func character(
    _ glyph: MathGlyph, _ symbol: MathSymbol, _ context: Context
  ) -> MathBox {
    var box = plainGlyph(glyph, text: Self.plainText(symbol), context)
    let metrics = GlyphMetrics.of(glyph)
    let em = em(context)
    // The tail of 𝑓 would run into what stands in front.
    let lead = max(0, -metrics.left - 0.08) * em
    box.items[0].place.x = lead
    // Upright letters make words, in which nothing is corrected.
    let isWord = symbol.kind == .letter && symbol.scalar == symbol.plain
    box.italic = isWord ? 0 : metrics.italic * em
    box.width += lead + box.italic
    box.accentPlace = lead + metrics.accent * em
    box.isCharacter = true
    box.glyph = glyph
    return box
  }

  /// A glyph as wide as its advance.
  func plainGlyph(_ glyph: MathGlyph, text: String, _ context: Context) -> MathBox {
    let metrics = GlyphMetrics.of(glyph)
    let em = em(context)
    var box = MathBox()
    box.width = metrics.advance * em
    box.height = max(0, metrics.height * em)
    box.depth = max(0, metrics.depth * em)
    box.items = [
      MathItem(.glyph(glyph, size: em, text: text), at: .zero, color: context.color)
    ]
    return box
  }

  /// A glyph whose height and depth are its ink's, which may lie above or below the baseline.
  func inkBox(_ glyph: MathGlyph, text: String, _ context: Context) -> MathBox {
    var box = plainGlyph(glyph, text: text, context)
    let metrics = GlyphMetrics.of(glyph)
    let em = em(context)
    (box.height, box.depth) = (metrics.height * em, metrics.depth * em)
    return box
  }

  /// Larger in display style, and centred on the axis in any.
  private func largeOperator(
    _ glyph: MathGlyph, _ symbol: MathSymbol, _ context: Context
  ) -> MathBox {
    var glyph = glyph
    if context.style.isDisplay {
      let least = font[HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT]
      let variants = StretchedGlyph.of(glyph, isVertical: true).variants
      if let variant = variants.first(where: { $0.size >= least }) ?? variants.last {
        glyph.id = variant.glyph
      }
    }
    var box = inkBox(glyph, text: Self.plainText(symbol), context)
    box.italic = GlyphMetrics.of(glyph).italic * em(context)
    return centered(box, context)
  }

  /// The box with its middle on the axis.
  func centered(_ box: MathBox, _ context: Context) -> MathBox {
    box.lowered(by: (box.height - box.depth) / 2 - axis(context))
  }

  /// What the glyph means on one line: italics are plain letters, double-struck ones keep their
  /// shape, for that is their meaning.
  static func plainText(_ symbol: MathSymbol) -> String {
    let isDoubleStruck = symbol.scalar == MathAlphabet.blackboard.character(symbol.plain)
    return String(isDoubleStruck ? symbol.scalar : symbol.plain)
  }

  /// Upright letters side by side, as one word.
  func function(_ name: String, _ context: Context) -> MathBox {
    var box = MathBox()
    for scalar in name.unicodeScalars {
      if scalar == "\u{2009}" || scalar == " " {
        box.width += em(context) / 6
        box.note(" ")
      } else {
        box.append(plainGlyph(glyph(scalar, context), text: String(scalar), context))
      }
    }
    return box
  }

  /// A stroke through the middle of a relation.
  func negated(_ nodes: [MathNode], _ context: Context) -> MathBox {
    var box = row(nodes, context)
    let slash = glyph("\u{338}", context)
    let stroke = plainGlyph(slash, text: "\u{338}", context)
    let metrics = GlyphMetrics.of(slash)
    let em = em(context)
    let x = box.width / 2 - (metrics.left + metrics.right) / 2 * em
    let middle = (metrics.height - metrics.depth) / 2 * em
    box.draw(stroke, x: x, y: middle - axis(context))
    box.height = max(box.height, (metrics.height + metrics.depth) / 2 * em + axis(context))
    box.depth = max(box.depth, (metrics.height + metrics.depth) / 2 * em - axis(context))
    return box
  }
}
