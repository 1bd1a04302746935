/// Closes in on a zero between 0 and 1, where a function has different signs, by the Illinois rule
/// (M. Dowell and P. Jarratt 1971).
struct IllinoisRule {
  /// The ends between which the sign changes.
  private(set) var low = 0.0
  private(set) var high = 1.0
  private var atLow: Double
  private var atHigh: Double
  /// The end that moved last: −1 the lower one, 1 the higher one, 0 none.
  private var side = 0

  /// - Parameters:
  ///   - start: the function at 0; `end` at 1, with another sign.
  init(_ start: Double, _ end: Double) { (atLow, atHigh) = (start, end) }

  /// Where the line through both ends is 0.
  var guess: Double { (low * atHigh - high * atLow) / (atHigh - atLow) }

  /// Moves the end whose sign a value has to that value's place.
  ///
  /// - Parameter value: the function at `t`; not 0.
  mutating func narrow(to t: Double, _ value: Double) {
    if (value > 0) == (atLow > 0) {
      (low, atLow) = (t, value)
      // An end that stays put twice counts for less, or it would stay for ever.
      if side == -1 { atHigh /= 2 }
      side = -1
    } else {
      (high, atHigh) = (t, value)
      if side == 1 { atLow /= 2 }
      side = 1
    }
  }
}
