/// A formula's operations in a list where every operand comes before its use.
///
/// Equal operations are one node, functions and lists of the text are expanded. All work on
/// formulas — programs, derivatives, intervals — goes along the list, so that no formula can
/// exhaust the stack.
struct ExpressionGraph: Sendable {
  typealias Node = Int

  enum Operation: Hashable, Sendable {
    case number(Double)
    case constant(Expression.Constant)
    /// The number of the variable among those that the formula was given.
    case variable(Int)
    /// What a sum, an integral or the definition of a function binds.
    case local(Int)
    case negated(Node)
    case sum([Term])
    case product([Factor])
    case power(Node, Node)
    case call(FormulaFunction, [Node])
    case comparison(Expression.Relation, Node, Node)
    case and([Node])
    case or([Node])
    case not(Node)
    case choice(Node, then: Node, otherwise: Node)
    case reduction(Expression.Reduction, local: Int, from: Node, to: Node, body: Node)
  }

  struct Term: Hashable, Sendable {
    var isSubtracted = false
    var node: Node
  }

  struct Factor: Hashable, Sendable {
    var isDivisor = false
    var node: Node
  }

  private(set) var operations: [Operation] = []
  /// The locals that a node's value depends on, in order.
  private(set) var free: [[Int]] = []
  /// Whether a variable has a part in a node's value.
  private(set) var isVarying: [Bool] = []
  /// The names of the locals.
  private(set) var locals: [String] = []
  /// Whether nodes are missing because there were too many.
  private(set) var isOverfull = false

  private var numbers: [Operation: Node] = [:]
  private var work = 0
  private var room = FormulaLimits.nodes

  var count: Int { operations.count }

  subscript(node: Node) -> Operation { operations[node] }

  mutating func addLocal(_ name: String) -> Int {
    locals.append(name)
    return locals.count - 1
  }

  /// The node of an operation, a new one where there is none yet.
  mutating func node(_ operation: Operation) -> Node {
    spend(1)
    if let known = numbers[operation] { return known }
    guard !isOverfull else { return 0 }
    var locals: Set<Int> = []
    var isVarying = false
    operation.forEachOperand { operand in
      spend(1)
      if !free[operand].isEmpty { locals.formUnion(free[operand]) }
      if self.isVarying[operand] { isVarying = true }
    }
    switch operation {
    case .variable: isVarying = true
    case .local(let local): locals.insert(local)
    case .reduction(_, let local, let from, let to, _):
      locals.remove(local)
      locals.formUnion(free[from])
      locals.formUnion(free[to])
    default: break
    }
    operations.append(operation)
    free.append(locals.isEmpty ? [] : locals.sorted())
    self.isVarying.append(isVarying)
    numbers[operation] = operations.count - 1
    return operations.count - 1
  }

  /// The node of an operation, where there is one.
  func known(_ operation: Operation) -> Node? { numbers[operation] }

  mutating func number(_ value: Double) -> Node { node(.number(value)) }

  /// The same graph, with as much room for new work as an empty one.
  var withoutWork: ExpressionGraph {
    var graph = self
    graph.work = 0
    graph.room = count + FormulaLimits.nodes
    return graph
  }

  /// Counts steps of building, the end of which bounds the time that any text can take.
  mutating func spend(_ steps: Int) {
    work += steps
    if work > FormulaLimits.graphWork || operations.count >= room {
      isOverfull = true
    }
  }

  /// The nodes that `roots` are made of, in order; those where `includes` is false and what only
  /// they need are left out.
  func reachable(from roots: [Node], where includes: (Node) -> Bool = { _ in true }) -> [Node] {
    var seen: Set<Node> = []
    var pending = roots.filter(includes)
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      operations[node].forEachOperand { operand in
        if !seen.contains(operand), includes(operand) { pending.append(operand) }
      }
    }
    return seen.sorted()
  }

  /// The root with other nodes in the place of locals.
  mutating func substituting(_ replacements: [Int: Node], in root: Node) -> Node {
    let replacements = replacements.filter { operations[$0.value] != .local($0.key) }
    func isTouched(_ node: Node) -> Bool {
      free[node].contains { replacements[$0] != nil }
    }
    guard isTouched(root) else { return root }
    var images: [Node: Node] = [:]
    for original in reachable(from: [root], where: isTouched) {
      guard !isOverfull else { return root }
      if case .local(let local) = operations[original], let image = replacements[local] {
        images[original] = image
      } else {
        images[original] = node(operations[original].mapped { images[$0] ?? $0 })
      }
    }
    return images[root] ?? root
  }

  /// Takes over the root of another graph, whose variables are these nodes.
  mutating func insert(_ root: Node, of other: ExpressionGraph, variables: [Node]) -> Node {
    var images: [Node: Node] = [:]
    var newLocals: [Int: Int] = [:]
    for original in other.reachable(from: [root]) {
      switch other[original] {
      case .variable(let i): images[original] = variables[i]
      case .local(let local):
        let new = newLocals[local] ?? addLocal(other.locals[local])
        newLocals[local] = new
        images[original] = node(.local(new))
      case .reduction(let kind, let local, let from, let to, let body):
        let new = newLocals[local] ?? addLocal(other.locals[local])
        newLocals[local] = new
        images[original] = node(
          .reduction(
            kind, local: new, from: images[from] ?? from, to: images[to] ?? to,
            body: images[body] ?? body))
      case let operation: images[original] = node(operation.mapped { images[$0] ?? $0 })
      }
    }
    return images[root] ?? root
  }
}

extension ExpressionGraph.Operation {
  func forEachOperand(_ body: (ExpressionGraph.Node) -> Void) {
    switch self {
    case .number, .constant, .variable, .local: break
    case .negated(let a), .not(let a): body(a)
    case .sum(let terms): for term in terms { body(term.node) }
    case .product(let factors): for factor in factors { body(factor.node) }
    case .power(let a, let b), .comparison(_, let a, let b):
      body(a)
      body(b)
    case .call(_, let nodes), .and(let nodes), .or(let nodes): for node in nodes { body(node) }
    case .choice(let a, let b, let c), .reduction(_, _, let a, let b, let c):
      body(a)
      body(b)
      body(c)
    }
  }

  func mapped(_ image: (ExpressionGraph.Node) -> ExpressionGraph.Node) -> Self {
    switch self {
    case .number, .constant, .variable, .local: self
    case .negated(let a): .negated(image(a))
    case .not(let a): .not(image(a))
    case .sum(let terms):
      .sum(terms.map { .init(isSubtracted: $0.isSubtracted, node: image($0.node)) })
    case .product(let factors):
      .product(factors.map { .init(isDivisor: $0.isDivisor, node: image($0.node)) })
    case .power(let a, let b): .power(image(a), image(b))
    case .comparison(let relation, let a, let b): .comparison(relation, image(a), image(b))
    case .call(let function, let nodes): .call(function, nodes.map(image))
    case .and(let nodes): .and(nodes.map(image))
    case .or(let nodes): .or(nodes.map(image))
    case .choice(let a, let b, let c): .choice(image(a), then: image(b), otherwise: image(c))
    case .reduction(let kind, let local, let from, let to, let body):
      .reduction(kind, local: local, from: image(from), to: image(to), body: image(body))
    }
  }
}
