/// The ticks of a time axis: the finest step of the calendar whose labels have room.
///
/// - Parameter request: the domain in microseconds since 1970, UTC.
package func timeTicks(_ request: TickRequest) -> TickSet {
  let (low, high) = (request.domain.lowerBound, request.domain.upperBound)
  guard low.isFinite, high.isFinite else { return TickSet() }
  guard low < high else {
    let text = abs(low) < 9e18 ? Timestamp.text(Int64(low)) : ""
    return TickSet(ticks: [Tick(value: low, label: text)])
  }
  let wanted = request.count.map(Double.init) ?? max(2, request.length / request.spacing)
  var fallback = TickSet()
  for step in CalendarStep.all where (high - low) / step.length <= wanted * 1.15 {
    let places = step.places(from: low, to: high)
    guard !places.isEmpty else { continue }
    let ticks = labels(places, step)
    if fits(ticks, request) { return TickSet(ticks: ticks) }
    if fallback.ticks.isEmpty { fallback = TickSet(ticks: Array(ticks.prefix(1))) }
  }
  return fallback
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
/// begins say that unit too.
private func labels(_ places: [Int64], _ step: CalendarStep) -> [Tick] {
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  var before: (year: Int64, month: Int64, day: Int64)?
  return places.map { place in
    let day = place.floorDivided(by: 86_400_000_000)
    let date = Timestamp.civil(day)
    defer { before = date }
    let rest = place - day * 86_400_000_000
    let month = months[Int(date.month - 1)]
    let label: String
    switch step {
    case .years: label = String(date.year)
    case .months:
      label = before?.year == date.year ? month : "\(month) \(date.year)"
    case .days:
      label =
        before == nil
        ? "\(date.day) \(month) \(date.year)"
        : before?.month == date.month ? String(date.day) : "\(date.day) \(month)"
    case .seconds, .microseconds:
      let seconds = rest / 1_000_000
      var clock = "\(Timestamp.padded(seconds / 3600, 2)):\(Timestamp.padded(seconds / 60 % 60, 2))"
      if case .seconds(let n) = step, n % 60 == 0 {
      } else {
        clock += ":\(Timestamp.padded(seconds % 60, 2))"
      }
      if case .microseconds(let n) = step {
        let digits = Timestamp.padded(rest % 1_000_000, 6)
        clock += ".\(n % 1000 == 0 ? String(digits.prefix(3)) : digits)"
      }
      let isNewDay = before.map { $0.day != date.day || $0.month != date.month } ?? true
      label = isNewDay ? "\(date.day) \(month) \(clock)" : clock
    }
    return Tick(value: Double(place), label: label)
  }
}
