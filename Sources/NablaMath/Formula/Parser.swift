/// Reads a formula's tokens into a tree.
///
/// From the loosest to the tightest: `or`, `and`, `not`, comparisons, sums, products (written or
/// implied by juxtaposition, which binds like `*`), signs, powers (from the right), factorials.
struct Parser {
  private let tokens: [Token]
  let names: FormulaNames
  private var at = 0
  private var depth = 0
  private var postfixes = 0
  /// How many `|` are open in the innermost parentheses.
  private var openBars = 0

  static func parse(_ text: String, names: FormulaNames) throws(FormulaError) -> Expression {
    let tokens = try Lexer.tokens(text)
    guard tokens.count > 1 else {
      throw FormulaError("the formula is empty", "write one such as x^2 + 1", column: 1)
    }
    var parser = Parser(tokens: tokens, names: names)
    let expression = try parser.disjunction()
    guard parser.token.kind == .end else { throw parser.unexpected() }
    return expression
  }

  private init(tokens: [Token], names: FormulaNames) {
    self.tokens = tokens
    self.names = names
  }

  // MARK: - Tokens

  var token: Token { tokens[at] }

  func isAt(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

  /// Moves past a token; the end stays where it is.
  mutating func advance() { at = min(at + 1, tokens.count - 1) }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, closing opening: Token) throws(FormulaError) {
    guard !accept(symbol) else { return }
    if token.kind == .end {
      throw FormulaError(
        "the \"\(opening.text)\" is never closed", "write \"\(symbol.rawValue)\" where it ends",
        column: opening.column)
    }
    throw unexpected()
  }

  func unexpected() -> FormulaError {
    let advice: String
    switch token.kind {
    case .end: return FormulaError("the formula ends too early", column: token.column)
    case .symbol(.close), .symbol(.closeBrace): advice = "nothing is open that it could close"
    case .symbol(.bar): advice = "write abs(…) where bars are ambiguous"
    case .symbol(.comma), .symbol(.colon): advice = "it belongs inside a call or braces"
    default: advice = ""
    }
    return FormulaError(
      "\"\(clipped(token.text))\" cannot stand here", advice, column: token.column)
  }

  /// Runs one more level of nesting.
  mutating func nested(
    _ body: (inout Parser) throws(FormulaError) -> Expression
  ) throws(FormulaError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaLimits.depth else {
      throw FormulaError(
        "the formula is nested more than \(FormulaLimits.depth) deep", column: token.column)
    }
    return try body(&self)
  }

  /// Runs a part between brackets, in which no outer `|` can be closed.
  mutating func bracketed(
    _ body: (inout Parser) throws(FormulaError) -> Expression
  ) throws(FormulaError) -> Expression {
    let outer = openBars
    openBars = 0
    defer { openBars = outer }
    return try nested(body)
  }

  // MARK: - Logic

  mutating func disjunction() throws(FormulaError) -> Expression {
    var parts = [try conjunction()]
    while accept(.or) { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(FormulaError) -> Expression {
    var parts = [try negation()]
    while accept(.and) { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func negation() throws(FormulaError) -> Expression {
    guard accept(.not) else { return try comparison() }
    return .not(try nested { (parser) throws(FormulaError) in try parser.negation() })
  }

  private mutating func comparison() throws(FormulaError) -> Expression {
    var values = [try sum()]
    var relations: [Expression.Relation] = []
    while let relation {
      advance()
      relations.append(relation)
      values.append(try sum())
    }
    return relations.isEmpty ? values[0] : .comparison(values, relations)
  }

  private var relation: Expression.Relation? {
    switch token.kind {
    case .symbol(.less): .less
    case .symbol(.lessOrEqual): .lessOrEqual
    case .symbol(.greater): .greater
    case .symbol(.greaterOrEqual): .greaterOrEqual
    case .symbol(.equal): .equal
    case .symbol(.notEqual): .notEqual
    default: nil
    }
  }

  // MARK: - Arithmetic

  private mutating func sum() throws(FormulaError) -> Expression {
    var terms = [Expression.Term(value: try product())]
    while isAt(.plus) || isAt(.minus) {
      let isSubtracted = isAt(.minus)
      advance()
      terms.append(Expression.Term(isSubtracted: isSubtracted, value: try product()))
    }
    return terms.count == 1 ? terms[0].value : .sum(terms)
  }

  private mutating func product() throws(FormulaError) -> Expression {
    var factors = [Expression.Factor(value: try signed())]
    while true {
      if isAt(.times) || isAt(.divided) {
        let isDivisor = isAt(.divided)
        advance()
        factors.append(Expression.Factor(isDivisor: isDivisor, value: try signed()))
      } else if startsImpliedFactor {
        factors.append(contentsOf: try impliedFactors().map { Expression.Factor(value: $0) })
      } else {
        break
      }
    }
    return factors.count == 1 ? factors[0].value : .product(factors)
  }

  /// A sign binds looser than a power: −2^2 = −4.
  private mutating func signed() throws(FormulaError) -> Expression {
    if accept(.minus) {
      return .negated(try nested { (parser) throws(FormulaError) in try parser.signed() })
    }
    if accept(.plus) {
      return try nested { (parser) throws(FormulaError) in try parser.signed() }
    }
    let factors = try impliedFactors()
    return factors.count == 1
      ? factors[0] : .product(factors.map { Expression.Factor(value: $0) })
  }

  private var startsImpliedFactor: Bool {
    switch token.kind {
    case .name, .symbol(.open), .symbol(.openBrace), .symbol(.root), .symbol(.cubeRoot): true
    // Two numbers side by side are a slip: 1 000, 2 3.
    case .number: !followsNumber
    case .symbol(.bar): openBars == 0
    default: false
    }
  }

  private var followsNumber: Bool {
    if at > 0, case .number = tokens[at - 1].kind { true } else { false }
  }

  /// A power; of a word such as `xy^2` the factors, of which the last bears the exponent.
  private mutating func impliedFactors() throws(FormulaError) -> [Expression] {
    if case .name(let word) = token.kind, names.meaning(of: word) == nil,
      let factors = names.product(of: word), let last = factors.last
    {
      advance()
      return factors.dropLast() + [try power(of: try postfixed(last))]
    }
    return [try power(of: try postfixed(try primary()))]
  }

  private mutating func power(of base: Expression) throws(FormulaError) -> Expression {
    guard accept(.power) else { return base }
    return .power(base, try nested { (parser) throws(FormulaError) in try parser.exponent() })
  }

  /// Powers are read from the right, with a sign before each exponent: 2^-1, 2^3^2 = 2^9.
  private mutating func exponent() throws(FormulaError) -> Expression {
    if accept(.minus) {
      return .negated(try nested { (parser) throws(FormulaError) in try parser.exponent() })
    }
    if accept(.plus) {
      return try nested { (parser) throws(FormulaError) in try parser.exponent() }
    }
    return try power(of: try postfixed(try primary()))
  }

  private mutating func postfixed(_ value: Expression) throws(FormulaError) -> Expression {
    var value = value
    while true {
      let exponent: Double?
      switch token.kind {
      case .symbol(.factorial): exponent = nil
      case .raised(let digits): exponent = digits
      default: return value
      }
      postfixes += 1
      guard postfixes <= FormulaLimits.postfixes else {
        throw FormulaError(
          "more than \(FormulaLimits.postfixes) factorials and raised digits",
          column: token.column)
      }
      advance()
      if let exponent {
        value = .power(value, exponent < 0 ? .negated(.number(-exponent)) : .number(exponent))
      } else if let factorial = FormulaFunctions.named("factorial") {
        value = .call(factorial, [value])
      }
    }
  }

  // MARK: - Bars

  mutating func absolute() throws(FormulaError) -> Expression {
    let opening = token
    advance()
    openBars += 1
    let value = try nested { (parser) throws(FormulaError) in try parser.disjunction() }
    openBars -= 1
    try expect(.bar, closing: opening)
    guard let function = FormulaFunctions.named("abs") else { return value }
    return .call(function, [value])
  }
}
