public import NablaPlot

/// A rectangle of the plane as an option: `[[a, b], [c, d]]`, x first.
public struct PlaneDomain: Hashable, Sendable, OptionValue {
  public var x: Interval
  public var y: Interval

  public init(x: Interval, y: Interval) {
    self.x = x
    self.y = y
  }

  public static var optionType: OptionType { .other("two intervals [[a, b], [c, d]]") }

  public init(option node: Node) throws(OptionProblem) {
    guard let pair = node.list, pair.count == 2, pair.allSatisfy({ $0.list?.count == 2 }) else {
      throw .expected(Self.optionType, node)
    }
    x = try Interval(option: pair[0])
    y = try Interval(option: pair[1])
  }

  public var optionNode: Node { Node([x.optionNode, y.optionNode] as [Node]) }
  public var boundedNumbers: [Double] { x.boundedNumbers + y.boundedNumbers }
}
