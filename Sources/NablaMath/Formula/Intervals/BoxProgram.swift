/// A formula's bounds on many boxes: its operations are gone along once for a block of boxes.
///
/// The bounds hold what those of `Formula.interval` hold and may be a little wider: sums and
/// products are rounded outward by up to two units in the last place. An operation on a box takes
/// some nanoseconds, so that windows can be cut into a hundred thousand boxes.
package struct BoxProgram: Sendable {
  typealias Node = ExpressionGraph.Node

  private let formula: Formula
  /// What the value is made of, operands first.
  private let nodes: [Node]
  /// Where each node's bounds are kept.
  private let slots: [Node: Int]
  /// Sums and integrals run over boxes of their own, and lists have no one value.
  private let isPlain: Bool

  private static let block = 128
  /// Formulas of more operations are bounded box by box, so that blocks stay small.
  private static let most = 4096

  package init(_ formula: Formula) {
    self.formula = formula
    nodes = formula.graph.reachable(from: formula.roots)
    var slots: [Node: Int] = [:]
    for (slot, node) in nodes.enumerated() { slots[node] = slot }
    self.slots = slots
    isPlain =
      formula.roots.count == 1 && nodes.count <= Self.most
      && nodes.allSatisfy { node in
        switch formula.graph[node] {
        case .reduction, .local: false
        default: true
        }
      }
  }

  /// What is known of the values on boxes.
  ///
  /// - Parameter boxes: for each variable a list of its intervals, all of one length.
  package func results(_ boxes: [[RealInterval]]) -> [IntervalResult] {
    let count = boxes.map(\.count).min() ?? 0
    guard boxes.count == formula.variables.count else {
      return Array(repeating: .undefined, count: count)
    }
    guard isPlain, let root = formula.roots.first, let last = slots[root] else {
      return (0..<count).map { i in formula.interval(boxes.map { $0[i] }) }
    }
    var results: [IntervalResult] = []
    results.reserveCapacity(count)
    var bounds = BoundsBlock(slots: nodes.count, block: Self.block)
    for start in stride(from: 0, to: count, by: Self.block) {
      bounds.count = min(Self.block, count - start)
      for (slot, node) in nodes.enumerated() {
        if case .variable(let index) = formula.graph[node] {
          for i in 0..<bounds.count { bounds.set(slot, i, boxes[index][start + i]) }
        } else if start == 0 || formula.graph.isVarying[node] {
          run(node, slot, &bounds)
        }
      }
      for i in 0..<bounds.count { results.append(bounds.result(last, i)) }
    }
    return results
  }

  private func slot(_ node: Node) -> Int { slots[node] ?? 0 }

  private func run(_ node: Node, _ target: Int, _ bounds: inout BoundsBlock) {
    guard formula.graph.isVarying[node] else {
      // What is the same for all boxes is bounded once, and closely.
      var evaluation = IntervalEvaluation(formula.graph, [])
      let result = evaluation.results([node])[0]
      bounds.fill(target, result)
      return
    }
    switch formula.graph[node] {
    case .negated(let a): bounds.negate(slot(a), into: target)
    case .sum(let terms):
      guard let first = terms.first else { return bounds.fill(target, IntervalResult(.init(0))) }
      if first.isSubtracted {
        bounds.negate(slot(first.node), into: target)
      } else {
        bounds.copy(slot(first.node), into: target)
      }
      for term in terms.dropFirst() {
        bounds.add(slot(term.node), isSubtracted: term.isSubtracted, into: target)
      }
    case .product(let factors) where factors.count > 1 && factors[0] == factors[1]:
      generic(node, target, &bounds)
    case .product(let factors):
      guard let first = factors.first else { return bounds.fill(target, IntervalFunctions.one) }
      if first.isDivisor {
        bounds.fill(target, IntervalFunctions.one)
        bounds.divide(by: slot(first.node), into: target)
      } else {
        bounds.copy(slot(first.node), into: target)
      }
      for factor in factors.dropFirst() {
        if factor.isDivisor {
          bounds.divide(by: slot(factor.node), into: target)
        } else {
          bounds.multiply(by: slot(factor.node), into: target)
        }
      }
    case .power(let a, let b) where formula.graph[b] == .number(2):
      bounds.square(slot(a), into: target)
    default: generic(node, target, &bounds)
    }
  }

  /// Box by box, by the operations' own bounds.
  private func generic(_ node: Node, _ target: Int, _ bounds: inout BoundsBlock) {
    for i in 0..<bounds.count {
      let result = IntervalEvaluation.step(node, of: formula.graph) { bounds.result(slot($0), i) }
      bounds.set(target, i, result)
    }
  }
}

/// Bounds of some values on a block of boxes, each kind of number side by side.
private struct BoundsBlock {
  private let block: Int
  var count = 0
  private var lower: [Double]
  private var upper: [Double]
  /// `IntervalResult.Certainty` of being defined; plus 4 where continuous.
  private var flags: [UInt8]

  /// One unit in the last place at most, as a share of the number.
  private static let unit = Double.ulpOfOne

  init(slots: Int, block: Int) {
    self.block = block
    lower = Array(repeating: 0, count: slots * block)
    upper = lower
    flags = Array(repeating: 6, count: slots * block)
  }

  // MARK: - Single boxes

  func result(_ slot: Int, _ i: Int) -> IntervalResult {
    let k = slot * block + i
    let certainty = IntervalResult.Certainty(rawValue: Int(flags[k] & 3)) ?? .maybe
    return IntervalResult(
      RealInterval(lower[k], upper[k]), isDefined: certainty, isContinuous: flags[k] & 4 != 0)
  }

  mutating func set(_ slot: Int, _ i: Int, _ result: IntervalResult) {
    let k = slot * block + i
    lower[k] = result.range.lower
    upper[k] = result.range.upper
    flags[k] = UInt8(result.isDefined.rawValue) | (result.isContinuous == .yes ? 4 : 0)
  }

  mutating func set(_ slot: Int, _ i: Int, _ range: RealInterval) {
    set(slot, i, IntervalResult(range))
  }

  mutating func fill(_ slot: Int, _ result: IntervalResult) {
    for i in 0..<block { set(slot, i, result) }
  }

  // MARK: - Arithmetic

  /// Both operands' flags: defined as far as the less sure one, continuous where both are.
  @inline(__always)
  private static func joined(_ a: UInt8, _ b: UInt8) -> UInt8 {
    min(a & 3, b & 3) | (a & b & 4)
  }

  mutating func copy(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (from, to) = (a * block + i, target * block + i)
      (lower[to], upper[to], flags[to]) = (lower[from], upper[from], flags[from])
    }
  }

  mutating func negate(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (from, to) = (a * block + i, target * block + i)
      (lower[to], upper[to], flags[to]) = (-upper[from], -lower[from], flags[from])
    }
  }

  /// The sum rounded towards −∞; exact where it is a double.
  @inline(__always)
  private static func sumDown(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    let part = sum - a
    let error = (a - (sum - part)) + (b - part)
    return error < 0 ? sum - sum.magnitude * unit : sum
  }

  mutating func add(_ b: Int, isSubtracted: Bool, into target: Int) {
    for i in 0..<count {
      let (k, j) = (target * block + i, b * block + i)
      let (low, high) = isSubtracted ? (-upper[j], -lower[j]) : (lower[j], upper[j])
      let (down, up) = (Self.sumDown(lower[k], low), -Self.sumDown(-upper[k], -high))
      if (down - down) + (up - up) == 0 {
        (lower[k], upper[k]) = (down, up)
        flags[k] = Self.joined(flags[k], flags[j])
      } else {
        let (a, other) = (result(target, i), result(b, i))
        set(target, i, isSubtracted ? a - other : a + other)
      }
    }
  }

  mutating func multiply(by b: Int, into target: Int) {
    for i in 0..<count {
      let (k, j) = (target * block + i, b * block + i)
      let (p, q) = (lower[k] * lower[j], lower[k] * upper[j])
      let (r, s) = (upper[k] * lower[j], upper[k] * upper[j])
      let (low, high) = (min(min(p, q), min(r, s)), max(max(p, q), max(r, s)))
      store(low, high, p + q + r + s, k, Self.joined(flags[k], flags[j])) {
        $0.set(target, i, $0.result(target, i) * $0.result(b, i))
      }
    }
  }

  mutating func divide(by b: Int, into target: Int) {
    for i in 0..<count {
      let (k, j) = (target * block + i, b * block + i)
      guard lower[j] > 0 || upper[j] < 0 else {
        set(target, i, result(target, i) / result(b, i))
        continue
      }
      let (p, q) = (lower[k] / lower[j], lower[k] / upper[j])
      let (r, s) = (upper[k] / lower[j], upper[k] / upper[j])
      let (low, high) = (min(min(p, q), min(r, s)), max(max(p, q), max(r, s)))
      store(low, high, p + q + r + s, k, Self.joined(flags[k], flags[j])) {
        $0.set(target, i, $0.result(target, i) / $0.result(b, i))
      }
    }
  }

  mutating func square(_ a: Int, into target: Int) {
    for i in 0..<count {
      let (j, k) = (a * block + i, target * block + i)
      let (p, q) = (lower[j] * lower[j], upper[j] * upper[j])
      let low = lower[j] < 0 && upper[j] > 0 ? 0 : min(p, q)
      store(low, max(p, q), p + q, k, flags[j]) {
        let two = IntervalResult(RealInterval(2))
        $0.set(target, i, IntervalFunctions.power($0.result(a, i), two))
      }
    }
  }

  /// Stores ends rounded outward; by the careful way where one is infinite, NaN, or so small that
  /// its last digits are lost.
  @inline(__always)
  private mutating func store(
    _ low: Double, _ high: Double, _ check: Double, _ k: Int, _ flag: UInt8,
    otherwise careful: (inout BoundsBlock) -> Void
  ) {
    let tiny = 1e-290
    guard (check - check) == 0, low == 0 || low.magnitude > tiny,
      high == 0 || high.magnitude > tiny, low != 0 || high != 0
    else { return careful(&self) }
    lower[k] = low - low.magnitude * Self.unit
    upper[k] = high + high.magnitude * Self.unit
    flags[k] = flag
  }
}
