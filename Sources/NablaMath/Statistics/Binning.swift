/// Edges of bins side by side, and what is counted in them.
///
/// A bin holds its lower edge and not its upper one; the last bin holds both.
public struct Binning: Hashable, Sendable {
  /// Strictly ascending, at least two.
  public let edges: [Double]
  private let isEven: Bool

  /// nil unless the edges are finite, strictly ascending and at least two.
  public init?(edges: [Double]) {
    guard edges.count >= 2, edges.allSatisfy(\.isFinite),
      zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.edges = edges
    isEven = false
  }

  /// `count` bins of equal width from `lower` to `upper` exactly; of one value, a unit around it.
  ///
  /// The inner edges are NumPy's (`linspace`). Where the numbers between the ends are too few for
  /// so many bins, as many as are possible.
  /// - Parameters: finite, `lower` ≤ `upper`; `count` is taken as at least 1.
  public init(lower: Double, upper: Double, count: Int) {
    var (low, high) = (min(lower, upper), max(lower, upper))
    if low == high {
      let half = max(0.5, low.ulp * 4)
      (low, high) = (low - half, high + half)
    }
    let bins = max(1, count)
    let step = high / Double(bins) - low / Double(bins)
    let exact = (high - low) / Double(bins)
    let width = exact.isFinite ? exact : step
    var edges = [low]
    edges.reserveCapacity(bins + 1)
    for i in 1..<max(2, bins) where i < bins {
      let edge = Double(i) * width + low
      if edge > edges[edges.count - 1], edge < high { edges.append(edge) }
    }
    edges.append(high)
    self.edges = edges
    isEven = edges.count == bins + 1 && exact.isFinite
  }

  public var count: Int { edges.count - 1 }
  public var widths: [Double] { zip(edges, edges.dropFirst()).map { $1 - $0 } }

  /// The number of the bin that holds `value`; nil outside the edges and for NaN.
  public func index(of value: Double) -> Int? {
    guard value >= edges[0], value <= edges[count] else { return nil }
    if isEven {
      let guess = (value - edges[0]) / (edges[count] - edges[0]) * Double(count)
      var index = min(max(0, Int(guess)), count - 1)
      // Rounding may miss by one; the edges decide.
      if value < edges[index] { index -= 1 }
      if index < count - 1, value >= edges[index + 1] { index += 1 }
      return index
    }
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if value < edges[middle] { high = middle } else { low = middle }
    }
    return low
  }

  /// The number of values in each bin, or the sum of their weights.
  ///
  /// - Parameter weights: one for each value; 1 where nil.
  /// - Returns: the bins' sums, and how many values lie outside the edges (or are NaN).
  public func counts(_ values: [Double], weights: [Double]? = nil) -> (bins: [Double], outside: Int)
  {
    var bins = [Double](repeating: 0, count: count)
    var outside = 0
    for (i, value) in values.enumerated() {
      if let index = index(of: value) { bins[index] += weights?[i] ?? 1 } else { outside += 1 }
    }
    return (bins, outside)
  }
}
