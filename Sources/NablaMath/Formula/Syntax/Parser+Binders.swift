/// Sums, products, integrals and derivatives: what binds a name or goes along one.
extension Parser {
  private static let reductions: [String: Expression.Reduction] = [
    "sum": .sum, "product": .product, "prod": .product, "integral": .integral, "int": .integral,
  ]

  /// `sum(k, 1, n, k²)`; with one list, its sum; nil where the name is none of these.
  mutating func reduction(
    _ name: String, _ start: Token
  ) throws(FormulaError) -> ParsedExpression? {
    guard let kind = Self.reductions[name] else { return nil }
    let usage = "\(name)(k, from, to, expression)"
    let opening = token
    guard accept(.open) else {
      throw FormulaError(
        "\(start.text) needs its range in parentheses", "write \(usage)", column: start.column)
    }
    guard case .name(let bound) = token.kind, peek(1).kind == .symbol(.comma) else {
      return try listReduction(kind, usage, start, opening)
    }
    let boundColumn = token.column
    advance(2)
    let from = try scalar("where a range begins")
    guard accept(.comma) else { throw missing(usage, start) }
    let to = try scalar("where a range ends")
    guard accept(.comma) else { throw missing(usage, start) }
    guard names.locals.count < FormulaLimits.boundNames else {
      throw FormulaError(
        "more than \(FormulaLimits.boundNames) sums and integrals inside one another",
        column: boundColumn)
    }
    let local = graph.addLocal(bound)
    names.locals.append((bound, local))
    let body = try bracketed { (parser) throws(FormulaError) in try parser.disjunction() }
    names.locals.removeLast()
    try expect(.close, closing: opening)
    let tree = Expression.reduction(
      kind, name: bound, from: from.tree, to: to.tree, body: body.tree)
    let parts = [from, to, body]
    let value = try broadcast(parts) { graph, nodes in
      graph.node(
        .reduction(kind, local: local, from: nodes[0], to: nodes[1], body: nodes[2]))
    }
    return ParsedExpression(tree: tree, value: value, column: start.column)
  }

  private func missing(_ usage: String, _ start: Token) -> FormulaError {
    FormulaError(
      "\(start.text) has too few arguments", "write \(usage)", column: start.column)
  }

  private mutating func scalar(_ what: String) throws(FormulaError) -> ParsedExpression {
    let part = try bracketed { (parser) throws(FormulaError) in try parser.disjunction() }
    guard case .scalar = part.value else {
      throw FormulaError("\(what) is a list", "give one number", column: part.column)
    }
    return part
  }

  /// The sum or product of a list.
  private mutating func listReduction(
    _ kind: Expression.Reduction, _ usage: String, _ start: Token, _ opening: Token
  ) throws(FormulaError) -> ParsedExpression {
    let part = try bracketed { (parser) throws(FormulaError) in try parser.item() }
    guard kind != .integral, case .list(let nodes) = part.value else {
      throw FormulaError(
        "\(start.text) begins with the name that runs", "write \(usage)", column: start.column)
    }
    if isAt(.comma) {
      throw FormulaError(
        "\(start.text) of a list has one argument", "write \(usage) for a range",
        column: token.column)
    }
    try expect(.close, closing: opening)
    let value: ExpressionGraph.Node
    switch (kind, nodes.count) {
    case (_, 0): value = graph.number(kind == .sum ? 0 : 1)
    case (_, 1): value = nodes[0]
    case (.sum, _): value = graph.node(.sum(nodes.map { .init(node: $0) }))
    default: value = graph.node(.product(nodes.map { .init(node: $0) }))
    }
    let tree: Expression
    if kind == .sum, let total = FormulaFunctions.named("total") {
      tree = .call(total, [part.tree])
    } else {
      tree = .apply(kind.rawValue, primes: 0, [part.tree])
    }
    return ParsedExpression(tree: tree, value: .scalar(value), column: start.column)
  }

  // MARK: - Derivatives

  /// `d/dx(expression)`, `d^2/dx^2(expression)`; nil where none begins at the word `d`.
  mutating func derivativeOperator(_ start: Token) throws(FormulaError) -> ParsedExpression? {
    var offset = 1
    let order = exponent(at: &offset)
    guard peek(offset).kind == .symbol(.divided), case .name(let below) = peek(offset + 1).kind,
      below.hasPrefix("d")
    else { return nil }
    offset += 2
    var name = String(below.dropFirst())
    if name.isEmpty, case .name(let greek) = peek(offset).kind {
      name = greek
      offset += 1
    }
    let nameColumn = peek(offset - 1).column
    let orderBelow = exponent(at: &offset)
    guard !name.isEmpty, peek(offset).kind == .symbol(.open) else { return nil }
    guard order == orderBelow, (1...Self.highestOrder).contains(order) else {
      throw FormulaError(
        "the derivative's order is not clear",
        "write d/dx(…) or d^2/dx^2(…), up to \(Self.highestOrder)", column: start.column)
    }
    let leaf: ExpressionGraph.Operation
    let variable: Expression
    switch names.own(name) {
    case .variable(let index): (leaf, variable) = (.variable(index), .variable(index))
    case .local(let local): (leaf, variable) = (.local(local), .local(name))
    default:
      throw FormulaError(
        "\"\(clipped(name))\" is no variable that one can derive by",
        names.advice(name, isCalled: false),
        column: nameColumn, unknownName: name)
    }
    advance(offset)
    let opening = token
    advance()
    let body = try bracketed { (parser) throws(FormulaError) in try parser.item() }
    try expect(.close, closing: opening)
    var nodes = body.value.nodes
    for _ in 0..<order {
      for i in nodes.indices { nodes[i] = try derivative(of: nodes[i], by: leaf, start.column) }
    }
    let value: FormulaValue =
      if case .scalar = body.value { .scalar(nodes[0]) } else { .list(nodes) }
    return ParsedExpression(
      tree: .derivative(body.tree, variable: variable, order: order), value: value,
      column: start.column)
  }

  static let highestOrder = 10

  /// The power after `d` or `dx`, 1 where there is none.
  private func exponent(at offset: inout Int) -> Int {
    func whole(_ value: Double) -> Int { value >= 0 && value <= 100 ? Int(value) : 0 }
    switch peek(offset).kind {
    case .raised(let digits):
      offset += 1
      return whole(digits)
    case .symbol(.power):
      guard case .number(let digits) = peek(offset + 1).kind else { return 1 }
      offset += 2
      return whole(digits)
    default: return 1
    }
  }

  /// How many `'` follow a function's name.
  mutating func primes(_ start: Token) throws(FormulaError) -> Int {
    var count = 0
    while accept(.prime) { count += 1 }
    guard count <= Self.highestOrder else {
      throw FormulaError(
        "more than \(Self.highestOrder) derivatives of \(clipped(start.text))",
        column: start.column)
    }
    return count
  }
}
