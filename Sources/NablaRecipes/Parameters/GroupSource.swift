public import NablaPlot
import NablaScene

/// Where groups of values come from: a table, or lists by name.
public enum GroupSource: Hashable, Sendable, OptionValue {
  case table(TableSource)
  case groups(NamedValues<[Double]>)

  public static var optionType: OptionType {
    .other("an example's name, a path (.csv), numbers, or a map from names to lists of numbers")
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.map != nil {
      self = .groups(try NamedValues(option: node))
    } else {
      self = .table(try TableSource(option: node))
    }
  }

  public var optionNode: Node {
    switch self {
    case .table(let source): source.optionNode
    case .groups(let groups): groups.optionNode
    }
  }
}
