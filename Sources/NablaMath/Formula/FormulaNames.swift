/// What the names in a formula can stand for.
struct FormulaNames: Hashable, Sendable {
  /// The variables in order.
  let variables: [String]
  /// Numbers that stand for names (parameters of a family of curves).
  let constants: [String: Double]

  enum Meaning {
    case value(Expression)
    case function(FormulaFunction)
  }

  /// A user's own names come before the built-in ones.
  func meaning(of name: String) -> Meaning? {
    if let value = value(of: name) { return .value(value) }
    if let function = FormulaFunctions.named(name) { return .function(function) }
    if let constant = Expression.Constant.names[name] { return .value(.constant(constant)) }
    return nil
  }

  private func value(of name: String) -> Expression? {
    if let index = variables.firstIndex(of: name) { return .variable(index) }
    return constants[name].map { .number($0) }
  }

  /// The factors that a word of one-letter variables stands for: `xy` is x · y.
  func product(of word: String) -> [Expression]? {
    guard word.count <= 16 else { return nil }
    var factors: [Expression] = []
    for letter in word {
      guard let value = value(of: String(letter)) else { return nil }
      factors.append(value)
    }
    return factors
  }

  /// The advice about a name that nobody knows.
  func advice(_ name: String, isCalled: Bool) -> String {
    let own = variables + constants.keys.sorted()
    let functions = FormulaFunctions.names
    let values = own + Expression.Constant.names.keys.sorted()
    let known = isCalled ? functions + values : values + functions
    if let nearest = nearestName(to: name, in: known) { return "did you mean \"\(nearest)\"?" }
    return own.isEmpty
      ? "no variables are known here" : "the variables are \(own.joined(separator: ", "))"
  }
}
