/// Equal differences are equally long.
struct LinearScale: ScaleKind {
  static let name = "linear"

  init(_ options: AxisOptions) {}

  var isIdentity: Bool { true }
  func forward(_ value: Double) -> Double { value }
  func inverse(_ value: Double) -> Double { value }

  func domain(_ training: AxisTraining, padding: Double) -> (Double, Double) {
    training.extent(padding: padding, low: training.lower, high: training.upper, self)
  }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    options.pi ? piTicks(request) : linearTicks(request)
  }
}
