/// What the names in a formula can stand for.
struct FormulaNames: Sendable {
  /// The variables in order.
  let variables: [String]
  /// Numbers that stand for names (parameters of a family of curves).
  let constants: [String: Double]
  /// What sums, integrals and definitions of functions bind around the place in question.
  var locals: [(name: String, local: Int)] = []
  /// What the formula has defined so far.
  var definitions: [Definition] = []

  enum Meaning {
    case variable(Int)
    case number(Double)
    case local(Int)
    case definition(Definition)
    case function(FormulaFunction)
    case constant(Expression.Constant)
  }

  init(variables: [String], constants: [String: Double]) {
    self.variables = variables
    self.constants = constants
  }

  /// A user's own names come before the built-in ones, the innermost first.
  func meaning(of name: String) -> Meaning? {
    if let own = own(name) { return own }
    if let function = FormulaFunctions.named(name) { return .function(function) }
    if let constant = Expression.Constant.names[name] { return .constant(constant) }
    return nil
  }

  /// The meaning that the user gives a name.
  func own(_ name: String) -> Meaning? {
    if let bound = locals.last(where: { $0.name == name }) { return .local(bound.local) }
    if let definition = definitions.last(where: { $0.name == name }) {
      return .definition(definition)
    }
    if let index = variables.firstIndex(of: name) { return .variable(index) }
    return constants[name].map { .number($0) }
  }

  /// Whether a name is a value of the user's, which letters of a word may stand for.
  func isOwnValue(_ name: String) -> Bool {
    switch own(name) {
    case .definition(let definition): definition.parameters == nil
    case nil: false
    default: true
    }
  }

  /// The letters that a word of one-letter names stands for: `xy` is x · y.
  func letters(of word: String) -> [String]? {
    guard word.count <= 16 else { return nil }
    let letters = word.map { String($0) }
    return letters.allSatisfy { isOwnValue($0) } ? letters : nil
  }

  /// The advice about a name that nobody knows.
  func advice(_ name: String, isCalled: Bool) -> String {
    let own = locals.map(\.name) + definitions.map(\.name) + variables + constants.keys.sorted()
    // A letter alone is no slip for a function's name.
    let functions =
      name.count > (isCalled ? 1 : 2)
      ? definitions.map(\.name) + FormulaFunctions.names + Self.forms : []
    let values = own + Expression.Constant.names.keys.sorted()
    let known = isCalled ? functions + values : values + functions
    if let nearest = nearestName(to: name, in: known) { return "did you mean \"\(nearest)\"?" }
    return own.isEmpty
      ? "no variables are known here" : "the variables are \(own.joined(separator: ", "))"
  }

  /// What looks like a function but binds a name or chooses.
  static let forms = ["sum", "product", "integral", "if"]
}
