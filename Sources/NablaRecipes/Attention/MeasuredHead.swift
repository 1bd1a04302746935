import NablaMath
import NablaPlot

/// A head with what is measured of it.
struct MeasuredHead {
  let layer, head: Int
  /// At most 32 × 32: the largest weights of blocks where the matrix is larger.
  let thumbnail: Matrix
  let entropy, distance, diagonal, previous, sink: Double

  init(_ tensor: AttentionTensor, layer: Int, head: Int) {
    (self.layer, self.head) = (layer, head)
    let (q, k) = (tensor.queries, tensor.keys)
    let start = (layer * tensor.heads + head) * q * k
    func weight(_ i: Int, _ j: Int) -> Double { tensor.values[start + i * k + j] }
    func mean(_ rows: Range<Int>, _ value: (Int) -> Double) -> Double {
      rows.isEmpty ? .nan : rows.reduce(0) { $0 + value($1) } / Double(rows.count)
    }
    entropy = mean(0..<q) { i in Softmax.entropy((0..<k).map { weight(i, $0) }) }
    distance = mean(0..<q) { i in
      (0..<k).reduce(0) { $0 + weight(i, $1) * Double(abs(i - $1)) }
    }
    diagonal = mean(0..<min(q, k)) { weight($0, $0) }
    previous = mean(1..<max(1, min(q, k))) { weight($0, $0 - 1) }
    sink = mean(0..<q) { weight($0, 0) }
    let (rows, columns) = (min(q, 32), min(k, 32))
    thumbnail = Matrix(rows: rows, columns: columns) { r, c in
      var largest = 0.0
      for i in (r * q / rows)..<((r + 1) * q / rows) {
        for j in (c * k / columns)..<((c + 1) * k / columns) {
          largest = max(largest, weight(i, j))
        }
      }
      return largest
    }
  }

  func value(_ metric: AttentionModelGrid.Metric) -> Double {
    switch metric {
    case .none: .nan
    case .entropy: entropy
    case .distance: distance
    case .diagonal: diagonal
    case .sink: sink
    }
  }
}
