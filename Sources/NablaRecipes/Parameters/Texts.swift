public import NablaPlot
import NablaScene

/// One text, or a list of them.
public struct Texts: Hashable, Sendable, OptionValue, ExpressibleByArrayLiteral {
  public var values: [String]

  public init(_ values: [String]) { self.values = values }
  public init(arrayLiteral values: String...) { self.values = values }

  public static var optionType: OptionType { .list(.text) }

  public init(option node: Node) throws(OptionProblem) {
    values = try node.list == nil ? [String(option: node)] : [String](option: node)
  }

  public var optionNode: Node { Node(values) }
}
