import NablaMath
import Testing

@Suite struct PowerSeriesTests {
  private typealias S = PowerSeries

  private let functions: [String: @Sendable (PowerSeries) -> PowerSeries] = [
    "exp": S.exp, "log": S.log, "sqrt": S.sqrt, "sin": S.sin, "cos": S.cos, "tan": S.tan,
    "sinh": S.sinh, "cosh": S.cosh, "tanh": S.tanh, "asin": S.asin, "acos": S.acos,
    "atan": S.atan, "asinh": S.asinh, "acosh": S.acosh, "atanh": S.atanh, "erf": S.erf,
    "sigmoid": S.sigmoid, "power": { S.pow($0, 2.5) }, "inverse": { 1 / $0 },
    "sin(x)/x": { S.sin($0) / $0 }, "exp(sin(x))": { S.exp(S.sin($0)) },
    "x^x": { S.pow($0, $0) },
  ]

  @Test func coefficientsAreThoseOfMpmath() throws {
    for row in try CalculusTable.read().taylor {
      let f = try #require(functions[row.name])
      let taylor = try TaylorPolynomial(of: f, at: row.at, order: row.coefficients.count - 1)
      #expect(relativeDistance(taylor.coefficients, row.coefficients) < 1e-14, "\(row.name)")
      for (a, b) in zip(taylor.coefficients, row.coefficients) {
        #expect((a - b).magnitude < 1e-12 * b.magnitude + 1e-16, "\(row.name)")
      }
    }
  }

  @Test func formulasHaveTheSameCoefficients() throws {
    let texts = ["power": "x^2.5", "inverse": "1/x"]
    for row in try CalculusTable.read().taylor {
      let text = texts[row.name] ?? (functions.keys.contains(row.name) ? row.name : "")
      let formula = try Formula(text.contains("x") ? fixed(text) : "\(text)(x)")
      let taylor = try formula.taylor(at: row.at, order: 12)
      #expect(relativeDistance(taylor.coefficients, row.coefficients) < 1e-13, "\(text)")
    }
  }

  /// Names with an x in them are still functions.
  private func fixed(_ text: String) -> String { text == "exp" ? "exp(x)" : text }

  @Test func formulasWithoutASeriesAreDerivedOneByOne() throws {
    // Γ(x) = 1 − γ(x − 1) + …, by mpmath.taylor(gamma, 1, 3).
    let gamma = try Formula("gamma(x)").taylor(at: 1, order: 3)
    let expected = [1, -0.5772156649015329, 0.9890559953279726, -0.9074790760808862]
    #expect(relativeDistance(gamma.coefficients, expected) < 1e-12)
    let plane = try Formula("sin(x) y^2", variables: ["x", "y"])
    let along = try plane.taylor(at: 3, order: 3, variable: "y", values: ["x": .pi / 2])
    #expect(relativeDistance(along.coefficients, [9, 6, 1, 0]) < 1e-15)
    #expect(throws: MathError.self) { try plane.taylor(at: 3, order: 3) }
    #expect(throws: MathError.self) { try plane.taylor(at: 3, order: 3, variable: "z") }
    #expect(throws: MathError.self) { try Formula("abs(x)").taylor(at: 0, order: 1) }
    #expect(try Formula("abs(x)").taylor(at: -2, order: 2).coefficients == [2, -1, 0])
    #expect(try Formula("x^(1/3)").taylor(at: -8, order: 1).coefficients[0] == -2)
  }

  @Test func arithmeticKeepsTheLesserOrder() {
    let a = PowerSeries([1, 2, 3])
    let b = PowerSeries([1, -1])
    #expect((a + b).coefficients == [2, 1] && (a * b).coefficients == [1, 1])
    #expect((a - 1).coefficients == [0, 2, 3] && (1 - a).coefficients == [0, -2, -3])
    #expect((2 * a).coefficients == [2, 4, 6] && (a / 2).coefficients == [0.5, 1, 1.5])
    #expect((1 / PowerSeries([1, -1, 0, 0])).coefficients == [1, 1, 1, 1])
    #expect(PowerSeries([]).coefficients == [0] && PowerSeries(3, order: -1).order == 0)
    #expect(PowerSeries([1, 2, 3])(2) == 17)
  }

  @Test func powersOfZeroAreExactWhereTheyExist() {
    let x = PowerSeries.variable(at: 0, order: 4)
    #expect(PowerSeries.pow(x, 3).coefficients == [0, 0, 0, 1, 0])
    #expect(PowerSeries.pow(x, 0).coefficients == [1, 0, 0, 0, 0])
    #expect(PowerSeries.pow(x, 1e15).coefficients == [0, 0, 0, 0, 0])
    #expect(PowerSeries.pow(x, 7).coefficients == [0, 0, 0, 0, 0])
    #expect(PowerSeries.sqrt(x).coefficients[0] == 0)
    #expect(!PowerSeries.sqrt(x).coefficients[1].isFinite)
  }

  @Test func whatIsNotSmoothHasNoPolynomial() {
    let error = #expect(throws: MathError.self) {
      try TaylorPolynomial(of: PowerSeries.sqrt, at: 0, order: 3)
    }
    #expect(
      error?.description
        == "taylor: the function has no derivative of order 1 at 0.0; choose another center or an order below 1."
    )
    let none = #expect(throws: MathError.self) {
      try TaylorPolynomial(of: PowerSeries.log, at: -1, order: 3)
    }
    #expect(none?.problem == "the function has no value at -1.0")
    #expect(throws: MathError.self) {
      try TaylorPolynomial(of: PowerSeries.exp, at: .nan, order: 3)
    }
    #expect(throws: MathError.self) {
      try TaylorPolynomial(of: PowerSeries.exp, at: 0, order: -1)
    }
  }

  @Test func polynomialsComeNearTheirFunction() throws {
    let taylor = try TaylorPolynomial(of: PowerSeries.exp, at: 1, order: 20)
    #expect(abs(taylor(2) - 7.38905609893065) < 1e-14)
    #expect(taylor.truncated(to: .max) == taylor)
    #expect(taylor.truncated(to: 1)(2) == taylor.coefficients[0] * 2)
    #expect(
      relativeDistance(taylor.derivatives, Array(repeating: 2.718281828459045, count: 21)) < 1e-13)
    #expect(try TaylorPolynomial(of: PowerSeries.exp, at: 0, order: 200).derivatives[200].isFinite)
  }
}
