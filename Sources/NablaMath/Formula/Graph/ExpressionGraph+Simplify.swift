/// Sums, products and powers in a short form: numbers together, equal parts collected.
///
/// What is simplified has the same value wherever the original is defined; where that is undefined
/// (x/x at 0), the short form may have a value.
extension ExpressionGraph {
  /// The root with all its parts in short form.
  mutating func simplified(_ root: Node) -> Node {
    var images: [Node: Node] = [:]
    for original in reachable(from: [root]) {
      guard !isOverfull else { return root }
      images[original] = short(operations[original].mapped { images[$0] ?? $0 })
    }
    return images[root] ?? root
  }

  private mutating func short(_ operation: Operation) -> Node {
    switch operation {
    case .negated(let a): return negated(a)
    case .sum(let terms): return total(terms)
    case .product(let factors): return multiplied(factors)
    case .power(let a, let b): return raised(a, b)
    case .call(let function, let nodes): return applied(function, nodes)
    case .choice(let condition, let a, let b): return chosen(condition, a, b)
    default: return node(operation)
    }
  }

  // MARK: - Quantities

  /// The number that a node is; a quotient of whole numbers too.
  func quantity(_ node: Node) -> SymbolicNumber? {
    switch self[node] {
    case .number(let value): return value.isFinite ? SymbolicNumber(value) : nil
    case .negated(let inner):
      guard case .number(let value) = self[inner], value.isFinite else {
        if case .product = self[inner] { return quantity(inner).map { -$0 } }
        return nil
      }
      return SymbolicNumber(-value)
    case .product(let factors):
      guard factors.count == 2, !factors[0].isDivisor, factors[1].isDivisor,
        case .number(let q) = self[factors[1].node], q != 0, q.isFinite
      else { return nil }
      switch self[factors[0].node] {
      case .number(let p) where p.isFinite: return SymbolicNumber(p, over: q)
      case .negated(let inner):
        guard case .number(let p) = self[inner], p.isFinite else { return nil }
        return SymbolicNumber(-p, over: q)
      default: return nil
      }
    default: return nil
    }
  }

  mutating func node(_ quantity: SymbolicNumber) -> Node {
    if quantity.isNegative {
      let size = node(-quantity)
      return node(.negated(size))
    }
    let p = number(quantity.numerator)
    guard quantity.denominator != 1 else { return p }
    let q = number(quantity.denominator)
    return node(.product([Factor(node: p), Factor(isDivisor: true, node: q)]))
  }

  // MARK: - Sums

  mutating func total(_ nodes: [Node]) -> Node { total(nodes.map { Term(node: $0) }) }

  mutating func total(_ terms: [Term]) -> Node {
    var constant = SymbolicNumber.zero
    var parts: [(node: Node, factor: SymbolicNumber)] = []
    var places: [Node: Int] = [:]
    var pending = terms.reversed().map { ($0.node, $0.isSubtracted ? SymbolicNumber(-1) : .one) }
    while let (part, factor) = pending.popLast() {
      spend(1)
      guard !isOverfull else { return part }
      if let quantity = quantity(part) {
        constant = constant + factor * quantity
        continue
      }
      switch self[part] {
      case .negated(let inner): pending.append((inner, -factor))
      case .sum(let inner):
        for term in inner.reversed() {
          pending.append((term.node, term.isSubtracted ? -factor : factor))
        }
      default:
        let (scale, rest) = coefficient(part)
        if let place = places[rest] {
          parts[place].factor = parts[place].factor + factor * scale
        } else {
          places[rest] = parts.count
          parts.append((rest, factor * scale))
        }
      }
    }
    parts.removeAll { $0.factor.isZero }
    if parts.isEmpty { return node(constant) }
    // A sum begins with what is added: 1 − x rather than −x + 1.
    if parts[0].factor.isNegative, constant.isZero || constant.isNegative,
      let first = parts.firstIndex(where: { !$0.factor.isNegative })
    {
      parts.insert(parts.remove(at: first), at: 0)
    }
    var result = parts.map { part in
      let size = part.factor.isNegative ? -part.factor : part.factor
      return Term(isSubtracted: part.factor.isNegative, node: scaled(part.node, size))
    }
    if !constant.isZero {
      let size = constant.isNegative ? -constant : constant
      let term = Term(isSubtracted: constant.isNegative, node: node(size))
      result.insert(term, at: result[0].isSubtracted && !term.isSubtracted ? 0 : result.count)
    }
    if result[0].isSubtracted { result[0] = Term(node: negated(result[0].node)) }
    return result.count == 1 ? result[0].node : node(.sum(result))
  }

  /// The number in front of a product, and the rest.
  private mutating func coefficient(_ node: Node) -> (SymbolicNumber, Node) {
    guard case .product(let factors) = self[node],
      factors.contains(where: { quantity($0.node) != nil })
    else { return (.one, node) }
    var coefficient = SymbolicNumber.one
    var rest: [Factor] = []
    for factor in factors {
      if let quantity = quantity(factor.node), !(factor.isDivisor && quantity.isZero) {
        coefficient = factor.isDivisor ? coefficient / quantity : coefficient * quantity
      } else {
        rest.append(factor)
      }
    }
    return (coefficient, multiplied(rest))
  }

  private mutating func scaled(_ part: Node, _ factor: SymbolicNumber) -> Node {
    guard !factor.isOne else { return part }
    let number = node(factor)
    return multiplied([Factor(node: number), Factor(node: part)])
  }

  mutating func negated(_ part: Node) -> Node {
    if let quantity = quantity(part) { return node(-quantity) }
    switch self[part] {
    case .negated(let inner): return inner
    // −(a − b) = b − a
    case .sum(let terms) where terms.contains(where: \.isSubtracted):
      return total(terms.map { Term(isSubtracted: !$0.isSubtracted, node: $0.node) })
    default: return node(.negated(part))
    }
  }

  // MARK: - Products

  mutating func multiplied(_ nodes: [Node]) -> Node { multiplied(nodes.map { Factor(node: $0) }) }

  mutating func divided(_ a: Node, by b: Node) -> Node {
    multiplied([Factor(node: a), Factor(isDivisor: true, node: b)])
  }

  mutating func multiplied(_ factors: [Factor]) -> Node {
    var coefficient = SymbolicNumber.one
    var parts: [(base: Node, exponent: SymbolicNumber)] = []
    var places: [Node: Int] = [:]
    func append(_ base: Node, _ exponent: SymbolicNumber) {
      // √x · √x is x for some x only.
      if exponent.isRational, let place = places[base], parts[place].exponent.isRational {
        parts[place].exponent = parts[place].exponent + exponent
      } else {
        places[base] = parts.count
        parts.append((base, exponent))
      }
    }
    var pending = factors.reversed().map { ($0.node, $0.isDivisor ? SymbolicNumber(-1) : .one) }
    while let (part, sign) = pending.popLast() {
      spend(1)
      guard !isOverfull else { return part }
      if let quantity = quantity(part), !(quantity.isZero && sign.isNegative) {
        coefficient = sign.isNegative ? coefficient / quantity : coefficient * quantity
        continue
      }
      switch self[part] {
      case .negated(let inner):
        coefficient = -coefficient
        pending.append((inner, sign))
      case .product(let inner):
        for factor in inner.reversed() {
          pending.append((factor.node, factor.isDivisor ? -sign : sign))
        }
      case .power(let base, let exponent):
        if let quantity = quantity(exponent) {
          append(base, quantity * sign)
        } else {
          append(part, sign)
        }
      default: append(part, sign)
      }
    }
    if coefficient.isZero { return number(0) }
    // Names come before what is longer, so that equal products become one node.
    let kept = parts.filter { !$0.exponent.isZero }.sorted {
      (rank($0.base), $0.base) < (rank($1.base), $1.base)
    }
    return product(coefficient, kept)
  }

  private func rank(_ base: Node) -> Int {
    switch self[base] {
    case .number: 0
    case .constant: 1
    case .variable, .local: 2
    case .sum: 4
    case .choice: 5
    default: 3
    }
  }

  private mutating func product(
    _ coefficient: SymbolicNumber, _ parts: [(base: Node, exponent: SymbolicNumber)]
  ) -> Node {
    let size = coefficient.isNegative ? -coefficient : coefficient
    var above: [Node] = size.numerator == 1 ? [] : [number(size.numerator)]
    var below: [Node] = size.denominator == 1 ? [] : [number(size.denominator)]
    for part in parts {
      let isBelow = part.exponent.isNegative
      let power = power(part.base, isBelow ? -part.exponent : part.exponent)
      if isBelow { below.append(power) } else { above.append(power) }
    }
    var factors = above.map { Factor(node: $0) }
    if factors.isEmpty, !below.isEmpty || parts.isEmpty { factors = [Factor(node: number(1))] }
    if below.count == 1 {
      factors.append(Factor(isDivisor: true, node: below[0]))
    } else if below.count > 1 {
      let product = node(.product(below.map { Factor(node: $0) }))
      factors.append(Factor(isDivisor: true, node: product))
    }
    let result = factors.count == 1 ? factors[0].node : node(.product(factors))
    return coefficient.isNegative ? node(.negated(result)) : result
  }

  private mutating func power(_ base: Node, _ exponent: SymbolicNumber) -> Node {
    guard !exponent.isOne else { return base }
    let exponent = node(exponent)
    return node(.power(base, exponent))
  }

  // MARK: - Powers, calls, choices

  mutating func raised(_ base: Node, _ exponent: Node) -> Node {
    guard let quantity = quantity(exponent) else {
      if case .number(1) = self[base] { return base }
      return node(.power(base, exponent))
    }
    if quantity.isZero { return number(1) }
    if quantity.isOne { return base }
    if quantity.isNegative {
      let below = node(-quantity)
      let divisor = raised(base, below)
      return multiplied([Factor(isDivisor: true, node: divisor)])
    }
    if let number = self.quantity(base), quantity.isWhole, quantity.numerator <= 64 {
      let power = (0..<Int(quantity.numerator)).reduce(SymbolicNumber.one) { power, _ in
        power * number
      }
      // Beyond, the number would be rounded.
      if power.numerator.magnitude < 1e9, power.denominator < 1e9, number.isRational {
        return node(power)
      }
    }
    switch self[base] {
    case .power(let inner, let innerExponent):
      if let first = self.quantity(innerExponent), first.isWhole, quantity.isWhole {
        let product = node(first * quantity)
        return raised(inner, product)
      }
    case .negated(let inner)
    where quantity.isWhole && quantity.numerator.truncatingRemainder(dividingBy: 2) == 0:
      return raised(inner, exponent)
    default: break
    }
    return power(base, quantity)
  }

  mutating func applied(_ function: FormulaFunction, _ nodes: [Node]) -> Node {
    if function.name == "ln", nodes.count == 1, case .constant(.e) = self[nodes[0]] {
      return number(1)
    }
    let quantities = nodes.compactMap { quantity($0) }
    if quantities.count == nodes.count, quantities.allSatisfy(\.isWhole) {
      let value = function.value(quantities.map(\.value))
      // sin(0) is 0, but sin(1) stays as it is.
      if value == value.rounded(), value.magnitude < 1e9 { return node(SymbolicNumber(value)) }
    }
    return node(.call(function, nodes))
  }

  mutating func chosen(_ condition: Node, _ a: Node, _ b: Node) -> Node {
    a == b ? a : node(.choice(condition, then: a, otherwise: b))
  }
}
