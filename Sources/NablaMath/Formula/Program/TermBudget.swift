/// How many terms sums, products and integrals may still take.
struct TermBudget {
  /// For all values of a call together.
  private var rest: Int
  /// For the value at hand, with all that is nested in it.
  private var restOfValue = 0
  private var nesting = 0
  /// Whether something was left undone and is NaN.
  private(set) var isExhausted = false

  init(terms: Int = FormulaLimits.termsOfCall) { rest = terms }

  /// Runs one sum or integral; nested ones share what the outermost may take.
  mutating func within(_ body: (inout TermBudget) -> Double) -> Double {
    if nesting == 0 { restOfValue = min(rest, FormulaLimits.terms) }
    let before = restOfValue
    nesting += 1
    let value = body(&self)
    nesting -= 1
    if nesting == 0 { rest -= before - restOfValue }
    return value
  }

  /// Takes so many terms; false where there are not as many left.
  mutating func take(_ count: Double) -> Bool {
    guard count <= Double(restOfValue) else {
      isExhausted = true
      return false
    }
    restOfValue -= Int(count)
    return true
  }
}
