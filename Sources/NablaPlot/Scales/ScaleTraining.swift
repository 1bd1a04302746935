/// What the marks of a panel say about its scales.
public struct ScaleTraining: Sendable {
  public var x = AxisTraining()
  public var y = AxisTraining()
  /// The third axis of a space.
  public var z = AxisTraining()
  public var color = ColorTraining()
  /// The y axis at the right; nil where the panel has none.
  var twinY: AxisTraining?

  public init() {}

  /// Adds what the same panel of another figure says.
  mutating func merge(_ other: ScaleTraining) {
    x.merge(other.x)
    y.merge(other.y)
    z.merge(other.z)
    color.merge(other.color)
    guard let twin = other.twinY else { return }
    twinY = twinY ?? AxisTraining()
    twinY?.merge(twin)
  }
}
