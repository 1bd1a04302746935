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

  /// Where values lie: each by itself, or many together in a cell around a center.
  private let centers: [Double]
  /// `order` numbers for each center: Σ wᵢ tᵢᵏ / k! of the distances t from it in bandwidths.
  private let moments: [Double]
  private let order: Int

  /// At most so many values are each a center.
  private static let mostCenters = 2_000
  /// Cells are half a bandwidth wide, and so many moments tell all but 10⁻¹¹ of a bell.
  private static let cellWidth = 0.5
  private static let cellOrder = 12
  /// Cells that are kept in a table; more of them are met in ascending order of the values.
  private static let mostCells = 65_536
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
      let quartiles = quantiles([0.25, 0.75], of: values)
      let range = (quartiles[1] - quartiles[0]) / 1.34
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
  /// The sum over more than 2000 values is taken over cells with their moments, a fast Gauss
  /// transform (L. Greengard and J. Strain 1991), which changes the density by less than 10⁻¹⁰ of
  /// its greatest value.
  /// - Parameters:
  ///   - values: finite, in any order.
  ///   - weights: one for each value, at least 0; equal where nil.
  public init?(_ values: [Double], bandwidth: Double, weights: [Double]? = nil) {
    guard let (low, high) = extent(of: values), bandwidth > 0, bandwidth.isFinite,
      (high - low).isFinite
    else { return nil }
    let total = weights.map { $0.reduce(0, +) } ?? Double(values.count)
    guard total > 0, total.isFinite else { return nil }
    self.bandwidth = bandwidth
    (lower, upper) = (low, high)
    if values.count <= Self.mostCenters {
      let order = values.indices.sorted { values[$0] < values[$1] }
      self.order = 1
      centers = order.map { values[$0] }
      moments = order.map { (weights?[$0] ?? 1) / total }
      return
    }
    order = Self.cellOrder
    let width = bandwidth * Self.cellWidth
    let cells = (high - low) / width
    var sums = CellMoments(order: order, bandwidth: bandwidth)
    if cells < Double(Self.mostCells) {
      let count = Int(cells) + 1
      sums.reserve((0..<count).map { low + (Double($0) + 0.5) * width })
      for (i, value) in values.enumerated() {
        let cell = min(Int((value - low) / width), count - 1)
        sums.add(value, weight: weights?[i] ?? 1, to: cell)
      }
    } else {
      var end = -Double.infinity
      for i in values.indices.sorted(by: { values[$0] < values[$1] }) {
        if values[i] >= end {
          sums.reserve([values[i] + width / 2])
          end = values[i] + width
        }
        sums.add(values[i], weight: weights?[i] ?? 1, to: sums.centers.count - 1)
      }
    }
    (centers, moments) = sums.filled(total: total)
  }

  /// The density at `x`, per unit of x.
  public func callAsFunction(_ x: Double) -> Double {
    let reach = (Self.reach + Self.cellWidth) * bandwidth
    var i = firstIndex(from: x - reach)
    var sum = 0.0
    while i < centers.count, centers[i] <= x + reach {
      let z = (x - centers[i]) / bandwidth
      // Σ mₖ Heₖ(z) with Hermite's polynomials: φ(z − t) = φ(z) Σ Heₖ(z) tᵏ / k!.
      var (before, hermite) = (0.0, 1.0)
      var series = 0.0
      for k in 0..<order {
        series += moments[i * order + k] * hermite
        (before, hermite) = (hermite, z * hermite - Double(k) * before)
      }
      sum += exp(-0.5 * z * z) * series
      i += 1
    }
    return max(0, sum) * 0.398942280401432677939946059934381868 / bandwidth
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
    let x = evenPlaces(from: a, to: b, count: max(2, count))
    return (x, x.map { self($0) })
  }
}

/// Sums of powers of the distances from the centers of cells.
private struct CellMoments {
  let order: Int
  let bandwidth: Double
  private(set) var centers: [Double] = []
  private var sums: [Double] = []

  init(order: Int, bandwidth: Double) {
    self.order = order
    self.bandwidth = bandwidth
  }

  /// Adds empty cells.
  mutating func reserve(_ new: [Double]) {
    centers += new
    sums += [Double](repeating: 0, count: new.count * order)
  }

  @inline(__always)
  mutating func add(_ value: Double, weight: Double, to cell: Int) {
    let distance = (value - centers[cell]) / bandwidth
    var power = weight
    let start = cell * order
    for k in 0..<order {
      sums[start + k] += power
      power *= distance
    }
  }

  /// The cells that hold something, with their moments as shares of the total over k!.
  func filled(total: Double) -> (centers: [Double], moments: [Double]) {
    var factors = [1 / total]
    for k in 1..<order { factors.append(factors[k - 1] / Double(k)) }
    var (kept, moments): ([Double], [Double]) = ([], [])
    for (cell, center) in centers.enumerated() where sums[cell * order] > 0 {
      kept.append(center)
      for k in 0..<order { moments.append(sums[cell * order + k] * factors[k]) }
    }
    return (kept, moments)
  }
}
