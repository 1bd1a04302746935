/// Goes along a formula's operations with intervals instead of numbers.
struct IntervalEvaluation {
  typealias Node = ExpressionGraph.Node

  /// How many operations may be looked at, so that sums of sums end.
  private static let most = 2_000_000
  /// More terms of a sum are not looked at one by one.
  private static let terms = 2000.0
  /// In how many pieces an integral's range is cut.
  private static let pieces = 64

  private let graph: ExpressionGraph
  private let variables: [IntervalResult]
  private var known: [Node: IntervalResult] = [:]
  private var steps = 0

  init(_ graph: ExpressionGraph, _ variables: [IntervalResult]) {
    self.graph = graph
    self.variables = variables
  }

  mutating func results(_ roots: [Node]) -> [IntervalResult] {
    compute(roots)
    return roots.map { known[$0] ?? .unknown }
  }

  /// Computes the roots and what they need, but not what only bodies of sums need.
  private mutating func compute(_ roots: [Node]) {
    var seen: Set<Node> = []
    var pending = roots
    while let node = pending.popLast() {
      guard known[node] == nil, seen.insert(node).inserted else { continue }
      if case .reduction(_, _, let from, let to, _) = graph[node] {
        pending += [from, to]
      } else {
        graph[node].forEachOperand { pending.append($0) }
      }
    }
    for node in seen.sorted() {
      steps += 1
      known[node] = steps > Self.most ? .unknown : result(node)
    }
  }

  private func part(_ node: Node) -> IntervalResult { known[node] ?? .unknown }

  private mutating func result(_ node: Node) -> IntervalResult {
    switch graph[node] {
    case .variable(let index): return variables[index]
    case .reduction(let kind, let local, let from, let to, let body):
      return reduction(kind, local, part(from), part(to), body)
    default: return Self.step(node, of: graph) { part($0) }
    }
  }

  /// What one operation makes of what is known of its operands; of variables, locals and sums over
  /// ranges nothing is known here.
  static func step(
    _ node: Node, of graph: ExpressionGraph, _ part: (Node) -> IntervalResult
  ) -> IntervalResult {
    switch graph[node] {
    case .number(let value):
      return value.isFinite ? IntervalResult(RealInterval(value)) : infinite(value)
    case .constant(let constant):
      return constant == .inf
        ? infinite(.infinity)
        : IntervalResult(RealInterval(constant.value).widened(ulps: 1))
    case .variable, .local, .reduction: return .unknown
    case .negated(let a): return -part(a)
    case .sum(let terms): return sum(terms, part)
    case .product(let factors): return product(factors, part)
    case .power(let a, let b):
      if let (p, q) = graph.oddRoot(b) {
        return IntervalFunctions.oddRootPower(part(a), numerator: p, denominator: q)
      }
      return IntervalFunctions.power(part(a), part(b))
    case .call(let function, let nodes): return function.enclosure(nodes.map(part))
    case .comparison(let relation, let a, let b):
      return .truth(holds(relation, part(a), part(b), isSame: a == b))
    case .and(let nodes):
      return .truth(nodes.map { part($0).isTrue }.min() ?? .yes)
    case .or(let nodes):
      return .truth(nodes.map { part($0).isTrue }.max() ?? .no)
    case .not(let a):
      let opposite: IntervalResult.Certainty =
        switch part(a).isTrue {
        case .yes: .no
        case .no: .yes
        case .maybe: .maybe
        }
      return .truth(opposite)
    case .choice(let condition, let a, let b): return choice(part(condition), part(a), part(b))
    }
  }

  /// Infinity is a bound and no number; NaN is nothing.
  private static func infinite(_ value: Double) -> IntervalResult {
    guard !value.isNaN else { return .undefined }
    let most = Double.greatestFiniteMagnitude
    return IntervalResult(
      value > 0 ? RealInterval(most, .infinity) : RealInterval(-.infinity, -most),
      isDefined: .maybe)
  }

  // Step by step as programs do it, so that their rounded values are within the bounds too.

  private static func sum(
    _ terms: [ExpressionGraph.Term], _ part: (Node) -> IntervalResult
  ) -> IntervalResult {
    var total: IntervalResult?
    for term in terms {
      let value = part(term.node)
      total =
        total.map { term.isSubtracted ? $0 - value : $0 + value }
        ?? (term.isSubtracted ? -value : value)
    }
    return total ?? IntervalResult(RealInterval(0))
  }

  private static func product(
    _ factors: [ExpressionGraph.Factor], _ part: (Node) -> IntervalResult
  ) -> IntervalResult {
    // x · x is never negative.
    let repeated = factors.prefix { $0 == factors[0] && !$0.isDivisor }.count
    var result = IntervalFunctions.one
    if repeated > 0 {
      let power = IntervalResult(RealInterval(Double(repeated)))
      result = IntervalFunctions.power(part(factors[0].node), power)
    }
    for factor in factors.dropFirst(repeated) {
      result = factor.isDivisor ? result / part(factor.node) : result * part(factor.node)
    }
    return result
  }

  /// Whether a comparison of two values holds.
  static func holds(
    _ relation: Expression.Relation, _ x: IntervalResult, _ y: IntervalResult, isSame: Bool
  ) -> IntervalResult.Certainty {
    let (a, b) = (x.range, y.range)
    // Nothing holds of what is undefined but that it differs; at poles computed values are infinite.
    guard x.isDefined == .yes, y.isDefined == .yes else { return .maybe }
    func verdict(_ isSure: Bool, _ isImpossible: Bool) -> IntervalResult.Certainty {
      isImpossible ? .no : isSure ? .yes : .maybe
    }
    let isOnePoint = (a.isPoint && a == b) || isSame
    switch relation {
    case .less: return verdict(a.upper < b.lower, a.lower >= b.upper || isSame)
    case .lessOrEqual: return verdict(a.upper <= b.lower || isSame, a.lower > b.upper)
    case .greater: return verdict(a.lower > b.upper, a.upper <= b.lower || isSame)
    case .greaterOrEqual: return verdict(a.lower >= b.upper || isSame, a.upper < b.lower)
    case .equal: return verdict(isOnePoint, a.intersection(b).isEmpty)
    case .notEqual: return verdict(a.intersection(b).isEmpty, isOnePoint)
    }
  }

  private static func choice(
    _ condition: IntervalResult, _ a: IntervalResult, _ b: IntervalResult
  ) -> IntervalResult {
    switch condition.isTrue {
    case .yes: return a
    case .no: return b
    case .maybe:
      let isDefined: IntervalResult.Certainty =
        a.isDefined == b.isDefined ? a.isDefined : .maybe
      return IntervalResult(
        a.range.union(b.range), isDefined: isDefined, isContinuous: a.range.isPoint && a == b)
    }
  }

  // MARK: - Sums and integrals

  /// What of a body depends on a local.
  private func inside(_ body: Node, _ local: Int) -> [Node] {
    graph.reachable(from: [body]) { graph.free[$0].contains(local) }
  }

  /// The body where the local lies in an interval.
  private mutating func body(
    _ node: Node, _ local: Int, _ inside: [Node], _ x: IntervalResult
  ) -> IntervalResult {
    // What depends on this local is computed anew, what lies outside stays.
    let before = inside.map { known.removeValue(forKey: $0) }
    if !inside.isEmpty, let running = graph.known(.local(local)) { known[running] = x }
    compute([node])
    let result = known[node] ?? .unknown
    for (node, value) in zip(inside, before) { known[node] = value }
    return result
  }

  private mutating func reduction(
    _ kind: Expression.Reduction, _ local: Int, _ from: IntervalResult, _ to: IntervalResult,
    _ node: Node
  ) -> IntervalResult {
    guard from.isDefined == .yes, to.isDefined == .yes, from.range.isPoint,
      kind == .integral || to.range.isPoint
    else { return .of([from, to], .all, isDefined: .maybe) }
    if kind == .integral { return integral(local, from, to, node) }
    let (first, last) = (from.range.lower, to.range.lower)
    let count = last < first ? 0 : (last - first).rounded(.down) + 1
    guard first.isFinite, count <= Self.terms else {
      return .of([from, to], .all, isDefined: .maybe)
    }
    let inside = inside(node, local)
    var result = IntervalResult(RealInterval(kind == .sum ? 0 : 1))
    for i in 0..<Int(count) {
      guard steps <= Self.most else { return .of([from, to], .all, isDefined: .maybe) }
      let term = body(node, local, inside, IntervalResult(RealInterval(first + Double(i))))
      result = kind == .sum ? result + term : result * term
    }
    return result
  }

  /// The lengths of pieces times the body's bounds on them.
  private mutating func integral(
    _ local: Int, _ from: IntervalResult, _ to: IntervalResult, _ node: Node
  ) -> IntervalResult {
    let (a, ends) = (from.range.lower, to.range)
    guard a.isFinite, ends.lower.isFinite, ends.upper.isFinite else {
      return .of([from, to], .all, isDefined: .maybe)
    }
    let inside = inside(node, local)
    var parts: [IntervalResult] = []
    func pieces(_ low: Double, _ high: Double) -> [RealInterval] {
      guard low < high else { return [] }
      let width = (high - low) / Double(Self.pieces)
      let places = (0...Self.pieces).map { i in
        i == Self.pieces ? high : min(high, low + Double(i) * width)
      }
      return zip(places, places.dropFirst()).map { RealInterval($0, $1) }
    }
    // From a to the nearest place where the upper end may be, and then on to anywhere in it.
    let nearest = min(max(a, ends.lower), ends.upper)
    var total = RealInterval(0)
    for piece in pieces(min(a, nearest), max(a, nearest)) {
      let value = body(node, local, inside, IntervalResult(piece))
      parts.append(value)
      total = total + value.range * (RealInterval(piece.upper) - RealInterval(piece.lower))
    }
    if nearest < a { total = -total }
    for (low, high, sign) in [(nearest, ends.upper, 1.0), (ends.lower, nearest, -1)] {
      guard low < high else { continue }
      let value = body(node, local, inside, IntervalResult(RealInterval(low, high)))
      parts.append(value)
      let length = RealInterval(0).union(RealInterval(high) - RealInterval(low))
      total = total + value.range * length * RealInterval(sign).union(RealInterval(0))
    }
    let isDefined = parts.allSatisfy { $0.isDefined == .yes }
    return .of(
      [from, to], isDefined ? total : .all, isDefined: isDefined ? .yes : .maybe)
  }
}
