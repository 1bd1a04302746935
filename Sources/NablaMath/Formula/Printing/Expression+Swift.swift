/// A formula as an expression of Swift.
extension Expression {
  private enum Level: Int {
    case choice, logic, comparison, sum, product, value
  }

  /// The code; nil where there is an integral, or what only formulas can say.
  func swift(_ variables: [String]) -> String? {
    guard let (code, _) = try? coded(variables) else { return nil }
    return code
  }

  /// What cannot be said in one expression.
  private struct Unsayable: Error {}

  private func coded(_ variables: [String]) throws -> (String, Level) {
    func inner(_ expression: Expression, _ level: Level) throws -> String {
      let (code, own) = try expression.coded(variables)
      return own.rawValue < level.rawValue ? "(\(code))" : code
    }
    func isTrue(_ expression: Expression) throws -> String {
      switch expression {
      case .comparison(let values, let relations):
        let links = try relations.indices.map {
          let left = try inner(values[$0], .sum)
          return "\(left) \(Self.sign(relations[$0])) \(try inner(values[$0 + 1], .sum))"
        }
        return links.joined(separator: " && ")
      case .and(let parts):
        return try parts.map { "(\(try isTrue($0)))" }.joined(separator: " && ")
      case .or(let parts):
        return try parts.map { "(\(try isTrue($0)))" }.joined(separator: " || ")
      case .not(let part): return "!(\(try isTrue(part)))"
      default: return "\(try inner(expression, .sum)) != 0.0"
      }
    }
    switch self {
    case .number(let value): return (Self.literal(value), value < 0 ? .product : .value)
    case .constant(.pi): return ("Double.pi", .value)
    case .constant(.tau): return ("2.0 * Double.pi", .product)
    case .constant(.inf): return ("Double.infinity", .value)
    case .constant(let constant): return (Self.literal(constant.value), .value)
    case .variable(let index):
      guard variables.indices.contains(index) else { throw Unsayable() }
      return (variables[index], .value)
    case .local(let name): return (name, .value)
    case .negated(let value): return ("-\(try inner(value, .value))", .product)
    case .sum(let terms):
      var code = ""
      for (i, term) in terms.enumerated() {
        let part = try inner(term.value, i == 0 ? .sum : term.value.isSigned ? .value : .product)
        code += i == 0 ? part : "\(term.isSubtracted ? " - " : " + ")\(part)"
      }
      return (code, .sum)
    case .product(let factors):
      var code = ""
      for (i, factor) in factors.enumerated() {
        let part = try inner(factor.value, i == 0 ? .product : .value)
        code += i == 0 ? part : "\(factor.isDivisor ? " / " : " * ")\(part)"
      }
      return (code, .product)
    case .power(let base, let exponent):
      if case .number(2) = exponent, case .variable = base {
        let part = try inner(base, .value)
        return ("\(part) * \(part)", .product)
      }
      if case .product(let factors) = exponent, factors.count == 2, factors[1].isDivisor,
        case .number(3) = factors[1].value, case .number(1) = factors[0].value
      {
        return ("cbrt(\(try inner(base, .choice)))", .value)
      }
      return ("pow(\(try inner(base, .choice)), \(try inner(exponent, .choice)))", .value)
    case .call(let function, let arguments):
      let parts = try arguments.map { try inner($0, .choice) }.joined(separator: ", ")
      if case .oneOrTwo = function.body, function.name == "log", arguments.count == 1 {
        return ("log(\(parts))", .value)
      }
      guard let name = function.swift else {
        return ("FormulaFunctions.value(\"\(function.name)\", \(parts))", .value)
      }
      return ("\(name)(\(parts))", .value)
    case .comparison, .and, .or, .not: return ("\(try isTrue(self)) ? 1.0 : 0.0", .choice)
    case .piecewise(let pieces, let otherwise):
      let last = try otherwise.map { try inner($0, .logic) } ?? "Double.nan"
      let parts = try pieces.map {
        "\(try isTrue($0.condition)) ? \(try inner($0.value, .logic)) : "
      }
      return (parts.joined() + last, .choice)
    case .reduction(let kind, let name, let from, let to, let body):
      guard kind != .integral else { throw Unsayable() }
      let range = "from: \(try inner(from, .choice)), through: \(try inner(to, .choice)), by: 1.0"
      let fold = kind == .sum ? "reduce(0.0, +)" : "reduce(1.0, *)"
      let term = try inner(body, .choice)
      return (
        "stride(\(range)).map { (\(name): Double) -> Double in \(term) }.\(fold)", .value
      )
    case .apply, .derivative, .list, .range, .element: throw Unsayable()
    }
  }

  private var isSigned: Bool {
    switch self {
    case .negated: true
    case .number(let value): value < 0
    case .product(let factors): factors.first?.value.isSigned == true
    default: false
    }
  }

  private static func sign(_ relation: Relation) -> String {
    switch relation {
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    }
  }

  private static func literal(_ value: Double) -> String {
    if value.isNaN { return "Double.nan" }
    if value.isInfinite { return value < 0 ? "-Double.infinity" : "Double.infinity" }
    return "\(value)"
  }
}
