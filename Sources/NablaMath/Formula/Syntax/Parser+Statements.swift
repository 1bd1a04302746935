/// Definitions, and what is computed with them: `f(x) = x²; a = 2; f(a)`.
extension Parser {
  /// All statements; the last one is the formula's value.
  mutating func statements() throws(FormulaError) -> ParsedExpression {
    while true {
      let start = token
      let isLast = !hasSemicolonAhead
      if let head = definitionHead(isLast: isLast) {
        try definition(head, start)
        if token.kind == .end || (isAt(.semicolon) && peek(1).kind == .end) {
          return try lastDefinition(start)
        }
      } else {
        let value = try item()
        try checkSize(start.column)
        if accept(.semicolon), token.kind != .end {
          throw FormulaError(
            "only definitions can stand before \";\"", "write a name and = before it, as a = 2",
            column: start.column)
        }
        guard token.kind == .end else { throw unexpected() }
        return value
      }
      guard accept(.semicolon) else { throw unexpected() }
    }
  }

  private var hasSemicolonAhead: Bool {
    var offset = 0
    while true {
      switch peek(offset).kind {
      case .end: return false
      case .symbol(.semicolon): return peek(offset + 1).kind != .end
      default: offset += 1
      }
    }
  }

  private struct Head {
    var name: String
    /// Nil for a number or list.
    var parameters: [Token]?
    var tokenCount: Int
  }

  /// The name before `=` and its parameters, where a definition begins here.
  ///
  /// In the last statement a known name before `=` is a comparison.
  private func definitionHead(isLast: Bool) -> Head? {
    guard case .name(let name) = token.kind else { return nil }
    if isLast, names.meaning(of: name) != nil || names.letters(of: name) != nil { return nil }
    if peek(1).kind == .symbol(.equal), peek(1).text == "=" {
      return Head(name: name, parameters: nil, tokenCount: 2)
    }
    guard peek(1).kind == .symbol(.open) else { return nil }
    var parameters: [Token] = []
    var offset = 2
    while case .name = peek(offset).kind {
      parameters.append(peek(offset))
      offset += 1
      guard peek(offset).kind == .symbol(.comma) else { break }
      offset += 1
    }
    guard !parameters.isEmpty, peek(offset).kind == .symbol(.close),
      peek(offset + 1).kind == .symbol(.equal), peek(offset + 1).text == "="
    else { return nil }
    return Head(name: name, parameters: parameters, tokenCount: offset + 2)
  }

  private mutating func definition(_ head: Head, _ start: Token) throws(FormulaError) {
    if names.variables.contains(head.name) {
      throw FormulaError(
        "\(clipped(head.name)) is a variable of the formula", "define another name",
        column: start.column)
    }
    if names.definitions.contains(where: { $0.name == head.name }) {
      throw FormulaError(
        "\(clipped(head.name)) is defined twice", "give the second another name",
        column: start.column)
    }
    advance(head.tokenCount)
    var locals: [Int] = []
    for parameter in head.parameters ?? [] {
      if names.locals.contains(where: { $0.name == parameter.text }) {
        throw FormulaError(
          "two parameters are called \(clipped(parameter.text))", "give one another name",
          column: parameter.column)
      }
      locals.append(parameterLocal(locals.count, parameter.text))
      names.locals.append((parameter.text, locals[locals.count - 1]))
    }
    let body = try item()
    names.locals = []
    try checkSize(start.column)
    names.definitions.append(
      Definition(
        name: head.name, parameters: head.parameters?.map(\.text), tree: body.tree,
        value: body.value, locals: locals))
  }

  /// The value of a formula that ends with a definition: what it defines, at the variables of the
  /// parameters' names.
  private mutating func lastDefinition(_ start: Token) throws(FormulaError) -> ParsedExpression {
    _ = accept(.semicolon)
    guard let definition = names.definitions.popLast() else { throw unexpected() }
    guard let parameters = definition.parameters else {
      return ParsedExpression(
        tree: definition.tree, value: definition.value, column: start.column)
    }
    var replacements: [Int: ExpressionGraph.Node] = [:]
    for (parameter, local) in zip(parameters, definition.locals) {
      guard let index = names.variables.firstIndex(of: parameter) else {
        throw FormulaError(
          "\(clipped(definition.name)) is defined, but nothing is computed with it",
          "add ; and what to compute, as \(clipped(definition.name))(2)", column: start.column)
      }
      replacements[local] = graph.node(.variable(index))
    }
    let value: FormulaValue =
      switch definition.value {
      case .scalar(let node): .scalar(graph.substituting(replacements, in: node))
      case .list(let nodes): .list(nodes.map { graph.substituting(replacements, in: $0) })
      }
    let tree = definition.tree.replacing(
      Dictionary(
        zip(parameters, parameters).compactMap { name, _ in
          names.variables.firstIndex(of: name).map { (name, Expression.variable($0)) }
        }, uniquingKeysWith: { a, _ in a }))
    return ParsedExpression(tree: tree, value: value, column: start.column)
  }
}
