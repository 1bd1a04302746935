public import NablaMath

/// A function of x to be drawn: a formula, or one written in code.
public struct GraphFunction: Sendable, OptionValue {
  /// The formula, nil for a function in code.
  public let formula: Formula?
  let f: @Sendable (Double) -> Double

  public init(_ formula: Formula) {
    self.formula = formula
    f = { formula($0) }
  }

  public init(_ f: @escaping @Sendable (Double) -> Double) {
    formula = nil
    self.f = f
  }

  public static var optionType: OptionType { .other("a formula of x such as \"x^2 + 1\"") }

  /// A formula of x; numbers are constant functions.
  public init(option node: Node) throws(OptionProblem) {
    guard let text = Self.text(of: node) else { throw .expected(Self.optionType, node) }
    do throws(FormulaError) {
      self.init(try Formula(text))
    } catch {
      throw OptionProblem(formula: text, error, at: node)
    }
  }

  /// The formula as it is written; a number is a formula too.
  private static func text(of node: Node) -> String? {
    if let text = node.text { return text }
    guard let number = node.double else { return nil }
    return formatPlain(number)
  }

  public var optionNode: Node { Node(formula?.text ?? "(a function in code)") }
}

extension OptionProblem {
  /// What is wrong with a formula that an option holds.
  package init(formula text: String, _ error: FormulaError, at node: Node? = nil) {
    self.init(
      "is \"\(Nearest.clipped(text))\", and at column \(error.column): \(error.message)",
      error.remedy.isEmpty ? "give a formula of x such as \"x^2 + 1\"" : error.remedy, at: node)
  }
}
