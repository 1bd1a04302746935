/// Cuts a formula's text into tokens.
struct Lexer {
  private let characters: [Character]
  private var at = 0
  private var tokens: [Token] = []

  /// The tokens of the text; the last one is `end`.
  static func tokens(_ text: String) throws(FormulaError) -> [Token] {
    guard text.utf8.count <= FormulaLimits.bytes else {
      throw FormulaError(
        "the formula has \(text.utf8.count) bytes", "at most \(FormulaLimits.bytes) are read",
        column: 1)
    }
    var lexer = Lexer(characters: Array(text))
    return try lexer.run()
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func run() throws(FormulaError) -> [Token] {
    while at < characters.count {
      let character = characters[at]
      if character.isWhitespace {
        at += 1
      } else if Self.isDigit(character) || (character == "." && Self.isDigit(peek(1))) {
        try number()
      } else if Self.isLetter(character) {
        word()
      } else if Self.isGreek(character) {
        greek()
      } else if Self.raisedDigits[character] != nil || character == "⁻" {
        try raised()
      } else {
        try symbol()
      }
    }
    tokens.append(Token(kind: .end, column: characters.count + 1, text: ""))
    return tokens
  }

  private func peek(_ offset: Int) -> Character {
    at + offset < characters.count ? characters[at + offset] : "\0"
  }

  private mutating func add(_ kind: Token.Kind, length: Int) {
    tokens.append(Token(kind: kind, column: at + 1, text: String(characters[at..<(at + length)])))
    at += length
  }

  // MARK: - Numbers

  private mutating func number() throws(FormulaError) {
    var end = at
    func skipDigits() {
      while end < characters.count, Self.isDigit(characters[end]) { end += 1 }
    }
    skipDigits()
    // Two points and more after a number are a range: 1...10.
    if end < characters.count, characters[end] == ".",
      end + 1 >= characters.count || characters[end + 1] != "."
    {
      end += 1
      skipDigits()
    }
    // An `e` without digits after it is Euler's number: 2e^x, 2e-x.
    if end < characters.count, characters[end] == "e" || characters[end] == "E" {
      var exponent = end + 1
      if exponent < characters.count, "+-−".contains(characters[exponent]) { exponent += 1 }
      if exponent < characters.count, Self.isDigit(characters[exponent]) {
        end = exponent
        skipDigits()
      }
    }
    let text = String(characters[at..<end])
    guard let value = parseDouble(text.replacing("−", with: "-")) else {
      throw FormulaError("the number \(clipped(text)) is too large", column: at + 1)
    }
    add(.number(value), length: end - at)
  }

  private mutating func raised() throws(FormulaError) {
    var end = at
    var value = 0.0
    let isNegative = characters[end] == "⁻"
    if isNegative { end += 1 }
    let first = end
    while end < characters.count, let digit = Self.raisedDigits[characters[end]] {
      value = value * 10 + digit
      end += 1
    }
    guard end > first else {
      throw FormulaError("a raised minus without digits", column: at + 1)
    }
    guard value.isFinite else {
      throw FormulaError("the exponent is too large", column: at + 1)
    }
    add(.raised(isNegative ? -value : value), length: end - at)
  }

  // MARK: - Words and symbols

  private mutating func word() {
    var end = at
    while end < characters.count, Self.isLetter(characters[end]) || Self.isDigit(characters[end]) {
      end += 1
    }
    let text = String(characters[at..<end])
    switch text {
    case "and": add(.symbol(.and), length: end - at)
    case "or": add(.symbol(.or), length: end - at)
    case "not": add(.symbol(.not), length: end - at)
    default: add(.name(text), length: end - at)
    }
  }

  /// A Greek letter is a name of its own (`2πx`), with an index after an underscore (`θ_1`).
  private mutating func greek() {
    var end = at + 1
    if end < characters.count, characters[end] == "_" {
      end += 1
      while end < characters.count, Self.isDigit(characters[end]) || Self.isLetter(characters[end])
      {
        end += 1
      }
    }
    add(.name(String(characters[at..<end])), length: end - at)
  }

  private mutating func symbol() throws(FormulaError) {
    if characters[at] == ".", peek(1) == "." {
      return add(.symbol(.range), length: peek(2) == "." ? 3 : 2)
    }
    let pair = String([characters[at], peek(1)])
    if let symbol = Self.pairs[pair] { return add(.symbol(symbol), length: 2) }
    if characters[at] == "∞" { return add(.number(.infinity), length: 1) }
    if let name = Self.operators[characters[at]] { return add(.name(name), length: 1) }
    if let symbol = Self.singles[characters[at]] { return add(.symbol(symbol), length: 1) }
    let shown = clipped(String(characters[at]))
    throw FormulaError(
      "\"\(shown)\" has no meaning in a formula",
      characters[at] == "%" ? "write mod(a, b) for the remainder" : "", column: at + 1)
  }

  private static let pairs: [String: Token.Symbol] = [
    "**": .power, "<=": .lessOrEqual, ">=": .greaterOrEqual, "!=": .notEqual, "==": .equal,
    "&&": .and,
  ]

  private static let singles: [Character: Token.Symbol] = [
    "+": .plus, "-": .minus, "−": .minus, "–": .minus, "*": .times, "·": .times, "×": .times,
    "⋅": .times, "∗": .times, "/": .divided, "÷": .divided, "^": .power, "!": .factorial,
    "(": .open, ")": .close, "[": .openBracket, "]": .closeBracket, "{": .openBrace,
    "}": .closeBrace, ";": .semicolon, "…": .range, "'": .prime, "′": .prime, "’": .prime,
    "|": .bar, ",": .comma, ":": .colon, "<": .less, ">": .greater, "=": .equal, "≤": .lessOrEqual,
    "≥": .greaterOrEqual, "≠": .notEqual, "√": .root, "∛": .cubeRoot, "¬": .not, "∧": .and,
    "∨": .or,
  ]

  /// Signs that stand for a name.
  private static let operators: [Character: String] = [
    "∑": "sum", "∏": "product", "∫": "integral",
  ]

  private static let raisedDigits: [Character: Double] = [
    "⁰": 0, "¹": 1, "²": 2, "³": 3, "⁴": 4, "⁵": 5, "⁶": 6, "⁷": 7, "⁸": 8, "⁹": 9,
  ]

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isLetter(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || ("A"..."Z").contains(character) || character == "_"
  }

  private static func isGreek(_ character: Character) -> Bool {
    character.unicodeScalars.count == 1
      && character.unicodeScalars.allSatisfy { (0x370...0x3FF).contains($0.value) }
      && character.isLetter
  }
}

/// The text cut after 40 characters, so that a message stays a message.
func clipped(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }
