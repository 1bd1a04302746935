import Glibc

extension FormulaFunctions {
  static let trigonometric = [
    FormulaFunction(
      "sin", "x", "The sine of an angle in radians.", derivative: "cos(x)",
      bounds: .custom { IntervalFunctions.sine($0[0]) }, latex: "\\sin", swift: "sin"
    ) { sin($0) },
    FormulaFunction(
      "cos", "x", "The cosine of an angle in radians.", derivative: "-sin(x)",
      bounds: .custom { IntervalFunctions.cosine($0[0]) }, latex: "\\cos", swift: "cos"
    ) { cos($0) },
    FormulaFunction(
      "tan", "x", "The tangent of an angle in radians.", derivative: "sec(x)^2",
      bounds: .custom { IntervalFunctions.tangent($0[0]) }, latex: "\\tan", swift: "tan"
    ) { tan($0) },
    FormulaFunction(
      "sec", "x", "1 / cos x.", derivative: "sec(x) tan(x)",
      bounds: .custom { IntervalFunctions.one / IntervalFunctions.cosine($0[0]) }, latex: "\\sec"
    ) { 1 / cos($0) },
    FormulaFunction(
      "csc", "x", "1 / sin x.", derivative: "-csc(x) cot(x)",
      bounds: .custom { IntervalFunctions.one / IntervalFunctions.sine($0[0]) }, latex: "\\csc"
    ) { 1 / sin($0) },
    FormulaFunction(
      "cot", "x", "1 / tan x.", derivative: "-csc(x)^2",
      bounds: .custom { IntervalFunctions.cosine($0[0]) / IntervalFunctions.sine($0[0]) },
      latex: "\\cot"
    ) { 1 / tan($0) },
    FormulaFunction(
      "asin", "x", "The angle in [−π/2, π/2] whose sine is x.", derivative: "1/sqrt(1-x^2)",
      bounds: .monotone(on: .within(-1, 1)), latex: "\\arcsin", swift: "asin"
    ) { asin($0) },
    FormulaFunction(
      "acos", "x", "The angle in [0, π] whose cosine is x.", derivative: "-1/sqrt(1-x^2)",
      bounds: .monotone(on: .within(-1, 1), image: RealInterval(0, .pi.nextUp)),
      latex: "\\arccos", swift: "acos"
    ) { acos($0) },
    FormulaFunction(
      "atan", "x", "The angle in (−π/2, π/2) whose tangent is x.", derivative: "1/(1+x^2)",
      bounds: .monotone(), latex: "\\arctan", swift: "atan"
    ) { atan($0) },
    FormulaFunction(
      "asec", "x", "The angle in [0, π] whose secant is x.", derivative: "1/(abs(x) sqrt(x^2-1))",
      bounds: .custom { inverse($0[0], acos) }
    ) { acos(1 / $0) },
    FormulaFunction(
      "acsc", "x", "The angle in [−π/2, π/2] whose cosecant is x.",
      derivative: "-1/(abs(x) sqrt(x^2-1))", bounds: .custom { inverse($0[0], asin) }
    ) { asin(1 / $0) },
    FormulaFunction(
      "acot", "x", "The angle in (0, π) whose cotangent is x.", derivative: "-1/(1+x^2)",
      bounds: .monotone(image: RealInterval(0, .pi.nextUp))
    ) { atan2(1, $0) },
    FormulaFunction(
      "atan2", ["y", "x"], "The direction of the point (x, y).",
      derivatives: ["x/(x^2+y^2)", "-y/(x^2+y^2)"],
      bounds: .custom { IntervalFunctions.direction($0[0], $0[1]) }, swift: "atan2",
      .two { atan2($0, $1) }),
  ]

  /// A decreasing or increasing function on [−1, 1] of 1/x.
  private static func inverse(
    _ x: IntervalResult, _ f: (Double) -> Double
  ) -> IntervalResult {
    let y = IntervalFunctions.one / x
    let part = y.range.intersection(RealInterval(-1, 1))
    guard !part.isEmpty else { return .undefined }
    let range = RealInterval(f(part.lower)).union(RealInterval(f(part.upper)))
    let isInside = y.range.isWithin(RealInterval(-1, 1))
    return .of([y], range.widened(ulps: 4), isDefined: isInside ? .yes : .maybe)
  }

  static let hyperbolic = [
    FormulaFunction(
      "sinh", "x", "The hyperbolic sine.", derivative: "cosh(x)", bounds: .monotone(),
      latex: "\\sinh", swift: "sinh"
    ) { sinh($0) },
    FormulaFunction(
      "cosh", "x", "The hyperbolic cosine.", derivative: "sinh(x)",
      bounds: .monotone(turns: [0], image: RealInterval(1, .infinity)), latex: "\\cosh",
      swift: "cosh"
    ) { cosh($0) },
    FormulaFunction(
      "tanh", "x", "The hyperbolic tangent.", derivative: "sech(x)^2",
      bounds: .monotone(image: RealInterval(-1, 1)), latex: "\\tanh", swift: "tanh"
    ) { tanh($0) },
    FormulaFunction(
      "sech", "x", "1 / cosh x.", derivative: "-sech(x) tanh(x)",
      bounds: .monotone(turns: [0], image: RealInterval(0, 1))
    ) { 1 / cosh($0) },
    FormulaFunction(
      "csch", "x", "1 / sinh x.", derivative: "-csch(x) coth(x)",
      bounds: .custom { reciprocal($0[0]) { sinh($0) } }
    ) { 1 / sinh($0) },
    FormulaFunction(
      "coth", "x", "1 / tanh x.", derivative: "-csch(x)^2",
      bounds: .custom { reciprocal($0[0]) { tanh($0) } }, latex: "\\coth"
    ) { 1 / tanh($0) },
    FormulaFunction(
      "asinh", "x", "The inverse of sinh.", derivative: "1/sqrt(x^2+1)", bounds: .monotone(),
      swift: "asinh"
    ) { asinh($0) },
    FormulaFunction(
      "acosh", "x", "The inverse of cosh, x ≥ 1.", derivative: "1/sqrt(x^2-1)",
      bounds: .monotone(on: .from(1), image: RealInterval(0, .infinity)), swift: "acosh"
    ) { acosh($0) },
    FormulaFunction(
      "atanh", "x", "The inverse of tanh, −1 < x < 1.", derivative: "1/(1-x^2)",
      bounds: .monotone(on: .within(-1, 1, open: true)), swift: "atanh"
    ) { atanh($0) },
    FormulaFunction(
      "asech", "x", "The inverse of sech, 0 < x ≤ 1.", derivative: "-1/(x sqrt(1-x^2))",
      bounds: .monotone(
        on: FunctionDomain(interval: RealInterval(0, 1), lowerIsOpen: true),
        image: RealInterval(0, .infinity), absolute: 1e-15)
    ) { acosh(1 / $0) },
    FormulaFunction(
      "acsch", "x", "The inverse of csch.", derivative: "-1/(abs(x) sqrt(x^2+1))",
      bounds: .custom { x in
        let y = IntervalFunctions.one / x[0]
        let range = RealInterval(asinh(y.range.lower), asinh(y.range.upper)).widened(ulps: 4)
        return .of([y], range)
      }
    ) { asinh(1 / $0) },
    FormulaFunction(
      "acoth", "x", "The inverse of coth, |x| > 1.", derivative: "1/(1-x^2)",
      bounds: .custom { x in
        let y = IntervalFunctions.one / x[0]
        let part = y.range.intersection(RealInterval(-1, 1))
        guard !part.isEmpty else { return .undefined }
        let range = RealInterval(atanh(part.lower), atanh(part.upper)).widened(ulps: 4)
        let isInside = y.range.lower > -1 && y.range.upper < 1
        return .of([y], range, isDefined: isInside ? .yes : .maybe)
      }
    ) { atanh(1 / $0) },
  ]

  /// 1/f of a function that rises through 0.
  private static func reciprocal(
    _ x: IntervalResult, _ f: (Double) -> Double
  ) -> IntervalResult {
    IntervalFunctions.one
      / .of([x], RealInterval(f(x.range.lower), f(x.range.upper)).widened(ulps: 4))
  }

  static let powers = [
    FormulaFunction(
      "exp", "x", "e to the power x.", derivative: "exp(x)",
      bounds: .monotone(image: RealInterval(0, .infinity)), latex: "\\exp", swift: "exp"
    ) { exp($0) },
    FormulaFunction(
      "exp2", "x", "2 to the power x.", derivative: "exp2(x) ln(2)",
      bounds: .monotone(image: RealInterval(0, .infinity)), swift: "exp2"
    ) { exp2($0) },
    FormulaFunction(
      "exp10", "x", "10 to the power x.", derivative: "exp10(x) ln(10)",
      bounds: .monotone(image: RealInterval(0, .infinity))
    ) { pow(10, $0) },
    FormulaFunction(
      "expm1", "x", "eˣ − 1, exact near 0.", derivative: "exp(x)",
      bounds: .monotone(image: RealInterval(-1, .infinity)), swift: "expm1"
    ) { expm1($0) },
    FormulaFunction(
      "ln", "x", "The natural logarithm.", derivative: "1/x",
      bounds: .monotone(on: .from(0, open: true)), latex: "\\ln", swift: "log"
    ) { log($0) },
    FormulaFunction(
      "log", ["x", "base?"], "The natural logarithm, or the one to a base.",
      derivatives: ["1/(x ln(base))", "-log(x, base)/(base ln(base))"],
      bounds: .custom { x in
        let base = x.count > 1 ? x[1] : IntervalResult(RealInterval(exp(1.0)).widened(ulps: 1))
        return IntervalFunctions.logarithm(x[0], base)
      }, latex: "\\log",
      .oneOrTwo(default: "e", { log($0) }, { RealFunctions.logarithm($0, base: $1) })),
    FormulaFunction(
      "log2", "x", "The logarithm to the base 2.", derivative: "1/(x ln(2))",
      bounds: .monotone(on: .from(0, open: true)), latex: "\\log_{2}", swift: "log2"
    ) { log2($0) },
    FormulaFunction(
      "log10", "x", "The logarithm to the base 10.", derivative: "1/(x ln(10))",
      bounds: .monotone(on: .from(0, open: true)), latex: "\\log_{10}", swift: "log10"
    ) { log10($0) },
    FormulaFunction(
      "log1p", "x", "ln(1 + x), exact near 0.", derivative: "1/(1+x)",
      bounds: .monotone(on: .from(-1, open: true)), swift: "log1p"
    ) { log1p($0) },
    FormulaFunction(
      "sqrt", "x", "The square root.", derivative: "1/(2 sqrt(x))",
      bounds: .monotone(on: .from(0), image: RealInterval(0, .infinity), ulps: 1), swift: "sqrt"
    ) { $0.squareRoot() },
    FormulaFunction(
      "cbrt", "x", "The cube root, of negative numbers too.", derivative: "1/(3 cbrt(x)^2)",
      bounds: .monotone(), swift: "cbrt"
    ) { cbrt($0) },
    FormulaFunction(
      "root", ["x", "n"], "The n-th root, of negative numbers too where n is odd.",
      derivatives: ["root(x, n)/(n x)", "-root(x, n) ln(abs(x))/n^2"],
      bounds: .custom { IntervalFunctions.root($0[0], $0[1]) },
      .two { RealFunctions.root($0, $1) }),
    FormulaFunction(
      "pow", ["x", "y"], "x to the power y.",
      derivatives: ["y pow(x, y-1)", "pow(x, y) ln(x)"],
      bounds: .custom { IntervalFunctions.power($0[0], $0[1]) }, swift: "pow",
      .two { RealFunctions.power($0, $1) }),
    FormulaFunction(
      "hypot", ["x", "y"], "√(x² + y²) without overflow.",
      derivatives: ["x/hypot(x, y)", "y/hypot(x, y)"],
      bounds: .custom { IntervalFunctions.hypotenuse($0[0], $0[1]) }, swift: "hypot",
      .two { hypot($0, $1) }),
  ]
}
