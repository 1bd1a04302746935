public import NablaPlot

/// A point of the plane as an option: `[x, y]`, both finite.
public struct PlanePoint: Hashable, Sendable, OptionValue {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  public static var optionType: OptionType { .other("two numbers [x, y]") }

  public init(option node: Node) throws(OptionProblem) {
    guard let pair = node.list, pair.count == 2, let x = pair[0].double, let y = pair[1].double,
      x.isFinite, y.isFinite
    else { throw .expected(Self.optionType, node) }
    self.init(x, y)
  }

  public var optionNode: Node { Node([x, y]) }
  public var boundedNumbers: [Double] { [x, y] }

  var vector: SIMD2<Double> { [x, y] }
}
