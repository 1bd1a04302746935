/// Marks on a panel's x axis with a y axis of their own at the right: rain beside temperature.
///
/// Where both y axes are linear and no domain or ticks are given, both show as many steps, so that
/// their ticks coincide and one grid serves both.
public struct Twin: Sendable {
  public var marks: [any Mark]
  public var y: AxisOptions

  public init(marks: [any Mark], y: AxisOptions = AxisOptions()) {
    self.marks = marks
    self.y = y
  }
}
