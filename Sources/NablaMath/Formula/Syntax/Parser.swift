/// Reads a formula's tokens into a tree, and into the graph of what they mean.
///
/// From the loosest to the tightest: `...`, `or`, `and`, `not`, comparisons, sums, products
/// (written or implied by juxtaposition, which binds like `*`), signs, powers (from the right),
/// factorials and indices.
struct Parser {
  /// A formula's parts as they were read.
  struct Result {
    var definitions: [Definition]
    var expression: ParsedExpression
    var graph: ExpressionGraph
  }

  private let tokens: [Token]
  var names: FormulaNames
  var graph = ExpressionGraph()
  private(set) var at = 0
  private var parameterLocals: [Int] = []
  private var depth = 0
  private var postfixes = 0
  /// For numbers that must be known when the formula is read, all of them together.
  var budget = TermBudget(terms: FormulaLimits.terms)
  /// How many `|` are open in the innermost parentheses.
  private var openBars = 0

  static func parse(_ text: String, names: FormulaNames) throws(FormulaError) -> Result {
    let tokens = try Lexer.tokens(text)
    guard tokens.count > 1 else {
      throw FormulaError("the formula is empty", "write one such as x^2 + 1", column: 1)
    }
    var parser = Parser(tokens: tokens, names: names)
    let expression = try parser.statements()
    return Result(
      definitions: parser.names.definitions, expression: expression, graph: parser.graph)
  }

  private init(tokens: [Token], names: FormulaNames) {
    self.tokens = tokens
    self.names = names
  }

  // MARK: - Tokens

  var token: Token { tokens[at] }

  func peek(_ offset: Int) -> Token { tokens[min(at + offset, tokens.count - 1)] }

  func isAt(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

  /// Moves past a token; the end stays where it is.
  mutating func advance(_ count: Int = 1) { at = min(at + count, tokens.count - 1) }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, closing opening: Token) throws(FormulaError) {
    guard !accept(symbol) else { return }
    if token.kind == .end || isAt(.semicolon) {
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
    case .symbol(.close), .symbol(.closeBrace), .symbol(.closeBracket):
      advice = "nothing is open that it could close"
    case .symbol(.bar): advice = "write abs(…) where bars are ambiguous"
    case .symbol(.comma), .symbol(.colon): advice = "it belongs inside a call or braces"
    case .symbol(.range): advice = "write a range as 1...10"
    default: advice = ""
    }
    return FormulaError(
      "\"\(clipped(token.text))\" cannot stand here", advice, column: token.column)
  }

  /// Runs one more level of nesting.
  mutating func nested<Part>(
    _ body: (inout Parser) throws(FormulaError) -> Part
  ) throws(FormulaError) -> Part {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaLimits.depth else {
      throw FormulaError(
        "the formula is nested more than \(FormulaLimits.depth) deep", column: token.column)
    }
    return try body(&self)
  }

  /// Runs a part between brackets, in which no outer `|` can be closed.
  mutating func bracketed<Part>(
    _ body: (inout Parser) throws(FormulaError) -> Part
  ) throws(FormulaError) -> Part {
    let outer = openBars
    openBars = 0
    defer { openBars = outer }
    return try nested(body)
  }

  /// The local that stands for the parameter of a function at a position.
  ///
  /// All functions share them, so that one that is called with the other's parameter is not copied.
  mutating func parameterLocal(_ position: Int, _ name: String) -> Int {
    while parameterLocals.count <= position { parameterLocals.append(graph.addLocal(name)) }
    return parameterLocals[position]
  }

  // MARK: - Ranges and logic

  /// Anything: a value or a range of them.
  mutating func item() throws(FormulaError) -> ParsedExpression {
    let first = try disjunction()
    guard isAt(.range) else { return first }
    let column = token.column
    advance()
    return try range(first, try disjunction(), column)
  }

  mutating func disjunction() throws(FormulaError) -> ParsedExpression {
    var parts = [try conjunction()]
    while accept(.or) { parts.append(try conjunction()) }
    return parts.count == 1
      ? parts[0] : try combine(parts, .or(parts.map(\.tree))) { $0.node(.or($1)) }
  }

  private mutating func conjunction() throws(FormulaError) -> ParsedExpression {
    var parts = [try negation()]
    while accept(.and) { parts.append(try negation()) }
    return parts.count == 1
      ? parts[0] : try combine(parts, .and(parts.map(\.tree))) { $0.node(.and($1)) }
  }

  private mutating func negation() throws(FormulaError) -> ParsedExpression {
    guard accept(.not) else { return try comparison() }
    let value = try nested { (parser) throws(FormulaError) in try parser.negation() }
    return try combine([value], .not(value.tree)) { $0.node(.not($1[0])) }
  }

  private mutating func comparison() throws(FormulaError) -> ParsedExpression {
    var values = [try sum()]
    var relations: [Expression.Relation] = []
    while let relation {
      advance()
      relations.append(relation)
      values.append(try sum())
    }
    guard !relations.isEmpty else { return values[0] }
    return try combine(values, .comparison(values.map(\.tree), relations)) { graph, nodes in
      let links = relations.indices.map {
        graph.node(.comparison(relations[$0], nodes[$0], nodes[$0 + 1]))
      }
      return links.count == 1 ? links[0] : graph.node(.and(links))
    }
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

  private mutating func sum() throws(FormulaError) -> ParsedExpression {
    var terms = [try product()]
    var isSubtracted = [false]
    while isAt(.plus) || isAt(.minus) {
      isSubtracted.append(isAt(.minus))
      advance()
      terms.append(try product())
    }
    guard terms.count > 1 else { return terms[0] }
    let tree = Expression.sum(
      zip(terms, isSubtracted).map { Expression.Term(isSubtracted: $1, value: $0.tree) })
    return try combine(terms, tree) { graph, nodes in
      graph.node(.sum(zip(nodes, isSubtracted).map { .init(isSubtracted: $1, node: $0) }))
    }
  }

  private mutating func product() throws(FormulaError) -> ParsedExpression {
    var factors = [try signed()]
    var isDivisor = [false]
    while true {
      if isAt(.times) || isAt(.divided) {
        isDivisor.append(isAt(.divided))
        advance()
        factors.append(try signed())
      } else if startsImpliedFactor {
        for factor in try impliedFactors() {
          isDivisor.append(false)
          factors.append(factor)
        }
      } else {
        break
      }
    }
    return try multiplied(factors, isDivisor)
  }

  private mutating func multiplied(
    _ factors: [ParsedExpression], _ isDivisor: [Bool]
  ) throws(FormulaError) -> ParsedExpression {
    guard factors.count > 1 else { return factors[0] }
    let tree = Expression.product(
      zip(factors, isDivisor).map { Expression.Factor(isDivisor: $1, value: $0.tree) })
    return try combine(factors, tree) { graph, nodes in
      graph.node(.product(zip(nodes, isDivisor).map { .init(isDivisor: $1, node: $0) }))
    }
  }

  private mutating func negated(
    _ body: (inout Parser) throws(FormulaError) -> ParsedExpression
  ) throws(FormulaError) -> ParsedExpression {
    let value = try nested(body)
    return try combine([value], .negated(value.tree)) { $0.node(.negated($1[0])) }
  }

  /// A sign binds looser than a power: −2^2 = −4.
  private mutating func signed() throws(FormulaError) -> ParsedExpression {
    if accept(.minus) {
      return try negated { (parser) throws(FormulaError) in try parser.signed() }
    }
    if accept(.plus) {
      return try nested { (parser) throws(FormulaError) in try parser.signed() }
    }
    let factors = try impliedFactors()
    return try multiplied(factors, factors.map { _ in false })
  }

  private var startsImpliedFactor: Bool {
    switch token.kind {
    case .name, .symbol(.open), .symbol(.openBracket), .symbol(.openBrace), .symbol(.root),
      .symbol(.cubeRoot):
      true
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
  private mutating func impliedFactors() throws(FormulaError) -> [ParsedExpression] {
    if case .name(let word) = token.kind, names.meaning(of: word) == nil,
      let letters = names.letters(of: word), let last = letters.last
    {
      let column = token.column
      advance()
      var factors: [ParsedExpression] = []
      for letter in letters.dropLast() { factors.append(try ownValue(letter, column)) }
      return factors + [try power(of: try postfixed(try ownValue(last, column)))]
    }
    return [try power(of: try postfixed(try primary()))]
  }

  private mutating func power(of base: ParsedExpression) throws(FormulaError) -> ParsedExpression {
    guard accept(.power) else { return base }
    return try raised(
      base, try nested { (parser) throws(FormulaError) in try parser.exponent() })
  }

  mutating func raised(
    _ base: ParsedExpression, _ exponent: ParsedExpression
  ) throws(FormulaError) -> ParsedExpression {
    try combine([base, exponent], .power(base.tree, exponent.tree)) {
      $0.node(.power($1[0], $1[1]))
    }
  }

  /// Powers are read from the right, with a sign before each exponent: 2^-1, 2^3^2 = 2^9.
  private mutating func exponent() throws(FormulaError) -> ParsedExpression {
    if accept(.minus) {
      return try negated { (parser) throws(FormulaError) in try parser.exponent() }
    }
    if accept(.plus) {
      return try nested { (parser) throws(FormulaError) in try parser.exponent() }
    }
    return try power(of: try postfixed(try primary()))
  }

  private mutating func postfixed(
    _ value: ParsedExpression
  ) throws(FormulaError) -> ParsedExpression {
    var value = value
    while true {
      let start = token
      switch start.kind {
      case .symbol(.factorial), .raised: break
      // x [1] is a product, L[1] an element: the bracket decides by what stands before it.
      case .symbol(.openBracket): if case .scalar = value.value { return value }
      default: return value
      }
      postfixes += 1
      guard postfixes <= FormulaLimits.postfixes else {
        throw FormulaError(
          "more than \(FormulaLimits.postfixes) factorials, raised digits and indices",
          column: start.column)
      }
      advance()
      switch start.kind {
      case .raised(let exponent):
        let size = number(exponent.magnitude, start.column)
        value = try raised(
          value,
          exponent < 0
            ? try combine([size], .negated(size.tree)) { $0.node(.negated($1[0])) } : size)
      case .symbol(.openBracket):
        let index = try bracketed { (parser) throws(FormulaError) in try parser.item() }
        try expect(.closeBracket, closing: start)
        value = try element(of: value, index)
      default:
        if let factorial = FormulaFunctions.named("factorial") {
          value = try called(factorial, [value], value.column)
        }
      }
    }
  }

  // MARK: - Bars

  mutating func absolute() throws(FormulaError) -> ParsedExpression {
    let opening = token
    advance()
    openBars += 1
    let value = try nested { (parser) throws(FormulaError) in try parser.disjunction() }
    openBars -= 1
    try expect(.bar, closing: opening)
    guard let function = FormulaFunctions.named("abs") else { return value }
    return try called(function, [value], opening.column)
  }
}
