/// A comparison of two formulas, as a chain or a condition is made of.
package struct FormulaComparison: Sendable {
  /// How the sides compare.
  package enum Relation: Hashable, Sendable {
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual

    /// Whether places where both sides are equal are left out.
    package var isStrict: Bool { self == .less || self == .greater || self == .notEqual }

    /// What holds where this does not.
    fileprivate var opposite: Relation {
      switch self {
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      case .greaterOrEqual: .less
      case .equal: .notEqual
      case .notEqual: .equal
      }
    }
  }

  package let relation: Relation
  /// The left side minus the right one: 0 on the border.
  package let difference: Formula
}

extension Formula {
  /// The comparisons that the formula's truth is made of, in the order of the text; empty where it
  /// is no comparison and no `and`, `or`, `not` of some. What `not` stands before is turned round.
  package var comparisons: [FormulaComparison] {
    guard roots.count == 1 else { return [] }
    var found: [FormulaComparison] = []
    var pending = roots.map { (node: $0, isNegated: false) }
    var seen: Set<ExpressionGraph.Node> = []
    while let (node, isNegated) = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      switch graph[node] {
      case .comparison(let relation, let a, let b):
        var graph = graph.withoutWork
        let difference = graph.node(
          .sum([.init(node: a), .init(isSubtracted: true, node: b)]))
        let formula = Formula(
          graph, [graph.simplifiedDifference(difference)], isList: false, variables: variables)
        let own = FormulaComparison.Relation(relation)
        found.append(
          FormulaComparison(relation: isNegated ? own.opposite : own, difference: formula))
      case .and(let nodes), .or(let nodes): pending += nodes.reversed().map { ($0, isNegated) }
      case .not(let a): pending.append((a, !isNegated))
      default: break
      }
    }
    return found
  }

  /// The only comparison, where the whole formula is one.
  package var comparison: FormulaComparison? {
    guard roots.count == 1, case .comparison = graph[roots[0]] else { return nil }
    return comparisons.first
  }
}

extension FormulaComparison.Relation {
  fileprivate init(_ relation: Expression.Relation) {
    self =
      switch relation {
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .equal: .equal
      case .notEqual: .notEqual
      }
  }
}

extension ExpressionGraph {
  /// The difference, or its first term where 0 is taken from it.
  fileprivate func simplifiedDifference(_ node: Node) -> Node {
    guard case .sum(let terms) = self[node], terms.count == 2, self[terms[1].node] == .number(0)
    else { return node }
    return terms[0].node
  }
}
