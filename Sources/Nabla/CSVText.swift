package import NablaPlot

/// The series of `nabla data` as CSV (RFC 4180): a column each, shorter ones end empty.
package enum CSVText {
  package static func write(_ data: Node) -> String {
    let columns = (data["series"]?.map ?? []).flatMap(columns)
    let rows = columns.map(\.cells.count).max() ?? 0
    var lines = [columns.map { quoted($0.name) }.joined(separator: ",")]
    for row in 0..<rows {
      lines.append(
        columns.map { row < $0.cells.count ? quoted($0.cells[row]) : "" }.joined(separator: ","))
    }
    return lines.joined(separator: "\n")
  }

  /// A list is a column; a list of lists one column for each of its own; a single value one cell.
  private static func columns(_ entry: Node.Entry) -> [(name: String, cells: [String])] {
    guard let list = entry.value.list else { return [(entry.key, [cell(entry.value)])] }
    guard let rows = list.first?.list else { return [(entry.key, list.map(cell))] }
    return rows.indices.map { column in
      (
        "\(entry.key) \(column)",
        list.map { row in
          guard let cells = row.list, column < cells.count else { return "" }
          return cell(cells[column])
        }
      )
    }
  }

  private static func cell(_ node: Node) -> String {
    switch node.value {
    case .text(let text): text
    case .null: ""
    // A missing number is an empty cell, as in the tables that are read.
    case .number(let value) where !value.isFinite:
      value.isNaN ? "" : value < 0 ? "-inf" : "inf"
    default: node.json()
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
