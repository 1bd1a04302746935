/// The text in one line at most `width` logical pixels wide, its end replaced by `…` if need be.
///
/// Where not even one character and the ellipsis fit, the ellipsis alone. A width that is not a
/// number leaves the text as it is.
public func truncate(_ text: String, _ style: TextStyle = TextStyle(), width: Double) -> TextLine {
  let whole = typeset(text, style)
  guard whole.width > width else { return whole }
  let source = whole.source
  let ends = Array(source.indices)  // what is kept ends before one of these
  var best = typeset("…", style)
  var (low, high) = (1, ends.count - 1)
  while low <= high {
    let middle = (low + high) / 2
    let line = typeset(String(source[..<ends[middle]]) + "…", style)
    if line.width <= width {
      best = line
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  return best
}
