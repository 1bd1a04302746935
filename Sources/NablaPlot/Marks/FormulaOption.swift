public import NablaMath

/// The variables of the formulas that an option takes.
public protocol FormulaArguments: Sendable {
  static var names: [String] { get }
  /// Such a formula, for messages.
  static var example: String { get }
}

/// A formula of given variables as an option.
public struct FormulaOption<Arguments: FormulaArguments>: OptionValue {
  public let formula: Formula

  /// - Parameter formula: of the variables that the option takes.
  public init(_ formula: Formula) { self.formula = formula }

  /// Reads the formula's text.
  public init(_ text: String) throws(FormulaError) {
    self.init(try Formula(Self.spelled(text), variables: Arguments.names))
  }

  public static var optionType: OptionType {
    .either(
      [.text], "a formula of \(Arguments.names.joined(separator: " and ")) such as \(quotedExample)"
    )
  }

  private static var quotedExample: String { "\"\(Arguments.example)\"" }

  /// Numbers are formulas too.
  public init(option node: Node) throws(OptionProblem) {
    guard let text = node.scalarText else { throw .expected(Self.optionType, node) }
    do throws(FormulaError) {
      try self.init(text)
    } catch {
      let remedy =
        error.remedy.isEmpty
        ? "give a formula of \(Arguments.names.joined(separator: " and ")) such as "
          + Self.quotedExample : error.remedy
      throw OptionProblem(formula: text, error.advising(remedy), at: node)
    }
  }

  /// Angles may be written θ.
  private static func spelled(_ text: String) -> String {
    guard Arguments.names.contains("theta") else { return text }
    return text.split(separator: "θ", omittingEmptySubsequences: false).joined(separator: "theta")
  }

  public var optionNode: Node { Node(formula.text) }
}

/// x and y, for curves and regions of the plane.
public enum PlaneArguments: FormulaArguments {
  public static let names = ["x", "y"]
  public static let example = "x^2 + y^2 = 4"
}

/// t, for curves that a parameter runs along.
public enum CurveArguments: FormulaArguments {
  public static let names = ["t"]
  public static let example = "cos(2t)"
}

/// The angle of polar coordinates.
public enum AngleArguments: FormulaArguments {
  public static let names = ["theta"]
  public static let example = "1 + cos(theta)"
}

/// An equation or a condition on x and y, or a function of them.
public typealias PlaneFormula = FormulaOption<PlaneArguments>
/// A coordinate as a function of t.
public typealias CurveFormula = FormulaOption<CurveArguments>
/// A radius as a function of the angle θ.
public typealias AngleFormula = FormulaOption<AngleArguments>
