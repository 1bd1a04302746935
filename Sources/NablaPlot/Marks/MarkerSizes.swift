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

  /// Round values for a legend, the largest first: about the full, the half and the quarter
  /// diameter.
  var keys: [Double] {
    guard full > 0, full.isFinite else { return [] }
    var result: [Double] = []
    for share in [1.0, 4, 16] {
      let key = roundBelow(full / share)
      if key > 0, !result.contains(key) { result.append(key) }
    }
    return result
  }
}

/// The largest 1, 2 or 5 times a power of ten that is at most `value`; 0 where there is none.
func roundBelow(_ value: Double) -> Double {
  guard value > 0, value.isFinite, let power = powerOfTen(atMost: value) else { return 0 }
  for factor in [5.0, 2] where factor * power <= value { return factor * power }
  return power
}

private func powerOfTen(atMost value: Double) -> Double? {
  guard value >= 1e-300, value <= 1e300 else { return nil }
  var exponent = 0
  var scaled = value
  while scaled >= 10 { (scaled, exponent) = (scaled / 10, exponent + 1) }
  while scaled < 1 { (scaled, exponent) = (scaled * 10, exponent - 1) }
  let result = power(10, Double(exponent))
  return result <= value ? result : result / 10
}
