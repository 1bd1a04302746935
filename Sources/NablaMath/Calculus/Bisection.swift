/// The bisection of an interval at whose ends a function has different signs.
public struct Bisection: Sendable {
  /// An interval with a change of sign, and its middle.
  public struct Iterate: Hashable, Sendable {
    public let lower, upper: Double
    public let middle: Double
    /// f in the middle.
    public let value: Double
  }

  /// From the given interval to the last half.
  public let iterates: [Iterate]

  /// The middle of the last interval: no farther from a root of a continuous f than half of it.
  public var root: Double { iterates.last?.middle ?? .nan }
  /// Half of the last interval's length; 0 where f is 0 in its middle.
  public var uncertainty: Double {
    guard let last = iterates.last, last.value != 0 else { return 0 }
    return last.upper / 2 - last.lower / 2
  }

  /// - Parameters:
  ///   - function: with different signs at both ends; NaN ends the bisection with an error.
  ///   - interval: finite.
  ///   - steps: how often the interval is halved at most; below 0 counts as 0.
  ///   - tolerance: ends where half of the interval is at most this; 0 by default, for
  ///     neighbouring doubles.
  public init(
    of function: (Double) -> Double, in interval: ClosedRange<Double>, steps: Int = 200,
    tolerance: Double = 0
  ) throws(MathError) {
    var (lower, upper) = (interval.lowerBound, interval.upperBound)
    guard lower.isFinite, upper.isFinite else {
      throw MathError("bisection", "the interval is \(lower)…\(upper)", "give finite ends")
    }
    let (valueLow, valueHigh) = (function(lower), function(upper))
    guard !valueLow.isNaN, !valueHigh.isNaN,
      valueLow == 0 || valueHigh == 0 || (valueLow < 0) != (valueHigh < 0)
    else {
      throw MathError(
        "bisection", "f is \(valueLow) at \(lower) and \(valueHigh) at \(upper)",
        "give ends where f has different signs")
    }
    if valueLow == 0 || valueHigh == 0 {
      let end = valueLow == 0 ? lower : upper
      iterates = [Iterate(lower: lower, upper: upper, middle: end, value: 0)]
      return
    }
    var iterates: [Iterate] = []
    for _ in 0...max(0, steps) {
      let middle = lower / 2 + upper / 2
      let value = function(middle)
      guard !value.isNaN else {
        throw MathError("bisection", "f has no value at \(middle)", "give another interval")
      }
      iterates.append(Iterate(lower: lower, upper: upper, middle: middle, value: value))
      if value == 0 || upper / 2 - lower / 2 <= tolerance || middle <= lower || middle >= upper {
        break
      }
      if (value < 0) == (valueLow < 0) { lower = middle } else { upper = middle }
    }
    self.iterates = iterates
  }
}
