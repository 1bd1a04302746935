/// A formula as a flat list of steps over blocks of numbers.
///
/// A slot is a block of numbers: first the variables, then the constants, then the intermediate
/// results. Every step reads slots and writes one.
struct Program: Sendable {
  enum Operation: Sendable {
    case copy, add, subtract, multiply, divide, negate, square, cube, reciprocal, power
    case oddRootPower(numerator: Double, denominator: Double)
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, not
    /// b where a is true, c elsewhere.
    case select
    case one(@Sendable (Double) -> Double)
    case two(@Sendable (Double, Double) -> Double)
    case three(@Sendable (Double, Double, Double) -> Double)
  }

  struct Step: Sendable {
    let operation: Operation
    let target: Int
    let a: Int
    let b: Int
    let c: Int
  }

  let variableCount: Int
  let constants: [Double]
  let temporaryCount: Int
  let steps: [Step]
  /// The slot that holds the formula's value in the end.
  let result: Int

  var slotCount: Int { variableCount + constants.count + temporaryCount }
}
