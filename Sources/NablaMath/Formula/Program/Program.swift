/// A formula as a flat list of steps over blocks of numbers.
///
/// A slot is a block of numbers: first the inputs, then the constants, then the intermediate
/// results. Every step reads slots and writes one.
struct Program: Sendable {
  enum Operation: Sendable {
    case add, subtract, multiply, divide, negate, square, cube, reciprocal, power
    case oddRootPower(numerator: Double, denominator: Double)
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, not
    /// b where a is true, c elsewhere.
    case select
    case one(@Sendable (Double) -> Double)
    case two(@Sendable (Double, Double) -> Double)
    case three(@Sendable (Double, Double, Double) -> Double)
    case many(@Sendable ([Double]) -> Double, slots: [Int])
    /// A sum, product or integral from a to b.
    case reduction(Reduction)
  }

  struct Step: Sendable {
    let operation: Operation
    let target: Int
    let a: Int
    let b: Int
    let c: Int
  }

  /// What is done again and again within one step.
  struct Reduction: Sendable {
    let kind: Expression.Reduction
    /// Its first input is what runs, the others are `captured`.
    let body: Program
    let captured: [Int]
  }

  /// How many values the program takes: variables, or what runs in a sum.
  let inputCount: Int
  let constants: [Double]
  let temporaryCount: Int
  let steps: [Step]
  /// The slots that hold the formula's values in the end, one unless it is a list.
  let results: [Int]

  var slotCount: Int { inputCount + constants.count + temporaryCount }
}
