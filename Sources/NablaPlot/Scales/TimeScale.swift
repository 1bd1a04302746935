/// Times in microseconds since 1970, UTC: equal durations are equally long, ticks stand at the
/// calendar's years, months, days and hours.
struct TimeScale: NamedScaleKind {
  static let name = "time"

  init(_ options: AxisOptions) {}

  var isIdentity: Bool { true }
  func forward(_ value: Double) -> Double { value }
  func inverse(_ value: Double) -> Double { value }
  var empty: (Double, Double) { (0, CalendarStep.day.length) }
  func room(around value: Double) -> Double { CalendarStep.day.length }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet { timeTicks(request) }
}
