/// A formula as people write it: `x³ − 3x + 1`.
extension Expression {
  /// What binds tighter than what, for parentheses.
  private enum Level: Int {
    case logic, comparison, sum, product, sign, power, value
  }

  /// The text, with raised digits, true minus signs and no needless signs of multiplication.
  func text(_ variables: [String]) -> String { text(variables, within: .logic) }

  private func text(_ variables: [String], within outer: Level) -> String {
    let (text, level) = written(variables)
    return level.rawValue < outer.rawValue ? "(\(text))" : text
  }

  private func written(_ variables: [String]) -> (String, Level) {
    func inner(_ expression: Expression, _ level: Level) -> String {
      expression.text(variables, within: level)
    }
    switch self {
    case .number(let value):
      return value < 0 ? ("−\(Self.digits(-value))", .sign) : (Self.digits(value), .value)
    case .constant(let constant):
      let symbols: [Constant: String] = [.pi: "π", .e: "e", .tau: "τ", .phi: "φ", .inf: "∞"]
      return (symbols[constant] ?? constant.rawValue, .value)
    case .variable(let index):
      return (variables.indices.contains(index) ? variables[index] : "?", .value)
    case .negated(let value): return ("−\(inner(value, .sign))", .sign)
    case .sum(let terms):
      let parts = terms.enumerated().map { i, term in
        let text = inner(term.value, term.isSubtracted || i > 0 ? .product : .sum)
        return i == 0 ? text : "\(term.isSubtracted ? " − " : " + ")\(text)"
      }
      return (parts.joined(), .sum)
    case .product(let factors): return (product(factors, inner), .product)
    case .power(let base, let exponent):
      if let raised = Self.raised(exponent) { return (inner(base, .value) + raised, .power) }
      return ("\(inner(base, .value))^\(inner(exponent, .value))", .power)
    case .call(let function, let arguments): return call(function, arguments, inner)
    case .comparison(let values, let relations):
      let parts = zip(values.dropFirst(), relations).map { " \($1.rawValue) \(inner($0, .sum))" }
      return (inner(values[0], .sum) + parts.joined(), .comparison)
    case .and(let parts):
      return (parts.map { inner($0, .comparison) }.joined(separator: " and "), .logic)
    case .or(let parts):
      return (parts.map { inner($0, .comparison) }.joined(separator: " or "), .logic)
    case .not(let value): return ("not \(inner(value, .comparison))", .logic)
    case .piecewise(let pieces, nil) where pieces.count == 1 && pieces[0].value == .number(1):
      return ("{\(inner(pieces[0].condition, .logic))}", .value)
    case .piecewise(let pieces, let otherwise):
      let parts = pieces.map { "\(inner($0.condition, .logic)): \(inner($0.value, .logic))" }
      let last = otherwise.map { [inner($0, .logic)] } ?? []
      return ("{\((parts + last).joined(separator: ", "))}", .value)
    }
  }

  private func product(_ factors: [Factor], _ inner: (Expression, Level) -> String) -> String {
    var text = ""
    for (i, factor) in factors.enumerated() {
      let part = inner(factor.value, i > 0 ? .power : .product)
      if i == 0 {
        text = part
      } else if factor.isDivisor {
        text += "/\(part)"
      } else {
        text += Self.joint(factors[i - 1].value, factor.value, part) + part
      }
    }
    return text
  }

  /// What stands between two factors: nothing, a space, or a point between numbers.
  private static func joint(_ left: Expression, _ right: Expression, _ part: String) -> String {
    if part.first?.isNumber == true { return " · " }
    if part.first == "(" { return left.isCall ? " " : "" }
    if case .number = left { return "" }
    return " "
  }

  private var isCall: Bool { if case .call = self { true } else { false } }

  private func call(
    _ function: FormulaFunction, _ arguments: [Expression],
    _ inner: (Expression, Level) -> String
  ) -> (String, Level) {
    switch (function.name, arguments.count) {
    case ("abs", 1): return ("|\(inner(arguments[0], .logic))|", .value)
    case ("factorial", 1): return ("\(inner(arguments[0], .value))!", .value)
    case ("sqrt", 1): return ("√\(inner(arguments[0], .value))", .power)
    case ("cbrt", 1): return ("∛\(inner(arguments[0], .value))", .power)
    default: break
    }
    let list = arguments.map { inner($0, .logic) }.joined(separator: ", ")
    return ("\(function.name)(\(list))", .value)
  }

  /// A whole exponent in raised digits.
  private static func raised(_ exponent: Expression) -> String? {
    switch exponent {
    case .number(let value):
      guard value >= 0, value < 1000, value == value.rounded() else { return nil }
      let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
      return String(String(Int(value)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    case .negated(let inner): return raised(inner).map { "⁻\($0)" }
    default: return nil
    }
  }

  private static func digits(_ value: Double) -> String {
    if value == value.rounded(), value < 1e15 { return String(Int64(value)) }
    return "\(value)".replacing("inf", with: "∞").replacing("-", with: "−")
  }
}

extension Formula {
  /// The formula as people write it: `x³ − 3x + 1` for `x^3-3*x+1`.
  public var displayText: String { expression.text(variables) }
}
