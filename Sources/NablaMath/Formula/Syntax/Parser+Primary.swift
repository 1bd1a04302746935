/// Values: numbers, names, calls, brackets, pieces.
extension Parser {
  mutating func primary() throws(FormulaError) -> ParsedExpression {
    let start = token
    switch start.kind {
    case .number(let value):
      advance()
      guard value == .infinity else { return number(value, start.column) }
      return try self.value(of: .constant(.inf), start.text, start.column)
    case .name(let name):
      if name == "d", names.own(name) == nil, let result = try derivativeOperator(start) {
        return result
      }
      advance()
      return try named(name, start)
    case .symbol(.open):
      advance()
      let value = try bracketed { (parser) throws(FormulaError) in try parser.item() }
      try expect(.close, closing: start)
      return value
    case .symbol(.openBracket):
      advance()
      return try nested { (parser) throws(FormulaError) in try parser.list(start) }
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

  private mutating func root(_ name: String) throws(FormulaError) -> ParsedExpression {
    let column = token.column
    advance()
    let value = try nested { (parser) throws(FormulaError) in try parser.primary() }
    guard let function = FormulaFunctions.named(name) else { return value }
    return try called(function, [value], column)
  }

  // MARK: - Names

  private mutating func named(
    _ name: String, _ start: Token
  ) throws(FormulaError) -> ParsedExpression {
    let meaning = names.meaning(of: name)
    switch meaning {
    case .function(let function): return try call(function, start)
    case .definition(let definition) where definition.parameters != nil:
      return try call(definition, start)
    case nil: break
    case let meaning?: return try value(of: meaning, name, start.column)
    }
    if let reduction = try reduction(name, start) { return reduction }
    if name == "if", isAt(.open) { return try choice(start) }
    // log_2(x) is the logarithm to the base 2.
    if name.hasPrefix("log_"), let base = parseDouble(name.dropFirst(4)),
      let logarithm = FormulaFunctions.named("log")
    {
      let arguments = try self.arguments(of: "\(name)(x)", start)
      try check(arguments.count, 1...1, "\(name)(x)", start)
      return try called(logarithm, arguments + [number(base, start.column)], start.column)
    }
    let isCalled = isAt(.open)
    throw FormulaError(
      "unknown \(isCalled ? "function" : "name") \"\(clipped(name))\"",
      names.advice(name, isCalled: isCalled), column: start.column,
      unknownName: isCalled ? nil : name)
  }

  private mutating func call(
    _ function: FormulaFunction, _ start: Token
  ) throws(FormulaError) -> ParsedExpression {
    if isAt(.prime) { return try derivedCall(function, start) }
    let exponent = try functionExponent(start)
    let arguments = try self.arguments(of: function.usage, start)
    try check(arguments.count, function.arity, function.usage, start)
    let value = try called(function, arguments, start.column)
    guard let exponent else { return value }
    return try raised(value, number(exponent, start.column))
  }

  /// sin'(x): of a built-in function of one argument.
  private mutating func derivedCall(
    _ function: FormulaFunction, _ start: Token
  ) throws(FormulaError) -> ParsedExpression {
    let primes = try primes(start)
    guard function.arity.contains(1), function.arity.upperBound <= 2 else {
      throw FormulaError(
        "\(function.name) has several arguments", "write d/dx(\(function.usage))",
        column: start.column)
    }
    let arguments = try self.arguments(of: "\(function.name)'(x)", start)
    try check(arguments.count, 1...1, "\(function.name)'(x)", start)
    let local = parameterLocal(0, function.parameters[0])
    let x = graph.node(.local(local))
    let definition = Definition(
      name: function.name, parameters: [function.parameters[0]], tree: .list([]),
      value: .scalar(graph.node(.call(function, [x]))), locals: [local])
    return try applied(definition, primes: primes, arguments, start.column)
  }

  private mutating func call(
    _ definition: Definition, _ start: Token
  ) throws(FormulaError) -> ParsedExpression {
    let parameters = definition.parameters ?? []
    let usage = "\(definition.name)(\(parameters.joined(separator: ", ")))"
    let primes = try primes(start)
    guard primes == 0 || parameters.count == 1 else {
      throw FormulaError(
        "\(clipped(definition.name)) has \(parameters.count) parameters",
        "write d/d\(parameters[0])(\(usage))", column: start.column)
    }
    let exponent = primes == 0 ? try functionExponent(start) : nil
    let arguments = try self.arguments(of: usage, start)
    try check(arguments.count, parameters.count...parameters.count, usage, start)
    let value = try applied(definition, primes: primes, arguments, start.column)
    guard let exponent else { return value }
    return try raised(value, number(exponent, start.column))
  }

  /// The exponent in `sin^2(x)` and `sin²(x)`, which belongs to the value.
  private mutating func functionExponent(_ start: Token) throws(FormulaError) -> Double? {
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
  ) throws(FormulaError) -> [ParsedExpression] {
    let opening = token
    guard accept(.open) else {
      throw FormulaError(
        "\(start.text) needs its argument in parentheses", "write \(usage)", column: start.column)
    }
    if accept(.close) { return [] }
    var arguments: [ParsedExpression] = []
    repeat {
      arguments.append(try bracketed { (parser) throws(FormulaError) in try parser.item() })
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
  private mutating func choice(_ start: Token) throws(FormulaError) -> ParsedExpression {
    let usage = "if(condition, value, otherwise)"
    let arguments = try self.arguments(of: usage, start)
    try check(arguments.count, 2...3, usage, start)
    return try piecewise(
      [(arguments[0], arguments[1])], arguments.count > 2 ? arguments[2] : nil, start.column)
  }

  /// `{x < 0: -x, x}`; a condition alone, `{x > 0}`, is 1 where it holds and else undefined.
  mutating func pieces(_ opening: Token) throws(FormulaError) -> ParsedExpression {
    var pieces: [(ParsedExpression, ParsedExpression)] = []
    repeat {
      let head = try disjunction()
      if accept(.colon) {
        pieces.append((head, try disjunction()))
      } else if pieces.isEmpty {
        pieces.append((head, number(1, head.column)))
        break
      } else {
        try expect(.closeBrace, closing: opening)
        return try piecewise(pieces, head, opening.column)
      }
    } while accept(.comma)
    try expect(.closeBrace, closing: opening)
    return try piecewise(pieces, nil, opening.column)
  }

  private mutating func piecewise(
    _ pieces: [(condition: ParsedExpression, value: ParsedExpression)],
    _ otherwise: ParsedExpression?, _ column: Int
  ) throws(FormulaError) -> ParsedExpression {
    let tree = Expression.piecewise(
      pieces.map { Expression.Piece(condition: $0.condition.tree, value: $0.value.tree) },
      otherwise: otherwise?.tree)
    let parts = pieces.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    let value = try broadcast(parts) { graph, nodes in
      var rest = nodes.count % 2 == 1 ? nodes[nodes.count - 1] : graph.number(.nan)
      for i in stride(from: pieces.count - 1, through: 0, by: -1) {
        rest = graph.node(.choice(nodes[2 * i], then: nodes[2 * i + 1], otherwise: rest))
      }
      return rest
    }
    return ParsedExpression(tree: tree, value: value, column: column)
  }
}
