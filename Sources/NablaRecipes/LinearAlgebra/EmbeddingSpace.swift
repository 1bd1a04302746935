import NablaMath
import NablaPlot
import NablaScene

/// Vectors with names, how alike every two of them are, and the tree that joins alike ones first.
struct EmbeddingSpace {
  let matrix: Matrix
  let names: [String]
  /// How alike every two are; NaN where a vector of length 0 has no direction.
  let similarity: Matrix
  let lengths: [Double]
  /// Average linkage of the vectors, of length 1 where cosines are compared.
  let tree: AverageLinkage?

  init(matrix: Matrix, names: [String], metric: EmbeddingSimilarity.Metric) {
    self.matrix = matrix
    self.names = names
    let rows = (0..<matrix.rows).map { matrix.row($0) }
    let lengths = rows.map(Norm.euclidean)
    self.lengths = lengths
    let units = zip(rows, lengths).map { row, length in length > 0 ? row.map { $0 / length } : row }
    let compared = Matrix(metric == .cosine ? units : rows) ?? matrix
    let products = try? compared.multiplied(by: compared.transposed)
    similarity = Matrix(rows: rows.count, columns: rows.count) { i, j in
      switch metric {
      case .cosine:
        guard lengths[i] > 0, lengths[j] > 0, let products else { return .nan }
        return i == j ? 1 : max(-1, min(1, products[i, j]))
      case .dot: return products?[i, j] ?? .nan
      case .euclidean: return Norm.euclidean(zip(rows[i], rows[j]).map { $0 - $1 })
      }
    }
    tree = AverageLinkage(rows: metric == .cosine ? units : rows)
  }

  /// The cosines of a vector with each of the vectors; NaN where one is of length 0.
  func cosines(with vector: [Double]) -> [Double] {
    let length = Norm.euclidean(vector)
    return (0..<matrix.rows).map { i in
      length > 0 && lengths[i] > 0
        ? dotProduct(matrix.row(i), vector) / length / lengths[i] : .nan
    }
  }

  /// Groups from cutting the tree before its largest step, 2 to 6 of them; one for each vector.
  var clusters: [Int] {
    let n = matrix.rows
    guard let merges = tree?.merges, n > 3 else { return Array(repeating: 0, count: n) }
    let counts = 2...min(6, n - 1)
    // With k groups the last k − 1 merges are undone.
    func step(_ k: Int) -> Double {
      merges[n - k].distance - merges[n - k - 1].distance
    }
    let k = counts.max { step($0) < step($1) } ?? 2
    var group = Array(0..<n + merges.count)
    for (i, merge) in merges.prefix(n - k).enumerated() {
      (group[merge.first], group[merge.second]) = (n + i, n + i)
    }
    func root(_ node: Int) -> Int {
      var node = node
      while group[node] != node { node = group[node] }
      return node
    }
    var numbers: [Int: Int] = [:]
    var result = Array(repeating: 0, count: n)
    for leaf in tree?.leaves ?? [] {
      let top = root(leaf)
      let number = numbers[top] ?? numbers.count
      numbers[top] = number
      result[leaf] = number
    }
    return result
  }
}
