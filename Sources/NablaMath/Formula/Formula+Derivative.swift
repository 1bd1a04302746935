extension Formula {
  /// The derivative by a variable, in short form, with the same variables.
  ///
  /// - Throws: where a name is no variable, or a function has no derivative (`gcd`).
  public func derivative(_ variable: String) throws(FormulaError) -> Formula {
    guard let index = variables.firstIndex(of: variable) else {
      let nearest = nearestName(to: variable, in: variables)
      throw FormulaError(
        "the formula has no variable \"\(clipped(variable))\"",
        nearest.map { "did you mean \"\($0)\"?" }
          ?? "its variables are \(variables.joined(separator: ", "))", column: 1)
    }
    var graph = graph.withoutWork
    let leaf = graph.node(.variable(index))
    var slopes: [ExpressionGraph.Node] = []
    for root in roots {
      do {
        slopes.append(try graph.derivative(of: root, by: leaf))
      } catch {
        throw FormulaError(error.message, error.remedy, column: 1)
      }
    }
    guard !graph.isOverfull else {
      throw FormulaError(
        "the derivative has more than \(FormulaLimits.nodes) operations",
        "take a shorter formula", column: 1)
    }
    return Formula(graph, slopes, isList: isList, variables: variables)
  }

  /// The derivatives by all variables, in their order.
  public func gradient() throws(FormulaError) -> [Formula] {
    var slopes: [Formula] = []
    for variable in variables { slopes.append(try derivative(variable)) }
    return slopes
  }

  /// The formula in short form: numbers together, equal parts collected.
  ///
  /// It has the same values wherever this one is defined, up to rounding.
  public var simplified: Formula {
    var graph = graph.withoutWork
    let short = roots.map { graph.simplified($0) }
    return graph.isOverfull
      ? self : Formula(graph, short, isList: isList, variables: variables)
  }
}
