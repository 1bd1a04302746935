internal import NablaScene

/// Makes columns of records that come one after the other.
///
/// A key's column stands where the key first occurred; records without it have a missing value.
struct RecordColumns {
  private static let columnLimit = 100_000
  /// Cells of a table: 2²⁷.
  private static let cellLimit = 1 << 27

  let file: String
  private var names: [String] = []
  private var index: [String: Int] = [:]
  private var builders: [ColumnBuilder] = []
  private var rowCount = 0

  init(file: String) { self.file = file }

  /// Adds a record, a map from names to values.
  mutating func append(_ record: Node) throws(NablaError) {
    guard let entries = record.map else {
      throw NablaError(
        record.place(file), "\(record.kindName) among records", "write a map for each row")
    }
    for (place, entry) in entries.enumerated() {
      let column = try column(entry, place)
      builders[column].fill(to: rowCount)
      try builders[column].append(entry.value, file: file)
    }
    rowCount += 1
    guard rowCount <= Self.cellLimit / max(1, names.count) else {
      throw NablaError(
        record.place(file), "more than \(Self.cellLimit) cells", "use a part of the table")
    }
  }

  /// The number of an entry's column.
  private mutating func column(_ entry: Node.Entry, _ place: Int) throws(NablaError) -> Int {
    // Records usually have their keys in one order.
    if place < names.count, names[place] == entry.key { return place }
    if let known = index[entry.key] { return known }
    guard names.count < Self.columnLimit else {
      throw NablaError(
        entry.place(file), "more than \(Self.columnLimit) different keys",
        "write one map for each row, with the columns' names as keys")
    }
    index[entry.key] = names.count
    names.append(entry.key)
    builders.append(ColumnBuilder())
    return names.count - 1
  }

  /// The table of all records so far.
  consuming func table() throws(NablaError) -> Table {
    for index in builders.indices { builders[index].fill(to: rowCount) }
    return try Table(
      zip(names, builders).map { (name: $0, column: $1.column) }, place: file)
  }
}
