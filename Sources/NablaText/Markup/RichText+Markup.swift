import NablaScene

extension RichText {
  /// A label as an author writes it: `**bold**`, `*italic*`, `$formula$`.
  ///
  /// Emphasis is as in CommonMark, with two differences that keep formulas in plain letters plain:
  /// only stars count (`snake_case` is a name), and stars between letters or digits of an alphabet
  /// do not (`a*b*c`, `2 * 3 * 4`). Dollars are as in Pandoc: the opening one has a letter right
  /// behind it, the closing one right before it and no digit behind, so that `cost $5 and $6`
  /// is plain. `\*`, `\$` and `\\` are a star, a dollar and a backslash; any other backslash
  /// is itself, and so is a star or a dollar that has no partner.
  ///
  /// - Parameters:
  ///   - markup: at most 4,096 Unicode scalars of it are read.
  ///   - style: the style around the emphasis.
  public init(markup: String, _ style: TextStyle = TextStyle()) {
    let label = bounded(markup)
    guard mayHoldMarkup(label) else {
      spans = [Span(label, style)]
      return
    }
    spans = Emphasis.resolve(MarkupScanner(label).tokens).map { piece in
      var style = style
      if piece.isBold { style.weight = .semibold }
      if piece.isItalic { style.isItalic.toggle() }
      return Span(piece.content, style)
    }
  }
}

/// A text of data as a label that shows it letter by letter.
public func escapingMarkup(_ text: String) -> String {
  guard mayHoldMarkup(text) else { return text }
  return text.reduce(into: "") { result, character in
    if "*$\\".contains(character) { result.append("\\") }
    result.append(character)
  }
}

/// Whether a text has a star, a dollar or a backslash.
private func mayHoldMarkup(_ text: String) -> Bool {
  text.utf8.contains { $0 == 0x2A || $0 == 0x24 || $0 == 0x5C }
}

/// One line of a label as an author writes it: `**bold**`, `*italic*`, `$formula$`.
///
/// What is wrong with a formula is in the line's `problems`. For the rules of the markup see
/// `RichText.init(markup:_:)`; data and tokens, in which dollars and stars are letters, go through
/// the plain `typeset`.
public func typeset(markup: String, _ style: TextStyle = TextStyle()) -> TextLine {
  LineCache.shared.line(markup, style, isMarkup: true) {
    typeset(RichText(markup: markup, style))
  }
}

/// A label as an author writes it, in lines at most `width` logical pixels wide.
public func wrap(
  markup: String, _ style: TextStyle = TextStyle(), width: Double
) -> [TextLine] {
  // Of short labels single lines are kept, for all widths; of long ones what a width makes of them.
  if LineCache.keepsLine(of: markup) {
    let line = typeset(markup: markup, style)
    if fits(markup, line, width) { return [line] }
  }
  return LineCache.shared.lines(markup: markup, style, width: width) {
    let line = typeset(markup: markup, style)
    return fits(markup, line, width)
      ? [line] : wrap(RichText(markup: markup, style), width: width)
  }
}

/// A label as an author writes it, in one line at most `width` logical pixels wide.
public func truncate(
  markup: String, _ style: TextStyle = TextStyle(), width: Double
) -> TextLine {
  truncate(RichText(markup: markup, style), width: width)
}
