/// The text in one line at most `width` logical pixels wide, its end replaced by `…` if need be.
///
/// Where not even one character and the ellipsis fit, the ellipsis alone. A width that is not a
/// number leaves the text as it is.
public func truncate(_ text: String, _ style: TextStyle = TextStyle(), width: Double) -> TextLine {
  let whole = typeset(text, style)
  guard whole.width > width else { return whole }
  let (line, _) = longestPrefix(of: whole.source[...], style, ending: "…") { $0.width <= width }
  return line.width <= width ? line : typeset("…", style)
}
