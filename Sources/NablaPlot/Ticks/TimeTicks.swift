/// The ticks of a time axis: the finest step of the calendar whose labels have room.
///
/// - Parameter request: the domain in microseconds since 1970, UTC.
package func timeTicks(_ request: TickRequest) -> TickSet {
  let (low, high) = (request.domain.lowerBound, request.domain.upperBound)
  guard low.isFinite, high.isFinite else { return TickSet() }
  // Before and after what microseconds in 64 bits reach there is no calendar.
  guard max(low.magnitude, high.magnitude) < 9e18 else { return linearTicks(request) }
  guard low < high else {
    return TickSet(ticks: [Tick(value: low, label: Timestamp.text(Int64(low)))])
  }
  let wanted =
    request.count.map(Double.init) ?? min(7.5, max(2, request.length / request.spacing))
  var fallback = TickSet()
  for step in CalendarStep.all where (high - low) / step.length <= wanted * 1.15 {
    let places = step.places(from: low, to: high)
    guard !places.isEmpty else { continue }
    let ticks = labels(places, step, twoLines: request.hasTwoLines)
    if fits(ticks, request) {
      return TickSet(ticks: ticks, minor: minor(low, high, besides: ticks, step))
    }
    if fallback.ticks.isEmpty { fallback = TickSet(ticks: Array(ticks.prefix(1))) }
  }
  return fallback
}

/// The places of the coarsest step that puts one to nine ticks between two labelled ones.
private func minor(
  _ low: Double, _ high: Double, besides ticks: [Tick], _ step: CalendarStep
) -> [Double] {
  let finer = CalendarStep.all.last { $0.length * 1.9 <= step.length && $0.divides(step) }
  let labelled = Set(ticks.map(\.value))
  return (finer?.places(from: low, to: high) ?? []).map(Double.init)
    .filter { !labelled.contains($0) }
}

/// Whether the labels leave the gap between them.
private func fits(_ ticks: [Tick], _ request: TickRequest) -> Bool {
  let span = request.domain.upperBound - request.domain.lowerBound
  return zip(ticks, ticks.dropFirst()).allSatisfy { a, b in
    let apart = (b.value - a.value) / span * request.length
    return (request.extent(a.label) + request.extent(b.label)) / 2 + request.gap <= apart
  }
}

/// Labels with what changes at the step; the first and every place where the next larger unit
/// begins say that unit too, on a second line where the axis has one.
private func labels(_ places: [Int64], _ step: CalendarStep, twoLines: Bool) -> [Tick] {
  var before: Date?
  return places.map { place in
    let date = Date(place)
    defer { before = date }
    let (fine, coarse) = words(date, after: before, step)
    guard !coarse.isEmpty else { return Tick(value: Double(place), label: fine) }
    if twoLines { return Tick(value: Double(place), label: "\(fine)\n\(coarse)") }
    // In one line a date stands before its clock, a month or a year after its day or month.
    let label =
      switch step {
      case .seconds, .microseconds: "\(date.day) \(date.monthName) \(fine)"
      default: "\(fine) \(coarse)"
      }
    return Tick(value: Double(place), label: label)
  }
}

/// What a tick says: the step's own unit, and the larger one where it is new.
private func words(_ date: Date, after before: Date?, _ step: CalendarStep) -> (String, String) {
  switch step {
  case .years: return (format(Double(date.year)), "")
  case .months:
    return (date.monthName, before?.year == date.year ? "" : format(Double(date.year)))
  case .days:
    let isSameMonth = before?.month == date.month && before?.year == date.year
    return (String(date.day), isSameMonth ? "" : date.month(after: before))
  case .seconds, .microseconds:
    let isSameDay = before.map {
      ($0.year, $0.month, $0.day) == (date.year, date.month, date.day)
    }
    return (
      date.clock(step), isSameDay == true ? "" : "\(date.day) \(date.month(after: before))"
    )
  }
}

/// A moment by the calendar, UTC.
private struct Date {
  let year: Int64
  let month: Int64
  let day: Int64
  /// Microseconds since midnight.
  let rest: Int64

  init(_ place: Int64) {
    let days = place.floorDivided(by: 86_400_000_000)
    (year, month, day) = Timestamp.civil(days)
    rest = place - days * 86_400_000_000
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  var monthName: String { Self.months[Int(month - 1)] }

  /// The month, with the year where it is not the one before.
  func month(after before: Date?) -> String {
    before?.year == year ? monthName : "\(monthName) \(format(Double(year)))"
  }

  /// Hours and minutes, and what the step needs of seconds.
  func clock(_ step: CalendarStep) -> String {
    let seconds = rest / 1_000_000
    var clock = "\(Timestamp.padded(seconds / 3600, 2)):\(Timestamp.padded(seconds / 60 % 60, 2))"
    switch step {
    case .seconds(let n) where n % 60 == 0: return clock
    case .microseconds(let n):
      clock += ":\(Timestamp.padded(seconds % 60, 2))"
      let digits = Timestamp.padded(rest % 1_000_000, 6)
      return clock + ".\(n % 1000 == 0 ? String(digits.prefix(3)) : digits)"
    default: return clock + ":\(Timestamp.padded(seconds % 60, 2))"
    }
  }
}
