public import NablaPlot
import NablaScene

/// An interval of numbers, or what suits the data.
public enum AutoInterval: Hashable, Sendable, OptionValue {
  case auto
  case interval(Interval)

  public static var optionType: OptionType { .other("two numbers [a, b], or auto") }

  public init(option node: Node) throws(OptionProblem) {
    if node.text == "auto" {
      self = .auto
    } else if node.list != nil {
      self = .interval(try Interval(option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .auto: "auto"
    case .interval(let interval): interval.optionNode
    }
  }
}
