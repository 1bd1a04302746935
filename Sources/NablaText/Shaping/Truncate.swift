/// The text in one line at most `width` logical pixels wide, its end replaced by `…` if need be.
///
/// Where not even one character and the ellipsis fit, the ellipsis alone. A width that is not a
/// number leaves the text as it is.
public func truncate(_ text: String, _ style: TextStyle = TextStyle(), width: Double) -> TextLine {
  let whole = typeset(text, style)
  return whole.width > width ? truncate(RichText(text, style), width: width) : whole
}

/// A text in several styles in one line at most `width` logical pixels wide.
public func truncate(_ text: RichText, width: Double) -> TextLine {
  Paragraph(text.parts, or: text.firstStyle).truncated(width: width)
}
