public import NablaPlot
import NablaScene

/// Where a recipe's data come from: one of its examples by name, a file, or values written out.
public enum TableSource: Hashable, Sendable, OptionValue {
  /// An example's name or a path.
  case named(String)
  /// Numbers, or rows of them.
  case values(Node)

  public static var optionType: OptionType {
    .other("the name of an example, a path (.csv, .tsv, .json, .npy), or numbers")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let name = node.text {
      self = .named(name)
    } else if node.list != nil {
      self = .values(node)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .named(let name): Node(name)
    case .values(let node): node
    }
  }

  /// The table: an example of that name, the file's, or the values as columns of these names.
  ///
  /// - Parameters:
  ///   - columns: what columns of values are called; those beyond are called `column 3` and so on.
  ///   - examples: the tables that may be named.
  ///   - place: the recipe and the parameter (`histogram-bins.data`), for messages.
  func table(
    columns: [String], examples: [ExampleTable] = [], files: DataFiles?, place: String
  ) throws(NablaError) -> Table {
    switch self {
    case .values(let node): return try Self.table(of: node, columns, place)
    case .named(let name):
      if let example = examples.first(where: { $0.rawValue == name }) {
        return try example.table()
      }
      guard name.contains(".") || name.contains("/") else {
        let known = examples.map(\.rawValue)
        let advice = known.isEmpty ? "give a path" : Nearest.advice(name, among: known)
        throw NablaError(place, "is \"\(Nearest.clipped(name))\"", advice)
      }
      let files = try files.required(at: place, "give numbers")
      return try files.table(name, place: place)
    }
  }

  private static func table(
    of node: Node, _ names: [String], _ place: String
  ) throws(NablaError) -> Table {
    let rows = node.list ?? []
    guard let first = rows.first else { throw NablaError(place, "is empty", "give numbers") }
    let width = first.list?.count ?? 1
    var columns = [[Double]](repeating: [], count: width)
    for (i, row) in rows.enumerated() {
      let cells = row.list ?? [row]
      guard cells.count == width else {
        throw NablaError(
          place, "has \(cells.count) values in row \(i) and \(width) in row 0",
          "give rows of the same length")
      }
      for (column, cell) in cells.enumerated() {
        guard let number = cell.isNull ? .nan : cell.double else {
          throw NablaError(place, "row \(i) has \(cell.shown)", "give numbers")
        }
        columns[column].append(number)
      }
    }
    return try Table(
      columns.enumerated().map { i, values in
        (i < names.count ? names[i] : "column \(i + 1)", Column.numbers(values))
      })
  }
}
