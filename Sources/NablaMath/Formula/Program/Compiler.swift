/// Makes a flat program of a part of a graph; what has no variables is computed right away.
struct Compiler {
  typealias Node = ExpressionGraph.Node

  /// Where a value lies before the numbers of inputs, constants and temporaries are final.
  private enum Operand: Hashable {
    case input(Int)
    case constant(Int)
    case step(Int)
  }

  private struct Draft {
    var operation: Program.Operation
    var operands: [Operand]
  }

  private let graph: ExpressionGraph
  private var places: [Node: Operand] = [:]
  private var drafts: [Draft] = []
  private var constants: [Double] = []
  private var constantNumbers: [UInt64: Int] = [:]

  /// - Parameter roots: what the program computes, all of it free of locals.
  static func compile(
    _ roots: [Node], of graph: ExpressionGraph, variableCount: Int
  ) -> Program {
    var budget = TermBudget(terms: FormulaLimits.termsWhenRead)
    return compile(roots, of: graph, inputs: [:], inputCount: variableCount, &budget)
  }

  /// The values of nodes that depend on nothing; what they share is computed once.
  ///
  /// - Parameter budget: for their sums and integrals; NaN where it does not suffice.
  static func values(
    of nodes: [Node], in graph: ExpressionGraph, budget: inout TermBudget
  ) -> [Double] {
    let program = compile(nodes, of: graph, inputs: [:], inputCount: 0, &budget)
    return program.results([], budget: &budget)
  }

  /// - Parameter budget: for sums and integrals that are computed right away.
  private static func compile(
    _ roots: [Node], of graph: ExpressionGraph, inputs: [Node: Int], inputCount: Int,
    _ budget: inout TermBudget
  ) -> Program {
    var compiler = Compiler(graph)
    for (node, index) in inputs { compiler.places[node] = .input(index) }
    for node in compiler.needed(for: roots) {
      compiler.places[node] = compiler.operand(node, &budget)
    }
    let results = roots.map { compiler.places[$0] ?? compiler.constant(.nan) }
    return compiler.program(results, inputCount)
  }

  private init(_ graph: ExpressionGraph) { self.graph = graph }

  /// The nodes to compute in order: without what only the bodies of sums and integrals need.
  private func needed(for roots: [Node]) -> [Node] {
    var seen: Set<Node> = []
    var pending = roots
    while let node = pending.popLast() {
      guard places[node] == nil, seen.insert(node).inserted else { continue }
      if case .reduction(_, _, let from, let to, _) = graph[node] {
        pending += [from, to] + captures(of: node)
      } else {
        graph[node].forEachOperand { pending.append($0) }
      }
    }
    return seen.sorted()
  }

  /// What the body of a sum or integral takes from outside.
  private func captures(of reduction: Node) -> [Node] {
    guard case .reduction(_, _, _, _, let body) = graph[reduction] else { return [] }
    let outside = Set(graph.free[reduction])
    var seen: Set<Node> = []
    var captured: [Node] = []
    var pending = [body]
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      switch graph[node] {
      case .number, .constant: continue
      default: break
      }
      if graph.free[node].allSatisfy({ outside.contains($0) }) {
        captured.append(node)
      } else {
        graph[node].forEachOperand { pending.append($0) }
      }
    }
    return captured.sorted()
  }

  // MARK: - Slots

  private func program(_ results: [Operand], _ inputCount: Int) -> Program {
    var lastUses = [Int](repeating: -1, count: drafts.count)
    for (i, draft) in drafts.enumerated() {
      for case .step(let step) in draft.operands { lastUses[step] = i }
    }
    for case .step(let step) in results { lastUses[step] = .max }
    var slots = [Int](repeating: 0, count: drafts.count)
    var unused: [Int] = []
    var temporaryCount = 0
    let firstTemporary = inputCount + constants.count
    func slot(_ operand: Operand?) -> Int {
      switch operand {
      case .input(let i): i
      case .constant(let i): inputCount + i
      case .step(let i): slots[i]
      case nil: 0
      }
    }
    var steps: [Program.Step] = []
    for (i, draft) in drafts.enumerated() {
      let operands = draft.operands
      let (a, b, c) = (
        slot(operands.first), slot(operands.dropFirst().first),
        slot(operands.dropFirst(2).first)
      )
      var operation = draft.operation
      switch operation {
      case .many(let f, _): operation = .many(f, slots: operands.map { slot($0) })
      case .reduction(let reduction):
        operation = .reduction(
          Program.Reduction(
            kind: reduction.kind, body: reduction.body,
            captured: operands.dropFirst(2).map { slot($0) }))
      default: break
      }
      // A step reads its numbers before it writes, so that it may overwrite one of them.
      for case .step(let step) in Set(operands) where lastUses[step] == i {
        unused.append(slots[step])
      }
      if let free = unused.popLast() {
        slots[i] = free
      } else {
        slots[i] = firstTemporary + temporaryCount
        temporaryCount += 1
      }
      if lastUses[i] < 0 { unused.append(slots[i]) }
      steps.append(Program.Step(operation: operation, target: slots[i], a: a, b: b, c: c))
    }
    return Program(
      inputCount: inputCount, constants: constants, temporaryCount: temporaryCount, steps: steps,
      results: results.map { slot($0) })
  }

  // MARK: - Values

  private mutating func constant(_ value: Double) -> Operand {
    if let known = constantNumbers[value.bitPattern] { return .constant(known) }
    constantNumbers[value.bitPattern] = constants.count
    constants.append(value)
    return .constant(constants.count - 1)
  }

  private func place(_ node: Node) -> Operand { places[node] ?? .input(0) }

  /// Adds a step, or computes it where all its operands are constants.
  private mutating func emit(_ operation: Program.Operation, _ operands: [Operand]) -> Operand {
    var values: [Double] = []
    for case .constant(let i) in operands { values.append(constants[i]) }
    if values.count == operands.count { return constant(operation.value(values)) }
    drafts.append(Draft(operation: operation, operands: operands))
    return .step(drafts.count - 1)
  }

  private mutating func operand(_ node: Node, _ budget: inout TermBudget) -> Operand {
    switch graph[node] {
    case .number(let value): return constant(value)
    case .constant(let named): return constant(named.value)
    case .variable(let index): return .input(index)
    case .local: return constant(.nan)
    case .negated(let value): return emit(.negate, [place(value)])
    case .sum(let terms): return sum(terms)
    case .product(let factors): return product(factors)
    case .power(let base, let exponent): return power(base, exponent)
    case .call(let function, let nodes): return call(function, nodes.map { place($0) })
    case .comparison(let relation, let a, let b):
      return emit(relation.operation, [place(a), place(b)])
    case .and(let parts): return fold(parts.map { place($0) }, .and)
    case .or(let parts): return fold(parts.map { place($0) }, .or)
    case .not(let value): return emit(.not, [place(value)])
    case .choice(let condition, let value, let otherwise):
      return choice(place(condition), place(value), place(otherwise))
    case .reduction(let kind, let local, let from, let to, let body):
      return reduction(node, kind, local, place(from), place(to), body, &budget)
    }
  }

  private mutating func sum(_ terms: [ExpressionGraph.Term]) -> Operand {
    var total: Operand?
    for term in terms {
      let value = place(term.node)
      if let sum = total {
        total = emit(term.isSubtracted ? .subtract : .add, [sum, value])
      } else {
        total = term.isSubtracted ? emit(.negate, [value]) : value
      }
    }
    return total ?? constant(0)
  }

  private mutating func product(_ factors: [ExpressionGraph.Factor]) -> Operand {
    var total: Operand?
    for factor in factors {
      let value = place(factor.node)
      if let product = total {
        total = emit(factor.isDivisor ? .divide : .multiply, [product, value])
      } else {
        total = factor.isDivisor ? emit(.reciprocal, [value]) : value
      }
    }
    return total ?? constant(1)
  }

  private mutating func fold(_ parts: [Operand], _ operation: Program.Operation) -> Operand {
    guard let first = parts.first else { return constant(.nan) }
    return parts.dropFirst().reduce(first) { emit(operation, [$0, $1]) }
  }

  private mutating func choice(
    _ condition: Operand, _ value: Operand, _ otherwise: Operand
  ) -> Operand {
    if case .constant(let i) = condition {
      return constants[i] != 0 && !constants[i].isNaN ? value : otherwise
    }
    return emit(.select, [condition, value, otherwise])
  }

  private mutating func power(_ base: Node, _ exponent: Node) -> Operand {
    if let (p, q) = graph.oddRoot(exponent) {
      return emit(.oddRootPower(numerator: p, denominator: q), [place(base)])
    }
    let (value, raised) = (place(base), place(exponent))
    guard case .constant(let i) = raised else { return emit(.power, [value, raised]) }
    switch constants[i] {
    case 1: return value
    case 2: return emit(.square, [value])
    case 3: return emit(.cube, [value])
    case -1: return emit(.reciprocal, [value])
    default: return emit(.power, [value, raised])
    }
  }

  private mutating func call(_ function: FormulaFunction, _ operands: [Operand]) -> Operand {
    switch (function.body, operands.count) {
    case (.folded(let f), _): return fold(operands, .two(f))
    case (.one(let f), 1), (.oneOrTwo(_, let f, _), 1): return emit(.one(f), operands)
    case (.two(let f), 2), (.oneOrTwo(_, _, let f), 2): return emit(.two(f), operands)
    case (.three(let f), 3): return emit(.three(f), operands)
    case (.many(_, _, _, let f), _): return emit(.many(f, slots: []), operands)
    default: return constant(.nan)
    }
  }

  private mutating func reduction(
    _ node: Node, _ kind: Expression.Reduction, _ local: Int, _ from: Operand, _ to: Operand,
    _ body: Node, _ budget: inout TermBudget
  ) -> Operand {
    let captured = captures(of: node)
    var inputs: [Node: Int] = [:]
    for (i, node) in captured.enumerated() { inputs[node] = i + 1 }
    if let running = graph.known(.local(local)) { inputs[running] = 0 }
    let program = Self.compile(
      [body], of: graph, inputs: inputs, inputCount: captured.count + 1, &budget)
    let step = Program.Reduction(kind: kind, body: program, captured: [])
    let operands = [from, to] + captured.map { place($0) }
    var values: [Double] = []
    for case .constant(let i) in operands { values.append(constants[i]) }
    if values.count == operands.count {
      let value = step.value(
        from: values[0], to: values[1], captured: Array(values.dropFirst(2)), budget: &budget)
      // What takes too long is left to those who ask for a value, and are told.
      if !budget.isExhausted { return constant(value) }
    }
    drafts.append(Draft(operation: .reduction(step), operands: operands))
    return .step(drafts.count - 1)
  }
}

extension ExpressionGraph {
  /// The numerator and odd denominator of an exponent such as `1/3` or `-2/3` in lowest terms.
  ///
  /// Such powers are real for negative numbers too, as in Desmos and GeoGebra.
  func oddRoot(_ exponent: Node) -> (numerator: Double, denominator: Double)? {
    var node = exponent
    var sign = 1.0
    while case .negated(let inner) = self[node] {
      node = inner
      sign = -sign
    }
    guard case .product(let factors) = self[node], factors.count == 2, !factors[0].isDivisor,
      factors[1].isDivisor, let p = wholeNumber(factors[0].node),
      let q = wholeNumber(factors[1].node), q > 1
    else { return nil }
    let divisor = RealFunctions.greatestCommonDivisor(p, q)
    guard divisor > 0, (q / divisor).truncatingRemainder(dividingBy: 2) == 1, q > divisor
    else { return nil }
    return (sign * p / divisor, q / divisor)
  }

  private func wholeNumber(_ node: Node) -> Double? {
    var node = node
    var sign = 1.0
    while case .negated(let inner) = self[node] {
      node = inner
      sign = -sign
    }
    guard case .number(let value) = self[node], value == value.rounded(), value.magnitude < 1e6
    else { return nil }
    return sign * value
  }
}

extension Expression.Relation {
  fileprivate var operation: Program.Operation {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    }
  }
}
