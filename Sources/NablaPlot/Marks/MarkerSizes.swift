import NablaScene

/// Diameters of markers whose areas are proportional to the values of a column.
struct MarkerSizes: Sendable {
  let values: [Double]
  /// The diameter of the full value, in px.
  let most: Double
  /// The value that is drawn at the full diameter.
  let full: Double

  /// - Parameter full: the column's largest value where nil.
  init(_ values: [Double], most: Double, full: Double?) {
    self.values = values
    self.most = most
    self.full = full ?? values.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
  }

  /// 0 for values that are not above 0.
  func diameter(of value: Double) -> Double {
    guard full > 0, value > 0 else { return 0 }
    return snap(most * (min(value, full) / full).squareRoot())
  }

  /// Up to three round values for a legend, the largest first, between the least and the largest
  /// value: about the full, the half and the quarter diameter, or even steps where values are alike.
  var keys: [Double] {
    let shown = values.filter { $0 > 0 && $0.isFinite }
    guard let low = shown.min(), let most = shown.max(), full > 0, full.isFinite else { return [] }
    let high = min(most, full)
    var result: [Double] = []
    if high > 8 * low {
      for share in [1.0, 4, 16] {
        let key = roundBelow(high / share)
        if key >= low, !result.contains(key) { result.append(key) }
      }
      return result
    }
    var step = roundBelow(max((high - low) / 2, high * 1e-6))
    // At most three steps lie between the ends.
    if (high / step).rounded(.down) - (low / step).rounded(.up) >= 3 { step *= 2 }
    guard step > 0 else { return [] }
    var key = (high / step).rounded(.down) * step
    while key >= low, result.count < 3 {
      result.append(key)
      key -= step
    }
    return result.isEmpty ? [roundBelow(high)].filter { $0 > 0 } : result
  }
}

/// The largest 1, 2 or 5 times a power of ten that is at most `value`; 0 where there is none.
func roundBelow(_ value: Double) -> Double {
  guard value >= 1e-300, value <= 1e300 else { return 0 }
  let number = DecimalDigits(value)
  let digit: Int128 = number.digits[0] >= 5 ? 5 : number.digits[0] >= 2 ? 2 : 1
  return decimalValue(digit, power: number.exponent - 1)
}
