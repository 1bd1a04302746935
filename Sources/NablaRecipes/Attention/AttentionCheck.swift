import NablaPlot
import NablaScene

/// What is wrong with a matrix of attention weights.
struct AttentionCheck {
  /// A weight outside 0…1, which makes it no attention; nil where there is none.
  private(set) var problem: String?
  /// Rows that do not sum to 1, and weights that are no numbers: drawn, and said.
  private(set) var warnings: [String] = []

  /// - Parameter name: what messages call the matrix among several; empty for the only one.
  init(_ matrix: Matrix, name: String) {
    if let i = matrix.values.firstIndex(where: { $0 < 0 || $0 > 1.000_001 }) {
      let (row, column) = (i / matrix.columns, i % matrix.columns)
      problem = "has the weight \(formatPlain(matrix.values[i])) at [\(row), \(column)]"
    }
    var worst = (row: 0, off: 0.0, sum: 1.0)
    for (row, sum) in matrix.rowSums.enumerated() where abs(sum - 1) > worst.off {
      worst = (row, abs(sum - 1), sum)
    }
    if worst.off > 1e-3 {
      let sum = formatPlain(worst.sum, significant: 4)
      warnings.append(
        "attention: \(name.isEmpty ? "" : "\(name), ")row \(worst.row) sums to \(sum), not to 1")
    }
  }
}

extension Matrix {
  /// NaN for rows that hold one.
  var rowSums: [Double] {
    (0..<rows).map { row in (0..<columns).reduce(0) { $0 + self[row, $1] } }
  }

  /// The mean of every column over the rows that have a number there.
  var columnMeans: [Double] {
    (0..<columns).map { column in
      let values = (0..<rows).map { self[$0, column] }.filter { !$0.isNaN }
      return values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    }
  }
}
