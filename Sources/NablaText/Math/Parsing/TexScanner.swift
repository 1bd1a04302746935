/// Reads a formula's TeX token by token.
struct TexScanner {
  enum Token: Hashable {
    /// A command without its backslash: letters, or one other character.
    case command(String)
    case character(Unicode.Scalar)
    case space
    case open, close, superscript, lowered, ampersand
    case end
  }

  let scalars: [Unicode.Scalar]
  /// The next character.
  private(set) var place = 0
  /// Where the last token began.
  private(set) var start = 0
  private var limit: Int

  init(_ tex: String) {
    scalars = Array(tex.unicodeScalars)
    limit = scalars.count
  }

  /// The same source, of which only a part is read.
  func narrowed(to range: Range<Int>) -> TexScanner {
    var scanner = self
    scanner.place = range.lowerBound
    scanner.start = range.lowerBound
    scanner.limit = min(range.upperBound, limit)
    return scanner
  }

  var isAtEnd: Bool { place >= limit }

  /// The next token; spaces in a row are one, and those after a command's letters are none.
  mutating func next() throws(TexProblem) -> Token {
    start = place
    guard place < limit else { return .end }
    let scalar = scalars[place]
    place += 1
    switch scalar {
    case "\\": return try command()
    case "{": return .open
    case "}": return .close
    case "^": return .superscript
    case "_": return .lowered
    case "&": return .ampersand
    case " ", "\t", "\n", "\r", "\u{A0}":
      skipSpaces()
      return .space
    case "\0"..." ", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}", "\u{FEFF}":
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw TexProblem("the control character U+\(code.paddedCode)", "leave it out", at: start)
    default: return .character(scalar)
    }
  }

  mutating func skipSpaces() {
    while place < limit, Self.isSpace(scalars[place]) { place += 1 }
  }

  /// Where the characters of a braced argument are; braces within it are balanced.
  ///
  /// - Parameter command: who asks, for the error.
  mutating func rawArgument(of command: String) throws(TexProblem) -> Range<Int> {
    skipSpaces()
    start = place
    guard place < limit, scalars[place] == "{" else {
      throw TexProblem("\\\(command) has no argument", "write \\\(command){…}", at: start)
    }
    var depth = 0
    var i = place
    while i < limit {
      switch scalars[i] {
      case "\\": i += 1
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 {
          defer { place = i + 1 }
          return place + 1..<i
        }
      default: break
      }
      i += 1
    }
    throw TexProblem("the { is never closed", "add a }", at: start)
  }

  /// An argument in brackets as it is; nil where the next character is no bracket.
  mutating func rawOption() throws(TexProblem) -> String? {
    skipSpaces()
    guard place < limit, scalars[place] == "[" else { return nil }
    guard let end = scalars[place..<limit].firstIndex(of: "]") else {
      throw TexProblem("the [ is never closed", "add a ]", at: place)
    }
    defer { place = end + 1 }
    return text(place + 1..<end)
  }

  /// A part of the source as it is.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// A number and the two letters of its unit, as far as they are there.
  mutating func rawLength() -> String {
    skipSpaces()
    start = place
    if place < limit, scalars[place] == "-" || scalars[place] == "+" { place += 1 }
    while place < limit, ("0"..."9").contains(scalars[place]) || scalars[place] == "." {
      place += 1
    }
    let digits = place
    while place < limit, Self.isLetter(scalars[place]), place - digits < 2 { place += 1 }
    return text(start..<place)
  }

  /// Whether the next character is this one, which is then taken.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard place < limit, scalars[place] == scalar else { return false }
    place += 1
    return true
  }

  private mutating func command() throws(TexProblem) -> Token {
    guard place < limit else {
      throw TexProblem("a backslash at the end", "write \\backslash for the sign", at: start)
    }
    let first = scalars[place]
    place += 1
    guard Self.isLetter(first) else {
      if Self.isSpace(first) { return .command(" ") }
      guard first.isASCII, first.value > 0x20, first.value < 0x7F else {
        throw TexProblem("a backslash before a character that has no command", at: start)
      }
      return .command(String(first))
    }
    var name = String(first)
    while place < limit, Self.isLetter(scalars[place]) {
      name.unicodeScalars.append(scalars[place])
      place += 1
    }
    if place < limit, scalars[place] == "*", Self.starred.contains(name) {
      name += "*"
      place += 1
    }
    skipSpaces()
    return .command(name)
  }

  /// Commands that a star is part of.
  private static let starred: Set<String> = ["operatorname", "hspace"]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{A0}"
  }
}

/// A `TexError` whose place still counts Unicode scalars from 0.
struct TexProblem: Error {
  var problem: String
  var remedy: String
  var place: Int

  init(_ problem: String, _ remedy: String = "", at place: Int) {
    self.problem = problem
    self.remedy = remedy
    self.place = place
  }

  /// With the column as a reader counts.
  func error(in scalars: [Unicode.Scalar]) -> TexError {
    var head = String.UnicodeScalarView()
    head.append(contentsOf: scalars.prefix(place))
    return TexError(problem, remedy, column: String(head).count + 1)
  }
}

extension String {
  /// Four digits at least.
  fileprivate var paddedCode: String { String(repeating: "0", count: max(0, 4 - count)) + self }
}
