/// How a quantile between two order statistics is found: the types of Hyndman & Fan (1996).
public enum QuantileMethod: String, CaseIterable, Sendable {
  /// Type 7: between order statistics along (n − 1)p. The default of NumPy, R and Excel.
  case linear
  /// Type 6: along (n + 1)p, for which p is the expected share below. Minitab, SPSS.
  case weibull
  /// Type 8: nearly unbiased in the median for any distribution; Hyndman & Fan's advice.
  case medianUnbiased
  /// Type 1: the least value of which a share of at least p lies at or below.
  case inverted
  /// Tukey's hinges at p = ¼ and ¾ are type 5: along np + ½.
  case hazen
}

/// The quantile of sorted values.
///
/// - Parameters:
///   - probability: 0…1.
///   - sorted: finite values in ascending order.
/// - Returns: NaN for no values or a probability outside 0…1.
public func quantile(
  _ probability: Double, ofSorted sorted: [Double], method: QuantileMethod = .linear
) -> Double {
  guard let first = sorted.first, let last = sorted.last, (0...1).contains(probability) else {
    return .nan
  }
  let n = Double(sorted.count)
  let place: Double
  switch method {
  case .linear: place = (n - 1) * probability
  case .weibull: place = (n + 1) * probability - 1
  case .medianUnbiased: place = (n + 1.0 / 3) * probability - 2.0 / 3
  case .hazen: place = n * probability - 0.5
  case .inverted: place = max(0, (n * probability).rounded(.up) - 1)
  }
  if place <= 0 { return first }
  if place >= n - 1 { return last }
  let index = Int(place)
  let share = place - Double(index)
  let (a, b) = (sorted[index], sorted[index + 1])
  // From the nearer end, so that the result is symmetric and never leaves a…b.
  return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share)
}

/// The quartiles of some values and how far the data reach from them.
public struct FiveNumbers: Hashable, Sendable {
  public let minimum, lowerQuartile, median, upperQuartile, maximum: Double
  /// The outermost values within 1.5 interquartile ranges of the quartiles (Tukey 1977).
  public let lowerWhisker, upperWhisker: Double

  /// nil for no values.
  ///
  /// - Parameter sorted: finite values in ascending order.
  public init?(sorted: [Double], method: QuantileMethod = .linear) {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    minimum = first
    maximum = last
    lowerQuartile = quantile(0.25, ofSorted: sorted, method: method)
    median = quantile(0.5, ofSorted: sorted, method: method)
    upperQuartile = quantile(0.75, ofSorted: sorted, method: method)
    let reach = 1.5 * (upperQuartile - lowerQuartile)
    let (low, high) = (lowerQuartile - reach, upperQuartile + reach)
    lowerWhisker = sorted.first { $0 >= low } ?? first
    upperWhisker = sorted.last { $0 <= high } ?? last
  }
}
