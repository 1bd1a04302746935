import NablaMath
import NablaPlot
import NablaScene

/// A table split into a matrix of its numbers and the groups of its rows.
struct SampleTable {
  /// The names of the columns of numbers.
  var names: [String]
  var matrix: Matrix
  /// The group of each row; nil where it is missing.
  var groups: [String?]
  /// The group column's name; nil where there is none.
  var groupName: String?
  /// The numbers of a group column of more than eight different ones, which colours follow.
  var groupNumbers: [Double]?
  /// Which columns hold no numbers and are left out.
  var warnings: [String] = []

  /// - Parameters:
  ///   - color: the column of groups.
  ///   - default: the name that gives way to the first column of text where there is none of it.
  init(_ table: Table, color: String?, default name: String, owner: String) throws(NablaError) {
    var group = color
    if let color, !table.names.contains(color) {
      guard color == name else {
        throw Nearest.unknown("\(owner).color", "column", color, known: table.names)
      }
      group = table.firstTextColumn
    }
    groupName = group
    groups = Array(repeating: nil, count: table.rowCount)
    (names, matrix) = ([], .empty)
    var columns: [[Double]] = []
    var dropped: [String] = []
    for (name, column) in zip(table.names, table.columns) {
      if name == group {
        if let text = column.text { groups = (0..<text.count).map { text[$0] } }
        if let numbers = column.numbers {
          groups = numbers.map { $0.isNaN ? nil : format($0) }
          if Set(numbers).count > 8 { groupNumbers = numbers }
        }
      }
      if let numbers = column.numbers, name != color {
        names.append(name)
        columns.append(numbers)
      } else if name != group {
        dropped.append(name)
      }
    }
    guard columns.count > 1 else {
      throw NablaError(
        "\(owner).data", "has \(columns.count) columns of numbers", "give at least two")
    }
    if !dropped.isEmpty {
      warnings = [
        "left out, as \(dropped.count == 1 ? "it holds" : "they hold") no numbers: \(dropped.joined(separator: ", "))"
      ]
    }
    let given = columns
    matrix = Matrix(rows: table.rowCount, columns: given.count) { given[$1][$0] }
  }

  /// The first cell without a finite number, its row counted from 0.
  var firstMissing: (name: String, row: Int)? {
    guard let i = matrix.values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return (names[i % matrix.columns], i / matrix.columns)
  }

  /// Only the rows that miss nothing, which a warning tells.
  var complete: SampleTable {
    var copy = self
    let kept = (0..<matrix.rows).filter { matrix.row($0).allSatisfy(\.isFinite) }
    copy.matrix = Matrix(rows: kept.count, columns: matrix.columns) { matrix[kept[$0], $1] }
    copy.groups = kept.map { groups[$0] }
    copy.groupNumbers = groupNumbers.map { numbers in kept.map { numbers[$0] } }
    copy.warnings.append("\(matrix.rows - kept.count) rows with missing values are left out")
    return copy
  }

  /// The groups in the order of their first rows, each with its rows; one without a name where
  /// there are none.
  var members: [(name: String, rows: [Int])] {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, group) in groups.enumerated() {
      let name = group ?? ""
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }
}
