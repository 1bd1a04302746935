extension Formula {
  /// The formula as people write it: `x³ − 3x + 1` for `x^3-3*x+1`.
  ///
  /// Read again, it is the same formula.
  public var displayText: String {
    guard let expression else { return text }
    let parts = definitions.map { definition in
      let parameters = definition.parameters.map { "(\($0.joined(separator: ", ")))" } ?? ""
      return "\(definition.name)\(parameters) = \(definition.tree.text(variables))"
    }
    return (parts + [expression.text(variables)]).joined(separator: "; ")
  }

  /// The formula in LaTeX: `\frac{\sin(x)}{x}`.
  public var latex: String {
    guard expression != nil else { return bareLaTeX }
    let parts = definitions.map { definition in
      let parameters =
        definition.parameters.map {
          "(\($0.map { Expression.latexName($0) }.joined(separator: ", ")))"
        } ?? ""
      let name = Expression.latexName(definition.name)
      return "\(name)\(parameters) = \(definition.tree.latex(variables))"
    }
    return (parts + [bareLaTeX]).joined(separator: ",\\; ")
  }

  /// The formula in LaTeX without the definitions that it begins with: `a x` of `a = 2; a x`.
  package var bareLaTeX: String {
    expression?.latex(variables) ?? "\\text{\(text)}"
  }

  /// The formula as an expression of Swift, with the variables' names as `Double`s.
  ///
  /// It needs `import Foundation` (or another source of C's functions), and for functions that C does
  /// not have `import NablaMath`. Nil for formulas with integrals, and those too long to write.
  public var swift: String? {
    var parts: [String] = []
    for root in roots {
      guard let tree = graph.tree(of: root, variables: variables),
        let code = tree.swift(variables)
      else { return nil }
      parts.append(code)
    }
    return isList ? "[\(parts.joined(separator: ", "))]" : parts.first
  }
}
