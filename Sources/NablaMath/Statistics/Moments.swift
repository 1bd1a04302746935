/// Count, mean and spread of some values.
public struct Moments: Hashable, Sendable {
  public let count: Int
  /// NaN for no values.
  public let mean: Double
  /// The sum of squared distances from the mean.
  public let squares: Double

  /// - Parameter values: finite values. The mean is found first and distances from it are summed
  ///   (two passes), so that a large common offset costs no digits.
  public init(_ values: [Double]) {
    count = values.count
    let n = Double(values.count)
    guard n > 0 else {
      (mean, squares) = (.nan, 0)
      return
    }
    var rough = 0.0
    for value in values { rough += value / n }
    var (correction, sum) = (0.0, 0.0)
    for value in values {
      correction += value - rough
      sum += (value - rough) * (value - rough)
    }
    mean = rough + correction / n
    squares = max(0, sum - correction * correction / n)
  }

  /// The variance with `n − lost` in the denominator: lost 1 for a sample, 0 for a population.
  /// NaN where the denominator is not positive.
  public func variance(lost: Int = 1) -> Double {
    count > lost ? squares / Double(count - lost) : .nan
  }

  /// The sample standard deviation (n − 1); NaN for fewer than two values.
  public var standardDeviation: Double { variance().squareRoot() }

  /// The standard deviation of the mean, s / √n; NaN for fewer than two values.
  public var standardError: Double { standardDeviation / Double(count).squareRoot() }

  /// The confidence interval of the mean by Student's t; nil for fewer than two values, and where
  /// an end is too large for a double.
  ///
  /// - Parameter level: 0…1, for example 0.95.
  public func meanInterval(level: Double = 0.95) -> ClosedRange<Double>? {
    guard let student = StudentT(degreesOfFreedom: Double(count - 1)) else { return nil }
    let reach = student.reach(level: level) * standardError
    guard reach.isFinite, reach >= 0, mean.isFinite else { return nil }
    return mean - reach...mean + reach
  }
}
