import Glibc

/// Rounding, remainders, choices between numbers.
extension FormulaFunctions {
  private static let flat = "if(x != floor(x), 0)"

  static let rounding = [
    FormulaFunction(
      "floor", "x", "The greatest whole number up to x.", derivative: flat, bounds: .steps,
      swift: "floor"
    ) { $0.rounded(.down) },
    FormulaFunction(
      "ceil", "x", "The least whole number from x on.", derivative: flat, bounds: .steps,
      swift: "ceil"
    ) { $0.rounded(.up) },
    FormulaFunction(
      "round", "x", "The nearest whole number, halves away from 0.",
      derivative: "if(x + 1/2 != floor(x + 1/2), 0)", bounds: .steps, swift: "round"
    ) { $0.rounded() },
    FormulaFunction(
      "trunc", "x", "x without its decimals.", derivative: "if(x != floor(x) or x = 0, 0)",
      bounds: .steps, swift: "trunc"
    ) { $0.rounded(.towardZero) },
    FormulaFunction(
      "rint", "x", "The nearest whole number, halves to even ones.",
      derivative: "if(x + 1/2 != floor(x + 1/2), 0)", bounds: .steps, swift: "rint"
    ) { $0.rounded(.toNearestOrEven) },
    FormulaFunction(
      "frac", "x", "The decimals: x − floor(x).", derivative: "if(x != floor(x), 1)",
      bounds: .custom { IntervalFunctions.modulo($0[0], IntervalFunctions.one) }
    ) { $0 - $0.rounded(.down) },
    FormulaFunction(
      "mod", ["a", "b"], "The remainder of a / b with the sign of b.",
      derivatives: ["if(a/b != floor(a/b), 1)", "if(a/b != floor(a/b), -floor(a/b))"],
      bounds: .custom { IntervalFunctions.modulo($0[0], $0[1]) },
      .two { RealFunctions.modulo($0, $1) }),
    FormulaFunction(
      "fmod", ["a", "b"], "The remainder of a / b with the sign of a.",
      derivatives: [
        "if(a/b != trunc(a/b) or a = 0, 1)", "if(a/b != trunc(a/b) or a = 0, -trunc(a/b))",
      ], bounds: .custom { IntervalFunctions.remainder($0[0], $0[1]) }, swift: "fmod",
      .two { fmod($0, $1) }),
    FormulaFunction(
      "remainder", ["a", "b"], "a less the multiple of b that is nearest to it.",
      derivatives: ["1", "-rint(a/b)"],
      bounds: .custom { x in
        let size = max(x[1].range.lower.magnitude, x[1].range.upper.magnitude) / 2
        let range = RealInterval(-size, size).widened(ulps: 1)
        let isNear = (x[0] / x[1]).range.isWithin(RealInterval(-0.499, 0.499))
        return .of(
          x, isNear ? x[0].range : range, isDefined: x[1].range.contains(0) ? .maybe : .yes,
          isContinuous: isNear)
      }, swift: "remainder",
      .two { remainder($0, $1) }),
    FormulaFunction(
      "gcd", ["a", "b"], "The greatest common divisor of whole numbers.",
      bounds: .custom {
        IntervalFunctions.ofPoints($0) { RealFunctions.greatestCommonDivisor($0, $1) }
      },
      latex: "\\gcd",
      .folded { RealFunctions.greatestCommonDivisor($0, $1) }),
    FormulaFunction(
      "lcm", ["a", "b"], "The least common multiple of whole numbers.",
      bounds: .custom {
        IntervalFunctions.ofPoints($0) { RealFunctions.leastCommonMultiple($0, $1) }
      },
      .folded { RealFunctions.leastCommonMultiple($0, $1) }),
  ]

  static let choosing = [
    FormulaFunction(
      "abs", "x", "The distance from 0.", derivative: "x/abs(x)",
      bounds: .monotone(turns: [0], image: RealInterval(0, .infinity), ulps: 0), swift: "abs"
    ) { $0.magnitude },
    FormulaFunction(
      "sign", "x", "−1, 0 or 1.", derivative: "if(x != 0, 0)",
      bounds: .custom { IntervalFunctions.sign($0[0]) }
    ) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
    FormulaFunction(
      "min", ["a", "b"], "The least of the numbers, or of a list.",
      bounds: .custom { x in x.dropFirst().reduce(x[0]) { IntervalFunctions.least($0, $1) } },
      latex: "\\min", swift: "min", .folded { RealFunctions.least($0, $1) }),
    FormulaFunction(
      "max", ["a", "b"], "The greatest of the numbers, or of a list.",
      bounds: .custom { x in x.dropFirst().reduce(x[0]) { IntervalFunctions.greatest($0, $1) } },
      latex: "\\max", swift: "max", .folded { RealFunctions.greatest($0, $1) }),
    FormulaFunction(
      "clamp", ["x", "low", "high"], "x, but at least low and at most high.",
      derivatives: [
        "if(low < x < high, 1, if(x < low or x > high, 0))",
        "if(x < low < high, 1, if(x > low or low > high, 0))",
        "if(max(x, low) > high, 1, if(max(x, low) < high, 0))",
      ],
      bounds: .custom { IntervalFunctions.least(IntervalFunctions.greatest($0[0], $0[1]), $0[2]) },
      .three { RealFunctions.least(RealFunctions.greatest($0, $1), $2) }),
    FormulaFunction(
      "fdim", ["a", "b"], "a − b, but at least 0.",
      derivatives: ["if(a > b, 1, if(a < b, 0))", "if(a > b, -1, if(a < b, 0))"],
      bounds: .custom {
        IntervalFunctions.greatest($0[0] - $0[1], IntervalResult(RealInterval(0)))
      }, swift: "fdim",
      .two { fdim($0, $1) }),
    FormulaFunction(
      "fma", ["a", "b", "c"], "a b + c, rounded once.", derivatives: ["b", "a", "1"],
      bounds: .custom { $0[0] * $0[1] + $0[2] }, swift: "fma", .three { fma($0, $1, $2) }),
    FormulaFunction(
      "copysign", ["a", "b"], "The size of a with the sign of b.",
      bounds: .custom { x in
        let size = max(x[0].range.lower.magnitude, x[0].range.upper.magnitude)
        return .of(x, RealInterval(-size, size), isContinuous: false)
      }, swift: "copysign", .two { copysign($0, $1) }),
    FormulaFunction(
      "nextafter", ["a", "b"], "The next floating-point number from a towards b.",
      swift: "nextafter", .two { nextafter($0, $1) }),
    FormulaFunction(
      "ldexp", ["x", "n"], "x · 2ⁿ.", derivatives: ["exp2(n)", "x exp2(n) ln(2)"],
      bounds: .custom { IntervalFunctions.power(IntervalResult(RealInterval(2)), $0[1]) * $0[0] },
      .two { $0 * exp2($1) }),
    FormulaFunction(
      "logb", "x", "The exponent of x to the base 2, rounded down.",
      bounds: .within(RealInterval(-1100, 1100)), swift: "logb"
    ) { logb($0) },
  ]
}
