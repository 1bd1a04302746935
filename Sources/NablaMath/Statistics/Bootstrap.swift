/// The percentile bootstrap interval of a statistic (B. Efron, "Bootstrap methods", 1979).
///
/// The statistic is computed of samples drawn from the values with replacement, each as large as
/// they are; the interval lies between the quantiles (1 ± level) / 2 of the results.
///
/// - Parameters:
///   - values: finite.
///   - level: 0…1, for example 0.95.
///   - resamples: how many samples are drawn, at least 1.
///   - seed: the same seed gives the same interval.
///   - statistic: a function of some values in no order.
/// - Returns: nil for no values, or where the statistic of a sample is not finite.
public func bootstrapInterval(
  of values: [Double], level: Double = 0.95, resamples: Int = 1000, seed: UInt64 = 0,
  statistic: ([Double]) -> Double
) -> ClosedRange<Double>? {
  guard !values.isEmpty, resamples > 0, (0...1).contains(level) else { return nil }
  var generator = Xoshiro256PlusPlus(seed: seed)
  var sample = values
  var results: [Double] = []
  results.reserveCapacity(resamples)
  for _ in 0..<resamples {
    for index in sample.indices { sample[index] = values[generator.index(below: values.count)] }
    let result = statistic(sample)
    guard result.isFinite else { return nil }
    results.append(result)
  }
  let ends = quantiles([(1 - level) / 2, (1 + level) / 2], of: results)
  return ends[0] <= ends[1] ? ends[0]...ends[1] : nil
}
