import NablaPlot

extension AxisOptions {
  /// An axis without line, ticks and grid.
  static func bare(_ domain: ClosedRange<Double>) -> AxisOptions {
    AxisOptions("", domain: domain, ticks: TickOptions().with(\.visible, false))
      .with(\.grid, false).with(\.line, false)
  }
}
