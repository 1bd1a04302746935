/// The distance between two ticks of a time axis.
enum CalendarStep: Hashable {
  case years(Int)
  case months(Int)
  case days(Int)
  case seconds(Int)
  case microseconds(Int)

  static let day = CalendarStep.days(1)

  /// From the finest to the coarsest.
  static let all: [CalendarStep] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500].map { .microseconds($0) }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500].map { .microseconds($0 * 1000) }
    + [1, 2, 5, 10, 15, 30].map { .seconds($0) }
    + [1, 2, 5, 10, 15, 30].map { .seconds($0 * 60) }
    + [1, 2, 3, 6, 12].map { .seconds($0 * 3600) }
    + [1, 2, 4, 7, 14].map { .days($0) }
    + [1, 2, 3, 6].map { .months($0) }
    + [1, 2, 5].flatMap { digit in
      [1, 10, 100, 1000, 10_000, 100_000].map { digit * $0 }
    }.sorted().map { .years($0) }

  /// Its usual length in microseconds.
  var length: Double {
    switch self {
    case .years(let n): Double(n) * 365.2425 * 86_400e6
    case .months(let n): Double(n) * 30.436_875 * 86_400e6
    case .days(let n): Double(n) * 86_400e6
    case .seconds(let n): Double(n) * 1e6
    case .microseconds(let n): Double(n)
    }
  }

  /// Whether every place of a coarser step is one of this step's too.
  func divides(_ coarser: CalendarStep) -> Bool {
    switch (self, coarser) {
    case (.years(let n), .years(let m)), (.months(let n), .months(let m)): m % n == 0
    case (.months(let n), .years(let m)): 12 * m % n == 0
    case (.seconds(let n), .seconds(let m)), (.microseconds(let n), .microseconds(let m)):
      m % n == 0
    case (.microseconds(let n), .seconds(let m)): m * 1_000_000 % n == 0
    case (.seconds(let n), .days): 86_400 % n == 0
    case (.days(1), .days), (.days(1), .months), (.days(1), .years): true
    default: false
    }
  }

  /// The calendar's places from `low` to `high` (microseconds since 1970, UTC), at most 60.
  func places(from low: Double, to high: Double) -> [Int64] {
    guard low.isFinite, high.isFinite, abs(low) < 9e18, abs(high) < 9e18,
      (high - low) / length < 60
    else { return [] }
    let (first, last) = (Int64(low.rounded(.up)), Int64(high.rounded(.down)))
    guard first <= last else { return [] }
    switch self {
    case .years(let n): return months(first, last, every: 12 * Int64(n))
    case .months(let n): return months(first, last, every: Int64(n))
    case .days(let n): return days(first, last, every: n)
    case .seconds(let n): return even(first, last, every: Int64(n) * 1_000_000)
    case .microseconds(let n): return even(first, last, every: Int64(n))
    }
  }

  private func even(_ first: Int64, _ last: Int64, every step: Int64) -> [Int64] {
    var places: [Int64] = []
    var index = first.floorDivided(by: step)
    while index * step <= last, places.count < 64 {
      if index * step >= first { places.append(index * step) }
      index += 1
    }
    return places
  }

  private func months(_ first: Int64, _ last: Int64, every step: Int64) -> [Int64] {
    let start = Timestamp.civil(first.floorDivided(by: Self.dayLength))
    var index = (start.year * 12 + start.month - 1).floorDivided(by: step) * step
    var places: [Int64] = []
    while places.count < 64 {
      let (year, month) = (index.floorDivided(by: 12), index - index.floorDivided(by: 12) * 12 + 1)
      let days = Timestamp.days(year: Int(year), month: Int(month), day: 1)
      let (place, isOutside) = days.multipliedReportingOverflow(by: Self.dayLength)
      if isOutside, days < 0 {
        index += step
        continue
      }
      if isOutside || place > last { break }
      if place >= first { places.append(place) }
      index += step
    }
    return places
  }

  /// Days: single ones, the odd ones of each month, every fourth from its first on, or Mondays.
  private func days(_ first: Int64, _ last: Int64, every step: Int) -> [Int64] {
    var day = first.floorDivided(by: Self.dayLength)
    var places: [Int64] = []
    while day * Self.dayLength <= last, places.count < 64 {
      let isPlace =
        switch step {
        case 1: true
        case 2: Timestamp.civil(day).day % 2 == 1 && Timestamp.civil(day).day < 31
        case 4: Timestamp.civil(day).day % 4 == 1 && Timestamp.civil(day).day < 29
        // 1970-01-05 was a Monday.
        default: (day - 4) % Int64(step) == 0
        }
      if isPlace, day * Self.dayLength >= first { places.append(day * Self.dayLength) }
      day += 1
    }
    return places
  }

  private static let dayLength: Int64 = 86_400_000_000
}
