import NablaMath
import Testing

@Suite("Formulas on intervals")
struct FormulaIntervalTests {
  typealias Certainty = IntervalResult.Certainty

  static let cases: [(String, Double, Double, Double, Double, Certainty, Certainty)] = [
    ("x^2", -1, 2, 0, 4, .yes, .yes), ("x x", -1, 2, 0, 4, .yes, .yes),
    ("1/x", 1, 2, 0.5, 1, .yes, .yes), ("1/x", 0, 2, 0.5, .infinity, .maybe, .maybe),
    ("1/x", -1, 1, -.infinity, .infinity, .maybe, .maybe),
    ("sqrt(x)", 4, 9, 2, 3, .yes, .yes), ("sqrt(x)", -1, 9, 0, 3, .maybe, .maybe),
    ("sqrt(x)", -2, -1, .infinity, -.infinity, .no, .maybe),
    ("ln(x)", 0, 1, -.infinity, 0, .maybe, .maybe), ("exp(x)", 0, 0, 1, 1, .yes, .yes),
    ("sin(x)", 0, 2, 0, 1, .yes, .yes), ("sin(x)", 0, 100, -1, 1, .yes, .yes),
    ("tan(x)", 1, 2, -.infinity, .infinity, .maybe, .maybe),
    ("tan(x)", 0, 0.7853981633974483, 0, 1, .yes, .yes),
    ("floor(x)", 0.25, 0.75, 0, 0, .yes, .yes), ("floor(x)", 0.25, 1, 0, 1, .yes, .maybe),
    ("round(x)", 0.75, 1.25, 1, 1, .yes, .yes), ("sign(x)", -1, 1, -1, 1, .yes, .maybe),
    ("|x|", -2, 1, 0, 2, .yes, .yes), ("max(x, 1)", 0, 3, 1, 3, .yes, .yes),
    ("{x < 0: 5, x}", 1, 2, 1, 2, .yes, .yes), ("{x < 0: 5, x}", -1, 1, -1, 5, .yes, .maybe),
    ("{x < 0: 5}", 1, 2, .infinity, -.infinity, .no, .maybe),
    ("{x < 0: 5}", -1, 2, 5, 5, .maybe, .maybe), ("x < 3", 1, 2, 1, 1, .yes, .yes),
    ("x < 3", 1, 4, 0, 1, .yes, .maybe), ("mod(x, 3)", 1, 2, 1, 2, .yes, .yes),
    ("mod(x, 3)", 1, 4, 0, 3, .yes, .maybe), ("x^(1/3)", -8, 8, -2, 2, .yes, .yes),
    ("x^0.5", -1, 4, 0, 2, .maybe, .maybe), ("2^x", 1, 3, 2, 8, .yes, .yes),
    ("x^-2", 1, 2, 0.25, 1, .yes, .yes), ("gamma(x)", 1, 2, 0.8856031944108887, 1, .yes, .yes),
    ("gamma(x)", -0.5, 0.5, -.infinity, .infinity, .maybe, .maybe),
    ("atan2(x, -1)", -1, 1, -.pi, .pi, .yes, .maybe),
    ("sum(k, 1, 3, k x)", 1, 2, 6, 12, .yes, .yes), ("product(k, 1, 3, x)", 1, 2, 1, 8, .yes, .yes),
    ("normal_cdf(x, 0, 1)", 0, 0, 0.5, 0.5, .yes, .yes),
    ("0/0", 1, 2, .infinity, -.infinity, .no, .maybe),
    ("bessel_j(0, x)", 0, 0, 1, 1, .yes, .yes),
    ("zeta(x)", 0.5, 2, -.infinity, .infinity, .maybe, .maybe),
    ("sigmoid(x)", 0, 0, 0.5, 0.5, .yes, .yes),
    ("erf(x)", -.infinity, .infinity, -1, 1, .yes, .yes),
  ]

  @Test(
    "have tight bounds, and are defined and continuous where that can be proved",
    arguments: cases.indices)
  func bounds(_ index: Int) throws {
    let (text, a, b, low, high, isDefined, isContinuous) = Self.cases[index]
    let result = try Formula(text).interval(RealInterval(a, b))
    func isNear(_ value: Double, _ expected: Double) -> Bool {
      value == expected || (value - expected).magnitude <= 1e-11 * max(1, expected.magnitude)
    }
    #expect(
      isNear(result.range.lower, low) && isNear(result.range.upper, high), "\(text): \(result)")
    #expect(
      result.isDefined == isDefined && result.isContinuous == isContinuous, "\(text): \(result)")
    // Outward: what is exact is within.
    if low.isFinite, low <= high {
      #expect(result.range.lower <= low && result.range.upper >= high)
    }
  }

  @Test("prove that 1/x bends one way on either side of its pole")
  func bending() throws {
    let bend = try Formula("1/x").derivative("x").derivative("x")
    for x in [0.001, 0.01, 0.1, 1] {
      let right = bend.interval(RealInterval(x, 2 * x))
      #expect(right.isContinuous == .yes && right.range.lower > 0)
      let left = bend.interval(RealInterval(-2 * x, -x))
      #expect(left.isContinuous == .yes && left.range.upper < 0)
    }
    #expect(bend.interval(RealInterval(-0.1, 0.1)).isDefined == .maybe)
  }

  @Test("bound integrals closely")
  func integrals() throws {
    let result = try Formula("integral(t, 0, x, exp(-t^2))").interval(RealInterval(2))
    #expect(result.range.contains(0.8820813907624217) && result.range.width < 0.05)
    let wide = try Formula("integral(t, 0, x, t)").interval(RealInterval(1, 2))
    #expect(wide.range.contains(0.5) && wide.range.contains(2) && wide.isContinuous == .yes)
    let back = try Formula("integral(t, 3, x, t)").interval(RealInterval(1, 2))
    #expect(back.range.contains(-4) && back.range.contains(-2.5))
  }

  @Test("of several variables lie on boxes")
  func boxes() throws {
    let formula = try Formula("x y - z", variables: ["x", "y", "z"])
    let result = formula.interval([RealInterval(1, 2), RealInterval(-1, 3), RealInterval(1)])
    #expect(result.range == RealInterval(-3, 5))
    #expect(
      formula.interval("y", over: RealInterval(-1, 3), at: ["x": 2, "z": 1]).range
        == RealInterval(-3, 5))
    #expect(formula.interval([RealInterval(1)]).isDefined == .no)
  }

  @Test("are rounded outward")
  func rounding() throws {
    let third = try Formula("1/x").interval(RealInterval(3)).range
    #expect(third.lower < third.upper && third.lower.nextUp == third.upper)
    let sum = try Formula("x + 0.2").interval(RealInterval(0.1)).range
    #expect(sum.lower < sum.upper && sum.lower.nextUp == sum.upper)
    #expect(try Formula("x + 2").interval(RealInterval(1)).range.isPoint)
    #expect(try Formula("x/3 - x/3").interval(RealInterval(1)).range.contains(0))
  }
}
