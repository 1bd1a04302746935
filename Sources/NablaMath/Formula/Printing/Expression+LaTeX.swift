/// A formula in LaTeX.
extension Expression {
  private enum Level: Int {
    case logic, comparison, sum, product, sign, power, value
  }

  func latex(_ variables: [String]) -> String { latex(variables, within: .logic) }

  private func latex(_ variables: [String], within outer: Level) -> String {
    let (text, level) = typeset(variables)
    return level.rawValue < outer.rawValue ? Self.parenthesised(text) : text
  }

  /// The text in parentheses, which grow with what is tall.
  private static func parenthesised(_ text: String) -> String {
    let isTall = ["\\frac", "\\sum", "\\prod", "\\int", "\\begin", "\\sqrt", "\\binom"].contains {
      text.contains($0)
    }
    return isTall ? "\\left(\(text)\\right)" : "(\(text))"
  }

  private func typeset(_ variables: [String]) -> (String, Level) {
    func inner(_ expression: Expression, _ level: Level = .logic) -> String {
      expression.latex(variables, within: level)
    }
    func list(_ parts: [Expression]) -> String {
      parts.map { inner($0) }.joined(separator: ", ")
    }
    switch self {
    case .number(let value):
      if value.isNaN { return ("\\frac{0}{0}", .value) }
      return value < 0
        ? ("-\(Self.latexDigits(-value))", .sign) : (Self.latexDigits(value), .value)
    case .constant(let constant):
      let symbols: [Constant: String] = [
        .pi: "\\pi", .e: "e", .tau: "\\tau", .phi: "\\varphi", .inf: "\\infty",
      ]
      return (symbols[constant] ?? constant.rawValue, .value)
    case .variable(let index):
      return (
        Self.latexName(variables.indices.contains(index) ? variables[index] : "?"), .value
      )
    case .local(let name): return (Self.latexName(name), .value)
    case .negated(.product(let factors)):
      return ("-\(inner(.product(factors), .product))", .product)
    case .negated(let value): return ("-\(inner(value, .sign))", .sign)
    case .sum(let terms):
      let parts = terms.enumerated().map { i, term in
        let text = inner(term.value, .product)
        let shown = i > 0 && text.hasPrefix("-") ? Self.parenthesised(text) : text
        return i == 0 ? shown : "\(term.isSubtracted ? " - " : " + ")\(shown)"
      }
      return (parts.joined(), .sum)
    case .product(let factors): return product(factors, inner)
    case .power(let base, let exponent): return power(base, exponent, inner)
    case .call(let function, let arguments): return call(function, arguments, inner)
    case .comparison(let values, let relations):
      let signs: [Relation: String] = [
        .less: "<", .lessOrEqual: "\\le", .greater: ">", .greaterOrEqual: "\\ge", .equal: "=",
        .notEqual: "\\ne",
      ]
      let parts = zip(values.dropFirst(), relations).map {
        " \(signs[$1] ?? "=") \(inner($0, .sum))"
      }
      return (inner(values[0], .sum) + parts.joined(), .comparison)
    case .and(let parts):
      return (parts.map { inner($0, .comparison) }.joined(separator: " \\land "), .logic)
    case .or(let parts):
      return (parts.map { inner($0, .comparison) }.joined(separator: " \\lor "), .logic)
    case .not(let value): return ("\\lnot \(inner(value, .value))", .logic)
    case .piecewise(let pieces, let otherwise):
      var rows = pieces.map { "\(inner($0.value)) & \(inner($0.condition))" }
      if let otherwise { rows.append("\(inner(otherwise)) & \\text{otherwise}") }
      return ("\\begin{cases} \(rows.joined(separator: " \\\\ ")) \\end{cases}", .value)
    case .apply(let name, let primes, let arguments):
      let marks = String(repeating: "'", count: primes)
      let shown = FormulaFunctions.named(name)?.latex ?? Self.functionName(name)
      return ("\(shown)\(marks)\(Self.parenthesised(list(arguments)))", .value)
    case .derivative(let body, let variable, let order):
      let power = order == 1 ? "" : "^{\(order)}"
      let head = "\\frac{d\(power)}{d\(inner(variable))\(power)}"
      return ("\(head)\(Self.parenthesised(inner(body)))", .product)
    case .reduction(let kind, let name, let from, let to, let body):
      let name = Self.latexName(name)
      switch kind {
      case .integral:
        return ("\\int_{\(inner(from))}^{\(inner(to))} \(inner(body, .product)) \\, d\(name)", .sum)
      case .sum, .product:
        let sign = kind == .sum ? "\\sum" : "\\prod"
        return ("\(sign)_{\(name)=\(inner(from))}^{\(inner(to))} \(inner(body, .product))", .sum)
      }
    case .list(let parts): return ("\\left[\(list(parts))\\right]", .value)
    case .range(let from, let to): return ("\(inner(from)), \\ldots, \(inner(to))", .logic)
    case .element(let value, let index):
      return ("{\(inner(value, .value))}_{\(inner(index))}", .value)
    }
  }

  private func product(
    _ factors: [Factor], _ inner: (Expression, Level) -> String
  ) -> (String, Level) {
    let above = factors.filter { !$0.isDivisor }.map(\.value)
    let below = factors.filter(\.isDivisor).map(\.value)
    guard !below.isEmpty else { return (Self.row(above, inner), .product) }
    let top = above.isEmpty ? "1" : Self.row(above, inner, isAlone: true)
    return ("\\frac{\(top)}{\(Self.row(below, inner, isAlone: true))}", .product)
  }

  /// Factors side by side; a point stands between numbers.
  private static func row(
    _ factors: [Expression], _ inner: (Expression, Level) -> String, isAlone: Bool = false
  ) -> String {
    if factors.count == 1 { return inner(factors[0], isAlone ? .logic : .product) }
    var text = ""
    for (i, factor) in factors.enumerated() {
      let part = inner(factor, i == 0 ? .product : .power)
      let isNumber = part.first?.isNumber == true
      text += i == 0 ? part : isNumber ? " \\cdot \(part)" : " \(part)"
    }
    return text
  }

  private func power(
    _ base: Expression, _ exponent: Expression, _ inner: (Expression, Level) -> String
  ) -> (String, Level) {
    // e⁻²ˣ rather than exp²(−x)
    if case .call(let function, let arguments) = base, function.name == "exp",
      arguments.count == 1, case .number(let value) = exponent, value > 0, value == value.rounded()
    {
      return call(function, [arguments[0].times(value)], inner)
    }
    // sin²(x) rather than (sin(x))²
    if case .call(let function, let arguments) = base, let name = function.latex,
      name.hasPrefix("\\"), !name.contains("_"), case .number(let value) = exponent, value > 0,
      value == value.rounded()
    {
      let list = arguments.map { inner($0, .logic) }.joined(separator: ", ")
      return ("\(name)^{\(inner(exponent, .logic))}\(Self.parenthesised(list))", .power)
    }
    let text = inner(base, .value)
    let isTall = text.contains("^") || text.contains("_") || text.hasPrefix("\\frac")
    return ("\(isTall ? "{\(text)}" : text)^{\(inner(exponent, .logic))}", .power)
  }

  /// The product with a number, which is merged with the factors that are numbers.
  private func times(_ number: Double) -> Expression {
    switch self {
    case .number(let value): return .number(number * value)
    case .negated(let value): return .negated(value.times(number))
    case .product(let factors):
      var (above, below, rest) = (number, 1.0, [Factor]())
      // 1/(2x) is divided by 2 and by x.
      let single = factors.flatMap { factor in
        guard factor.isDivisor, case .product(let below) = factor.value else { return [factor] }
        return below.map { Factor(isDivisor: !$0.isDivisor, value: $0.value) }
      }
      for factor in single {
        guard case .number(let value) = factor.value, value != 0 else {
          rest.append(factor)
          continue
        }
        if factor.isDivisor { below *= value } else { above *= value }
      }
      let share = above / below
      guard share == share.rounded() else {
        return .product(
          [Factor(value: .number(above))] + rest
            + [Factor(isDivisor: true, value: .number(below))])
      }
      if share == 1, rest.count == 1, !rest[0].isDivisor { return rest[0].value }
      let isPlain = share == 1 && rest.contains { !$0.isDivisor }
      return .product((isPlain ? [] : [Factor(value: .number(share))]) + rest)
    default: return .product([Factor(value: .number(number)), Factor(value: self)])
    }
  }

  private func call(
    _ function: FormulaFunction, _ arguments: [Expression],
    _ inner: (Expression, Level) -> String
  ) -> (String, Level) {
    let parts = arguments.map { inner($0, .logic) }
    let list = parts.joined(separator: ", ")
    switch (function.name, arguments.count) {
    case ("abs", 1): return ("\\left|\(list)\\right|", .value)
    case ("sqrt", 1): return ("\\sqrt{\(list)}", .value)
    case ("cbrt", 1): return ("\\sqrt[3]{\(list)}", .value)
    case ("root", 2): return ("\\sqrt[\(parts[1])]{\(parts[0])}", .value)
    case ("floor", 1): return ("\\left\\lfloor \(list)\\right\\rfloor", .value)
    case ("ceil", 1): return ("\\left\\lceil \(list)\\right\\rceil", .value)
    case ("factorial", 1): return ("\(inner(arguments[0], .value))!", .value)
    case ("choose", 2): return ("\\binom{\(parts[0])}{\(parts[1])}", .value)
    case ("log", 2): return ("\\log_{\(parts[1])}\(Self.parenthesised(parts[0]))", .value)
    case ("log", 1): return ("\\ln\(Self.parenthesised(list))", .value)
    case ("bessel_j", 2): return ("J_{\(parts[0])}\(Self.parenthesised(parts[1]))", .value)
    case ("bessel_y", 2): return ("Y_{\(parts[0])}\(Self.parenthesised(parts[1]))", .value)
    case ("bessel_i", 2): return ("I_{\(parts[0])}\(Self.parenthesised(parts[1]))", .value)
    case ("bessel_k", 2): return ("K_{\(parts[0])}\(Self.parenthesised(parts[1]))", .value)
    case ("exp", 1): return ("e^{\(list)}", .power)
    default: break
    }
    let name = function.latex ?? Self.functionName(function.name)
    return ("\(name)\(Self.parenthesised(list))", .value)
  }

  // MARK: - Names and numbers

  /// A number's digits, with a power of ten where it has one.
  private static func latexDigits(_ value: Double) -> String {
    if value == .infinity { return "\\infty" }
    let text = digits(value, minus: "-")
    guard let e = text.firstIndex(of: "e") else { return text }
    let power = text[text.index(after: e)...].replacing("+", with: "")
    let exponent = Int(power).map(String.init) ?? String(power)
    return "\(text[..<e]) \\cdot 10^{\(exponent)}"
  }

  private static func functionName(_ name: String) -> String {
    name.count == 1 ? latexName(name) : "\\operatorname{\(name.replacing("_", with: "\\_"))}"
  }

  /// A name of a value: Greek letters by theirs, what follows an underscore below.
  static func latexName(_ name: String) -> String {
    if let underscore = name.firstIndex(of: "_"), underscore != name.startIndex {
      let index = name[name.index(after: underscore)...].replacing("_", with: "\\_")
      return "\(latexName(String(name[..<underscore])))_{\(index)}"
    }
    if let greek = greek[name] { return "\\\(greek)" }
    if greek.values.contains(name) { return "\\\(name)" }
    return name.count == 1 ? name : "\\mathrm{\(name.replacing("_", with: "\\_"))}"
  }

  private static let greek = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta",
    "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]
}
