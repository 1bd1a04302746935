import NablaMath
import NablaPlot
import NablaScene

/// The numbers of one column, without those that are missing or infinite.
struct Measurements {
  let name: String
  let values: [Double]
  /// The rows of the table that the values stand in.
  let rows: [Int]
  /// How many were left out.
  let dropped: Int

  /// - Parameters:
  ///   - column: the first column of numbers where nil.
  ///   - least: how many values there must be.
  ///   - place: the recipe and the parameter of the column; `data` that of the table, for messages.
  init(
    _ column: ColumnChoice?, of table: Table, least: Int = 1, place: String, data: String
  ) throws(NablaError) {
    let name: String
    if let column {
      name = try column.name(in: table, place: place)
    } else {
      guard let first = table.numberColumns.first else {
        throw NablaError(data, "has no column of numbers", "give numbers")
      }
      name = first
    }
    let found = try table.column(name, place: place)
    guard let numbers = found.numbers else {
      throw NablaError(
        place, "\"\(Nearest.clipped(name))\" holds \(found.kindName)",
        Nearest.list(table.numberColumns))
    }
    rows = numbers.indices.filter { numbers[$0].isFinite }
    values = rows.map { numbers[$0] }
    dropped = numbers.count - rows.count
    self.name = name
    guard values.count >= least else {
      throw NablaError(
        data, values.isEmpty ? "holds no number" : "holds \(values.count) numbers",
        "give at least \(least)")
    }
    if let low = values.min(), let high = values.max(), !(high - low).isFinite {
      throw NablaError(
        data, "goes from \(formatPlain(low)) to \(formatPlain(high))",
        "give numbers nearer together")
    }
  }

  /// What is said of the numbers that were left out; nil for none.
  var warning: String? {
    dropped == 0
      ? nil : "\(counted(dropped, "missing or infinite value")) left out"
  }
}

extension Table {
  /// The names of the columns that hold numbers.
  var numberColumns: [String] { zip(names, columns).filter { $1.numbers != nil }.map(\.0) }

  /// The name of the first column of text.
  var firstTextColumn: String? { zip(names, columns).first { $1.text != nil }?.0 }
}
