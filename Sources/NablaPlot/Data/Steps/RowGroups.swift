/// The rows of a table in groups of equal values of some columns.
struct RowGroups {
  /// The group of each row; groups are numbered in the order of their first rows.
  let group: [Int]
  /// The first row of each group.
  let firstRows: [Int]

  var count: Int { firstRows.count }

  /// - Parameters:
  ///   - columns: without any, all rows are one group; missing values are equal to each other.
  ///   - rowCount: the number of rows.
  init(_ columns: [Column], rowCount: Int) {
    var group = [Int](repeating: 0, count: rowCount)
    var firstRows = rowCount == 0 ? [] : [0]
    for column in columns {
      let codes = Self.codes(column)
      var known: [Pair: Int] = [:]
      firstRows = []
      for row in group.indices {
        let pair = Pair(group: group[row], code: codes[row])
        if let number = known[pair] {
          group[row] = number
        } else {
          known[pair] = firstRows.count
          group[row] = firstRows.count
          firstRows.append(row)
        }
      }
    }
    self.group = group
    self.firstRows = firstRows
  }

  /// The rows of each group in their order.
  var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in group.enumerated() { rows[group].append(row) }
    return rows
  }

  private struct Pair: Hashable {
    let group: Int
    let code: Int64
  }

  /// A number for each row, equal for equal values.
  private static func codes(_ column: Column) -> [Int64] {
    switch column {
    case .text(let text): text.codes.map(Int64.init)
    case .time(let times): times
    case .numbers(let numbers):
      numbers.map { number in
        // Zeros of both signs are equal, and so is one NaN to another.
        Int64(bitPattern: (number.isNaN ? Double.nan : number + 0).bitPattern)
      }
    }
  }
}
