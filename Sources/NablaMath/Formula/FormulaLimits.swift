/// How large a formula may be, so that no text can exhaust memory or the stack.
enum FormulaLimits {
  /// Bytes of text.
  static let bytes = 65_536
  /// Parentheses, calls, signs and exponents inside one another.
  static let depth = 256
  /// Factorials and raised digits (`x²`) in the whole formula, each of which wraps what precedes.
  static let postfixes = 256
  /// Arguments of a function with any number of them.
  static let arguments = 1000
}
