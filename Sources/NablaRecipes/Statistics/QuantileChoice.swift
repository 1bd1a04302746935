import NablaMath
public import NablaPlot

/// How a quantile between two values is found, by NumPy's names.
public enum QuantileChoice: String, OptionChoice {
  case linear, lower, higher, midpoint, nearest, hazen, weibull
  case inverted = "inverted_cdf"
  case averagedInverted = "averaged_inverted_cdf"
  case closestObservation = "closest_observation"
  case interpolatedInverted = "interpolated_inverted_cdf"
  case medianUnbiased = "median_unbiased"
  case normalUnbiased = "normal_unbiased"

  /// - Parameters:
  ///   - probability: 0…1.
  ///   - sorted: finite, ascending, at least one.
  func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
    if let method { return NablaMath.quantile(probability, ofSorted: sorted, method: method) }
    let place = Double(sorted.count - 1) * probability
    func value(_ place: Double) -> Double { sorted[min(max(0, Int(place)), sorted.count - 1)] }
    let (low, high) = (value(place.rounded(.down)), value(place.rounded(.up)))
    return switch self {
    case .lower: low
    case .higher: high
    case .midpoint: low + (high - low) / 2
    default: value(place.rounded(.toNearestOrEven))
    }
  }

  /// Nil for the four that have no number with Hyndman and Fan.
  private var method: QuantileMethod? {
    switch self {
    case .linear: .linear
    case .hazen: .hazen
    case .weibull: .weibull
    case .inverted: .inverted
    case .averagedInverted: .averagedInverted
    case .closestObservation: .closestObservation
    case .interpolatedInverted: .interpolatedInverted
    case .medianUnbiased: .medianUnbiased
    case .normalUnbiased: .normalUnbiased
    case .lower, .higher, .midpoint, .nearest: nil
    }
  }
}
