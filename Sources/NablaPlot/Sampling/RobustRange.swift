/// The y values that a graph should show: all of them, but for tails that would flatten the rest.
package struct RobustRange: Hashable, Sendable {
  package let lower: Double
  package let upper: Double
  /// Whether values beyond were left out, so that the end needs no room.
  package let cutsBelow: Bool
  package let cutsAbove: Bool

  /// A tail is cut where it reaches further beyond the middle 92 % of the values than 2.5 times
  /// their span; the view then ends 30 % of that span beyond them.
  ///
  /// - Returns: nil where no value is finite.
  package init?(_ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let least = sorted.first, let most = sorted.last else { return nil }
    let cut = Int(Double(sorted.count - 1) * 0.04)
    let (low, high) = (sorted[cut], sorted[sorted.count - 1 - cut])
    let span = high - low
    // Nearly all values are the same: a spike or two steps are what there is to see.
    guard span > 1e-12 * max(low.magnitude, high.magnitude) else {
      (lower, upper, cutsBelow, cutsAbove) = (least, most, false, false)
      return
    }
    cutsBelow = low - least > 2.5 * span
    cutsAbove = most - high > 2.5 * span
    lower = cutsBelow ? low - 0.3 * span : least
    upper = cutsAbove ? high + 0.3 * span : most
  }
}

extension AxisTraining {
  /// Adds a graph's range, with room at the ends that are not cut.
  mutating func add(_ range: RobustRange) {
    add([range.lower, range.upper])
    if range.cutsBelow { cover(range.lower, range.lower) }
    if range.cutsAbove { cover(range.upper, range.upper) }
  }
}
