/// How large a formula may be, so that no text can exhaust memory, time or the stack.
enum FormulaLimits {
  /// Bytes of text.
  static let bytes = 65_536
  /// Parentheses, calls, signs and exponents inside one another.
  static let depth = 256
  /// Factorials, raised digits (`x²`) and indices in the whole formula, each of which wraps what
  /// precedes.
  static let postfixes = 256
  /// Arguments of a function with any number of them.
  static let arguments = 1000
  /// Values in a list.
  static let listCount = 10_000
  /// Operations once functions and lists are expanded.
  static let nodes = 100_000
  /// Steps of building those operations.
  static let graphWork = 600_000
  /// Sums and integrals inside one another.
  static let boundNames = 16
  /// Terms that sums, products and integrals may take for one value of the formula.
  static let terms = 10_000_000
  /// Terms that they may take for one call, however many values it asks for.
  static let termsOfCall = 100_000_000
  /// Terms of those without variables that are taken when the formula is read.
  static let termsWhenRead = 2_000_000
  /// Nodes, and nodes inside one another, of a derivative that is written out.
  static let printedNodes = 20_000
  static let printedDepth = 400
}
