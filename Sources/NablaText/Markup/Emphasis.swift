/// Finds out which stars of a label are emphasis (CommonMark's "process emphasis").
enum Emphasis {
  /// A piece of a label and how it is emphasised.
  struct Styled: Equatable {
    var content: RichText.Span.Content
    var isBold = false
    var isItalic = false
  }

  private struct Opener {
    let token: Int
    let opens: Bool
    let closes: Bool
    /// The stars that the row had, and those that have no partner yet.
    let length: Int
    var left: Int
  }

  static func resolve(_ tokens: [MarkupToken]) -> [Styled] {
    // Pairs of stars start before one token and end before another: +1 and −1 at each.
    var bold = [Int](repeating: 0, count: tokens.count + 1)
    var italic = bold
    var unpaired = [Int](repeating: 0, count: tokens.count)
    var openers: [Opener] = []
    for (i, token) in tokens.enumerated() {
      guard case .stars(let count, let opens, let closes) = token else { continue }
      var left = count
      while closes, left > 0,
        let j = openers.lastIndex(where: { matches($0, count, opens: opens) })
      {
        for opener in openers[(j + 1)...] { unpaired[opener.token] = opener.left }
        openers.removeSubrange((j + 1)...)
        let used = min(2, left, openers[j].left)
        if used == 2 {
          bold[openers[j].token] += 1
          bold[i] -= 1
        } else {
          italic[openers[j].token] += 1
          italic[i] -= 1
        }
        left -= used
        openers[j].left -= used
        if openers[j].left == 0 { openers.removeLast() }
      }
      if opens, left > 0 {
        openers.append(
          Opener(token: i, opens: opens, closes: closes, length: count, left: left))
      } else {
        unpaired[i] = left
      }
    }
    for opener in openers { unpaired[opener.token] = opener.left }
    return styled(tokens, bold, italic, unpaired)
  }

  /// Rows that may work both ways do not pair up when their lengths sum up to a multiple of three,
  /// unless both are: `**a*b**` is one emphasis.
  private static func matches(_ opener: Opener, _ count: Int, opens: Bool) -> Bool {
    guard opener.closes || opens else { return true }
    return (opener.length + count) % 3 != 0 || opener.length % 3 == 0 && count % 3 == 0
  }

  private static func styled(
    _ tokens: [MarkupToken], _ bold: [Int], _ italic: [Int], _ unpaired: [Int]
  ) -> [Styled] {
    var result: [Styled] = []
    var (isBold, isItalic) = (0, 0)
    for (i, token) in tokens.enumerated() {
      let content: RichText.Span.Content
      switch token {
      case .text(let text): content = .text(text)
      case .formula(let tex, let column): content = .formula(tex, column: column)
      case .stars: content = .text(String(repeating: "*", count: unpaired[i]))
      }
      // Stars without a partner lie outside of what their row opens or closes.
      if bold[i] < 0 { isBold += bold[i] }
      if italic[i] < 0 { isItalic += italic[i] }
      if content != .text("") {
        let next = Styled(content: content, isBold: isBold > 0, isItalic: isItalic > 0)
        if case .text(let more) = next.content, let last = result.last,
          case .text(let text) = last.content, last.isBold == next.isBold,
          last.isItalic == next.isItalic
        {
          result[result.count - 1].content = .text(text + more)
        } else {
          result.append(next)
        }
      }
      if bold[i] > 0 { isBold += bold[i] }
      if italic[i] > 0 { isItalic += italic[i] }
    }
    return result
  }
}
