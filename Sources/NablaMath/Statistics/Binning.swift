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

  /// Bins of a given width whose edges are multiples of it, from the one that holds `lower` to the
  /// one that holds `upper`.
  ///
  /// nil unless all are finite, `width` is above 0 and there are at most `most` bins.
  public init?(lower: Double, upper: Double, width: Double, most: Int) {
    guard width > 0, width.isFinite, lower <= upper else { return nil }
    let multiple = Self.multiples(of: width)
    var (first, last) = ((lower / width).rounded(.down), (upper / width).rounded(.up))
    guard last - first <= Double(most) + 2, first.magnitude < 1e15, last.magnitude < 1e15 else {
      return nil
    }
    // The quotients are rounded; the edges decide.
    while multiple(first + 1) <= lower { first += 1 }
    last = max(last, first + 1)
    while last > first + 1, multiple(last - 1) >= upper { last -= 1 }
    guard last - first <= Double(most) else { return nil }
    self.init(edges: (0...Int(last - first)).map { multiple(first + Double($0)) })
  }

  /// Multiples as decimals would give them: of 0.1, the third is 0.3 and not 0.30000000000000004.
  private static func multiples(of width: Double) -> (Double) -> Double {
    var power = 1.0
    while power <= 1e12 {
      let whole = (width * power).rounded()
      if whole / power == width, whole.magnitude < 1e6 {
        let power = power
        return { $0 * whole / power }
      }
      power *= 10
    }
    return { $0 * width }
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
    let scale = Double(count) / (edges[count] - edges[0])
    if weights == nil, isEven, scale.isFinite { return evenCounts(values, scale) }
    var bins = [Double](repeating: 0, count: count)
    var outside = 0
    for (i, value) in values.enumerated() {
      if let index = index(of: value) { bins[index] += weights?[i] ?? 1 } else { outside += 1 }
    }
    return (bins, outside)
  }

  /// The same for bins of equal width and values that count alike, many millions a second.
  private func evenCounts(
    _ values: [Double], _ scale: Double
  ) -> (bins: [Double], outside: Int) {
    let (low, high, last) = (edges[0], edges[count], count - 1)
    // Counting in turn into two lists, so that equal neighbours need not wait for each other.
    var tallies = [Int](repeating: 0, count: 2 * count)
    var outside = 0
    edges.withUnsafeBufferPointer { edges in
      tallies.withUnsafeMutableBufferPointer { tallies in
        values.withUnsafeBufferPointer { values in
          for i in values.indices {
            let value = values[i]
            guard value >= low, value <= high else {
              outside += 1
              continue
            }
            var index = min(Int((value - low) * scale), last)
            // Rounding may miss by one; the edges decide.
            if value < edges[index] {
              index -= 1
            } else if index < last, value >= edges[index + 1] {
              index += 1
            }
            tallies[2 * index + (i & 1)] += 1
          }
        }
      }
    }
    let bins = (0..<count).map { Double(tallies[2 * $0] + tallies[2 * $0 + 1]) }
    return (bins, outside)
  }
}
