import Glibc

/// All the functions that formulas can call.
public enum FormulaFunctions {
  /// In the order of the help page.
  public static let all: [FormulaFunction] =
    trigonometric + hyperbolic + powers + rounding + choosing + special + activations

  /// The function of that name, `sin` or one of the other names in use for it (`arcsin`).
  public static func named(_ name: String) -> FormulaFunction? { byName[aliases[name] ?? name] }

  /// Every name that `named` knows.
  public static let names = all.map(\.name) + aliases.keys.sorted()

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static let aliases = [
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "arcsec": "asec", "arccsc": "acsc", "arccot": "acot", "arsinh": "asinh",
    "arcosh": "acosh", "artanh": "atanh", "tg": "tan", "ctg": "cot", "cosec": "csc",
    "nroot": "root", "sgn": "sign", "ceiling": "ceil", "Gamma": "gamma", "Γ": "gamma",
    "tgamma": "gamma", "swish": "silu", "logistic": "sigmoid", "lg": "log10", "fabs": "abs",
    "σ": "sigmoid",
  ]

  private static let trigonometric = [
    FormulaFunction("sin", "x", "The sine of an angle in radians.") { sin($0) },
    FormulaFunction("cos", "x", "The cosine of an angle in radians.") { cos($0) },
    FormulaFunction("tan", "x", "The tangent of an angle in radians.") { tan($0) },
    FormulaFunction("sec", "x", "1 / cos x.") { 1 / cos($0) },
    FormulaFunction("csc", "x", "1 / sin x.") { 1 / sin($0) },
    FormulaFunction("cot", "x", "1 / tan x.") { 1 / tan($0) },
    FormulaFunction("asin", "x", "The angle in [−π/2, π/2] whose sine is x.") { asin($0) },
    FormulaFunction("acos", "x", "The angle in [0, π] whose cosine is x.") { acos($0) },
    FormulaFunction("atan", "x", "The angle in (−π/2, π/2) whose tangent is x.") { atan($0) },
    FormulaFunction("asec", "x", "The angle in [0, π] whose secant is x.") { acos(1 / $0) },
    FormulaFunction("acsc", "x", "The angle in [−π/2, π/2] whose cosecant is x.") { asin(1 / $0) },
    FormulaFunction("acot", "x", "The angle in (0, π) whose cotangent is x.") { atan2(1, $0) },
    FormulaFunction(
      "atan2", ["y", "x"], "The direction of the point (x, y).", .two { atan2($0, $1) }),
  ]

  private static let hyperbolic = [
    FormulaFunction("sinh", "x", "The hyperbolic sine.") { sinh($0) },
    FormulaFunction("cosh", "x", "The hyperbolic cosine.") { cosh($0) },
    FormulaFunction("tanh", "x", "The hyperbolic tangent.") { tanh($0) },
    FormulaFunction("sech", "x", "1 / cosh x.") { 1 / cosh($0) },
    FormulaFunction("csch", "x", "1 / sinh x.") { 1 / sinh($0) },
    FormulaFunction("coth", "x", "1 / tanh x.") { 1 / tanh($0) },
    FormulaFunction("asinh", "x", "The inverse of sinh.") { asinh($0) },
    FormulaFunction("acosh", "x", "The inverse of cosh, x ≥ 1.") { acosh($0) },
    FormulaFunction("atanh", "x", "The inverse of tanh, −1 < x < 1.") { atanh($0) },
  ]

  private static let powers = [
    FormulaFunction("exp", "x", "e to the power x.") { exp($0) },
    FormulaFunction("exp2", "x", "2 to the power x.") { exp2($0) },
    FormulaFunction("expm1", "x", "eˣ − 1, exact near 0.") { expm1($0) },
    FormulaFunction("ln", "x", "The natural logarithm.") { log($0) },
    FormulaFunction(
      "log", ["x", "base?"], "The natural logarithm, or the one to a base.",
      .oneOrTwo({ log($0) }, { RealFunctions.logarithm($0, base: $1) })),
    FormulaFunction("log2", "x", "The logarithm to the base 2.") { log2($0) },
    FormulaFunction("log10", "x", "The logarithm to the base 10.") { log10($0) },
    FormulaFunction("log1p", "x", "ln(1 + x), exact near 0.") { log1p($0) },
    FormulaFunction("sqrt", "x", "The square root.") { $0.squareRoot() },
    FormulaFunction("cbrt", "x", "The cube root, of negative numbers too.") { cbrt($0) },
    FormulaFunction(
      "root", ["x", "n"], "The n-th root, of negative numbers too where n is odd.",
      .two { RealFunctions.root($0, $1) }),
    FormulaFunction("pow", ["x", "y"], "x to the power y.", .two { pow($0, $1) }),
    FormulaFunction("hypot", ["x", "y"], "√(x² + y²) without overflow.", .two { hypot($0, $1) }),
  ]

  private static let rounding = [
    FormulaFunction("floor", "x", "The greatest whole number up to x.") { $0.rounded(.down) },
    FormulaFunction("ceil", "x", "The least whole number from x on.") { $0.rounded(.up) },
    FormulaFunction("round", "x", "The nearest whole number, halves away from 0.") { $0.rounded() },
    FormulaFunction("trunc", "x", "x without its decimals.") { $0.rounded(.towardZero) },
    FormulaFunction(
      "mod", ["a", "b"], "The remainder of a / b with the sign of b.",
      .two { RealFunctions.modulo($0, $1) }),
    FormulaFunction(
      "gcd", ["a", "b"], "The greatest common divisor of whole numbers.",
      .folded { RealFunctions.greatestCommonDivisor($0, $1) }),
    FormulaFunction(
      "lcm", ["a", "b"], "The least common multiple of whole numbers.",
      .folded { RealFunctions.leastCommonMultiple($0, $1) }),
  ]

  private static let choosing = [
    FormulaFunction("abs", "x", "The distance from 0.") { $0.magnitude },
    FormulaFunction("sign", "x", "−1, 0 or 1.") { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
    FormulaFunction(
      "min", ["a", "b"], "The least of the numbers.", .folded { RealFunctions.least($0, $1) }),
    FormulaFunction(
      "max", ["a", "b"], "The greatest of the numbers.", .folded { RealFunctions.greatest($0, $1) }),
    FormulaFunction(
      "clamp", ["x", "low", "high"], "x, but at least low and at most high.",
      .three { RealFunctions.least(RealFunctions.greatest($0, $1), $2) }),
  ]

  private static let special = [
    FormulaFunction("factorial", "n", "n! = Γ(n + 1).") { RealFunctions.factorial($0) },
    FormulaFunction("gamma", "x", "The gamma function.") { RealFunctions.gamma($0) },
    FormulaFunction("lgamma", "x", "ln |Γ(x)|.") { RealFunctions.logGamma($0) },
    FormulaFunction("erf", "x", "The error function.") { erf($0) },
    FormulaFunction("erfc", "x", "1 − erf x, exact where it is small.") { erfc($0) },
  ]

  private static let activations = [
    FormulaFunction("sigmoid", "x", "1 / (1 + e⁻ˣ).") { Activation.sigmoid.value($0) },
    FormulaFunction("relu", "x", "max(0, x).") { Activation.relu.value($0) },
    FormulaFunction("gelu", "x", "x Φ(x).") { Activation.gelu.value($0) },
    FormulaFunction("silu", "x", "x sigmoid(x).") { Activation.silu.value($0) },
    FormulaFunction("softplus", "x", "ln(1 + eˣ).") { Activation.softplus.value($0) },
    FormulaFunction("softsign", "x", "x / (1 + |x|).") { Activation.softsign.value($0) },
    FormulaFunction("mish", "x", "x tanh(softplus(x)).") { Activation.mish.value($0) },
    FormulaFunction(
      "leaky_relu", ["x", "alpha?"], "x, or alpha x (0.01 x) where x < 0.",
      .oneOrTwo(
        { Activation.leakyRelu(0.01).value($0) }, { Activation.leakyRelu($1).value($0) })),
    FormulaFunction(
      "elu", ["x", "alpha?"], "x, or alpha (eˣ − 1) where x < 0.",
      .oneOrTwo({ Activation.elu(1).value($0) }, { Activation.elu($1).value($0) })),
    FormulaFunction("selu", "x", "The self-normalising ELU.") { Activation.selu.value($0) },
  ]
}
