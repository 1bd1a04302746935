/// A number of symbolic work: a quotient of whole numbers where it can be, so that 1/3 stays 1/3.
struct SymbolicNumber: Hashable, Sendable {
  let numerator: Double
  /// A whole number from 1 on; 1 where the numerator is not whole.
  let denominator: Double

  static let zero = SymbolicNumber(0)
  static let one = SymbolicNumber(1)

  init(_ value: Double) {
    numerator = value == 0 ? 0 : value
    denominator = 1
  }

  /// The quotient in lowest terms; a rounded number where one part is not whole or too large.
  init(_ p: Double, over q: Double) {
    let divisor = RealFunctions.greatestCommonDivisor(p, q)
    let isExact = divisor > 0 && p.magnitude < 0x1p52 && q.magnitude < 0x1p52
    let sign: Double = q < 0 ? -1 : 1
    let quotient = isExact ? sign * p / divisor : p / q
    numerator = quotient == 0 ? 0 : quotient
    denominator = isExact ? q.magnitude / divisor : 1
  }

  var value: Double { numerator / denominator }
  var isZero: Bool { numerator == 0 }
  var isOne: Bool { numerator == 1 && denominator == 1 }
  var isNegative: Bool { numerator < 0 }
  var isWhole: Bool { denominator == 1 && numerator == numerator.rounded() }
  /// Whether a power with it as exponent is real for all numbers but 0.
  var isRational: Bool {
    numerator == numerator.rounded() && denominator.truncatingRemainder(dividingBy: 2) == 1
  }

  static prefix func - (a: SymbolicNumber) -> SymbolicNumber {
    SymbolicNumber(-a.numerator, over: a.denominator)
  }

  static func + (a: SymbolicNumber, b: SymbolicNumber) -> SymbolicNumber {
    SymbolicNumber(
      a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }

  static func * (a: SymbolicNumber, b: SymbolicNumber) -> SymbolicNumber {
    SymbolicNumber(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  static func / (a: SymbolicNumber, b: SymbolicNumber) -> SymbolicNumber {
    SymbolicNumber(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }
}
