/// How a quantile between two order statistics is found: the types of R. Hyndman and Y. Fan,
/// "Sample quantiles in statistical packages", Am. Stat. 50 (1996).
public enum QuantileMethod: String, CaseIterable, Sendable {
  /// Type 1: the least value of which a share of at least p lies at or below.
  case inverted
  /// Type 2: as type 1, but the mean of two values where the share is exactly p.
  case averagedInverted
  /// Type 3: the value whose place is nearest to np, the even place of two. SAS.
  case closestObservation
  /// Type 4: between order statistics along np.
  case interpolatedInverted
  /// Type 5: along np + ½; Tukey's hinges at p = ¼ and ¾.
  case hazen
  /// Type 6: along (n + 1)p, for which p is the expected share below. Minitab, SPSS.
  case weibull
  /// Type 7: along (n − 1)p + 1. The default of NumPy, R and Excel.
  case linear
  /// Type 8: nearly unbiased in the median for any distribution; Hyndman & Fan's advice.
  case medianUnbiased
  /// Type 9: nearly unbiased for normal distributions.
  case normalUnbiased

  /// Hyndman and Fan's number, 1 to 9.
  public var type: Int {
    switch self {
    case .inverted: 1
    case .averagedInverted: 2
    case .closestObservation: 3
    case .interpolatedInverted: 4
    case .hazen: 5
    case .weibull: 6
    case .linear: 7
    case .medianUnbiased: 8
    case .normalUnbiased: 9
    }
  }

  /// The method of Hyndman and Fan's number; nil outside 1…9.
  public init?(type: Int) {
    guard let method = Self.allCases.first(where: { $0.type == type }) else { return nil }
    self = method
  }
}

extension QuantileMethod {
  /// The place of a quantile among sorted values, from 0 to `count` − 1; NaN where it has none.
  func place(_ probability: Double, count: Int) -> Double {
    guard count > 0, (0...1).contains(probability) else { return .nan }
    let n = Double(count)
    let place: Double
    switch self {
    case .inverted: place = (n * probability).rounded(.up) - 1
    case .averagedInverted:
      let target = n * probability
      place = target == target.rounded() ? target - 0.5 : target.rounded(.down)
    case .closestObservation: place = (n * probability).rounded(.toNearestOrEven) - 1
    case .interpolatedInverted: place = n * probability - 1
    case .hazen: place = n * probability - 0.5
    case .weibull: place = (n + 1) * probability - 1
    case .linear: place = (n - 1) * probability
    case .medianUnbiased: place = (n + 1.0 / 3) * probability - 2.0 / 3
    case .normalUnbiased: place = (n + 0.25) * probability - 0.625
    }
    return min(max(place, 0), n - 1)
  }
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
  let place = method.place(probability, count: sorted.count)
  guard !place.isNaN else { return .nan }
  let index = Int(place)
  return between(
    sorted[index], sorted[min(index + 1, sorted.count - 1)], share: place - Double(index))
}

/// The value a share of the way from one to another.
func between(_ a: Double, _ b: Double, share: Double) -> Double {
  // From the nearer end, so that the result is symmetric and never leaves a…b.
  share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share)
}
