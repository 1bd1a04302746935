import Glibc

/// A density estimated by a Gaussian bell on each value.
///
/// f(x) = 1 / (n h) Σ φ((x − xᵢ) / h), weighted where weights are given (Silverman 1986).
public struct KernelDensity: Sendable {
  /// How the bells' width follows from the data.
  public enum Rule: String, CaseIterable, Sendable {
    /// σ n^(−1/5), as SciPy's `scott`.
    case scott
    /// σ (3n/4)^(−1/5), as SciPy's `silverman`.
    case silverman
    /// 0.9 min(σ, IQR / 1.34) n^(−1/5), R's default, narrower for data of several peaks.
    case nrd0
  }

  /// The standard deviation of each bell, in the data's unit; above 0.
  public let bandwidth: Double
  /// The least and the greatest value.
  public let lower, upper: Double

  private let centers: [Double]
  private let weights: [Double]

  /// Of the values that the sums are taken over one by one, at most so many.
  private static let exactLimit = 5_000
  /// A bell's reach in standard deviations; beyond, it is below 10⁻¹⁵ of its height.
  private static let reach = 8.5

  /// The bandwidth that a rule gives; nil for fewer than two values or none that differ.
  ///
  /// σ has n − 1 in its denominator. With weights n is the effective number (Σw)² / Σw².
  /// - Parameter values: finite.
  public static func bandwidth(_ rule: Rule, of values: [Double], weights: [Double]? = nil)
    -> Double?
  {
    guard values.count > 1 else { return nil }
    let (n, deviation) = spread(values, weights)
    let width: Double
    switch rule {
    case .scott: width = deviation * pow(n, -0.2)
    case .silverman: width = deviation * pow(n * 0.75, -0.2)
    case .nrd0:
      let sorted = values.sorted()
      let range =
        (quantile(0.75, ofSorted: sorted) - quantile(0.25, ofSorted: sorted)) / 1.34
      width = 0.9 * (range > 0 ? min(deviation, range) : deviation) * pow(n, -0.2)
    }
    return width > 0 && width.isFinite ? width : nil
  }

  private static func spread(_ values: [Double], _ weights: [Double]?) -> (Double, Double) {
    guard let weights else {
      return (Double(values.count), Moments(values).standardDeviation)
    }
    let total = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + ($1 / total) * ($1 / total) }
    var mean = 0.0
    for (value, weight) in zip(values, weights) { mean += value * (weight / total) }
    var sum = 0.0
    for (value, weight) in zip(values, weights) {
      sum += (weight / total) * (value - mean) * (value - mean)
    }
    return (1 / squares, (sum / (1 - squares)).squareRoot())
  }

  /// nil for no values, a bandwidth that is not above 0, or weights that do not add up to more
  /// than 0.
  ///
  /// Beyond 5000 values they are first shared out linearly over points a 64th of the bandwidth
  /// apart, which changes the density by less than 10⁻⁴ of its greatest value.
  /// - Parameters:
  ///   - values: finite.
  ///   - weights: one for each value, at least 0; equal where nil.
  public init?(_ values: [Double], bandwidth: Double, weights: [Double]? = nil) {
    guard let first = values.first, bandwidth > 0, bandwidth.isFinite else { return nil }
    var (low, high) = (first, first)
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    guard (high - low).isFinite else { return nil }
    let total = weights.map { $0.reduce(0, +) } ?? Double(values.count)
    guard total > 0, total.isFinite else { return nil }
    self.bandwidth = bandwidth
    (lower, upper) = (low, high)
    let points = ((high - low) / bandwidth * 64).rounded(.up)
    if values.count <= Self.exactLimit || points > 262_144 {
      let order = values.indices.sorted { values[$0] < values[$1] }
      centers = order.map { values[$0] }
      self.weights = order.map { (weights?[$0] ?? 1) / total }
      return
    }
    let count = max(1, Int(points))
    let step = (high - low) / Double(count)
    var shares = [Double](repeating: 0, count: count + 1)
    for (i, value) in values.enumerated() {
      let place = step > 0 ? (value - low) / step : 0
      let index = min(Int(place), count - 1)
      let share = place - Double(index)
      let weight = (weights?[i] ?? 1) / total
      shares[index] += weight * (1 - share)
      shares[index + 1] += weight * share
    }
    centers = (0...count).map { low + Double($0) * step }
    self.weights = shares
  }

  /// The density at `x`, per unit of x.
  public func callAsFunction(_ x: Double) -> Double {
    let start = firstIndex(from: x - Self.reach * bandwidth)
    let end = x + Self.reach * bandwidth
    var sum = 0.0
    var i = start
    while i < centers.count, centers[i] <= end {
      let z = (x - centers[i]) / bandwidth
      sum += weights[i] * exp(-0.5 * z * z)
      i += 1
    }
    return sum * 0.398942280401432677939946059934381868 / bandwidth
  }

  private func firstIndex(from value: Double) -> Int {
    var (low, high) = (0, centers.count)
    while low < high {
      let middle = (low + high) / 2
      if centers[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The density at `count` equally spaced points that reach `cut` bandwidths beyond the data.
  public func curve(count: Int = 512, cut: Double) -> (x: [Double], density: [Double]) {
    let (a, b) = (lower - cut * bandwidth, upper + cut * bandwidth)
    let n = max(2, count)
    let x = (0..<n).map { i in
      let t = Double(i) / Double(n - 1)
      return a * (1 - t) + b * t
    }
    return (x, x.map { self($0) })
  }
}
