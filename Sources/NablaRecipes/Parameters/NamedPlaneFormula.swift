import NablaMath
public import NablaPlot

/// A formula of x and y as an option, or the name of a known function.
public struct NamedPlaneFormula: OptionValue {
  public let formula: Formula
  /// The name it was given by; nil for formulas.
  public let name: String?

  /// What formulas can read, where that is not how the functions show themselves.
  private static let spelled = [
    "quadratic": "(x^2 + 10y^2)/2",
    "rastrigin": "20 + x^2 + y^2 - 10(cos(2pi x) + cos(2pi y))",
    "ackley":
      "-20 expm1(-0.2 sqrt((x^2 + y^2)/2)) - e expm1((cos(2pi x) + cos(2pi y))/2 - 1)",
  ]

  /// Reads a name or a formula.
  public init(_ text: String) throws(FormulaError) {
    let known = TestFunctions.named(text)
    name = known?.name
    formula = try Formula(
      Self.spelled[text] ?? known?.formula ?? text, variables: PlaneArguments.names)
  }

  public static var optionType: OptionType {
    .other(
      "a formula of x and y, or one of \(TestFunctions.names.joined(separator: ", "))")
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let text = node.scalarText else { throw .expected(Self.optionType, node) }
    do throws(FormulaError) {
      try self.init(text)
    } catch {
      let near = Nearest.name(to: text, in: TestFunctions.names)
      throw OptionProblem(
        formula: text, near.map { error.advising("did you mean \"\($0)\"?") } ?? error, at: node)
    }
  }

  public var optionNode: Node { Node(name ?? formula.text) }
}
