/// Equal differences are equally long.
struct LinearScale: NamedScaleKind {
  static let name = "linear"

  init(_ options: AxisOptions) {}

  var isIdentity: Bool { true }
  var marksZero: Bool { true }
  func forward(_ value: Double) -> Double { value }
  func inverse(_ value: Double) -> Double { value }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    options.pi ? piTicks(request) : linearTicks(request)
  }
}
