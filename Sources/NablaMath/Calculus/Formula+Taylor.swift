extension Formula {
  /// The Taylor polynomial in one variable.
  ///
  /// Elementary functions are computed by arithmetic of series; where others occur, derivatives are
  /// taken one after the other, which long formulas allow for low orders only.
  ///
  /// - Parameters:
  ///   - center: finite.
  ///   - order: 0…1000.
  ///   - variable: by its name; the first one where nil.
  ///   - values: those of the other variables, finite.
  /// - Throws: also where the formula is not smooth at the center.
  public func taylor(
    at center: Double, order: Int, variable: String? = nil, values: [String: Double] = [:]
  ) throws(MathError) -> TaylorPolynomial {
    guard let name = variable ?? variables.first, let axis = variables.firstIndex(of: name),
      !isList
    else {
      throw MathError(
        "taylor", "the variable is \(variable ?? "missing")",
        "give a formula of numbers, and one of its variables")
    }
    guard center.isFinite, (0...1000).contains(order) else {
      throw MathError(
        "taylor", "the center is \(center) and the order \(order)",
        "give a finite center and an order of 0 to 1000")
    }
    var row: [Double] = []
    for other in variables {
      guard let value = other == name ? center : values[other] else {
        throw MathError("taylor", "\(other) has no value", "give one for each other variable")
      }
      row.append(value)
    }
    let series = row.enumerated().map { i, value in
      i == axis ? PowerSeries.variable(at: value, order: order) : PowerSeries(value, order: order)
    }
    if let result = SeriesEvaluation(graph, series).result(roots[0]) {
      return try TaylorPolynomial(result.coefficients, at: center)
    }
    return try TaylorPolynomial(derived(name, row, order: order), at: center)
  }

  /// f⁽ᵏ⁾(a)/k!, from one derivative after the other.
  private func derived(
    _ variable: String, _ row: [Double], order: Int
  ) throws(MathError) -> [Double] {
    var formula = self
    var factorial = 1.0
    var coefficients: [Double] = []
    for k in 0...order {
      if k > 0 {
        do {
          formula = try formula.derivative(variable)
        } catch {
          throw MathError("taylor", error.message, error.remedy)
        }
        factorial *= Double(k)
      }
      coefficients.append(formula.value(row) / factorial)
    }
    return coefficients
  }
}

/// Goes along a formula's operations with series instead of numbers.
private struct SeriesEvaluation {
  typealias Node = ExpressionGraph.Node

  private let graph: ExpressionGraph
  private let variables: [PowerSeries]
  private let order: Int

  init(_ graph: ExpressionGraph, _ variables: [PowerSeries]) {
    self.graph = graph
    self.variables = variables
    order = variables.first?.order ?? 0
  }

  /// nil where an operation has no arithmetic of series.
  func result(_ root: Node) -> PowerSeries? {
    var known: [Node: PowerSeries] = [:]
    for node in graph.reachable(from: [root]) {
      guard let series = series(graph[node], known) else { return nil }
      known[node] = series
    }
    return known[root]
  }

  private func series(
    _ operation: ExpressionGraph.Operation, _ known: [Node: PowerSeries]
  ) -> PowerSeries? {
    func part(_ node: Node) -> PowerSeries { known[node] ?? PowerSeries(.nan, order: order) }
    switch operation {
    case .number(let value): return PowerSeries(value, order: order)
    case .constant(let constant): return PowerSeries(constant.value, order: order)
    case .variable(let index): return variables[index]
    case .negated(let a): return -part(a)
    case .sum(let terms):
      return terms.reduce(PowerSeries(0, order: order)) {
        $1.isSubtracted ? $0 - part($1.node) : $0 + part($1.node)
      }
    case .product(let factors):
      return factors.reduce(PowerSeries(1, order: order)) {
        $1.isDivisor ? $0 / part($1.node) : $0 * part($1.node)
      }
    case .power(let a, let b):
      if let (p, q) = graph.oddRoot(b) { return oddRootPower(part(a), p, q) }
      return PowerSeries.pow(part(a), part(b))
    case .call(let function, let nodes):
      guard nodes.count == 1, let f = Self.functions[function.name] else { return nil }
      return f(part(nodes[0]))
    case .local, .comparison, .and, .or, .not, .choice, .reduction: return nil
    }
  }

  /// The real root, of negative numbers too.
  private func oddRootPower(_ a: PowerSeries, _ p: Double, _ q: Double) -> PowerSeries {
    guard a.constant < 0 else { return PowerSeries.pow(a, p / q) }
    let size = PowerSeries.pow(-a, p / q)
    return p.truncatingRemainder(dividingBy: 2) == 0 ? size : -size
  }

  private static let functions: [String: @Sendable (PowerSeries) -> PowerSeries] = [
    "exp": PowerSeries.exp, "ln": PowerSeries.log, "log": PowerSeries.log,
    "sqrt": PowerSeries.sqrt, "sin": PowerSeries.sin, "cos": PowerSeries.cos,
    "tan": PowerSeries.tan, "sec": { 1 / PowerSeries.cos($0) },
    "csc": { 1 / PowerSeries.sin($0) }, "cot": { 1 / PowerSeries.tan($0) },
    "asin": PowerSeries.asin, "acos": PowerSeries.acos, "atan": PowerSeries.atan,
    "sinh": PowerSeries.sinh, "cosh": PowerSeries.cosh, "tanh": PowerSeries.tanh,
    "asinh": PowerSeries.asinh, "acosh": PowerSeries.acosh, "atanh": PowerSeries.atanh,
    "erf": PowerSeries.erf, "sigmoid": PowerSeries.sigmoid, "abs": PowerSeries.abs,
  ]
}
