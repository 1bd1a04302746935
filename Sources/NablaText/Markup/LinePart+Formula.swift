import NablaScene

/// A formula of a label as it stands in the line, or, where something is wrong with it, its own
/// letters with the dollar signs around them.
///
/// - Parameter column: the place of its first letter in the label, from 1.
func formulaPart(_ tex: String, column: Int, _ span: RichText.Span) -> LinePart {
  do {
    let line = try typesetFormula(tex, span.style)
    return LinePart(content: .inset(line), style: span.style, color: span.color)
  } catch {
    let problem = TexError(error.problem, error.remedy, column: error.column + column - 1)
    return LinePart(
      content: .text(visibleText("$\(tex)$")), style: span.style, color: span.color,
      problem: problem)
  }
}
