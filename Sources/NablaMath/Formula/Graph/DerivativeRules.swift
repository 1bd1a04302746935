/// The functions' derivatives, read once from their formulas.
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

  static func rules(of function: FormulaFunction) -> Rules {
    table[function.name] ?? read(function)
  }

  private static let table = Dictionary(
    FormulaFunctions.all.map { ($0.name, read($0)) }, uniquingKeysWith: { first, _ in first })

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
