public import NablaPlot

/// A number or a list of them as an option.
public struct NumberList: Hashable, Sendable, OptionValue {
  public var values: [Double]

  public init(_ values: Double...) { self.values = values }

  public static var optionType: OptionType { .other("a number, or a list of numbers") }

  public init(option node: Node) throws(OptionProblem) {
    if let number = node.double {
      values = [number]
    } else if node.list != nil {
      values = try [Double](option: node)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node { values.count == 1 ? Node(values[0]) : Node(values) }
  public var boundedNumbers: [Double] { values }
}
