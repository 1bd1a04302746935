/// Why an expression has no derivative that could be written down.
struct DerivativeError: Error {
  let message: String
  let remedy: String
}

extension ExpressionGraph {
  /// The derivative of the root by a variable or local, in short form.
  ///
  /// Where pieces meet, it is that of the piece whose condition holds; a kink of |x|, max, relu is
  /// undefined; steps have the derivative 0 between their jumps.
  mutating func derivative(of root: Node, by leaf: Node) throws(DerivativeError) -> Node {
    let nodes = reachable(from: [root])
    var touched: Set<Node> = [leaf]
    for node in nodes {
      operations[node].forEachOperand { if touched.contains($0) { touched.insert(node) } }
    }
    let zero = number(0)
    guard touched.contains(root) else {
      // Looking is quicker than building, but lists of many roots may be looked through.
      spend(nodes.count / 16)
      return zero
    }
    var slopes: [Node: Node] = [leaf: number(1)]
    for node in nodes where node != leaf && touched.contains(node) {
      guard !isOverfull else { return zero }
      slopes[node] = try slope(of: node, slopes, zero)
    }
    return simplified(slopes[root] ?? zero)
  }

  private mutating func slope(
    of node: Node, _ slopes: [Node: Node], _ zero: Node
  ) throws(DerivativeError) -> Node {
    func d(_ node: Node) -> Node { slopes[node] ?? zero }
    switch self[node] {
    case .number, .constant, .variable, .local: return zero
    case .comparison, .and, .or, .not: return zero
    case .negated(let a): return negated(d(a))
    case .sum(let terms):
      return total(terms.map { Term(isSubtracted: $0.isSubtracted, node: d($0.node)) })
    case .product(let factors): return product(factors, d, zero)
    case .power(let a, let b): return power(node, a, b, d(a), d(b), zero)
    case .call(let function, let arguments): return try call(function, arguments, d, zero)
    case .choice(let condition, let a, let b):
      return chosen(condition, undefinedOr(a, d(a)), undefinedOr(b, d(b)))
    case .reduction(let kind, let local, let from, let to, let body):
      return reduction(node, kind, local, (from, to, body), d, zero)
    }
  }

  /// What is undefined has no derivative either.
  private func undefinedOr(_ part: Node, _ slope: Node) -> Node {
    if case .number(let value) = self[part], value.isNaN { part } else { slope }
  }

  private mutating func product(
    _ factors: [Factor], _ d: (Node) -> Node, _ zero: Node
  ) -> Node {
    var powers: [Node: Double] = [:]
    var order: [Node] = []
    for factor in factors {
      if powers[factor.node] == nil { order.append(factor.node) }
      powers[factor.node, default: 0] += factor.isDivisor ? -1 : 1
    }
    var terms: [Node] = []
    for node in order where d(node) != zero {
      guard let power = powers[node], power != 0 else { continue }
      // (fⁿ g)' = n fⁿ⁻¹ f' g + …
      var parts = [Factor(node: number(power)), Factor(node: d(node))]
      spend(order.count)
      guard !isOverfull else { return zero }
      for other in order {
        let exponent = (powers[other] ?? 0) - (other == node ? 1 : 0)
        guard exponent != 0 else { continue }
        let size = number(exponent.magnitude)
        parts.append(Factor(isDivisor: exponent < 0, node: raised(other, size)))
      }
      terms.append(multiplied(parts))
    }
    return total(terms)
  }

  private mutating func power(
    _ whole: Node, _ a: Node, _ b: Node, _ da: Node, _ db: Node, _ zero: Node
  ) -> Node {
    if db == zero {
      let less: Node
      if let quantity = quantity(b) {
        less = node(quantity + SymbolicNumber(-1))
      } else {
        let one = number(1)
        less = total([Term(node: b), Term(isSubtracted: true, node: one)])
      }
      let power = raised(a, less)
      return multiplied([b, power, da])
    }
    guard let ln = FormulaFunctions.named("ln") else { return zero }
    let logarithm = applied(ln, [a])
    let first = multiplied([logarithm, db])
    guard da != zero else { return multiplied([whole, first]) }
    let second = multiplied([
      Factor(node: b), Factor(node: da), Factor(isDivisor: true, node: a),
    ])
    let sum = total([first, second])
    return multiplied([whole, sum])
  }

  private mutating func call(
    _ function: FormulaFunction, _ arguments: [Node], _ d: (Node) -> Node, _ zero: Node
  ) throws(DerivativeError) -> Node {
    if function.name == "logsumexp", arguments.count > 1 {
      return logSumExp(arguments, d, zero)
    }
    if case .folded = function.body {
      // f(a, b, c) = f(f(a, b), c)
      var (value, slope) = (arguments[0], d(arguments[0]))
      for next in arguments.dropFirst() {
        let pair = [value, next]
        switch function.name {
        case "max": slope = greater(value, next, slope, d(next))
        case "min": slope = greater(next, value, slope, d(next))
        default: slope = try chain(function, pair, [slope, d(next)], zero)
        }
        value = node(.call(function, pair))
      }
      return slope
    }
    return try chain(function, arguments, arguments.map(d), zero)
  }

  /// The slope of the greater of two values; undefined at a kink.
  private mutating func greater(_ a: Node, _ b: Node, _ da: Node, _ db: Node) -> Node {
    guard da != db else { return da }
    let (isA, isB) = (node(.comparison(.greater, a, b)), node(.comparison(.less, a, b)))
    let rest = chosen(isB, db, number(.nan))
    return chosen(isA, da, rest)
  }

  /// Σ softmaxᵢ · aᵢ'
  private mutating func logSumExp(
    _ arguments: [Node], _ d: (Node) -> Node, _ zero: Node
  ) -> Node {
    guard let exp = FormulaFunctions.named("exp"), let sum = FormulaFunctions.named("logsumexp")
    else { return zero }
    let whole = node(.call(sum, arguments))
    var terms: [Node] = []
    for argument in arguments where d(argument) != zero {
      let difference = total([Term(node: argument), Term(isSubtracted: true, node: whole)])
      let share = node(.call(exp, [difference]))
      terms.append(multiplied([share, d(argument)]))
    }
    return total(terms)
  }

  /// The sum of the function's derivatives by each argument times those of the arguments.
  private mutating func chain(
    _ function: FormulaFunction, _ arguments: [Node], _ slopes: [Node], _ zero: Node
  ) throws(DerivativeError) -> Node {
    var variables = arguments
    let rules = DerivativeRules.rules(of: function)
    let missing = max(0, function.parameters.count - arguments.count)
    for case let rest? in rules.defaults.suffix(missing) {
      variables.append(insert(rest.root, of: rest.graph, variables: []))
    }
    var terms: [Node] = []
    for (i, slope) in slopes.enumerated() where slope != zero {
      let name = function.parameters[min(i, function.parameters.count - 1)]
      guard i < rules.derivatives.count, let rule = rules.derivatives[i] else {
        throw DerivativeError(
          message: "\(function.name) has no derivative by its argument \(name)",
          remedy: "use differences: (f(x + h) - f(x - h))/(2h)")
      }
      let factor = insert(rule.root, of: rule.graph, variables: variables)
      terms.append(multiplied([simplified(factor), slope]))
    }
    return total(terms)
  }

  private mutating func reduction(
    _ whole: Node, _ kind: Expression.Reduction, _ local: Int,
    _ parts: (from: Node, to: Node, body: Node), _ d: (Node) -> Node, _ zero: Node
  ) -> Node {
    let slope = d(parts.body)
    func over(_ kind: Expression.Reduction, _ body: Node) -> Operation {
      .reduction(kind, local: local, from: parts.from, to: parts.to, body: body)
    }
    switch kind {
    case .sum: return slope == zero ? zero : node(over(.sum, slope))
    case .product:
      guard slope != zero else { return zero }
      let quotient = divided(slope, by: parts.body)
      let sum = node(over(.sum, quotient))
      return multiplied([whole, sum])
    case .integral:
      // The rule of Leibniz: the ends move too.
      var terms = slope == zero ? [] : [Term(node: node(over(.integral, slope)))]
      for (end, isLower) in [(parts.to, false), (parts.from, true)] where d(end) != zero {
        let value = substituting([local: end], in: parts.body)
        terms.append(Term(isSubtracted: isLower, node: multiplied([value, d(end)])))
      }
      return total(terms)
    }
  }
}
