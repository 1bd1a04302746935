import Glibc

/// The empirical distribution function: the share of values at or below each value.
///
/// As `scipy.stats.ecdf`; with weights, as `seaborn.ecdfplot`.
public struct EmpiricalDistribution: Sendable {
  /// The different values, ascending.
  public let values: [Double]
  /// The share of all at or below each value, 0…1; the last is 1.
  public let shares: [Double]
  /// The number of values, or the sum of their weights.
  public let total: Double
  /// The number of values.
  public let count: Int

  /// nil for no values and for weights that do not add up to a finite sum above 0.
  ///
  /// - Parameters:
  ///   - values: finite, in any order.
  ///   - weights: one for each value, at least 0; equal where nil.
  public init?(_ values: [Double], weights: [Double]? = nil) {
    total = weights.map { $0.reduce(0, +) } ?? Double(values.count)
    guard !values.isEmpty, total > 0, total.isFinite else { return nil }
    count = values.count
    let order = weights == nil ? [] : values.indices.sorted { values[$0] < values[$1] }
    let sorted = weights == nil ? values.sorted() : order.map { values[$0] }
    var (distinct, shares): ([Double], [Double]) = ([], [])
    var below = 0.0
    for (i, value) in sorted.enumerated() {
      below += weights.map { $0[order[i]] } ?? 1
      if distinct.last == value {
        shares[shares.count - 1] = below / total
      } else {
        distinct.append(value)
        shares.append(below / total)
      }
    }
    shares[shares.count - 1] = 1
    self.values = distinct
    self.shares = shares
  }

  /// The share of values at or below `x`.
  public func callAsFunction(_ x: Double) -> Double {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : shares[low - 1]
  }

  /// How far to each side the distribution that the values come from lies with probability
  /// `level`, everywhere at once: √(ln(2 / (1 − level)) / 2n) (A. Dvoretzky, J. Kiefer and
  /// J. Wolfowitz 1956; P. Massart 1990).
  ///
  /// - Parameter level: between 0 and 1.
  public func bandReach(level: Double) -> Double {
    (log(2 / (1 - level)) / (2 * Double(count))).squareRoot()
  }
}
