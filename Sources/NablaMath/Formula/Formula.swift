/// A formula of numbers, read once and then evaluated as often as wanted.
///
/// ```swift
/// let wave = try Formula("a sin(2pi x)", constants: ["a": 1.5])
/// wave(0.25)                 // 1.5
/// wave.values([0, 0.1, 0.2])
/// ```
///
/// Operators are `+ - * / ^` (from the right: 2^3^2 = 2^9; −2^2 = −4), juxtaposition for products
/// (it binds like `*`: 1/2x is x/2), `|x|`, `!`, comparisons and their chains (`0 < x <= 1`),
/// `and or not`, and pieces `{x < 0: -x, x}`. A power with a written odd root such as x^(1/3) is
/// real for negative x. `log` is natural. Where a value is not defined it is NaN.
public struct Formula: Sendable {
  /// The text it was read from.
  public let text: String
  /// The names of its variables in the order that their values are given in.
  public let variables: [String]

  let expression: Expression
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
    self.text = text
    self.variables = variables
    let names = FormulaNames(variables: variables, constants: constants)
    expression = try Parser.parse(text, names: names)
    program = Compiler.compile(expression, variableCount: variables.count)
  }

  /// The value of a formula of one variable, NaN where it is undefined; a formula of none or
  /// several takes the number for each of them.
  public func callAsFunction(_ x: Double) -> Double {
    variables.count == 1 ? program.value(x) : program.value(variables.map { _ in x })
  }

  /// The value for one row of the variables; NaN where it is undefined or values are missing.
  public func value(_ row: [Double]) -> Double {
    row.count == variables.count ? program.value(row) : .nan
  }

  /// The values of a formula of one variable.
  public func values(_ x: [Double]) -> [Double] {
    program.values(variables.map { _ in x }, count: x.count)
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
    return program.values(columns, count: count)
  }
}
