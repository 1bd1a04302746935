import CHarfBuzz
import NablaScene

/// Sets nodes as boxes by the rules of The TeXbook's appendix G, with the constants, corrections
/// and glyph variants of the font's MATH table in place of TeX's font parameters.
struct MathLayout {
  /// What surrounds a part of a formula.
  struct Context {
    var style: MathStyle
    var color: ColorPair?

    func with(_ style: MathStyle) -> Context { Context(style: style, color: color) }
    var cramped: Context { with(style.cramped) }
    var superscript: Context { with(style.superscript) }
    var lowered: Context { with(style.lowered) }
  }

  let font: MathFont
  /// The em of the text style, in logical pixels.
  let em: Double
  /// Of the words in `\text`.
  let textStyle: TextStyle

  init(_ style: TextStyle, font: MathFont = .standard) {
    self.font = font
    let text = FontFallback(style).first.metrics.xHeight
    let math = font.font.metrics.xHeight
    em = style.size * (text > 0 && math > 0 ? text / math : 1)
    textStyle = style
  }

  func em(_ context: Context) -> Double { em * font.scale(context.style.level) }

  /// A constant of the font in logical pixels.
  func constant(_ constant: hb_ot_math_constant_t, _ context: Context) -> Double {
    font[constant] * em(context)
  }

  func axis(_ context: Context) -> Double {
    constant(HB_OT_MATH_CONSTANT_AXIS_HEIGHT, context)
  }

  /// Nodes side by side with the spaces between their classes.
  func row(_ nodes: [MathNode], _ context: Context) -> MathBox {
    var atoms: [RowAtom] = []
    atoms.reserveCapacity(nodes.count)
    collect(nodes, context, into: &atoms)
    Self.resolveBinaries(&atoms)
    if atoms.count == 1, atoms[0].atom != nil { return box(atoms[0].node, atoms[0].context) }
    var row = MathBox()
    var previous: MathClass?
    for atom in atoms {
      guard let current = atom.atom else {
        if case .space(let width) = atom.node {
          row.width += width * em(atom.context)
          if width > 0.2 { row.note(" ") }
        }
        continue
      }
      if let previous {
        let style = atom.context.style
        let space = AtomSpacing.between(previous, current, isScript: style.isScript)
        row.width += space / 18 * em(atom.context)
        if space > 0 { row.note(" ") }
      }
      row.append(box(atom.node, atom.context))
      previous = current
    }
    return row
  }

  func box(_ node: MathNode, _ context: Context) -> MathBox {
    switch node {
    case .symbol(let symbol): self.symbol(symbol, context)
    case .group(let nodes): grouped(row(nodes, context))
    case .classed(let atom, let nodes): classed(atom, nodes, context)
    case .scripts(let scripts): self.scripts(scripts, context)
    case .fraction(let fraction): self.fraction(fraction, context)
    case .radical(let degree, let body): radical(degree: degree, body, context)
    case .accent(let accent, let body): accented(accent, body, context)
    case .stack(let stack): self.stack(stack, context)
    case .brace(let brace): self.brace(brace, context)
    case .arrow(let arrow): self.arrow(arrow, context)
    case .line(let body, let isBelow): line(body, isBelow: isBelow, context)
    case .delimited(let delimited): self.delimited(delimited, context)
    case .delimiter(let delimiter): self.delimiter(delimiter, context)
    case .table(let table): self.table(table, context)
    case .text(let parts): text(parts, context)
    case .function(let name, _): function(name, context)
    case .colored(let color, let nodes):
      row(nodes, Context(style: context.style, color: color))
    case .phantom(let nodes, let width, let height):
      phantom(row(nodes, context), width: width, height: height)
    case .smash(let nodes): smashed(row(nodes, context))
    case .lap(let nodes, let alignment): lapped(row(nodes, context), alignment)
    case .boxed(let nodes): boxed(row(nodes, context), context)
    case .negated(let nodes): negated(nodes, context)
    case .space, .style: MathBox()
    }
  }

  /// Braces hide what is inside from scripts and accents.
  private func grouped(_ box: MathBox) -> MathBox {
    var box = box
    box.isCharacter = false
    box.italic = 0
    box.accentPlace = nil
    box.glyph = nil
    return box
  }

  private func classed(_ atom: MathClass, _ nodes: [MathNode], _ context: Context) -> MathBox {
    guard atom == .large, nodes.count == 1, case .symbol(var symbol) = nodes[0] else {
      return row(nodes, context)
    }
    symbol.kind = symbol.kind == .letter ? .letter : .limits
    return self.symbol(symbol, context)
  }
}
