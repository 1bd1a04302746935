import NablaMath
import Testing

/// Definitions, lists, sums, integrals and derivatives in the text of formulas.
@Suite("Formulas with names of their own")
struct FormulaLanguageTests {
  static let values: [(String, Double)] = [
    ("a = 2; a + 1", 3), ("f(t) = t^2; f(3)", 9), ("f(t) = t^2; g(t) = f(t) + 1; g(2) f(2)", 20),
    ("f(a, b) = a - b; f(5, 3)", 2), ("e = 3; e + 1", 4), ("f(t) = t x; f(2) + f(3)", 50),
    ("y = x^2", 100), ("f(x) = x^2 + 1", 101), ("a = 2; b = a^2; b x;", 40),
    ("f(t) = t^3; f'(2)", 12), ("f(t) = t^3; f''(2)", 12), ("f(t) = t^3; f′(x)", 300),
    ("sin'(0)", 1), ("exp'''(0)", 1), ("d/dx(x^3)", 300), ("d^2/dx^2(x^3)", 60),
    ("d²/dx²(x^3)", 60), ("f(t) = d/dt(t^2 x); f(3)", 60), ("2 d/dx(x^2) + 1", 41),
    ("θ = 3; d/dx(θ x)", 3), ("f²(2) = 4", .nan),
    ("sum(k, 1, 100, k)", 5050), ("sum(k, 1, 3, sum(j, 1, k, j k))", 25), ("∑(k, 1, x, k)", 55),
    ("sum(k, 3, 1, k)", 0), ("product(k, 1, 5, k)", 120), ("prod(k, 3, 1, k)", 1),
    ("∏(n, 1, 4, n^2)", 576), ("f(t) = sum(k, 1, 3, k t); f(f(1))", 36),
    ("sum(k, 0, 1, sum(k, 1, 3, k))", 12), ("k = 5; sum(k, 1, 2, k) + k", 8),
    ("integral(t, 0, 1, t^2)", 1.0 / 3), ("∫(t, 0, pi, sin(t))", 2), ("int(t, 1, 0, t)", -0.5),
    ("integral(t, -inf, inf, exp(-t^2))", 1.7724538509055159), ("integral(t, 0, ∞, exp(-t))", 1),
    ("integral(t, 0, 1, 1/sqrt(t))", 2), ("integral(t, 0, 1, ln(t))", -1),
    ("integral(t, 0, x, integral(s, 0, t, 1))", 50), ("d/dx(integral(t, 0, x^2, t))", 2000),
    ("integral(t, -1, 1, |t|)", 1), ("integral(t, -inf, 0, exp(t))", 1),
    ("total([1, 2, 3])", 6), ("sum([1, 2, 3])", 6), ("product(1...5)", 120), ("mean(1...4)", 2.5),
    ("length([])", 0), ("total([])", 0), ("min([3, 1, 2])", 1), ("max(1...10)", 10),
    ("[4, 5, 6][2]", 5), ("L = [1, 4, 9]; L[3]", 9), ("L = [1, 4, 9]; sum(k, 1, 3, L[k])", 14),
    ("[1, 4, 9][4 + x - x]", .nan), ("total([1, 2] * [3, 4])", 11), ("dot([1, 2], [3, 4])", 11),
    ("total(2 [1, 2])", 6), ("total([1, 2]^2)", 5), ("norm([3, 4])", 5), ("stdev([1, 2, 3])", 1),
    ("variance([1, 2, 3, 4])", 5.0 / 3), ("total([0, 0.1...1])", 5.5), ("length([1, 3...11])", 6),
    ("total(5...1)", 15), ("total([1...3, 10])", 16), ("length(1...1)", 1),
    ("total(softmax([1, 2, 3]))", 1), ("softmax([0, ln(3)])[2]", 0.75),
    ("softmax([1000, 1000])[1]", 0.5), ("softmax([0, 2], 2)[2]", 0.731058578630005),
    ("total([1, 2, 3][[1, 3]])", 4), ("f(t) = [t, t^2]; total(f(3))", 12),
    ("total(d/dx([x, x^2]))", 21), ("max([1, 2, 3] - 2)", 1), ("total([1,2]{x > 0})", 3),
    ("sum(k, 1, 1e9, k)", .nan), ("integral(t, -1, 1, 1/t)", .nan), ("total(1...3)!", 720),
    ("if(x > 3, 1, 2) + {x = 10}", 2), ("choose(5, 2)", 10), ("lcm([4, 6])", 12),
    ("gcd(1...1)", 1), ("categorical_pmf(2, [0.2, 0.3, 0.5])", 0.5), ("1 … 3 = 2", .nan),
  ]

  @Test("have the value that mathematics gives them", arguments: values)
  func value(_ text: String, _ expected: Double) throws {
    guard let formula = try? Formula(text) else {
      #expect(expected.isNaN, "\(text)")
      return
    }
    let value = formula(10)
    #expect(
      expected.isNaN ? value.isNaN : (value - expected).magnitude <= 1e-13 * expected.magnitude,
      "\(text) is \(value)")
  }

  @Test("give lists where they are lists")
  func lists() throws {
    #expect(try Formula("[1, 2, x]").evaluate([7]) == [1, 2, 7])
    #expect(try Formula("sin([0, 0])").evaluate([7]) == [0, 0])
    #expect(try Formula("2...4").evaluate([0]) == [2, 3, 4])
    #expect(try Formula("[]").evaluate([0]) == [])
    #expect(try Formula("[1, 2]").isList && Formula("[1]").isList && !Formula("1").isList)
    // A number is expected of them; a list of one value is that value.
    #expect(try Formula("[1, 2]")(0).isNaN && Formula("[5]")(0) == 5)
  }

  static let errors: [(String, String)] = [
    ("f(2) = 3; f", "column 1: unknown function \"f\"; the variables are x"),
    ("a = b; b = 2; a", "column 5: unknown name \"b\"; the variables are x"),
    ("f(t) = f(t); f(1)", "column 8: unknown function \"f\"; the variables are t, x"),
    ("a = 1; a = 2; a", "column 8: a is defined twice; give the second another name"),
    ("x = 1; x", "column 1: x is a variable of the formula; define another name"),
    ("f(t, t) = t; f(1, 2)", "column 6: two parameters are called t; give one another name"),
    ("f(t) = t; f", "column 11: f needs its argument in parentheses; write f(t)"),
    ("f(t) = t; f(1, 2)", "column 11: f has 2 arguments; write f(t)"),
    (
      "f(t) = t^2",
      "column 1: f is defined, but nothing is computed with it; add ; and what to compute, as f(2)"
    ),
    ("f(a, b) = a b; f'(1, 2)", "column 16: f has 2 parameters; write d/da(f(a, b))"),
    ("gcd'(x)", "column 1: gcd has several arguments; write d/dx(gcd(a, b, …))"),
    (
      "zeta'(x)",
      "column 1: zeta has no derivative by its argument x; use differences: (f(x + h) - f(x - h))/(2h)"
    ),
    ("d/dz(x)", "column 3: \"z\" is no variable that one can derive by; the variables are x"),
    (
      "d^2/dx(x)",
      "column 1: the derivative's order is not clear; write d/dx(…) or d^2/dx^2(…), up to 10"
    ),
    ("sum(k, 1, 5)", "column 1: sum has too few arguments; write sum(k, from, to, expression)"),
    (
      "sum(1, 2)",
      "column 1: sum begins with the name that runs; write sum(k, from, to, expression)"
    ),
    ("sum(k, 1, 3, j)", "column 14: unknown name \"j\"; the variables are k, x"),
    (
      "[1, 2] + [1, 2, 3]",
      "column 10: a list of 2 and a list of 3 values do not fit together; make them as long as one another"
    ),
    ("[[1, 2], 3]", "column 2: a list inside a list; lists hold numbers only"),
    (
      "1...x",
      "column 5: a range's end depends on a variable; give a number that is known when the formula is read"
    ),
    ("1...1e6", "column 2: a range of 1000000 values; a list has at most 10000"),
    ("[1, 2][3]", "column 8: there is no element 3 in a list of 2; elements are counted from 1"),
    (
      "softmax(x)",
      "column 9: softmax is of a list; write softmax(list, temperature?) with a list such as [1, 2, 3]"
    ),
    ("total([1, 2", "column 7: the \"[\" is never closed; write \"]\" where it ends"),
    ("normal_cfd(x)", "column 1: unknown function \"normal_cfd\"; did you mean \"normal_cdf\"?"),
    ("intergal(t, 0, 1, t)", "column 1: unknown function \"intergal\"; did you mean \"integral\"?"),
    ("min([])", "column 1: min has 0 arguments; write min(a, b, …)"),
    ("1...2...3", "column 6: \"...\" cannot stand here; write a range as 1...10"),
  ]

  @Test("say what is wrong, where, and what to write", arguments: errors)
  func error(_ text: String, _ expected: String) {
    let error = #expect(throws: FormulaError.self) { try Formula(text) }
    #expect(error?.description == expected)
  }

  @Test("show the place with a caret")
  func caret() {
    let short = #expect(throws: FormulaError.self) { try Formula("2 + sni(x)") }
    #expect(short?.excerpt(of: "2 + sni(x)") == "2 + sni(x)\n    ^")
    let text =
      String(repeating: "x + ", count: 100) + "sni(x)" + String(repeating: " + x", count: 100)
    let long = #expect(throws: FormulaError.self) { try Formula(text) }
    let lines = long?.excerpt(of: text).split(separator: "\n") ?? []
    #expect(lines.count == 2 && lines[0].hasPrefix("…") && lines[0].hasSuffix("…"))
    #expect(lines[0].dropFirst(lines[1].count - 1).hasPrefix("sni"))
  }

  @Test("are refused where sums take too long, or are NaN")
  func budget() throws {
    let formula = try Formula("sum(k, 1, 1e9, k x)")
    #expect(formula(1).isNaN)
    let error = #expect(throws: FormulaError.self) { try formula.evaluate([1]) }
    #expect(
      error?.description
        == "column 1: a sum, product or integral needs more than 10000000 terms; take a shorter range"
    )
    let nested = try Formula("sum(a, 1, 1e5, sum(b, 1, 1e5, a b x))")
    #expect(nested(1).isNaN)
    #expect(try Formula("sum(k, 1, 1e6, x)")(1) == 1e6)
  }

  static let growing = [
    // Each function is larger than the one before, and nothing in them is the same.
    (1...40).map { "f\($0)(t) = " + ($0 == 1 ? "t" : "f\($0 - 1)(2t) f\($0 - 1)(t/3 + 1)") }
      .joined(separator: "; ") + "; f40(x)",
    (1...2000).map { "f\($0)(t) = " + ($0 == 1 ? "sin(t)" : "sin(f\($0 - 1)(t) + t)") }
      .joined(separator: "; ") + "; f2000''''''(x)",
    String(repeating: "sum(a,1,9,", count: 60) + "1" + String(repeating: ")", count: 60),
    String(repeating: "(1...9999)+", count: 4000) + "1",
    String(repeating: "[", count: 10_000), String(repeating: "d/dx(", count: 5000),
    "x" + String(repeating: "'", count: 1000), String(repeating: "a=1;", count: 10_000),
  ]

  @Test("that grow beyond measure are refused", arguments: growing.indices)
  func growth(_ index: Int) {
    #expect(throws: FormulaError.self) { try Formula(Self.growing[index]) }
  }

  @Test("may call a thousand functions inside one another")
  func chain() throws {
    let text = (1...1000).map { "f\($0)(t) = " + ($0 == 1 ? "t" : "f\($0 - 1)(t) + t") }
    let formula = try Formula(text.joined(separator: "; ") + "; f1000(x)")
    #expect(formula(1) == 1000)
    #expect(try formula.derivative("x")(3) == 1000)
    #expect(formula.interval(RealInterval(1)).range.contains(1000))
  }
}
