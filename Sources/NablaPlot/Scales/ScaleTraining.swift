/// What the marks of a panel say about its scales.
public struct ScaleTraining: Sendable {
  public var x = AxisTraining()
  public var y = AxisTraining()
  public var color = ColorTraining()

  public init() {}
}
