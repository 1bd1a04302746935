internal import NablaMath

/// A piece of a formula's text, as far as columns are concerned.
struct FormulaPiece {
  enum Kind: Hashable {
    case name
    /// A name in backticks.
    case quotedName
    /// A text in quotes.
    case text
    /// `=` and `==`.
    case equal
    case notEqual
    /// `<`, `<=`, `>` and `>=`.
    case order
    case blank
    case other
  }

  var kind: Kind
  /// What it is written as; of names and texts in quotes, what the quotes hold.
  var text: String
  /// The place of its first character, from 1.
  var column: Int

  var isComparison: Bool { [.equal, .notEqual, .order].contains(kind) }
}

/// Cuts a formula's text into pieces.
struct FormulaPieces {
  private let characters: [Character]
  private var at = 0
  private var pieces: [FormulaPiece] = []

  static func of(_ text: String) throws(FormulaError) -> [FormulaPiece] {
    guard text.utf8.count <= 64 << 10 else {
      throw FormulaError(
        "the formula has \(text.utf8.count) bytes", "at most 65536 are read", column: 1)
    }
    var reading = FormulaPieces(characters: Array(text))
    while reading.at < reading.characters.count { try reading.next() }
    return reading.pieces
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func next() throws(FormulaError) {
    let character = characters[at]
    if character.isWhitespace {
      add(.blank, 1)
    } else if Self.isDigit(character) || (character == "." && Self.isDigit(peek(1))) {
      number()
    } else if character == "`" {
      try quoted(.quotedName, "name")
    } else if character == "\"" || (character == "'" && !isPrime) {
      try quoted(.text, "text")
    } else if character.isLetter || character == "_" {
      name()
    } else if Self.pairs.contains(String([character, peek(1)])) {
      add(character == "!" ? .notEqual : character == "=" ? .equal : .order, 2)
    } else {
      switch character {
      case "=": add(.equal, 1)
      case "≠": add(.notEqual, 1)
      case "<", ">", "≤", "≥": add(.order, 1)
      default: add(.other, 1)
      }
    }
  }

  private static let pairs: Set<String> = ["==", "!=", "<=", ">="]

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private func peek(_ offset: Int) -> Character {
    at + offset < characters.count ? characters[at + offset] : "\0"
  }

  private mutating func add(_ kind: FormulaPiece.Kind, _ length: Int) {
    pieces.append(
      FormulaPiece(kind: kind, text: String(characters[at..<(at + length)]), column: at + 1))
    at += length
  }

  /// Whether a single quote here says that what stands before it is a derivative.
  private var isPrime: Bool {
    guard let last = pieces.last else { return false }
    switch last.kind {
    case .name, .quotedName: return true
    case .other: return last.text == ")" || last.text == "'"
    case .text, .equal, .notEqual, .order, .blank: return false
    }
  }

  private mutating func number() {
    var end = at
    while end < characters.count, Self.isDigit(characters[end]) || characters[end] == "." {
      end += 1
    }
    // An `e` without digits after it is Euler's number.
    if end < characters.count, characters[end] == "e" || characters[end] == "E" {
      var exponent = end + 1
      if exponent < characters.count, "+-−".contains(characters[exponent]) { exponent += 1 }
      while exponent < characters.count, Self.isDigit(characters[exponent]) {
        exponent += 1
        end = exponent
      }
    }
    add(.other, end - at)
  }

  private mutating func name() {
    var end = at
    while end < characters.count,
      characters[end].isLetter || characters[end] == "_" || Self.isDigit(characters[end])
    { end += 1 }
    add(.name, end - at)
  }

  /// What stands between two quotes, of which a doubled one stands for itself.
  private mutating func quoted(
    _ kind: FormulaPiece.Kind, _ what: String
  ) throws(FormulaError) {
    let (start, quote) = (at, characters[at])
    var text = ""
    at += 1
    while at < characters.count {
      if characters[at] == quote {
        guard peek(1) == quote else {
          at += 1
          pieces.append(FormulaPiece(kind: kind, text: text, column: start + 1))
          return
        }
        at += 1
      }
      text.append(characters[at])
      at += 1
    }
    throw FormulaError(
      "the \(what) that begins here does not end", "close it with \(quote)", column: start + 1)
  }
}
