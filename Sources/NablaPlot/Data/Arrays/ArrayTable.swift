internal import NablaScene

/// Makes tables of arrays: a list is a column, a matrix a column for each of its own.
enum ArrayTable {
  private static let columnLimit = 100_000

  /// The table of one array.
  ///
  /// - Parameters:
  ///   - names: the columns'; where empty, `value` of a list and `c0`, `c1` … of a matrix.
  ///   - place: the file's name for messages.
  static func table(_ tensor: Tensor, names: [String], place: String) throws(NablaError) -> Table {
    let columns = try columns(tensor, place: place)
    guard names.isEmpty || names.count == columns.count else {
      throw NablaError(
        place,
        "the shape \(Tensor.text(tensor.shape)) makes \(columns.count) columns, and names has "
          + "\(names.count)",
        "give a name for each column")
    }
    let own = tensor.rank == 1 ? ["value"] : columns.indices.map { "c\($0)" }
    return try Table(
      zip(names.isEmpty ? own : names, columns).map { (name: $0, column: $1) }, place: place)
  }

  /// The table of named arrays of one length; a matrix `a` makes the columns `a0`, `a1` …
  static func table(
    _ arrays: [(name: String, tensor: Tensor)], place: String
  ) throws(NablaError) -> Table {
    var named: [(name: String, column: Column)] = []
    for (name, tensor) in arrays {
      let here = "\(place), array \"\(Nearest.clipped(name))\""
      let columns = try columns(tensor, place: here)
      for (index, column) in columns.enumerated() {
        named.append((tensor.rank == 1 ? name : "\(name)\(index)", column))
      }
      guard named.isEmpty || columns.isEmpty || named[0].column.count == columns[0].count else {
        throw NablaError(
          here,
          "the array has \(columns[0].count) rows and \"\(Nearest.clipped(arrays[0].name))\" has "
            + "\(named[0].column.count)",
          "name arrays of one length: arrays: [\(Nearest.clipped(arrays[0].name))]")
      }
      guard named.count <= columnLimit else {
        throw NablaError(place, "more than \(columnLimit) columns", "name fewer arrays")
      }
    }
    return try Table(named, place: place)
  }

  private static func columns(_ tensor: Tensor, place: String) throws(NablaError) -> [Column] {
    switch tensor.rank {
    case 1: return [.numbers(tensor.values)]
    case 2:
      let (rows, width) = (tensor.shape[0], tensor.shape[1])
      guard width <= columnLimit else {
        throw NablaError(
          place, "the shape \(Tensor.text(tensor.shape)) makes \(width) columns",
          "a table has at most \(columnLimit); save the transposed array")
      }
      let values = tensor.values
      return (0..<width).map { column in
        .numbers((0..<rows).map { values[$0 * width + column] })
      }
    default:
      throw NablaError(
        place, "the shape \(Tensor.text(tensor.shape)) is no table",
        "give an array of one or two axes")
    }
  }
}
