/// All the functions that formulas can call.
public enum FormulaFunctions {
  /// In the order of the help page.
  public static let all: [FormulaFunction] =
    trigonometric + hyperbolic + powers + rounding + choosing + special + activations + lists
    + distributions

  /// The function of that name, `sin` or one of the other names in use for it (`arcsin`).
  public static func named(_ name: String) -> FormulaFunction? { byName[aliases[name] ?? name] }

  /// Every name that `named` knows.
  public static let names = all.map(\.name) + aliases.keys.sorted()

  /// The value of a function by its name, as Swift code that was made of a formula calls it.
  ///
  /// - Returns: NaN where it is undefined, there is no such function, or it takes another number of
  ///   arguments or lists.
  public static func value(_ name: String, _ arguments: Double...) -> Double {
    named(name)?.value(arguments) ?? .nan
  }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  private static let aliases = [
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "arcsec": "asec", "arccsc": "acsc", "arccot": "acot", "arsinh": "asinh",
    "arcosh": "acosh", "artanh": "atanh", "arcsech": "asech", "arccsch": "acsch",
    "arccoth": "acoth", "arsech": "asech", "arcsch": "acsch", "arcoth": "acoth", "tg": "tan",
    "ctg": "cot", "cosec": "csc",
    "nroot": "root", "sgn": "sign", "ceiling": "ceil", "Gamma": "gamma", "Γ": "gamma",
    "tgamma": "gamma", "loggamma": "lgamma", "lngamma": "lgamma", "psi": "digamma",
    "ψ": "digamma", "Beta": "beta", "besselj": "bessel_j", "bessely": "bessel_y",
    "besseli": "bessel_i", "besselk": "bessel_k", "jn": "bessel_j", "yn": "bessel_y",
    "ζ": "zeta", "erf_inv": "erfinv", "erfc_inv": "erfcinv", "swish": "silu",
    "logistic": "sigmoid", "expit": "sigmoid", "lg": "log10", "lb": "log2", "fabs": "abs",
    "σ": "sigmoid", "nCr": "choose", "ncr": "choose", "binom": "choose", "fmin": "min",
    "fmax": "max", "logaddexp": "logsumexp", "average": "mean", "std": "stdev", "var": "variance",
    "count": "length", "ei": "expint", "Ei": "expint",
  ]
}
