public import NablaPlot
import NablaScene

/// A list of numbers as an option: written out, or a file of them.
public enum NumberListSource: Hashable, Sendable, OptionValue {
  case values([Double])
  case file(String)

  public static var optionType: OptionType { .other("a list of numbers, or a path (.csv, .npy)") }

  public init(option node: Node) throws(OptionProblem) {
    if let path = node.text {
      self = .file(path)
    } else if node.list != nil {
      self = .values(try [Double](option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .values(let values): Node(values)
    case .file(let path): Node(path)
    }
  }

  /// The numbers, and the names that stand beside them in a table's first column of words.
  ///
  /// A tensor must be a single row or column; a table gives its first column of numbers.
  func numbers(
    files: DataFiles?, place: String
  ) throws(NablaError) -> (values: [Double], names: [String]?) {
    var (values, names): ([Double], [String]?) = ([], nil)
    switch self {
    case .values(let list): values = list
    case .file(let path):
      let files = try files.required(at: place, "give numbers")
      if path.lowercased().hasSuffix(".npy") {
        let tensor = try MatrixSource.file(path).tensor(files: files, place: place)
        guard tensor.shape.filter({ $0 != 1 }).count <= 1 else {
          throw NablaError(place, "has the shape \(tensor.shape)", "give a single row of numbers")
        }
        values = tensor.values
      } else {
        let table = try files.table(path, place: place)
        guard let column = table.columns.lazy.compactMap(\.numbers).first else {
          throw NablaError(place, "\(path) has no column of numbers", "give one with numbers")
        }
        values = column
        for case .text(let words) in table.columns where names == nil {
          names = (0..<words.count).map { words[$0] ?? "" }
        }
      }
    }
    guard !values.isEmpty else { throw NablaError(place, "is empty", "give numbers") }
    if let i = values.firstIndex(where: { !$0.isFinite }) {
      throw NablaError(
        place, "value \(i) is \(formatPlain(values[i]))", "give finite numbers")
    }
    return (values, names)
  }
}
