/// Rows of numbers merged into a tree by the mean distance between groups (UPGMA; R. Sokal and
/// C. Michener 1958), which puts alike rows beside one another.
///
/// The merges are those of SciPy 1.17's `linkage(rows, "average")` with Euclidean distances: the
/// nearest-neighbour chain (F. Murtagh 1983), merges sorted by distance.
public struct AverageLinkage: Sendable {
  /// One merge: two nodes, the one with the smaller number first. Rows are nodes 0…n−1, the
  /// first merge is node n, and so on.
  public struct Merge: Hashable, Sendable {
    public let first: Int
    public let second: Int
    public let distance: Double
    /// How many rows the merged group holds.
    public let size: Int
  }

  /// n − 1 merges, the nearest groups first.
  public let merges: [Merge]
  private let count: Int

  /// The most additions of squares that distances may take: some seconds.
  public static let most = 2_000_000_000

  /// nil for rows of different lengths, numbers or distances that are not finite, and more than
  /// 2·10⁹ squares (rows² · columns / 2).
  public init?(rows: [[Double]]) {
    let n = rows.count
    let columns = rows.first?.count ?? 0
    guard n <= 20_000, columns <= 10_000_000, n * n / 2 * max(1, columns) <= Self.most,
      rows.allSatisfy({ $0.count == columns && $0.allSatisfy(\.isFinite) })
    else { return nil }
    count = n
    merges = n < 2 ? [] : Self.labelled(Self.chain(Self.distances(rows), n), n)
    guard merges.count == max(0, n - 1) else { return nil }
  }

  private static func distances(_ rows: [[Double]]) -> [Double] {
    let n = rows.count
    var distances = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in i + 1..<max(n, i + 1) {
        var sum = 0.0
        for (a, b) in zip(rows[i], rows[j]) { sum += (a - b) * (a - b) }
        (distances[i * n + j], distances[j * n + i]) = (sum.squareRoot(), sum.squareRoot())
      }
    }
    return distances
  }

  /// Merges of the groups that the smallest row of each stands for, in the order they are found.
  private static func chain(
    _ distances: [Double], _ n: Int
  ) -> [(a: Int, b: Int, distance: Double)] {
    var distances = distances
    var sizes = [Double](repeating: 1, count: n)
    var chain: [Int] = []
    var merges: [(a: Int, b: Int, distance: Double)] = []
    while merges.count < n - 1 {
      if chain.isEmpty, let start = sizes.firstIndex(where: { $0 > 0 }) { chain = [start] }
      guard var x = chain.last else { break }
      // Along nearest neighbours until two are each other's; the one before is preferred, so that
      // equal distances lead into no circle.
      var y = x
      var nearest = Double.infinity
      while true {
        let before = chain.count > 1 ? chain[chain.count - 2] : nil
        (y, nearest) = (x, .infinity)
        if let before { (y, nearest) = (before, distances[x * n + before]) }
        for i in 0..<n where sizes[i] > 0 && i != x && distances[x * n + i] < nearest {
          (y, nearest) = (i, distances[x * n + i])
        }
        if y == before || y == x { break }
        chain.append(y)
        x = y
      }
      guard chain.count > 1 else { break }
      chain.removeLast(2)
      let (a, b) = (min(x, y), max(x, y))
      merges.append((a, b, nearest))
      let (sizeA, sizeB) = (sizes[a], sizes[b])
      sizes[a] = 0
      sizes[b] = sizeA + sizeB
      for i in 0..<n where sizes[i] > 0 && i != b {
        let mean =
          (sizeA * distances[i * n + a] + sizeB * distances[i * n + b]) / (sizeA + sizeB)
        (distances[i * n + b], distances[b * n + i]) = (mean, mean)
      }
    }
    return merges
  }

  /// The merges by distance, equal ones in the order they were found, with the numbers of nodes.
  private static func labelled(
    _ found: [(a: Int, b: Int, distance: Double)], _ n: Int
  ) -> [Merge] {
    let order = found.indices.sorted {
      found[$0].distance != found[$1].distance
        ? found[$0].distance < found[$1].distance : $0 < $1
    }
    var parents = Array(0..<2 * n)
    var sizes = [Int](repeating: 1, count: 2 * n)
    func root(_ node: Int) -> Int {
      var top = node
      while parents[top] != top { top = parents[top] }
      var next = node
      while parents[next] != top { (parents[next], next) = (top, parents[next]) }
      return top
    }
    return order.enumerated().map { k, i in
      let (a, b) = (root(found[i].a), root(found[i].b))
      let size = sizes[a] + sizes[b]
      (parents[a], parents[b], sizes[n + k]) = (n + k, n + k, size)
      return Merge(
        first: min(a, b), second: max(a, b), distance: found[i].distance, size: size)
    }
  }

  /// The rows in the tree's order from left to right, as SciPy's `leaves_list` gives them.
  public var leaves: [Int] {
    guard count > 0 else { return [] }
    var result: [Int] = []
    result.reserveCapacity(count)
    // A stack instead of recursion: a tree may be as deep as it has rows.
    var open = [merges.isEmpty ? 0 : count + merges.count - 1]
    while let node = open.popLast() {
      if node < count {
        result.append(node)
      } else {
        open.append(merges[node - count].second)
        open.append(merges[node - count].first)
      }
    }
    return result
  }
}
