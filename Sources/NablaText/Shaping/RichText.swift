public import NablaScene

/// A text whose parts differ in family, size, weight, slant or colour.
///
/// ```swift
/// typeset(RichText([.init("Loss "), .init("of the model", TextStyle(weight: .semibold))]))
/// ```
public struct RichText: Hashable, Sendable {
  /// A stretch of text in one style.
  public struct Span: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
      /// What stands there; nothing in it is markup.
      case text(String)
      /// A formula in the TeX that `$…$` holds, without the dollars; `column` is where it starts
      /// in the label that it is from, from 1, for errors.
      case formula(String, column: Int)
    }

    public var content: Content
    public var style: TextStyle
    /// The span's own colour; the text's where nil.
    public var color: ColorPair?

    public init(_ content: Content, _ style: TextStyle = TextStyle(), color: ColorPair? = nil) {
      self.content = content
      self.style = style
      self.color = color
    }

    public init(_ text: String, _ style: TextStyle = TextStyle(), color: ColorPair? = nil) {
      self.init(.text(text), style, color: color)
    }
  }

  public var spans: [Span]

  public init(_ spans: [Span]) { self.spans = spans }

  /// A text in one style.
  public init(_ text: String, _ style: TextStyle = TextStyle()) {
    spans = [Span(text, style)]
  }
}

/// One line of text in several styles, as `typeset` of a plain text.
public func typeset(_ text: RichText) -> TextLine {
  LineSetter.line(text.parts, or: text.firstStyle)
}

extension RichText {
  /// The style of a line without any text.
  var firstStyle: TextStyle { spans.first?.style ?? TextStyle() }

  /// The spans fit to be shown, together no longer than `longestText`.
  var parts: [LinePart] {
    var room = longestText
    var parts: [LinePart] = []
    for span in spans where room > 0 {
      switch span.content {
      case .text(let text):
        let shown = visibleText(text, atMost: room)
        room -= shown.unicodeScalars.count
        parts.append(LinePart(content: .text(shown), style: span.style, color: span.color))
      case .formula(let tex, let column):
        let formula = formulaPart(tex, column: column, span)
        room -= formula.source.unicodeScalars.count
        parts.append(formula)
      }
    }
    return parts
  }
}
