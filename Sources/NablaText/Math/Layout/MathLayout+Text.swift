import NablaScene

extension MathLayout {
  /// Words in the text's own font, and the formulas between them.
  func text(_ parts: [MathTextPart], _ context: Context) -> MathBox {
    var box = MathBox()
    for part in parts {
      switch part {
      case .words(let text, let face): box.append(words(text, face, context))
      case .math(let nodes): box.append(row(nodes, context))
      }
    }
    return box
  }

  private func words(_ text: String, _ face: MathTextFace, _ context: Context) -> MathBox {
    var style = textStyle
    style.size *= font.scale(context.style.level)
    style.features = []
    switch face {
    case .regular: break
    case .bold: style.weight = .semibold
    case .italic: style.isItalic = true
    }
    let line = typeset(text, style)
    var box = MathBox()
    box.width = line.width
    for run in line.runs {
      guard let font = FontStore.font(run.font) else { continue }
      for glyph in run.glyphs {
        let metrics = GlyphMetrics.of(MathGlyph(id: glyph.id, font: font))
        let y = run.offset.y + glyph.position.y
        box.height = max(box.height, metrics.height * run.size - y)
        box.depth = max(box.depth, metrics.depth * run.size + y)
      }
    }
    box.items = [MathItem(.words(line), at: .zero, color: context.color)]
    return box
  }
}
