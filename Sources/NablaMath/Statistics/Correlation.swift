/// How two variables go together. All are NaN for lists of different lengths, for fewer than two
/// pairs, for NaN in them, and where one variable does not vary.
public enum Correlation {
  /// The covariance with n − `lost` in the denominator: lost 1 for a sample, 0 for a population.
  ///
  /// NaN only for lists of different lengths, fewer pairs than `lost` + 1, or NaN in them.
  public static func covariance(_ x: [Double], _ y: [Double], lost: Int = 1) -> Double {
    guard x.count == y.count, x.count > lost else { return .nan }
    return Products(x, y).both / Double(x.count - lost)
  }

  /// Pearson's correlation: of the values, along a line; −1…1.
  public static func pearson(_ x: [Double], _ y: [Double]) -> Double {
    guard x.count == y.count, x.count > 1 else { return .nan }
    let products = Products(x, y)
    let scale = products.x.squareRoot() * products.y.squareRoot()
    return scale > 0 ? min(1, max(-1, products.both / scale)) : .nan
  }

  /// Spearman's correlation: of the ranks, along any rising curve; ties share their mean rank.
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double {
    guard !x.contains(where: \.isNaN), !y.contains(where: \.isNaN) else { return .nan }
    return pearson(ranks(x), ranks(y))
  }

  /// Kendall's τ-b: pairs of points that rise less those that fall, over the geometric mean of the
  /// pairs that are no ties in x and in y (M. Kendall 1945).
  ///
  /// In n log n steps by W. Knight, "A computer method for calculating Kendall's tau with
  /// ungrouped data", JASA 61 (1966).
  public static func kendall(_ x: [Double], _ y: [Double]) -> Double {
    guard x.count == y.count, x.count > 1, !x.contains(where: \.isNaN),
      !y.contains(where: \.isNaN)
    else { return .nan }
    let order = x.indices.sorted { x[$0] == x[$1] ? y[$0] < y[$1] : x[$0] < x[$1] }
    let tiedX = tiedPairs(order) { x[$0] == x[$1] }
    let tiedBoth = tiedPairs(order) { x[$0] == x[$1] && y[$0] == y[$1] }
    var sorted = order.map { y[$0] }
    let swaps = sort(&sorted)
    let tiedY = tiedPairs(Array(sorted.indices)) { sorted[$0] == sorted[$1] }
    let n = Double(x.count)
    let all = n * (n - 1) / 2
    let scale = (all - tiedX).squareRoot() * (all - tiedY).squareRoot()
    guard scale > 0 else { return .nan }
    return min(1, max(-1, (all - tiedX - tiedY + tiedBoth - 2 * swaps) / scale))
  }

  /// Ranks from 1; equal values share the mean of theirs.
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var result = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
      for place in first...last { result[order[place]] = Double(first + last) / 2 + 1 }
      first = last + 1
    }
    return result
  }

  /// The covariances of all pairs of columns.
  ///
  /// - Parameter columns: lists of equal length.
  public static func covarianceMatrix(_ columns: [[Double]], lost: Int = 1) -> Matrix {
    matrix(columns) { covariance($0, $1, lost: lost) }
  }

  /// The correlations of all pairs of columns.
  ///
  /// - Parameter columns: lists of equal length.
  public static func correlationMatrix(
    _ columns: [[Double]], by correlation: ([Double], [Double]) -> Double = pearson
  ) -> Matrix {
    matrix(columns, correlation)
  }

  // MARK: - Parts

  private static func matrix(
    _ columns: [[Double]], _ pair: ([Double], [Double]) -> Double
  ) -> Matrix {
    var result = Matrix(rows: columns.count, columns: columns.count) { _, _ in 0 }
    for i in columns.indices {
      for j in 0...i {
        let value = pair(columns[i], columns[j])
        result[i, j] = value
        result[j, i] = value
      }
    }
    return result
  }

  /// Sums of products of distances from the means, which are found first.
  private struct Products {
    var x = 0.0
    var y = 0.0
    var both = 0.0

    init(_ a: [Double], _ b: [Double]) {
      let (meanA, meanB) = (Moments(a).mean, Moments(b).mean)
      for (u, v) in zip(a, b) {
        x += (u - meanA) * (u - meanA)
        y += (v - meanB) * (v - meanB)
        both += (u - meanA) * (v - meanB)
      }
    }
  }

  /// Pairs within runs of neighbours that are equal.
  private static func tiedPairs(_ order: [Int], _ areEqual: (Int, Int) -> Bool) -> Double {
    var (pairs, run) = (0.0, 0.0)
    for (a, b) in zip(order, order.dropFirst()) {
      run = areEqual(a, b) ? run + 1 : 0
      pairs += run
    }
    return pairs
  }

  /// Sorts by merging from runs of one; returns how many pairs were in the wrong order.
  private static func sort(_ values: inout [Double]) -> Double {
    var (swaps, width) = (0.0, 1)
    var merged = values
    while width < values.count {
      var start = 0
      while start < values.count {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right >= end || values[left] <= values[right] {
            merged[place] = values[left]
            left += 1
          } else {
            swaps += Double(middle - left)
            merged[place] = values[right]
            right += 1
          }
        }
        start = end
      }
      swap(&values, &merged)
      width *= 2
    }
    return swaps
  }
}
