public import NablaPlot
import NablaScene

/// How many points a graph has.
public enum SampleCount: Hashable, Sendable, OptionValue {
  case adaptive
  case even(Int)

  public static var optionType: OptionType { .other("a whole number, or adaptive") }

  public init(option node: Node) throws(OptionProblem) {
    if node.text == "adaptive" {
      self = .adaptive
    } else if let count = node.int {
      self = .even(count)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .adaptive: "adaptive"
    case .even(let count): Node(count)
    }
  }

  public var boundedNumbers: [Double] {
    if case .even(let count) = self { [Double(count)] } else { [] }
  }
}
