import NablaMath
import Testing

@Suite("Formulas written down")
struct FormulaPrintingTests {
  static let latexTexts: [(String, String)] = [
    ("x^2", "x^{2}"), ("x^10", "x^{10}"), ("sin(x)/x", "\\frac{\\sin(x)}{x}"),
    ("sqrt(x^2+1)", "\\sqrt{x^{2} + 1}"), ("(x+1)(x-1)", "(x + 1) (x - 1)"),
    ("2 3", ""), ("2*3", "2 \\cdot 3"), ("-x^2", "-x^{2}"), ("(-x)^2", "(-x)^{2}"),
    ("2pi x", "2 \\pi x"), ("sin(x)^2", "\\sin^{2}(x)"), ("exp(-x^2)", "e^{-x^{2}}"),
    ("|x|", "\\left|x\\right|"), ("x >= 1 and x != 2", "x \\ge 1 \\land x \\ne 2"),
    ("{x<0: -x, x}", "\\begin{cases} -x & x < 0 \\\\ x & \\text{otherwise} \\end{cases}"),
    ("sum(k, 1, n, k^2)", "\\sum_{k=1}^{n} k^{2}"),
    ("product(k, 1, n, k)", "\\prod_{k=1}^{n} k"),
    ("integral(t, 0, inf, exp(-t))", "\\int_{0}^{\\infty} e^{-t} \\, dt"),
    ("d/dx(x^3)", "\\frac{d}{dx}(x^{3})"), ("θ_1 + alpha", "\\theta_{1} + \\alpha"),
    ("gamma(x)", "\\Gamma(x)"), ("log(x, 2)", "\\log_{2}(x)"), ("cbrt(x)", "\\sqrt[3]{x}"),
    ("floor(x)", "\\left\\lfloor x\\right\\rfloor"), ("choose(n, k)", "\\binom{n}{k}"),
    ("1e-9 x", "1 \\cdot 10^{-9} x"), ("sin(1/x)", "\\sin\\left(\\frac{1}{x}\\right)"),
    ("f(t) = t^2; f(x)", "f(t) = t^{2},\\; f(x)"), ("bessel_j(0, x)", "J_{0}(x)"),
    ("x!", "x!"), ("2^(x+1)", "2^{x + 1}"), ("(2^x)^2", "{(2^{x})}^{2}"),
    ("rate t", "\\mathrm{rate} t"), ("exp(-x)^2", "e^{-2 x}"), ("exp(x/2)^2", "e^{x}"),
    ("3exp(2x/3)^2", "3 e^{\\frac{4 x}{3}}"), ("exp(x + 1)^3", "e^{3 (x + 1)}"),
    ("exp(1/(2x))^2", "e^{\\frac{1}{x}}"), ("exp(n x/2)^2", "e^{n x}"), ("exp(2)^3", "e^{6}"),
    ("exp(x)^0.5", "{(e^{x})}^{0.5}"),
  ]

  @Test("in LaTeX", arguments: latexTexts)
  func latex(_ text: String, _ expected: String) throws {
    let variables = ["x", "n", "k", "t", "θ_1", "alpha", "rate"]
    guard !expected.isEmpty else { return }
    #expect(try Formula(text, variables: variables).latex == expected)
  }

  static let swiftTexts: [(String, String)] = [
    ("2x + 1", "2.0 * x + 1.0"), ("x^2", "x * x"), ("x^3", "pow(x, 3.0)"), ("1/3", "1.0 / 3.0"),
    ("sin(x)/x", "sin(x) / x"), ("-x^2", "-(x * x)"), ("x - (1 - x)", "x - (1.0 - x)"),
    ("|x|", "abs(x)"), ("ln(x)", "log(x)"), ("2pi", "2.0 * Double.pi"),
    ("{x<0: -x, x}", "x < 0.0 ? -x : x"), ("0 < x < 1", "(0.0 < x) && (x < 1.0) ? 1.0 : 0.0"),
    ("zeta(x)", "FormulaFunctions.value(\"zeta\", x)"), ("f(t) = t + 1; f(x)", "x + 1.0"),
    (
      "sum(k, 1, 3, k x)",
      "stride(from: 1.0, through: 3.0, by: 1.0).map { (k: Double) -> Double in k * x }.reduce(0.0, +)"
    ),
    ("[1, x]", "[1.0, x]"),
  ]

  @Test("in Swift", arguments: swiftTexts)
  func swift(_ text: String, _ expected: String) throws {
    #expect(try Formula(text).swift == expected)
  }

  @Test("in Swift, not at all where they have integrals")
  func integral() throws {
    #expect(try Formula("integral(t, 0, x, t)").swift == nil)
  }

  static let again = [
    "a = 2; f(t) = a t²; f'(x) + f(3)", "d²/dx²(x³ sin(x))", "sum(k, 1, 10, k² x)",
    "integral(t, 0, x, exp(−t²))", "[1, 2, 3][2] x", "[1, 3...11]", "softmax([1, 2, x])",
    "product([1, 2])", "|abs(x) + 1|", "√(x!)", "(√x)!", "x!²", "{x > 0: 1, x < −1: 2}",
    "not (x < 1 or x > 2)", "2 e3", "1 · 10²", "−x y", "x − −3", "2^(−x)", "x^(x²)", "1...3",
    "L = [1, 4]; L[1] + L[2]", "x/(2 · 3)", "−(2x)", "(x y)(x + 1)", "(1/3)(x + 1)", "1/3 x",
    "max(x, 2)! + 1e−07",
  ]

  @Test("are read again as they are shown", arguments: again)
  func readAgain(_ text: String) throws {
    let formula = try Formula(text, variables: ["x", "y", "e3"])
    let again = try Formula(formula.displayText, variables: ["x", "y", "e3"])
    #expect(again.displayText == formula.displayText)
    #expect(try again.evaluate([2, 3, 4]) == formula.evaluate([2, 3, 4]))
  }
}
