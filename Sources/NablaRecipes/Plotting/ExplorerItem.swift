public import NablaPlot
import NablaScene

/// A line of a graphing calculator: an expression, or a table of points.
public enum ExplorerItem: Hashable, Sendable, OptionValue {
  case expression(String)
  /// The path of a table, whose first two columns are x and y.
  case file(String)
  /// Rows [x, y].
  case points([PlanePoint])

  public static var optionType: OptionType {
    .other("an expression, a path (.csv, .tsv, .json, .npy), or points [[x, y], …]")
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      self = .points(try [PlanePoint](option: node))
    } else if let text = node.scalarText {
      let isFile = [".csv", ".tsv", ".json", ".npy"].contains { text.lowercased().hasSuffix($0) }
      self = isFile ? .file(text) : .expression(text)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .expression(let text), .file(let text): Node(text)
    case .points(let points): points.optionNode
    }
  }
}
