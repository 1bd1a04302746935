import Synchronization

/// The functions' derivatives, each read once from its formulas.
enum DerivativeRules {
  struct Rule: Sendable {
    let graph: ExpressionGraph
    let root: ExpressionGraph.Node
  }

  struct Rules: Sendable {
    /// By each parameter; nil where there is none.
    var derivatives: [Rule?]
    /// What the last arguments are where they are left out.
    var defaults: [Rule?]
  }

  /// Those that were asked for, by the functions' names.
  private static let known = Mutex<[String: Rules]>([:])

  static func rules(of function: FormulaFunction) -> Rules {
    if let rules = known.withLock({ $0[function.name] }) { return rules }
    let rules = read(function)
    known.withLock { $0[function.name] = rules }
    return rules
  }

  private static func read(_ function: FormulaFunction) -> Rules {
    let parameters = function.parameters.map { $0.replacing("?", with: "") }
    return Rules(
      derivatives: function.derivatives.map { rule($0, parameters) },
      defaults: function.defaults.map { rule($0, []) })
  }

  private static func rule(_ text: String, _ variables: [String]) -> Rule? {
    guard !text.isEmpty,
      let result = try? Parser.parse(
        text, names: FormulaNames(variables: variables, constants: [:])),
      case .scalar(let root) = result.expression.value
    else { return nil }
    return Rule(graph: result.graph, root: root)
  }
}
