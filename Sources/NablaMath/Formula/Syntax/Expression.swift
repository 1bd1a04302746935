/// A formula as a tree, as it was written.
///
/// Sums, products and chains are lists, so that the tree is no deeper than the text's nesting.
/// Truth values are 1 and 0.
indirect enum Expression: Hashable, Sendable {
  case number(Double)
  case constant(Constant)
  /// The number of the variable among those that the formula was given.
  case variable(Int)
  /// A name that the formula itself gives a meaning: `a` in `a = 2; a x`, `k` in sum(k, 1, 9, k²).
  case local(String)
  case negated(Expression)
  case sum([Term])
  case product([Factor])
  case power(Expression, Expression)
  case call(FormulaFunction, [Expression])
  /// `a < b <= c`: one relation between each two neighbours.
  case comparison([Expression], [Relation])
  case and([Expression])
  case or([Expression])
  case not(Expression)
  /// The value of the first piece whose condition holds; undefined where none does and there is
  /// no `otherwise`.
  case piecewise([Piece], otherwise: Expression?)
  /// A call of a function that the formula defines, or of a derivative: f(x), f''(x), sin'(x).
  case apply(String, primes: Int, [Expression])
  /// The derivative of an expression with respect to a variable or local.
  case derivative(Expression, variable: Expression, order: Int)
  /// A sum, product or integral, in whose body the name has the values between the ends.
  case reduction(Reduction, name: String, from: Expression, to: Expression, body: Expression)
  case list([Expression])
  /// `1...10`
  case range(Expression, Expression)
  /// A list's element by its number from 1: `L[2]`.
  case element(Expression, Expression)

  struct Term: Hashable, Sendable {
    var isSubtracted = false
    var value: Expression
  }

  struct Factor: Hashable, Sendable {
    var isDivisor = false
    var value: Expression
  }

  struct Piece: Hashable, Sendable {
    var condition: Expression
    var value: Expression
  }

  /// What joins the values of an expression over a range.
  enum Reduction: String, Sendable {
    case sum, product, integral
  }

  enum Relation: String, Sendable {
    case less = "<"
    case lessOrEqual = "≤"
    case greater = ">"
    case greaterOrEqual = "≥"
    case equal = "="
    case notEqual = "≠"
  }

  /// A number that is printed by its name.
  enum Constant: String, CaseIterable, Sendable {
    case pi, e, tau, phi, inf

    var value: Double {
      switch self {
      case .pi: .pi
      case .e: 2.718281828459045
      case .tau: 2 * .pi
      case .phi: 1.618033988749895
      case .inf: .infinity
      }
    }

    /// The names that a formula may use for it.
    static let names: [String: Constant] = [
      "pi": .pi, "π": .pi, "e": .e, "tau": .tau, "τ": .tau, "phi": .phi, "φ": .phi, "ϕ": .phi,
      "inf": .inf, "infinity": .inf,
    ]
  }
}
