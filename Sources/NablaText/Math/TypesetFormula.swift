import NablaScene

/// A formula in TeX's notation as one line, on the baseline of a text of the given style.
///
/// The math font is scaled so that its small letters are as high as the style's. The line's
/// `source` is the formula's plain form, its `ascent` and `descent` are those of the ink.
///
/// - Parameters:
///   - tex: the formula without the dollar signs around it.
///   - display: whether it is set on a line of its own, with large operators and limits above and
///     below them; false by default.
/// - Throws: what is wrong with the formula, and at which column.
public func typesetFormula(
  _ tex: String, _ style: TextStyle = TextStyle(), display: Bool = false
) throws(TexError) -> TextLine {
  typeset(try MathFormula(tex), style, display: display)
}

/// A formula that has been read, set as `typesetFormula` does.
public func typeset(
  _ formula: MathFormula, _ style: TextStyle = TextStyle(), display: Bool = false
) -> TextLine {
  let layout = MathLayout(style)
  let context = MathLayout.Context(style: MathStyle(level: display ? .display : .text))
  let capHeight = FontFallback(style).first.metrics.capHeight * style.size
  return layout.row(formula.nodes, context).line(capHeight: capHeight, spoken: formula.spoken)
}
