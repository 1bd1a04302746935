/// A piece of a label, before it is known which stars are emphasis.
enum MarkupToken: Equatable {
  case text(String)
  /// A formula without its dollars, and the place of its first letter in the label, from 1.
  case formula(String, column: Int)
  /// Stars in a row, which may open or close emphasis.
  case stars(Int, opens: Bool, closes: Bool)
}

/// Cuts a label into text, formulas and stars.
struct MarkupScanner {
  private let characters: [Character]

  init(_ label: String) { characters = Array(label) }

  var tokens: [MarkupToken] {
    var tokens: [MarkupToken] = []
    var text = ""
    var i = 0
    func flush() {
      if !text.isEmpty { tokens.append(.text(text)) }
      text = ""
    }
    while i < characters.count {
      switch characters[i] {
      case "\\" where i + 1 < characters.count && "*$\\".contains(characters[i + 1]):
        text.append(characters[i + 1])
        i += 2
      case "$":
        guard opensFormula(i), let end = formulaEnd(from: i + 1) else {
          text.append("$")
          i += 1
          continue
        }
        flush()
        tokens.append(.formula(String(characters[i + 1..<end]), column: i + 2))
        i = end + 1
      case "*":
        let start = i
        while i < characters.count, characters[i] == "*" { i += 1 }
        flush()
        tokens.append(stars(start..<i))
      default:
        text.append(characters[i])
        i += 1
      }
    }
    flush()
    return tokens
  }

  private func opensFormula(_ i: Int) -> Bool {
    guard i + 1 < characters.count else { return false }
    return !characters[i + 1].isWhitespace && characters[i + 1] != "$"
  }

  /// The closing dollar, which is the first one outside of braces, or nil where that cannot close.
  ///
  /// Where the braces do not match, the first anywhere that can: the formula's own error then says
  /// what is wrong.
  private func formulaEnd(from start: Int) -> Int? {
    var depth = 0
    var inner: Int?
    var i = start
    while i < characters.count {
      switch characters[i] {
      case "\\": i += 1
      case "{": depth += 1
      case "}": depth -= 1
      case "$":
        let closes = closesFormula(i)
        if depth <= 0 { return closes ? i : nil }
        if closes, inner == nil { inner = i }
      default: break
      }
      i += 1
    }
    return inner
  }

  private func closesFormula(_ i: Int) -> Bool {
    guard !characters[i - 1].isWhitespace else { return false }
    guard i + 1 < characters.count else { return true }
    return !("0"..."9").contains(characters[i + 1])
  }

  /// Which way stars may work: CommonMark's rules for underscores, except that words of scripts
  /// without spaces have no inside.
  private func stars(_ range: Range<Int>) -> MarkupToken {
    let before = range.lowerBound > 0 ? characters[range.lowerBound - 1] : " "
    let after = range.upperBound < characters.count ? characters[range.upperBound] : " "
    let isLeft =
      !after.isWhitespace && (!after.isSign || before.isWhitespace || before.isSign)
    let isRight =
      !before.isWhitespace && (!before.isSign || after.isWhitespace || after.isSign)
    let isBetweenIdeographs = LineBreaks.isIdeographic(before) || LineBreaks.isIdeographic(after)
    return .stars(
      range.count, opens: isLeft && (!isRight || before.isSign || isBetweenIdeographs),
      closes: isRight && (!isLeft || after.isSign || isBetweenIdeographs))
  }
}

extension Character {
  /// Whether it is neither a letter, a digit nor a space.
  fileprivate var isSign: Bool { isPunctuation || isSymbol }
}
