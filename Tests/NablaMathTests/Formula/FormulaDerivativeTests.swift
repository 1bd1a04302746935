import NablaMath
import Testing

@Suite("Derivatives of formulas")
struct FormulaDerivativeTests {
  static let slopes: [(String, String)] = [
    ("7", "0"), ("x", "1"), ("3x + 2", "3"), ("x^3", "3x²"), ("x^-1", "−1/x²"), ("1/x", "−1/x²"),
    ("x^3 - 3x + 1", "3x² − 3"), ("(x+1)(x-1)", "2x"), ("x^0.5", "0.5/x^0.5"),
    ("x^(1/3)", "1/(3x^(2/3))"), ("2^x", "2^x ln(2)"), ("e^x", "e^x"), ("e^(2x)", "2e^(2x)"),
    ("x^x", "x^x (ln(x) + 1)"), ("sin(x)", "cos(x)"), ("cos(3x)", "−3 sin(3x)"),
    ("sin(x)^2", "2 sin(x) cos(x)"), ("exp(-x^2)", "−2x exp(−x²)"), ("ln(x)", "1/x"),
    ("log(x, 2)", "1/(x ln(2))"), ("sqrt(x)", "1/(2√x)"), ("|x|", "x/|x|"),
    ("sigmoid(x)", "sigmoid(x) sigmoid(−x)"), ("relu(x)", "{x > 0: 1, x < 0: 0}"),
    ("{x < 0: -x, x}", "{x < 0: −1, 1}"), ("{x < 1: x^2}", "{x < 1: 2x}"), ("x > 1", "0"),
    ("max(x, 1)", "{x > 1: 1, x < 1: 0}"), ("min(x, x^2)", "{x² > x: 1, x² < x: 2x}"),
    ("sum(k, 1, 5, x^k)", "sum(k, 1, 5, k x^(k − 1))"),
    ("integral(t, 0, x, exp(-t^2))", "exp(−x²)"),
    ("integral(t, 0, 1, sin(t x))", "integral(t, 0, 1, t cos(t x))"),
    ("integral(t, x, x^2, t)", "2x³ − x"), ("y x", "y"), ("x sin(y)", "sin(y)"),
    ("floor(x)", "{x ≠ floor(x): 0}"), ("normal_cdf(x, 0, 1)", "normal_pdf(x, 0, 1)"),
    ("erf(x)", "2 exp(−x²)/√π"), ("gamma(x)", "gamma(x) digamma(x)"),
    ("f(t) = t^2; f(3x)", "18x"), ("x/(1+x)", "1/(x + 1) − x/(x + 1)²"), ("0 x", "0"),
    ("tan(x)", "sec(x)²"), ("2x^2 y + 3x y^2", "4x y + 3y²"), ("-(x - y)^2", "−2(x − y)"),
  ]

  @Test("are short", arguments: slopes)
  func text(_ text: String, _ expected: String) throws {
    let slope = try Formula(text, variables: ["x", "y"]).derivative("x")
    #expect(slope.displayText == expected)
  }

  @Test("by several variables make the gradient")
  func gradient() throws {
    let formula = try Formula("(1 - x)^2 + 100(y - x^2)^2", variables: ["x", "y"])
    let gradient = try formula.gradient()
    #expect(gradient.map { $0.value([1.5, 2]) } == [151, -50])
    #expect(gradient.map { $0.value([1, 1]) } == [0, 0])
  }

  @Test("can be taken again and again")
  func higher() throws {
    var formula = try Formula("exp(2x) sin(x)")
    for _ in 0..<4 { formula = try formula.derivative("x") }
    // The fourth derivative is −7 e²ˣ sin x + 24 e²ˣ cos x.
    let expected =
      -7 * 2.4596031111569494 * 0.43496553411123023 + 24 * 2.4596031111569494 * 0.9004471023526769
    #expect((formula(0.45) - expected).magnitude < 1e-12 * expected)
  }

  @Test("name the variables there are")
  func unknown() throws {
    let formula = try Formula("x + theta", variables: ["x", "theta"])
    let error = #expect(throws: FormulaError.self) { try formula.derivative("thta") }
    #expect(
      error?.description
        == "column 1: the formula has no variable \"thta\"; did you mean \"theta\"?")
  }

  @Test("of every function are those of central differences")
  func everyFunction() throws {
    for function in FormulaFunctions.all {
      let count = function.parameters.count
      for place in [[0.37, 0.61, 0.83, 0.4], [1.7, 2.2, 3.1, 1.2], [2.6, 1.4, 0.7, 2.1]] {
        let values = Array(place.prefix(count))
        for i in 0..<count {
          let arguments = (0..<count).map { $0 == i ? "x" : "\(values[$0])" }
          guard
            let formula = try? Formula("\(function.name)(\(arguments.joined(separator: ", ")))"),
            !formula.isList, let slope = try? formula.derivative("x")
          else { continue }
          let x = values[i]
          let h = 1e-4
          let difference =
            (8 * (formula(x + h) - formula(x - h)) - (formula(x + 2 * h) - formula(x - 2 * h)))
            / (12 * h)
          guard difference.isFinite else { continue }
          #expect(
            (slope(x) - difference).magnitude <= 1e-8 * max(1, difference.magnitude),
            "\(formula.text) at \(x): \(slope(x)), \(difference)")
        }
      }
    }
  }
}
