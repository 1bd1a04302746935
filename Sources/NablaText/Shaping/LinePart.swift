import NablaScene

/// A stretch of a line in one style, or something in it that is set already.
struct LinePart {
  enum Content {
    case text(String)
    /// A formula, which stands in the line like one letter.
    case inset(TextLine)
  }

  var content: Content
  var style: TextStyle
  var color: ColorPair?
  /// What was wrong with the formula that the text shows instead.
  var problem: TexError?

  /// What is shown, in the line's source.
  var source: String {
    switch content {
    case .text(let text): text
    case .inset(let line): line.source
    }
  }
}
