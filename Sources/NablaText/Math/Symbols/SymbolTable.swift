/// The symbols by their commands and by their characters, read from `SymbolText` at first use.
struct SymbolTable: Sendable {
  static let standard = SymbolTable()

  /// By the command without its backslash.
  let byName: [String: MathSymbol]
  /// The class of a character that is typed as such.
  private let byScalar: [Unicode.Scalar: MathSymbol]
  /// The first command of a character, to say it in words.
  let names: [Unicode.Scalar: String]

  private init() {
    var byName: [String: MathSymbol] = [:]
    var byScalar: [Unicode.Scalar: MathSymbol] = [:]
    var names: [Unicode.Scalar: String] = [:]
    byName.reserveCapacity(1100)
    let sections: [(String, MathClass, MathSymbol.Kind)] = [
      (SymbolText.letters, .ordinary, .letter), (SymbolText.ordinary, .ordinary, .plain),
      (SymbolText.largeOperators, .large, .limits), (SymbolText.integrals, .large, .integral),
      (SymbolText.binaryOperators, .binary, .plain), (SymbolText.relations, .relation, .plain),
      (SymbolText.opening, .opening, .plain), (SymbolText.closing, .closing, .plain),
      (SymbolText.fences, .ordinary, .plain), (SymbolText.punctuation, .punctuation, .plain),
      (SymbolText.dots, .inner, .plain),
    ]
    for (text, atom, kind) in sections {
      var name: String?
      for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        guard let command = name else {
          name = String(word)
          continue
        }
        name = nil
        guard let scalar = word.unicodeScalars.first else { continue }
        let symbol = MathSymbol(scalar, atom, kind: kind)
        byName[command] = symbol
        if byScalar[scalar] == nil { byScalar[scalar] = symbol }
        // The shorter name is the commoner one; `lamda` is for readers of Unicode's names.
        if command == "lamda" || command == "Lamda" { continue }
        if let known = names[scalar], known.utf8.count <= command.utf8.count { continue }
        names[scalar] = command
      }
    }
    for (scalar, symbol) in Self.typed { byScalar[scalar] = symbol }
    self.byName = byName
    self.byScalar = byScalar
    self.names = names
  }

  /// The symbol of a character that is typed as such.
  func symbol(_ scalar: Unicode.Scalar) -> MathSymbol {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": MathSymbol(scalar, kind: .letter)
    default: byScalar[scalar] ?? MathSymbol(scalar)
    }
  }

  /// Keys of the keyboard that TeX gives a meaning of their own.
  private static let typed: [Unicode.Scalar: MathSymbol] = [
    "+": MathSymbol("+", .binary), "-": MathSymbol("−", .binary), "−": MathSymbol("−", .binary),
    "*": MathSymbol("∗", .binary), "=": MathSymbol("=", .relation), "<": MathSymbol("<", .relation),
    ">": MathSymbol(">", .relation), ":": MathSymbol(":", .relation),
    "(": MathSymbol("(", .opening), ")": MathSymbol(")", .closing),
    "[": MathSymbol("[", .opening), "]": MathSymbol("]", .closing),
    "!": MathSymbol("!", .closing), "?": MathSymbol("?", .closing),
    ",": MathSymbol(",", .punctuation), ";": MathSymbol(";", .punctuation),
    "/": MathSymbol("/"), "|": MathSymbol("|"), ".": MathSymbol("."), "·": MathSymbol("⋅", .binary),
    "…": MathSymbol("…", .inner), "⋯": MathSymbol("⋯", .inner), "'": MathSymbol("′"),
    "&": MathSymbol("&"), "‖": MathSymbol("‖"), "{": MathSymbol("{", .opening),
    "}": MathSymbol("}", .closing),
  ]
}
