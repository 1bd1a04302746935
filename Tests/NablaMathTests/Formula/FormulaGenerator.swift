import NablaMath

/// Random formulas of x and y: the same for the same seed, on every platform.
struct FormulaGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  /// Between −`size` and `size`.
  mutating func number(_ size: Double) -> Double {
    (Double(next() >> 11) * 0x1p-53 * 2 - 1) * size
  }

  private static let functions = [
    "sin", "cos", "tan", "exp", "ln", "sqrt", "cbrt", "atan", "sinh", "cosh", "tanh", "asinh",
    "abs", "sigmoid", "gelu", "silu", "softplus", "erf", "erfc", "relu", "mish", "sec", "csc",
    "cot", "asin", "acos", "acosh", "atanh", "log1p", "expm1", "exp2", "log2", "log10", "sech",
    "csch", "coth", "gamma", "lgamma", "digamma", "floor", "round", "sign", "softsign", "frac",
    "normal_pdf", "normal_cdf", "logistic_pdf", "j0", "lambert_w", "erfinv", "acot", "asech",
  ]

  mutating func formula(depth: Int) -> String {
    if depth == 0 || below(8) == 0 { return leaf() }
    func part() -> String { formula(depth: depth - 1) }
    switch below(20) {
    case 0, 1, 2: return "(\(part()) + \(part()))"
    case 3, 4: return "(\(part()) - \(part()))"
    case 5, 6: return "\(part())*\(part())"
    case 7: return "(\(part()))/(\(part()))"
    case 8: return "(\(part()))^\(below(6))"
    case 9: return "(\(part()))^(\(pick(["1/3", "2/3", "-1", "0.5", "-2", "5/3", "-1/3"])))"
    case 10: return "-\(part())"
    case 11: return "{\(part()) < \(part()): \(part()), \(part())}"
    case 12: return "\(pick(["min", "max", "hypot", "atan2"]))(\(part()), \(part()))"
    case 13: return "sum(k, 1, \(1 + below(4)), k \(part()) + x/k)"
    case 14: return "|\(part())|"
    case 15: return "(\(part()))^(\(part()))"
    default: return "\(pick(Self.functions))(\(part()))"
    }
  }

  private mutating func leaf() -> String {
    switch below(6) {
    case 0, 1, 2: "x"
    case 3: "y"
    case 4: pick(["2", "3", "0.5", "1", "10", "0.1", "1e-3", "7"])
    default: pick(["pi", "e", "1", "2"])
    }
  }
}
