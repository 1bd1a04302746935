import NablaScene

extension MathParser {
  /// What a command or `^` is applied to: a group, or the next atom without its scripts.
  mutating func argument(of command: String) throws(TexProblem) -> [MathNode] {
    scanner.skipSpaces()
    let token = try scanner.next()
    let place = scanner.start
    switch token {
    case .open: return try group()
    case .character: return try nucleus(token)
    case .command(let name):
      switch MathCommand.named(name) {
      case .right?, .middle?, .end?, .newRow?, .infix?, .limits?: break
      default:
        try enter()
        defer { leave() }
        return try nucleus(token)
      }
    case .space, .close, .superscript, .lowered, .ampersand, .end: break
    }
    let shown = command == "^" || command == "_" ? command : "\\\(command)"
    throw TexProblem("an argument of \(shown) is missing", "write \(shown){…}", at: place)
  }

  /// The content of braces whose { has been read.
  mutating func group() throws(TexProblem) -> [MathNode] {
    let open = scanner.start
    let (nodes, ending) = try list()
    switch ending {
    case .close: return nodes
    case .end: throw TexProblem("the { is never closed", "add a }", at: open)
    case .ampersand:
      throw TexProblem("a & inside braces", "write \\& for the sign", at: scanner.start)
    case .command(let name): throw stray(name)
    case .character, .space, .open, .superscript, .lowered: return nodes
    }
  }

  /// The content of brackets, where there are any.
  mutating func option() throws(TexProblem) -> [MathNode]? {
    scanner.skipSpaces()
    guard scanner.take("[") else { return nil }
    let open = scanner.place - 1
    let (nodes, ending) = try list(inBrackets: true)
    guard ending == .character("]") else {
      throw TexProblem("the [ is never closed", "add a ]", at: open)
    }
    return nodes
  }

  /// A delimiter behind `\left`, `\big` …; nil for the empty one, a full stop.
  mutating func delimiter(of command: String) throws(TexProblem) -> Unicode.Scalar? {
    let owner = scanner.start
    scanner.skipSpaces()
    let token = try scanner.next()
    switch token {
    case .character("."): return nil
    case .character("<"): return "⟨"
    case .character(">"): return "⟩"
    case .character(let scalar) where Self.delimiters.contains(scalar): return scalar
    case .command(let name):
      if let symbol = SymbolTable.standard.byName[name] {
        let isDelimiter = symbol.atom == .opening || symbol.atom == .closing
        if isDelimiter || Self.delimiters.contains(symbol.plain) { return symbol.plain }
      }
      throw TexProblem(
        "\\\(name) is no delimiter", "write one as ( [ \\{ | \\| \\langle, or . for none",
        at: scanner.start)
    case .character(let scalar):
      throw TexProblem(
        "\(scalar) is no delimiter", "write one as ( [ \\{ | \\| \\langle, or . for none",
        at: scanner.start)
    case .space, .open, .close, .superscript, .lowered, .ampersand, .end: break
    }
    throw TexProblem(
      "\\\(command) has no delimiter", "write one as (, or . for none", at: owner)
  }

  private static let delimiters: Set<Unicode.Scalar> = [
    "(", ")", "[", "]", "{", "}", "|", "/", "\\", "‖", "∣", "∥", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋",
    "↑", "↓", "↕", "⇑", "⇓", "⇕", "⟦", "⟧", "⟪", "⟫", "⟮", "⟯",
  ]

  /// A colour as `\color` takes it: `#rgb`, `#rrggbb`, or a role that the theme knows.
  mutating func color(of command: String) throws(TexProblem) -> ColorPair {
    let range = try scanner.rawArgument(of: command)
    let name = scanner.text(range).filter { !$0.isWhitespace }
    if name.hasPrefix("#") {
      if let color = Color(hex: name) { return ColorPair(color) }
      throw TexProblem(
        "the colour \"\(name.prefix(40))\"", "write it as #1b39f6", at: range.lowerBound)
    }
    let isName = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x2D
    }
    guard isName, !name.isEmpty, name.utf8.count <= 40 else {
      throw TexProblem(
        "the colour \"\(name.prefix(40))\"", "write a role as accent or s1, or #1b39f6",
        at: range.lowerBound)
    }
    colorRoles.append((name, range.lowerBound))
    return .unresolved(role: name)
  }

  /// A length in em: `0.5em`, `3mu`, `2pt`, or a number of em.
  func length(_ text: String, of command: String) throws(TexProblem) -> Double {
    let text = text.filter { !$0.isWhitespace }
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    let units: [String: Double] = [
      "": 1, "em": 1, "mu": 1.0 / 18, "pt": 0.1, "px": 0.075, "ex": 0.47, "cm": 2.845,
      "mm": 0.2845, "in": 7.227, "bp": 0.1004, "pc": 1.2,
    ]
    let isPlain = digits.utf8.allSatisfy { $0 < 0x80 } && digits.utf8.count <= 16
    guard isPlain, let number = Double(digits), number.isFinite,
      let unit = units[String(text.dropFirst(digits.count))], abs(number * unit) <= 100
    else {
      throw TexProblem(
        "\\\(command) with the length \"\(text.prefix(40))\"",
        "write it as 0.5em or 3mu, at most 100em", at: scanner.start)
    }
    return number * unit
  }
}
