/// What the parts of a formula mean together: lists are taken apart, functions put in.
extension Parser {
  mutating func number(_ value: Double, _ column: Int) -> ParsedExpression {
    ParsedExpression(tree: .number(value), value: .scalar(graph.number(value)), column: column)
  }

  /// An operation on numbers, of lists element by element.
  mutating func combine(
    _ parts: [ParsedExpression], _ tree: Expression,
    _ make: (inout ExpressionGraph, [ExpressionGraph.Node]) -> ExpressionGraph.Node
  ) throws(FormulaError) -> ParsedExpression {
    let value = try broadcast(parts) { graph, nodes in make(&graph, nodes) }
    return ParsedExpression(tree: tree, value: value, column: parts.first?.column ?? 1)
  }

  mutating func broadcast(
    _ parts: [ParsedExpression],
    _ make: (inout ExpressionGraph, [ExpressionGraph.Node]) -> ExpressionGraph.Node
  ) throws(FormulaError) -> FormulaValue {
    var count: Int?
    for part in parts {
      guard case .list(let nodes) = part.value else { continue }
      if let count, count != nodes.count {
        throw FormulaError(
          "a list of \(count) and a list of \(nodes.count) values do not fit together",
          "make them as long as one another", column: part.column)
      }
      count = nodes.count
    }
    guard let count else { return .scalar(make(&graph, parts.map { $0.value.nodes[0] })) }
    var results: [ExpressionGraph.Node] = []
    for i in 0..<count {
      graph.spend(parts.count)
      guard !graph.isOverfull else { break }
      let nodes = parts.map { part in
        switch part.value {
        case .scalar(let node): node
        case .list(let nodes): nodes[i]
        }
      }
      results.append(make(&graph, nodes))
    }
    try checkSize(parts.first?.column ?? 1)
    return .list(results)
  }

  // MARK: - Names

  /// The value of a user's own name.
  mutating func ownValue(_ name: String, _ column: Int) throws(FormulaError) -> ParsedExpression {
    guard let meaning = names.own(name) else {
      throw FormulaError("unknown name \"\(clipped(name))\"", column: column, unknownName: name)
    }
    return try value(of: meaning, name, column)
  }

  mutating func value(
    of meaning: FormulaNames.Meaning, _ name: String, _ column: Int
  ) throws(FormulaError) -> ParsedExpression {
    switch meaning {
    case .variable(let index):
      return ParsedExpression(
        tree: .variable(index), value: .scalar(graph.node(.variable(index))), column: column)
    case .number(let value):
      return ParsedExpression(
        tree: .number(value), value: .scalar(graph.number(value)), column: column)
    case .local(let local):
      return ParsedExpression(
        tree: .local(name), value: .scalar(graph.node(.local(local))), column: column)
    case .definition(let definition):
      guard let parameters = definition.parameters else {
        return ParsedExpression(tree: .local(name), value: definition.value, column: column)
      }
      throw FormulaError(
        "\(name) needs its argument in parentheses",
        "write \(name)(\(parameters.joined(separator: ", ")))", column: column)
    case .constant(let constant):
      return ParsedExpression(
        tree: .constant(constant), value: .scalar(graph.node(.constant(constant))), column: column)
    case .function(let function):
      throw FormulaError(
        "\(name) needs its argument in parentheses", "write \(function.usage)", column: column)
    }
  }

  // MARK: - Calls

  /// A call of a built-in function.
  mutating func called(
    _ function: FormulaFunction, _ arguments: [ParsedExpression], _ column: Int
  ) throws(FormulaError) -> ParsedExpression {
    let tree = Expression.call(function, arguments.map(\.tree))
    let value: FormulaValue
    if case .ofLists(let operation) = function.body {
      value = try applied(operation, function, arguments, column)
    } else if let nodes = spread(function, arguments) {
      guard function.arity.contains(nodes.count) else {
        throw FormulaError(
          "\(function.name) has \(nodes.count) argument\(nodes.count == 1 ? "" : "s")",
          "write \(function.usage)", column: column)
      }
      value = .scalar(graph.node(.call(function, nodes)))
    } else {
      value = try broadcast(arguments) { $0.node(.call(function, $1)) }
    }
    try checkSize(column)
    return ParsedExpression(tree: tree, value: value, column: column)
  }

  /// The arguments of a function that takes lists as if their values were written one by one.
  private func spread(
    _ function: FormulaFunction, _ arguments: [ParsedExpression]
  ) -> [ExpressionGraph.Node]? {
    switch function.body {
    case .folded:
      guard arguments.count == 1, case .list(let nodes) = arguments[0].value else { return nil }
      return nodes
    case .many(_, _, true, _): return arguments.flatMap(\.value.nodes)
    default: return nil
    }
  }

  private mutating func applied(
    _ operation: ListFunction, _ function: FormulaFunction, _ arguments: [ParsedExpression],
    _ column: Int
  ) throws(FormulaError) -> FormulaValue {
    let first = arguments[0]
    guard case .list(let a) = first.value else {
      throw FormulaError(
        "\(function.name) is of a list", "write \(function.usage) with a list such as [1, 2, 3]",
        column: first.column)
    }
    let b = arguments.count > 1 ? arguments[1] : nil
    switch (operation, b?.value) {
    case (.dot, .list(let values)) where values.count != a.count:
      throw FormulaError(
        "a list of \(a.count) and a list of \(values.count) values do not fit together",
        "make them as long as one another", column: b?.column ?? column)
    case (.dot, .scalar), (.softmax, .list):
      throw FormulaError(
        "the second argument of \(function.name) is a \(operation == .dot ? "list" : "number")",
        "write \(function.usage)", column: b?.column ?? column)
    default: break
    }
    return graph.apply(operation, a, b?.value.nodes ?? [])
  }

  /// A call of a function that the formula defines, or of a derivative of a function.
  mutating func applied(
    _ definition: Definition, primes: Int, _ arguments: [ParsedExpression], _ column: Int
  ) throws(FormulaError) -> ParsedExpression {
    var bodies = definition.value.nodes
    for _ in 0..<primes {
      for i in bodies.indices {
        bodies[i] = try derivative(of: bodies[i], by: .local(definition.locals[0]), column)
      }
    }
    let tree = Expression.apply(definition.name, primes: primes, arguments.map(\.tree))
    let isList = if case .list = definition.value { true } else { false }
    if isList, arguments.contains(where: { if case .list = $0.value { true } else { false } }) {
      throw FormulaError(
        "\(definition.name) gives a list, and lists hold numbers only",
        "give it a number", column: column)
    }
    let locals = definition.locals
    var results: [FormulaValue] = []
    for body in bodies {
      results.append(
        try broadcast(arguments) { graph, nodes in
          graph.substituting(
            Dictionary(zip(locals, nodes), uniquingKeysWith: { a, _ in a }), in: body)
        })
    }
    let value: FormulaValue =
      isList ? .list(results.flatMap(\.nodes)) : results.first ?? .list([])
    try checkSize(column)
    return ParsedExpression(tree: tree, value: value, column: column)
  }

  /// The derivative of a node by a variable or local.
  mutating func derivative(
    of node: ExpressionGraph.Node, by leaf: ExpressionGraph.Operation, _ column: Int
  ) throws(FormulaError) -> ExpressionGraph.Node {
    let leaf = graph.node(leaf)
    let result: ExpressionGraph.Node
    do {
      result = try graph.derivative(of: node, by: leaf)
    } catch {
      throw FormulaError(error.message, error.remedy, column: column)
    }
    try checkSize(column)
    return result
  }

  /// Refuses a formula that has grown beyond measure.
  func checkSize(_ column: Int) throws(FormulaError) {
    guard graph.isOverfull else { return }
    throw FormulaError(
      "the formula has more than \(FormulaLimits.nodes) operations once its functions, lists and derivatives are written out",
      "make it shorter", column: column)
  }

  // MARK: - Lists

  /// The numbers that nodes are, where they depend on no variable.
  private mutating func numbers(
    _ nodes: [ExpressionGraph.Node]
  ) -> [ExpressionGraph.Node: Double] {
    let known = nodes.filter { !graph.isVarying[$0] && graph.free[$0].isEmpty }
    let values = Compiler.values(of: known, in: graph, budget: &budget)
    return Dictionary(zip(known, values), uniquingKeysWith: { a, _ in a })
  }

  /// The number that a part is, where it does not depend on variables.
  private mutating func known(
    _ part: ParsedExpression, _ what: String
  ) throws(FormulaError) -> Double {
    guard case .scalar(let node) = part.value else {
      throw FormulaError("\(what) is a list", "give one number", column: part.column)
    }
    guard let number = numbers([node])[node] else {
      throw FormulaError(
        "\(what) depends on a variable", "give a number that is known when the formula is read",
        column: part.column)
    }
    return number
  }

  mutating func range(
    _ first: ParsedExpression, _ last: ParsedExpression, step: Double? = nil, _ column: Int
  ) throws(FormulaError) -> ParsedExpression {
    let (from, to) = (try known(first, "a range's end"), try known(last, "a range's end"))
    let step = step ?? (to < from ? -1 : 1)
    let count = ((to - from) / step * (1 + 1e-15) + 1e-9).rounded(.down) + 1
    guard from.isFinite, to.isFinite, step.isFinite, step != 0, count >= 0 else {
      throw FormulaError(
        "a range from \(plain(from)) to \(plain(to)) by \(plain(step))", "write one such as 1...10",
        column: column)
    }
    guard count <= Double(FormulaLimits.listCount) else {
      throw FormulaError(
        "a range of \(plain(count)) values", "a list has at most \(FormulaLimits.listCount)",
        column: column)
    }
    let nodes = (0..<Int(count)).map { graph.number(from + Double($0) * step) }
    try checkSize(column)
    return ParsedExpression(
      tree: .range(first.tree, last.tree), value: .list(nodes), column: first.column)
  }

  /// `[1, 2, 3]`, `[1...10]`, `[0, 0.1...1]`, after its opening bracket.
  mutating func list(_ opening: Token) throws(FormulaError) -> ParsedExpression {
    var trees: [Expression] = []
    var nodes: [ExpressionGraph.Node] = []
    var only: ParsedExpression?
    if !isAt(.closeBracket) {
      repeat {
        let part = try bracketed { (parser) throws(FormulaError) in
          let first = try parser.disjunction()
          guard parser.isAt(.range) else { return first }
          let column = parser.token.column
          parser.advance()
          let last = try parser.disjunction()
          // The second of two values before the points gives the step.
          guard let before = only, trees.count == 1 else {
            return try parser.range(first, last, column)
          }
          let start = try parser.known(before, "a range's end")
          let step = try parser.known(first, "a range's end") - start
          return try parser.range(first, last, step: step, column)
        }
        only = part
        trees.append(part.tree)
        switch part.value {
        case .scalar(let node): nodes.append(node)
        case .list(let values):
          guard case .range = part.tree else {
            throw FormulaError(
              "a list inside a list", "lists hold numbers only", column: part.column)
          }
          nodes += values
        }
        guard nodes.count <= FormulaLimits.listCount else {
          throw FormulaError(
            "a list of more than \(FormulaLimits.listCount) values", "make it shorter",
            column: opening.column)
        }
      } while accept(.comma)
    }
    try expect(.closeBracket, closing: opening)
    return ParsedExpression(tree: .list(trees), value: .list(nodes), column: opening.column)
  }

  /// An element by its number from 1; of a list of numbers, those elements.
  mutating func element(
    of list: ParsedExpression, _ index: ParsedExpression
  ) throws(FormulaError) -> ParsedExpression {
    let values = list.value.nodes
    let tree = Expression.element(list.tree, index.tree)
    let places = numbers(index.value.nodes)
    var results: [ExpressionGraph.Node] = []
    for node in index.value.nodes {
      guard let place = places[node] else {
        results.append(chosen(values, node))
        continue
      }
      guard place >= 1, place <= Double(values.count), place == place.rounded() else {
        throw FormulaError(
          "there is no element \(plain(place)) in a list of \(values.count)",
          "elements are counted from 1", column: index.column)
      }
      results.append(values[Int(place) - 1])
    }
    try checkSize(index.column)
    if case .scalar = index.value {
      return ParsedExpression(tree: tree, value: .scalar(results[0]), column: list.column)
    }
    return ParsedExpression(tree: tree, value: .list(results), column: list.column)
  }

  private func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// The element whose number is only known later; undefined where there is none.
  private mutating func chosen(
    _ values: [ExpressionGraph.Node], _ index: ExpressionGraph.Node
  ) -> ExpressionGraph.Node {
    var rest = graph.number(.nan)
    for (i, value) in values.enumerated().reversed() where !graph.isOverfull {
      let place = graph.number(Double(i + 1))
      let isPlace = graph.node(.comparison(.equal, index, place))
      rest = graph.node(.choice(isPlace, then: value, otherwise: rest))
    }
    return rest
  }
}
