import NablaScene

extension MathParser {
  /// The atoms that a token stands for, without scripts; most are one.
  mutating func nucleus(_ token: Token) throws(TexProblem) -> [MathNode] {
    switch token {
    case .character(let scalar): return try character(scalar)
    case .open: return [Self.braced(try group())]
    case .command(let name): return try command(name)
    case .space, .close, .superscript, .lowered, .ampersand, .end: return []
    }
  }

  private func character(_ scalar: Unicode.Scalar) throws(TexProblem) -> [MathNode] {
    switch scalar {
    case "~": return [.space(1.0 / 3)]
    case "$":
      throw TexProblem("a dollar sign inside the formula", "write \\$", at: scanner.start)
    case "’": return [.symbol(MathSymbol("′"))]
    default: return [symbol(SymbolTable.standard.symbol(scalar))]
    }
  }

  /// A symbol in braces is that symbol, unless they take its spacing away.
  static func braced(_ nodes: [MathNode]) -> MathNode {
    if nodes.count == 1, case .symbol(let symbol) = nodes[0], symbol.atom == .ordinary {
      return nodes[0]
    }
    return .group(nodes)
  }

  private mutating func command(_ name: String) throws(TexProblem) -> [MathNode] {
    if let command = MathCommand.named(name) { return try run(command, name) }
    if let symbol = SymbolTable.standard.byName[name] { return [self.symbol(symbol)] }
    if let function = FunctionNames.named(name) {
      return [.function(function.text, limits: function.limits)]
    }
    if let accent = MathAccent.named(name) { return [.accent(accent, try argument(of: name))] }
    let shown = name.count > 40 ? name.prefix(40) + "…" : name
    let place = scanner.start
    var remedy = "write \\text{\(shown)} for a word"
    if let near = NearestCommand.name(to: name, in: Self.allNames) {
      remedy = "did you mean \"\\\(near)\"?"
    }
    throw TexProblem("unknown command \"\\\(shown)\"", remedy, at: place)
  }

  /// Every command that is known.
  static var allNames: [String] {
    Array(MathCommand.names) + SymbolTable.standard.byName.keys + FunctionNames.names
      + MathAccent.names
  }

  private mutating func run(_ command: MathCommand, _ name: String) throws(TexProblem) -> [MathNode]
  {
    switch command {
    case .fraction, .binomial, .generalFraction, .root:
      return [try fraction(command, name)]
    case .overset, .underset, .stackrel, .overunderset, .brace, .arrow, .line:
      return [try stacked(command, name)]
    case .left, .middle, .right, .delimiter: return [try delimited(command, name)]
    case .text, .operatorName, .alphabet, .boldSymbol, .fontSwitch:
      return try fonts(command, name)
    case .begin: return [try environment()]
    case .end, .newRow, .limits, .infix: throw stray(name)
    case .rowLine:
      throw TexProblem(
        "\\\(name) in the middle of a row", "write it behind \\\\", at: scanner.start)
    case .substack: return [try substack()]
    case .space(let width): return [.space(width)]
    case .measuredSpace(let isBraced):
      let text =
        isBraced ? scanner.text(try scanner.rawArgument(of: name)) : scanner.rawLength()
      return [.space(try length(text, of: name))]
    case .style(let level): return [.style(level)]
    case .color:
      let color = try color(of: name)
      return [.colored(color, try argument(of: name))]
    case .atom(let atom): return [.classed(atom, try argument(of: name))]
    case .phantom(let width, let height):
      return [.phantom(try argument(of: name), width: width, height: height)]
    case .smash:
      _ = try scanner.rawOption()
      return [.smash(try argument(of: name))]
    case .lap(let alignment): return [.lap(try argument(of: name), alignment)]
    case .boxed: return [.boxed(try argument(of: name))]
    case .not: return [try negated(name)]
    case .modulus(let isParenthesized):
      let body = try argument(of: name)
      let words: [MathNode] = [.function("mod", limits: false), .space(1.0 / 6)]
      if !isParenthesized { return [.space(2.0 / 3)] + words + body }
      return [.space(4.0 / 9), .symbol(MathSymbol("(", .opening))] + words + body
        + [.symbol(MathSymbol(")", .closing))]
    case .binaryModulus: return [.classed(.binary, [.function("mod", limits: false)])]
    case .macro(let tex): return try expansion(of: tex)
    case .nothing: return []
    }
  }

  /// TeX of ours in place of a command.
  private mutating func expansion(of tex: String) throws(TexProblem) -> [MathNode] {
    let place = scanner.start
    var parser = MathParser(TexScanner(tex))
    (parser.alphabet, parser.isBold) = (alphabet, isBold)
    do throws(TexProblem) {
      return try parser.formula()
    } catch {
      throw TexProblem(error.problem, error.remedy, at: place)
    }
  }

  /// `\not` joins with the next sign where Unicode has both as one (≠).
  private mutating func negated(_ name: String) throws(TexProblem) -> MathNode {
    let body = try argument(of: name)
    if body.count == 1, case .symbol(var symbol) = body[0],
      let both = Self.negations[symbol.plain]
    {
      symbol.plain = both
      symbol.scalar = both
      return .symbol(symbol)
    }
    return .negated(body)
  }

  private static let negations: [Unicode.Scalar: Unicode.Scalar] = [
    "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "∃": "∄", "∣": "∤",
    "|": "∤", "∥": "∦", "≡": "≢", "∼": "≁", "≃": "≄", "≈": "≉", "≅": "≇", "⊂": "⊄", "⊃": "⊅",
    "⊆": "⊈", "⊇": "⊉", "≺": "⊀", "≻": "⊁", "⊢": "⊬", "⊨": "⊭", "→": "↛", "←": "↚", "↔": "↮",
    "⇒": "⇏", "⇐": "⇍", "⇔": "⇎", "≲": "≴", "≳": "≵", "≼": "⋠", "≽": "⋡", "⊑": "⋢", "⊒": "⋣",
  ]
}
