public import NablaPlot
import NablaScene

/// One whole number, or a list of them.
public struct Counts: Hashable, Sendable, OptionValue, ExpressibleByIntegerLiteral {
  public var values: [Int]

  public init(_ values: [Int]) { self.values = values }
  public init(integerLiteral value: Int) { values = [value] }

  public static var optionType: OptionType { .other("a whole number, or a list of them") }

  public init(option node: Node) throws(OptionProblem) {
    values = try node.list == nil ? [Int(option: node)] : [Int](option: node)
  }

  public var optionNode: Node {
    values.count == 1 ? Node(values[0]) : Node(values.map { Node($0) })
  }

  public var boundedNumbers: [Double] { values.map(Double.init) }
}
