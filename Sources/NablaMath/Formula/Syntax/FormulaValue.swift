/// What an expression stands for: one number, or a list whose length the text decides.
enum FormulaValue: Sendable {
  case scalar(ExpressionGraph.Node)
  case list([ExpressionGraph.Node])

  var nodes: [ExpressionGraph.Node] {
    switch self {
    case .scalar(let node): [node]
    case .list(let nodes): nodes
    }
  }
}

/// An expression as it was read: its tree and what it stands for.
struct ParsedExpression: Sendable {
  var tree: Expression
  var value: FormulaValue
  /// Where it begins.
  var column: Int
}

/// A name that the formula gives a meaning: `a = 2`, `f(x) = x²`.
struct Definition: Sendable {
  let name: String
  /// Nil for a number or list.
  let parameters: [String]?
  let tree: Expression
  let value: FormulaValue
  /// The places of the parameters in `value`.
  let locals: [Int]
}
