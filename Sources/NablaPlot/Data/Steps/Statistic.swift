internal import NablaMath

/// A number that sums up some numbers, of which missing ones are left out.
public enum Statistic: String, OptionChoice {
  case mean
  case median
  /// 0 for no values.
  case sum
  case min
  case max
  /// The standard deviation of a sample (n − 1).
  case sd

  /// The statistic of numbers without NaN; NaN where it has none.
  func value(of values: [Double]) -> Double {
    switch self {
    case .mean: Moments(values).mean
    case .median: quantiles([0.5], of: values)[0]
    case .sum: values.reduce(0, +)
    case .min: values.min() ?? .nan
    case .max: values.max() ?? .nan
    case .sd: Moments(values).standardDeviation
    }
  }
}
