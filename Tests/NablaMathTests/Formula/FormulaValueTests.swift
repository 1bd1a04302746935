import NablaMath
import Testing

@Suite("Values of formulas")
struct FormulaValueTests {
  @Test("agree with forty digits", arguments: FunctionTable.rows)
  func functions(_ name: String, _ x: Double, _ expected: Double) throws {
    let value = try Formula("\(name)(x)")(x)
    #expect(abs(value - expected) <= 4e-14 * abs(expected))
  }

  @Test("come out the same one by one and in blocks, across the blocks' borders")
  func blocks() throws {
    let x = (0..<1000).map { Double($0) / 50 - 10 }
    for text in [
      "x^3 - 3x + 1", "0 < x < 3 and not (1 < x < 2)", "{x < -1: x, x < 1: x^2, sin(x)}",
    ] {
      let formula = try Formula(text)
      #expect(formula.values(x) == x.map { formula($0) })
    }
  }

  @Test("take a list or one number for each variable, and NaN for what does not fit")
  func columns() throws {
    let formula = try Formula("a x + b", variables: ["x", "a", "b"])
    #expect(formula.values([[1, 2, 3], [10], [0.5]]) == [10.5, 20.5, 30.5])
    #expect(formula.values([[1, 2], [10, 20], [0.5]]) == [10.5, 40.5])
    #expect(formula.values([[1, 2, 3], [1, 2], [0]]).allSatisfy { $0.isNaN })
    #expect(formula.values([[1]]).allSatisfy { $0.isNaN })
    #expect(formula.values([[], [], []]) == [])
    #expect(formula.value([2, 3, 4]) == 10 && formula.value([1]).isNaN)
  }

  static let texts: [(String, String)] = [
    ("x^3-3*x+1", "x³ − 3x + 1"), ("sin(x)/x", "sin(x)/x"), ("-x^2", "−x²"), ("(-x)^2", "(−x)²"),
    ("2*(x+1)*(x-1)", "2(x + 1)(x − 1)"), ("2pi x", "2π x"), ("2*3", "2 · 3"),
    ("x sin(x)", "x sin(x)"),
    ("sqrt(x^2-1)", "√(x² − 1)"), ("|x|+x!", "|x| + x!"), ("x^(1/3)", "x^(1/3)"),
    ("1/(2x)", "1/(2x)"),
    ("x-(1-x)", "x − (1 − x)"), ("0<x<=1", "0 < x ≤ 1"), ("{x<0: -x, x}", "{x < 0: −x, x}"),
    ("x{x>0}", "x {x > 0}"), ("2^x^2", "2^(x²)"), ("(2^x)^2", "(2^x)²"), ("x^-1", "x⁻¹"),
    ("not (x<1 or x>2)", "not (x < 1 or x > 2)"), ("0.5x", "0.5x"), ("x/2/3", "x/2/3"),
  ]

  @Test("are of the text that people read", arguments: texts)
  func display(_ text: String, _ expected: String) throws {
    let formula = try Formula(text)
    #expect(formula.displayText == expected)
    let again = try Formula(formula.displayText)
    for x in [-1.5, 0.25, 0.5, 1, 3] {
      #expect(again(x) == formula(x) || (again(x).isNaN && formula(x).isNaN))
    }
  }
}
