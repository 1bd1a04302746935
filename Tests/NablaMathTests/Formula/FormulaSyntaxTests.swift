import NablaMath
import Testing

@Suite("Formulas as text")
struct FormulaSyntaxTests {
  static let values: [(String, Double)] = [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2^3^2", 512), ("-2^2", -4), ("2^-1", 0.5),
    ("2^-2^2", 0.0625), ("(-2)^2", 4), ("8/4/2", 1), ("8 - 4 - 2", 2), ("--3", 3), ("+3", 3),
    ("2**3", 8), ("-3²", -9), ("2³", 8), ("2⁻¹", 0.5), ("2¹⁰", 1024), ("3!", 6), ("2^3!", 64),
    ("-3!", -6), ("3!!", 720), ("|−3|", 3), ("2|-3|", 6), ("||-3|-5|", 2), ("|2(|-3|)|", 6),
    ("|-2|3|-4|", 24),
    ("1e3", 1000), ("1E-2", 0.01), (".5", 0.5), ("5.", 5), ("2e", 2 * 2.718281828459045),
    ("√9", 3), ("√(9+16)", 5), ("∛27", 3), ("2√9", 6), ("2 · 3 × 4 ÷ 6", 4),
    ("1 < 2", 1), ("2 < 1", 0), ("1 < 2 < 3", 1), ("1 < 3 < 2", 0), ("3 > 2 >= 2 = 2 != 1", 1),
    ("1 ≤ 1", 1), ("1 ≠ 1", 0), ("not 1 < 2", 0), ("1 < 2 and 2 < 1", 0), ("1 < 2 or 2 < 1", 1),
    ("not 0 and 1", 1), ("1 or 0 and 0", 1), ("¬0 ∧ (0 ∨ 1)", 1),
    ("if(1 < 2, 10, 20)", 10), ("if(2 < 1, 10, 20)", 20), ("{1 < 0: 5, 7}", 7),
    ("{0: 1, 0: 2, 3}", 3), ("{1: 1, 1: 2}", 1), ("3{1 < 2}", 3),
    ("pi", .pi), ("2pi", 2 * .pi), ("2π", 2 * .pi), ("τ/π", 2), ("phi", 1.618033988749895),
    ("log(8, 2)", 3), ("log_2(8)", 3), ("log(125, 5)", 3), ("log(100, 10)", 2), ("ln(e)", 1),
    ("sin^2(2) + cos²(2)", 1), ("mod(-1, 3)", 2), ("mod(5.5, -2)", -0.5), ("gcd(12, 18, 8)", 2),
    ("lcm(4, 6)", 12), ("min(3, 1, 2)", 1), ("max(3)", 3), ("clamp(7, 0, 5)", 5),
    ("root(-8, 3)", -2), ("root(81, 4)", 3), ("cbrt(-8)", -2), ("(-8)^(1/3)", -2),
    ("(-8)^(2/3)", 4), ("(-8)^(-1/3)", -0.5), ("round(-2.5)", -3), ("sign(-4)", -1), ("0!", 1),
    ("[2 + 3] 2", 10), ("inf", .infinity), ("-∞", -.infinity), ("20!", 2_432_902_008_176_640_000),
  ]

  @Test("have the value that mathematics gives them", arguments: values)
  func value(_ text: String, _ expected: Double) throws {
    let value = try Formula(text, variables: []).value([])
    #expect(value == expected || abs(value - expected) <= 1e-15 * abs(expected))
  }

  static let products: [(String, Double)] = [
    ("2x", 6), ("2(x+1)", 8), ("(x+1)(x-1)", 8), ("x sin(x)", 3 * 0.1411200080598672),
    ("xy", 15), ("2xy^2", 150), ("x^2y", 45), ("1/2x", 1.5), ("x(y)", 15), ("2x!", 12),
    ("x|y|", 15), ("ax + y", 11), ("{x > 0: x, -x} y", 15), ("−x^2", -9), ("e^x/e^x x", 3),
  ]

  @Test("multiply what stands side by side", arguments: products)
  func product(_ text: String, _ expected: Double) throws {
    let formula = try Formula(text, variables: ["x", "y"], constants: ["a": 2])
    #expect(abs(formula.value([3, 5]) - expected) < 1e-13)
  }

  static let undefined = [
    "0/0", "sqrt(-1)", "ln(-1)", "{0: 1}", "if(0, 1)", "(-2)^0.5", "(-2)^(1/2)", "(-1)!",
    "asin(2)", "log(2, 1)", "max(0/0, 1)", "gcd(1.5, 2)",
  ]

  @Test("are NaN where they are undefined", arguments: undefined)
  func isUndefined(_ text: String) throws {
    #expect(try Formula(text, variables: []).value([]).isNaN)
  }

  static let errors: [(String, String)] = [
    ("", "column 1: the formula is empty; write one such as x^2 + 1"),
    ("sni(x)", "column 1: unknown function \"sni\"; did you mean \"sin\"?"),
    ("2 + thta", "column 5: unknown name \"thta\"; did you mean \"theta\"?"),
    ("2 + zq", "column 5: unknown name \"zq\"; the variables are x, theta"),
    ("x +", "column 4: the formula ends too early"),
    ("(x + 1", "column 1: the \"(\" is never closed; write \")\" where it ends"),
    ("x + 1)", "column 6: \")\" cannot stand here; nothing is open that it could close"),
    ("|x", "column 1: the \"|\" is never closed; write \"|\" where it ends"),
    ("sin x", "column 1: sin needs its argument in parentheses; write sin(x)"),
    ("log(x, 2, 3)", "column 1: log has 3 arguments; write log(x, base?)"),
    ("atan2(x)", "column 1: atan2 has 1 argument; write atan2(y, x)"),
    (
      "sin^-1(x)",
      "column 5: an exponent between sin and its argument must be a whole number; write sin(x)^(…)"
    ),
    (
      "sin⁻¹(x)",
      "column 1: sin with this exponent may mean its inverse or a power; write asin(x) or sin(x)^(…)"
    ),
    ("x * * x", "column 5: \"*\" cannot stand here"),
    ("7 % 2", "column 3: \"%\" has no meaning in a formula; write mod(a, b) for the remainder"),
    ("1 000", "column 3: \"000\" cannot stand here"),
    ("1e999", "column 1: the number 1e999 is too large"),
    ("{x > 0: 1, 2, 3}", "column 13: \",\" cannot stand here; it belongs inside a call or braces"),
    (
      "x; y",
      "column 1: only definitions can stand before \";\"; write a name and = before it, as a = 2"
    ),
    ("π²·ω", "column 4: unknown name \"ω\"; the variables are x, theta"),
  ]

  @Test("say what is wrong, where, and what to write", arguments: errors)
  func error(_ text: String, _ expected: String) {
    let error = #expect(throws: FormulaError.self) {
      try Formula(text, variables: ["x", "theta"])
    }
    #expect(error?.description == expected)
  }

  static let hostile = [
    String(repeating: "(", count: 10_000), String(repeating: "-", count: 10_000) + "x",
    String(repeating: "2^", count: 10_000) + "2", String(repeating: "|", count: 10_000),
    "x" + String(repeating: "!", count: 10_000), String(repeating: "{", count: 10_000),
    String(repeating: "sin(", count: 10_000), String(repeating: "not ", count: 10_000) + "1",
    String(repeating: "√", count: 10_000) + "1", String(repeating: "if(1,", count: 10_000),
    String(repeating: "x", count: 70_000),
  ]

  @Test("nested or long beyond measure are refused", arguments: hostile)
  func limits(_ text: String) {
    #expect(throws: FormulaError.self) { try Formula(text) }
  }

  @Test("may be long sums, products and chains")
  func long() throws {
    let sum = Array(repeating: "x", count: 10_000)
    #expect(try Formula(sum.joined(separator: "+"))(1) == 10_000)
    #expect(try Formula(sum.joined(separator: "*"))(1) == 1)
    #expect(try Formula(sum.joined(separator: "≤"))(1) == 1)
    #expect(try Formula(sum.joined(separator: " and "))(1) == 1)
    let deep = String(repeating: "(", count: 250) + "x" + String(repeating: ")", count: 250)
    #expect(try Formula(deep)(7) == 7)
    let chains = String(repeating: "0<(", count: 200) + "x" + String(repeating: ")<2", count: 200)
    #expect(try Formula(chains)(1) == 1)
  }
}
