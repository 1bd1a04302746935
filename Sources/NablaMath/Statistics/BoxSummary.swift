/// What a box plot shows of some values: matplotlib's `cbook.boxplot_stats`.
public struct BoxSummary: Hashable, Sendable {
  /// How far whiskers reach.
  public enum Whiskers: Hashable, Sendable {
    /// To the outermost values within so many interquartile ranges of the quartiles, at least 0;
    /// Tukey's (1977) are 1.5.
    case interquartile(Double)
    /// To the outermost values within two percentiles, 0…100.
    case percentiles(Double, Double)
  }

  public let count: Int
  public let mean: Double
  public let minimum, lowerQuartile, median, upperQuartile, maximum: Double
  public let lowerWhisker, upperWhisker: Double
  /// The values beyond the whiskers, in ascending order.
  public let outliers: [Double]

  /// nil for no values.
  ///
  /// - Parameter values: finite, in any order.
  public init?(_ values: [Double], whiskers: Whiskers = .interquartile(1.5)) {
    let five = quantiles([0, 0.25, 0.5, 0.75, 1], of: values)
    guard !values.isEmpty else { return nil }
    count = values.count
    mean = Moments(values).mean
    (minimum, maximum) = (five[0], five[4])
    (lowerQuartile, median, upperQuartile) = (five[1], five[2], five[3])
    let (low, high): (Double, Double)
    switch whiskers {
    case .interquartile(let factor):
      let reach = factor * (five[3] - five[1])
      (low, high) = (five[1] - reach, five[3] + reach)
    case .percentiles(let lower, let upper):
      let ends = quantiles([lower / 100, upper / 100], of: values)
      (low, high) = (ends[0], ends[1])
    }
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in values {
      if value >= low, value < least { least = value }
      if value <= high, value > greatest { greatest = value }
    }
    // A whisker never ends inside the box.
    let ends = (lower: min(least, five[1]), upper: max(greatest, five[3]))
    (lowerWhisker, upperWhisker) = ends
    outliers = values.filter { $0 < ends.lower || $0 > ends.upper }.sorted()
  }

  public var interquartileRange: Double { upperQuartile - lowerQuartile }

  /// About the median's 95 % confidence interval: ± 1.57 IQR / √n (R. McGill, J. Tukey and
  /// W. Larsen 1978). Medians whose notches do not overlap differ, roughly.
  public var notch: (lower: Double, upper: Double) {
    Self.notch(
      median: median, interquartileRange: interquartileRange, count: Double(count))
  }

  /// The notch of a summary that was made elsewhere.
  ///
  /// - Parameter count: above 0.
  public static func notch(
    median: Double, interquartileRange: Double, count: Double
  ) -> (lower: Double, upper: Double) {
    let reach = 1.57 * interquartileRange / count.squareRoot()
    return (median - reach, median + reach)
  }
}
