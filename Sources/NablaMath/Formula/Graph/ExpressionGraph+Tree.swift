extension ExpressionGraph {
  /// The root as a tree to write down; nil where it would be too long or too deep.
  func tree(of root: Node, variables: [String]) -> Expression? {
    let nodes = reachable(from: [root])
    var sizes: [Node: (count: Int, depth: Int)] = [:]
    for node in nodes {
      var (count, depth) = (1, 0)
      operations[node].forEachOperand { operand in
        count = min(count + (sizes[operand]?.count ?? 0), FormulaLimits.printedNodes + 1)
        depth = max(depth, sizes[operand]?.depth ?? 0)
      }
      sizes[node] = (count, depth + 1)
    }
    guard let size = sizes[root], size.count <= FormulaLimits.printedNodes,
      size.depth <= FormulaLimits.printedDepth
    else { return nil }
    let names = localNames(in: nodes, variables)
    var trees: [Node: Expression] = [:]
    for node in nodes { trees[node] = tree(node, trees, names) }
    return trees[root]
  }

  /// A name of its own for every local.
  private func localNames(in nodes: [Node], _ variables: [String]) -> [Int: String] {
    var taken = Set(variables)
    var names: [Int: String] = [:]
    for node in nodes {
      guard case .local(let local) = self[node] else { continue }
      var name = locals[local]
      var i = 1
      while taken.contains(name) {
        name = "\(locals[local])_\(i)"
        i += 1
      }
      taken.insert(name)
      names[local] = name
    }
    return names
  }

  private func tree(
    _ node: Node, _ trees: [Node: Expression], _ names: [Int: String]
  ) -> Expression {
    func part(_ node: Node) -> Expression { trees[node] ?? .number(.nan) }
    switch self[node] {
    case .number(let value): return .number(value)
    case .constant(let constant): return .constant(constant)
    case .variable(let index): return .variable(index)
    case .local(let local): return .local(names[local] ?? locals[local])
    case .negated(let a): return .negated(part(a))
    case .sum(let terms):
      return .sum(
        terms.map { Expression.Term(isSubtracted: $0.isSubtracted, value: part($0.node)) })
    case .product(let factors):
      return .product(
        factors.map { Expression.Factor(isDivisor: $0.isDivisor, value: part($0.node)) })
    case .power(let a, let b): return .power(part(a), part(b))
    case .call(let function, let nodes): return .call(function, nodes.map(part))
    case .comparison(let relation, let a, let b):
      return .comparison([part(a), part(b)], [relation])
    case .and(let nodes): return .and(nodes.map(part))
    case .or(let nodes): return .or(nodes.map(part))
    case .not(let a): return .not(part(a))
    case .choice(let condition, let value, let otherwise):
      let piece = Expression.Piece(condition: part(condition), value: part(value))
      if case .number(let value) = self[otherwise], value.isNaN {
        return .piecewise([piece], otherwise: nil)
      }
      if case .piecewise(let pieces, let last) = part(otherwise) {
        return .piecewise([piece] + pieces, otherwise: last)
      }
      return .piecewise([piece], otherwise: part(otherwise))
    case .reduction(let kind, let local, let from, let to, let body):
      return .reduction(
        kind, name: names[local] ?? locals[local], from: part(from), to: part(to),
        body: part(body))
    }
  }
}
