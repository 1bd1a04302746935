/// A formula as people write it: `x³ − 3x + 1`.
extension Expression {
  /// What binds tighter than what, for parentheses.
  private enum Level: Int {
    case range, logic, comparison, sum, product, sign, power, postfix, value
  }

  /// The text, with raised digits, true minus signs and no needless signs of multiplication.
  ///
  /// Read again, it is the same formula.
  func text(_ variables: [String]) -> String { text(variables, within: .range) }

  private func text(_ variables: [String], within outer: Level) -> String {
    let (text, level) = written(variables)
    return level.rawValue < outer.rawValue ? "(\(text))" : text
  }

  private func written(_ variables: [String]) -> (String, Level) {
    func inner(_ expression: Expression, _ level: Level) -> String {
      expression.text(variables, within: level)
    }
    func list(_ parts: [Expression]) -> String {
      parts.map { inner($0, .range) }.joined(separator: ", ")
    }
    switch self {
    case .number(let value):
      if value.isNaN { return ("0/0", .product) }
      return value < 0 ? ("−\(Self.digits(-value))", .sign) : (Self.digits(value), .value)
    case .constant(let constant):
      let symbols: [Constant: String] = [.pi: "π", .e: "e", .tau: "τ", .phi: "φ", .inf: "∞"]
      return (symbols[constant] ?? constant.rawValue, .value)
    case .variable(let index):
      return (variables.indices.contains(index) ? variables[index] : "?", .value)
    case .local(let name): return (name, .value)
    // −(a b) and (−a) b are the same number.
    case .negated(.product(let factors)) where factors.first?.isDivisor == false:
      return ("−\(inner(.product(factors), .product))", .product)
    case .negated(let value): return ("−\(inner(value, .sign))", .sign)
    case .sum(let terms):
      let parts = terms.enumerated().map { i, term in
        let text = inner(term.value, .product)
        return i == 0 ? text : "\(term.isSubtracted ? " − " : " + ")\(text)"
      }
      return (parts.joined(), .sum)
    case .product(let factors): return (product(factors, inner), .product)
    case .power(let base, let exponent):
      if let raised = Self.raised(exponent) { return (inner(base, .postfix) + raised, .power) }
      return ("\(inner(base, .postfix))^\(inner(exponent, .value))", .power)
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
    case .apply(let name, let primes, let arguments):
      return ("\(name)\(String(repeating: "'", count: primes))(\(list(arguments)))", .value)
    case .derivative(let body, let variable, let order):
      let power = order == 1 ? "" : Self.raised(.number(Double(order))) ?? ""
      return ("d\(power)/d\(inner(variable, .value))\(power)(\(inner(body, .range)))", .value)
    case .reduction(let kind, let name, let from, let to, let body):
      let parts = [from, to, body].map { inner($0, .logic) }.joined(separator: ", ")
      return ("\(kind.rawValue)(\(name), \(parts))", .value)
    case .list(let parts): return ("[\(list(parts))]", .value)
    case .range(let from, let to): return ("\(inner(from, .logic))...\(inner(to, .logic))", .range)
    case .element(let value, let index):
      return ("\(inner(value, .postfix))[\(inner(index, .range))]", .postfix)
    }
  }

  private func product(_ factors: [Factor], _ inner: (Expression, Level) -> String) -> String {
    var text = ""
    for (i, factor) in factors.enumerated() {
      let part = inner(factor.value, i > 0 ? .power : .product)
      if i == 0 {
        text = factor.isDivisor ? "1/\(inner(factor.value, .power))" : part
      } else if factor.isDivisor {
        text += "/\(part)"
      } else {
        // Only the first factor may be a product or signed without parentheses.
        let left = i == 1 ? Self.ending(factors[0]) : factors[i - 1]
        text += Self.joint(left, factor.value, part) + part
      }
    }
    return text
  }

  /// The factor that a factor's text ends with.
  private static func ending(_ factor: Factor) -> Factor {
    switch factor.value {
    case .product(let inner): inner.last.map { ending($0) } ?? factor
    case .negated(let value): ending(Factor(isDivisor: factor.isDivisor, value: value))
    default: factor
    }
  }

  /// What stands between two factors: nothing, a space, or a point between numbers.
  private static func joint(_ left: Factor, _ right: Expression, _ part: String) -> String {
    guard let first = part.first else { return "" }
    if first.isNumber || first == "[" { return " · " }
    // 1/3 x is a third of x and does not look like 1/(3x).
    if left.isDivisor { return " " }
    let left = left.value
    if first == "(" { return left.isCall || left.isPower ? " " : "" }
    // 2 and e3 together are a number.
    let isExponent = (first == "e" || first == "E") && part.dropFirst().first?.isNumber == true
    if case .number = left, !isExponent { return right.isCall && first.isLetter ? " " : "" }
    return " "
  }

  private var isPower: Bool { if case .power = self { true } else { false } }

  private var isCall: Bool {
    switch self {
    case .call, .apply, .derivative, .reduction: true
    default: false
    }
  }

  private func call(
    _ function: FormulaFunction, _ arguments: [Expression],
    _ inner: (Expression, Level) -> String
  ) -> (String, Level) {
    switch (function.name, arguments.count) {
    case ("abs", 1):
      let text = inner(arguments[0], .logic)
      // Bars inside bars would close them.
      return (text.contains("|") ? "abs(\(text))" : "|\(text)|", .value)
    case ("factorial", 1): return ("\(inner(arguments[0], .postfix))!", .postfix)
    case ("sqrt", 1): return ("√\(inner(arguments[0], .value))", .power)
    case ("cbrt", 1): return ("∛\(inner(arguments[0], .value))", .power)
    default: break
    }
    let list = arguments.map { inner($0, .range) }.joined(separator: ", ")
    return ("\(function.name)(\(list))", .value)
  }

  /// A whole exponent in raised digits.
  private static func raised(_ exponent: Expression) -> String? {
    switch exponent {
    case .number(let value):
      guard value >= 0, value < 1000, value == value.rounded() else { return nil }
      let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
      return String(String(Int(value)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    case .negated(.number(let value)) where value > 0:
      return raised(.number(value)).map { "⁻\($0)" }
    default: return nil
    }
  }

  /// The shortest digits that are the number.
  static func digits(_ value: Double, minus: String = "−") -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
    return "\(value)".replacing("inf", with: "∞").replacing("-", with: minus)
  }
}

extension Expression {
  /// The tree with other expressions in the place of local names.
  func replacing(_ names: [String: Expression]) -> Expression {
    func r(_ expression: Expression) -> Expression { expression.replacing(names) }
    switch self {
    case .number, .constant, .variable: return self
    case .local(let name): return names[name] ?? self
    case .negated(let a): return .negated(r(a))
    case .not(let a): return .not(r(a))
    case .sum(let terms):
      return .sum(terms.map { Term(isSubtracted: $0.isSubtracted, value: r($0.value)) })
    case .product(let factors):
      return .product(factors.map { Factor(isDivisor: $0.isDivisor, value: r($0.value)) })
    case .power(let a, let b): return .power(r(a), r(b))
    case .call(let function, let parts): return .call(function, parts.map(r))
    case .comparison(let parts, let relations): return .comparison(parts.map(r), relations)
    case .and(let parts): return .and(parts.map(r))
    case .or(let parts): return .or(parts.map(r))
    case .piecewise(let pieces, let otherwise):
      return .piecewise(
        pieces.map { Piece(condition: r($0.condition), value: r($0.value)) },
        otherwise: otherwise.map(r))
    case .apply(let name, let primes, let parts):
      return .apply(name, primes: primes, parts.map(r))
    case .derivative(let body, let variable, let order):
      return .derivative(r(body), variable: r(variable), order: order)
    case .reduction(let kind, let name, let from, let to, let body):
      var inner = names
      inner[name] = nil
      return .reduction(
        kind, name: name, from: r(from), to: r(to), body: body.replacing(inner))
    case .list(let parts): return .list(parts.map(r))
    case .range(let a, let b): return .range(r(a), r(b))
    case .element(let a, let b): return .element(r(a), r(b))
    }
  }
}
