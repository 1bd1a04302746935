public import NablaMath

/// A function of x to be drawn: a formula, one written in code, or its values at even steps.
///
/// Written to a file, a function in code becomes `SampledFunction.count` of its values, with a note
/// that says so.
public struct GraphFunction: Sendable, OptionValue {
  /// The formula, nil for other functions.
  public let formula: Formula?
  let f: @Sendable (Double) -> Double
  private let samples: SampledFunction?
  /// Where a function in code is sampled when it is written to a file.
  private let span: Interval?

  public init(_ formula: Formula) {
    self.formula = formula
    f = { formula($0) }
    (samples, span) = (nil, nil)
  }

  /// - Parameter span: where it is sampled when it is written to a file; -10…10 where nil.
  public init(span: Interval? = nil, _ f: @escaping @Sendable (Double) -> Double) {
    formula = nil
    self.f = f
    samples = nil
    self.span = span
  }

  init(_ samples: SampledFunction) {
    formula = nil
    f = { samples.value($0) }
    self.samples = samples
    span = nil
  }

  public static var optionType: OptionType {
    .either(
      [.text, SampledFunction.optionType],
      "a formula of x such as \"x^2 + 1\", or {x: [first, last], y: [values]}")
  }

  /// A formula of x; numbers are constant functions.
  public init(option node: Node) throws(OptionProblem) {
    if node.map != nil {
      self.init(try SampledFunction(option: node))
      return
    }
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

  public var optionNode: Node {
    if let formula { return Node(formula.text) }
    return (samples ?? SampledFunction(f, over: span)).optionNode
  }
}

extension OptionProblem {
  /// What is wrong with a formula that an option holds.
  package init(formula text: String, _ error: FormulaError, at node: Node? = nil) {
    self.init(
      "is \"\(Nearest.clipped(text))\", and at column \(error.column): \(error.message)",
      error.remedy.isEmpty ? "give a formula of x such as \"x^2 + 1\"" : error.remedy, at: node)
  }
}
