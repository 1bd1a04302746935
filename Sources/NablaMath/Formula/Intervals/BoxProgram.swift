#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A formula's bounds on many boxes: its operations are gone along once for a block of boxes.
///
/// The bounds hold what those of `Formula.interval` hold and may be a little wider: sums and
/// products are rounded outward by up to two units in the last place. An operation on a box takes
/// some nanoseconds, so that windows can be cut into a hundred thousand boxes.
package struct BoxProgram: Sendable {
  private typealias Node = ExpressionGraph.Node

  /// What is done with the bounds of a block, by the slots that they are kept in.
  private enum Step: Sendable {
    case variable(Int)
    case negated(Int)
    case sum([(isSubtracted: Bool, slot: Int)])
    case product([(isDivisor: Bool, slot: Int)])
    case square(Int)
    case power(Int, IntervalResult)
    case wave(Int, peak: Double, @Sendable (Double) -> Double)
    case magnitude(Int)
    case call(FormulaFunction, Int)
    case comparison(Expression.Relation, Int, Int)
    /// And (or or) of truths.
    case truths([Int], isAnd: Bool)
    /// By the bounds of the operation itself.
    case other(Node)
  }

  private let formula: Formula
  private let steps: [(target: Int, step: Step)]
  /// What is the same for all boxes is bounded once.
  private let constants: [(target: Int, value: IntervalResult)]
  private let slots: [Int: Int]
  /// Sums and integrals run over boxes of their own, and lists have no one value.
  private let isPlain: Bool

  private static let block = 128
  /// Formulas of more operations are bounded box by box, so that blocks stay small.
  private static let most = 4096

  package init(_ formula: Formula) {
    self.formula = formula
    let graph = formula.graph
    let nodes = graph.reachable(from: formula.roots)
    isPlain =
      formula.roots.count == 1 && nodes.count <= Self.most
      && nodes.allSatisfy { node in
        switch graph[node] {
        case .reduction, .local: false
        default: true
        }
      }
    var slots: [Int: Int] = [:]
    var steps: [(target: Int, step: Step)] = []
    var constants: [(target: Int, value: IntervalResult)] = []
    if isPlain {
      for (slot, node) in nodes.enumerated() {
        slots[node] = slot
        if graph.isVarying[node] {
          steps.append((slot, Self.step(node, of: graph, slots)))
        } else {
          var evaluation = IntervalEvaluation(graph, [])
          constants.append((slot, evaluation.results([node])[0]))
        }
      }
    }
    (self.slots, self.steps, self.constants) = (slots, steps, constants)
  }

  private static func step(
    _ node: Node, of graph: ExpressionGraph, _ slots: [Int: Int]
  ) -> Step {
    func slot(_ node: Node) -> Int { slots[node] ?? 0 }
    switch graph[node] {
    case .variable(let index): return .variable(index)
    case .negated(let a): return .negated(slot(a))
    case .sum(let terms) where !terms.isEmpty:
      return .sum(terms.map { ($0.isSubtracted, slot($0.node)) })
    case .product(let factors) where factors.count > 1 && factors[0] == factors[1]:
      return .other(node)
    case .product(let factors) where !factors.isEmpty:
      return .product(factors.map { ($0.isDivisor, slot($0.node)) })
    case .power(let a, let b) where graph[b] == .number(2): return .square(slot(a))
    case .power(let a, let b):
      guard case .number(let n) = graph[b], n == n.rounded(), n.isFinite else {
        return .other(node)
      }
      return .power(slot(a), IntervalResult(RealInterval(n)))
    case .call(let function, let nodes) where nodes.count == 1:
      switch function.name {
      case "sin": return .wave(slot(nodes[0]), peak: .pi / 2) { sin($0) }
      case "cos": return .wave(slot(nodes[0]), peak: 0) { cos($0) }
      case "abs": return .magnitude(slot(nodes[0]))
      default: return .call(function, slot(nodes[0]))
      }
    case .comparison(let relation, let a, let b) where a != b:
      return .comparison(relation, slot(a), slot(b))
    case .and(let nodes): return .truths(nodes.map(slot), isAnd: true)
    case .or(let nodes): return .truths(nodes.map(slot), isAnd: false)
    default: return .other(node)
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
    var bounds = BoundsBlock(slots: slots.count, block: Self.block)
    for (target, value) in constants { bounds.fill(target, value) }
    for start in stride(from: 0, to: count, by: Self.block) {
      bounds.count = min(Self.block, count - start)
      for (target, step) in steps {
        if case .variable(let index) = step {
          bounds.set(target, boxes[index], from: start)
        } else {
          run(step, target, &bounds)
        }
      }
      for i in 0..<bounds.count { results.append(bounds.result(last, i)) }
    }
    return results
  }

  private func run(_ step: Step, _ target: Int, _ bounds: inout BoundsBlock) {
    switch step {
    case .variable: break
    case .negated(let a): bounds.negate(a, into: target)
    case .sum(let terms):
      if terms[0].isSubtracted {
        bounds.negate(terms[0].slot, into: target)
      } else {
        bounds.copy(terms[0].slot, into: target)
      }
      for term in terms.dropFirst() {
        bounds.add(term.slot, isSubtracted: term.isSubtracted, into: target)
      }
    case .product(let factors):
      if factors[0].isDivisor {
        bounds.fill(target, IntervalFunctions.one)
        bounds.divide(by: factors[0].slot, into: target)
      } else {
        bounds.copy(factors[0].slot, into: target)
      }
      for factor in factors.dropFirst() {
        if factor.isDivisor {
          bounds.divide(by: factor.slot, into: target)
        } else {
          bounds.multiply(by: factor.slot, into: target)
        }
      }
    case .square(let a): bounds.square(a, into: target)
    case .power(let a, let exponent):
      for i in 0..<bounds.count {
        bounds.set(target, i, IntervalFunctions.power(bounds.result(a, i), exponent))
      }
    case .wave(let a, let peak, let f): bounds.wave(a, peak: peak, f, into: target)
    case .magnitude(let a): bounds.magnitude(a, into: target)
    case .call(let function, let a):
      for i in 0..<bounds.count {
        bounds.set(target, i, function.enclosure([bounds.result(a, i)]))
      }
    case .comparison(let relation, let a, let b):
      for i in 0..<bounds.count {
        let verdict = IntervalEvaluation.holds(
          relation, bounds.result(a, i), bounds.result(b, i), isSame: false)
        bounds.set(target, i, .truth(verdict))
      }
    case .truths(let slots, let isAnd):
      for i in 0..<bounds.count {
        var verdict = IntervalResult.Certainty.yes
        if !isAnd { verdict = .no }
        for slot in slots {
          let next = bounds.result(slot, i).isTrue
          verdict = isAnd ? min(verdict, next) : max(verdict, next)
        }
        bounds.set(target, i, .truth(verdict))
      }
    case .other(let node):
      let graph = formula.graph
      for i in 0..<bounds.count {
        let result = IntervalEvaluation.step(node, of: graph) { bounds.result(slots[$0] ?? 0, i) }
        bounds.set(target, i, result)
      }
    }
  }
}
