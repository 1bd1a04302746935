import NablaMath
import NablaPlot

extension Matrix {
  /// Rows × columns, as messages have it.
  var sizeText: String { "\(rows) × \(columns)" }

  /// Whether everything right of the diagonal is exactly zero.
  var isCausal: Bool {
    guard rows == columns, rows > 1 else { return false }
    return (0..<rows).allSatisfy { row in
      ((row + 1)..<columns).allSatisfy { self[row, $0] == 0 }
    }
  }

  /// The softmax of every row, zeros in rows whose scores are all −∞.
  var softmaxRows: Matrix {
    let weights = (0..<rows).map { Softmax.probabilities(row($0)).map { $0.isNaN ? 0 : $0 } }
    return Matrix(rows: rows, columns: columns) { weights[$0][$1] }
  }

  func droppingFirstColumn(rescaled: Bool) -> Matrix {
    var kept: [Double] = []
    for row in 0..<rows {
      let rest = (1..<columns).map { self[row, $0] }
      let sum = rest.reduce(0, +)
      kept += rescaled && sum > 0 ? rest.map { $0 / sum } : rest
    }
    return Matrix(rows: rows, columns: columns - 1, values: kept) ?? .empty
  }

  var dividedByRowMaxima: Matrix {
    var scaled: [Double] = []
    for row in 0..<rows {
      let line = (0..<columns).map { self[row, $0] }
      let largest = line.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
      scaled += largest > 0 ? line.map { $0 / largest } : line
    }
    return Matrix(rows: rows, columns: columns, values: scaled) ?? .empty
  }
}
