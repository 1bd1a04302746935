/// A formula of numbers, read once and then evaluated as often as wanted.
///
/// ```swift
/// let wave = try Formula("a sin(2pi x)", constants: ["a": 1.5])
/// wave(0.25)                 // 1.5
/// wave.values([0, 0.1, 0.2])
/// try wave.derivative("x").displayText   // 3π cos(2π x)
/// ```
///
/// - Operators are `+ - * / ^` (from the right: 2^3^2 = 2^9; −2^2 = −4), juxtaposition for products
///   (it binds like `*`: 1/2x is x/2), `|x|`, `!`, comparisons and their chains (`0 < x <= 1`),
///   `and or not`. A power with a written odd root such as x^(1/3) is real for negative x.
/// - Pieces are `{x < 0: -x, x}` or `if(x < 0, -x, x)`.
/// - `sum(k, 1, n, k^2)`, `product(k, 1, n, k)`, `integral(t, 0, x, exp(-t^2))`; ends may depend on
///   variables, and those of integrals may be infinite.
/// - Derivatives are `d/dx(x^3)`, `d^2/dx^2(…)`, `f'(x)`, `sin''(x)`.
/// - Definitions come before a semicolon: `f(t) = t^2; a = 3; a f(x)`. A formula that ends with one,
///   `f(x) = x^2` or `y = x^2`, is what it defines.
/// - Lists are `[1, 2, 3]`, `1...10`, `[0, 0.1...1]`; operations go element by element, `L[2]` is an
///   element by its number from 1. Their lengths are known when the formula is read.
/// - `log` is natural. Where a value is not defined it is NaN; so it is where a sum or integral
///   takes more than ten million terms (`evaluate` tells).
public struct Formula: Sendable {
  /// The text it was read from; of derivatives, what they are when written
  /// down, `…` where that would be too long.
  public let text: String
  /// The names of its variables in the order that their values are given in.
  public let variables: [String]
  /// Whether it gives a list.
  public let isList: Bool

  /// What it is written as; nil for what is too long to write.
  let expression: Expression?
  let definitions: [Definition]
  let graph: ExpressionGraph
  let roots: [ExpressionGraph.Node]
  private let program: Program

  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: at most 64 KB, nested at most 256 deep.
  ///   - variables: the names that get their values later; they come before built-in names.
  ///   - constants: numbers that stand for further names.
  /// - Throws: what is wrong with the text, and at which column.
  public init(
    _ text: String, variables: [String] = ["x"], constants: [String: Double] = [:]
  ) throws(FormulaError) {
    let names = FormulaNames(variables: variables, constants: constants)
    let result = try Parser.parse(text, names: names)
    self.text = text
    self.variables = variables
    expression = result.expression.tree
    definitions = result.definitions
    graph = result.graph
    roots = result.expression.value.nodes
    isList = if case .list = result.expression.value { true } else { false }
    program = Compiler.compile(roots, of: graph, variableCount: variables.count)
  }

  /// A formula with the same variables that is made of parts of a graph.
  init(
    _ graph: ExpressionGraph, _ roots: [ExpressionGraph.Node], isList: Bool, variables: [String]
  ) {
    let trees = roots.map { graph.tree(of: $0, variables: variables) }
    let known = trees.compactMap { $0 }
    let expression = known.count == trees.count ? (isList ? .list(known) : known.first) : nil
    self.expression = expression
    self.variables = variables
    self.isList = isList
    self.graph = graph
    self.roots = roots
    definitions = []
    text = expression?.text(variables) ?? "…"
    program = Compiler.compile(roots, of: graph, variableCount: variables.count)
  }

  // MARK: - Values

  /// The value of a formula of one variable, NaN where it is undefined; a formula of none or
  /// several takes the number for each of them.
  public func callAsFunction(_ x: Double) -> Double {
    if variables.count == 1, roots.count == 1 { return program.value(x) }
    return value(variables.map { _ in x })
  }

  /// The value of a formula of two variables; NaN where it is undefined, or has others.
  package func callAsFunction(_ x: Double, _ y: Double) -> Double {
    variables.count == 2 && roots.count == 1 ? program.value(x, y) : .nan
  }

  /// The value for one row of the variables; NaN where it is undefined, values are missing, or the
  /// formula is a list of other than one value.
  public func value(_ row: [Double]) -> Double {
    row.count == variables.count && roots.count == 1 ? program.value(row) : .nan
  }

  /// The value or the list of them for one row of the variables.
  ///
  /// - Throws: where it is not computed to its end, with the first column of the text.
  public func evaluate(_ row: [Double]) throws(FormulaError) -> [Double] {
    guard row.count == variables.count else {
      throw FormulaError(
        "\(row.count) values for \(variables.count) variables",
        "give one for each of \(variables.joined(separator: ", "))", column: 1)
    }
    var budget = TermBudget()
    let values = program.results(row, budget: &budget)
    if budget.isExhausted {
      throw FormulaError(
        "a sum, product or integral needs more than \(FormulaLimits.terms) terms",
        "take a shorter range", column: 1)
    }
    return values
  }

  /// The values of a formula of one variable.
  public func values(_ x: [Double]) -> [Double] {
    values(variables.map { _ in x }, count: x.count)
  }

  /// The values for many rows of the variables.
  ///
  /// - Parameter columns: one list for each variable, all of one length or of one number that
  ///   holds for every row; NaN for all rows where lists are missing or their lengths differ.
  public func values(_ columns: [[Double]]) -> [Double] {
    let count = columns.map(\.count).max() ?? 1
    let isRegular = columns.allSatisfy { $0.count == count || $0.count == 1 }
    guard columns.count == variables.count, isRegular else {
      return Array(repeating: .nan, count: count)
    }
    return values(columns, count: count)
  }

  private func values(_ columns: [[Double]], count: Int) -> [Double] {
    roots.count == 1
      ? program.values(columns, count: count) : Array(repeating: .nan, count: count)
  }
}
