/// Values: numbers, names, calls, brackets, pieces.
extension Parser {
  mutating func primary() throws(FormulaError) -> Expression {
    let start = token
    switch start.kind {
    case .number(let value):
      advance()
      return value == .infinity ? .constant(.inf) : .number(value)
    case .name(let name):
      advance()
      return try named(name, start)
    case .symbol(.open):
      advance()
      let value = try bracketed { (parser) throws(FormulaError) in try parser.disjunction() }
      try expect(.close, closing: start)
      return value
    case .symbol(.openBrace):
      advance()
      return try bracketed { (parser) throws(FormulaError) in try parser.pieces(start) }
    case .symbol(.bar):
      return try absolute()
    case .symbol(.root): return try root("sqrt")
    case .symbol(.cubeRoot): return try root("cbrt")
    default:
      throw unexpected()
    }
  }

  private mutating func root(_ name: String) throws(FormulaError) -> Expression {
    advance()
    let value = try nested { (parser) throws(FormulaError) in try parser.primary() }
    guard let function = FormulaFunctions.named(name) else { return value }
    return .call(function, [value])
  }

  // MARK: - Names

  private mutating func named(_ name: String, _ start: Token) throws(FormulaError) -> Expression {
    switch names.meaning(of: name) {
    case .value(let value): return value
    case .function(let function): return try call(function, start)
    case nil: break
    }
    if name == "if", isAt(.open) { return try choice(start) }
    // log_2(x) is the logarithm to the base 2.
    if name.hasPrefix("log_"), let base = parseDouble(name.dropFirst(4)),
      let logarithm = FormulaFunctions.named("log")
    {
      let arguments = try self.arguments(of: "\(name)(x)", start)
      try check(arguments.count, 1...1, "\(name)(x)", start)
      return .call(logarithm, arguments + [.number(base)])
    }
    let isCalled = isAt(.open)
    throw FormulaError(
      "unknown \(isCalled ? "function" : "name") \"\(clipped(name))\"",
      names.advice(name, isCalled: isCalled), column: start.column)
  }

  private mutating func call(
    _ function: FormulaFunction, _ start: Token
  ) throws(FormulaError) -> Expression {
    let exponent = try functionExponent(function, start)
    let arguments = try self.arguments(of: function.usage, start)
    try check(arguments.count, function.arity, function.usage, start)
    let value = Expression.call(function, arguments)
    return exponent.map { .power(value, .number($0)) } ?? value
  }

  /// The exponent in `sin^2(x)` and `sin²(x)`, which belongs to the value.
  private mutating func functionExponent(
    _ function: FormulaFunction, _ start: Token
  ) throws(FormulaError) -> Double? {
    let exponent: Double
    if case .raised(let digits) = token.kind {
      advance()
      exponent = digits
    } else if accept(.power) {
      guard case .number(let digits) = token.kind else {
        throw FormulaError(
          "an exponent between \(start.text) and its argument must be a whole number",
          "write \(start.text)(x)^(…)", column: token.column)
      }
      advance()
      exponent = digits
    } else {
      return nil
    }
    guard exponent >= 1, exponent == exponent.rounded() else {
      throw FormulaError(
        "\(start.text) with this exponent may mean its inverse or a power",
        "write a\(start.text)(x) or \(start.text)(x)^(…)", column: start.column)
    }
    return exponent
  }

  /// The arguments between parentheses after a function's name.
  private mutating func arguments(
    of usage: String, _ start: Token
  ) throws(FormulaError) -> [Expression] {
    let opening = token
    guard accept(.open) else {
      throw FormulaError(
        "\(start.text) needs its argument in parentheses", "write \(usage)", column: start.column)
    }
    if accept(.close) { return [] }
    var arguments: [Expression] = []
    repeat {
      arguments.append(
        try bracketed { (parser) throws(FormulaError) in try parser.disjunction() })
    } while accept(.comma)
    try expect(.close, closing: opening)
    return arguments
  }

  private func check(
    _ count: Int, _ allowed: ClosedRange<Int>, _ usage: String, _ start: Token
  ) throws(FormulaError) {
    guard !allowed.contains(count) else { return }
    throw FormulaError(
      "\(start.text) has \(count) argument\(count == 1 ? "" : "s")", "write \(usage)",
      column: start.column)
  }

  // MARK: - Pieces

  /// `if(c, a, b)`, with an undefined value where b is left out.
  private mutating func choice(_ start: Token) throws(FormulaError) -> Expression {
    let usage = "if(condition, value, otherwise)"
    let arguments = try self.arguments(of: usage, start)
    try check(arguments.count, 2...3, usage, start)
    return .piecewise(
      [Expression.Piece(condition: arguments[0], value: arguments[1])],
      otherwise: arguments.count > 2 ? arguments[2] : nil)
  }

  /// `{x < 0: -x, x}`; a condition alone, `{x > 0}`, is 1 where it holds and else undefined.
  mutating func pieces(_ opening: Token) throws(FormulaError) -> Expression {
    var pieces: [Expression.Piece] = []
    repeat {
      let head = try disjunction()
      if accept(.colon) {
        pieces.append(Expression.Piece(condition: head, value: try disjunction()))
      } else if pieces.isEmpty {
        pieces.append(Expression.Piece(condition: head, value: .number(1)))
        break
      } else {
        try expect(.closeBrace, closing: opening)
        return .piecewise(pieces, otherwise: head)
      }
    } while accept(.comma)
    try expect(.closeBrace, closing: opening)
    return .piecewise(pieces, otherwise: nil)
  }
}
