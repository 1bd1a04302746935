/// Dates and times of the proleptic Gregorian calendar as microseconds since 1970, UTC.
package enum Timestamp {
  /// The time that a text spells, or nil.
  ///
  /// Read are the forms of ISO 8601 `2000-01`, `2000-01-31`, `2000-01-31T12:30`, with seconds and up
  /// to six decimals of them, a space for the `T`, and `Z` or an offset such as `+01:00` at the end
  /// (none means UTC); also `2000/01/31` and `Jan 1 2000`. Years are 0001 to 9999.
  package static func microseconds(_ text: some StringProtocol) -> Int64? {
    var copy = String(text)
    return copy.withUTF8 { microseconds(UnsafeRawBufferPointer($0)) }
  }

  /// The time that bytes of UTF-8 spell, or nil.
  static func microseconds(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard bytes.count >= 7, bytes.count <= 35 else { return nil }
    var scan = Scan(bytes: bytes)
    return scan.run()
  }

  /// The time as ISO 8601 in UTC, as short as tells all: `2000-01-31` or `2000-01-31T12:30:00.5Z`.
  package static func text(_ microseconds: Int64) -> String {
    let day = microseconds.floorDivided(by: 86_400_000_000)
    var rest = microseconds - day * 86_400_000_000
    let (year, month, dayOfMonth) = civil(day)
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    guard rest != 0 else { return date }
    let fraction = rest % 1_000_000
    rest /= 1_000_000
    let time =
      "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
    var decimals = fraction == 0 ? "" : ".\(padded(fraction, 6))"
    while decimals.last == "0" { decimals.removeLast() }
    return "\(date)T\(time)\(decimals)Z"
  }

  /// Days since 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  static func days(year: Int, month: Int, day: Int) -> Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let era = shifted.floorDivided(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day since 1970-01-01.
  static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  fileprivate static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// One left-to-right reading of a time.
private struct Scan {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }
  private var isAtEnd: Bool { position == bytes.count }

  mutating func run() -> Int64? {
    guard let day = NumberParsing.isDigit(byte) ? isoDate() : namedDate() else { return nil }
    if isAtEnd { return day * 86_400_000_000 }
    guard take("T") || take(" "), let time = timeOfDay(), let offset = offset(), isAtEnd else {
      return nil
    }
    return day * 86_400_000_000 + time - offset * 60_000_000
  }

  /// `2000-01`, `2000-01-31` or `2000/01/31`, as days since 1970.
  private mutating func isoDate() -> Int64? {
    guard let year = digits(4) else { return nil }
    let separator: Unicode.Scalar = byte == UInt8(ascii: "/") ? "/" : "-"
    guard take(separator), let month = digits(2) else { return nil }
    if isAtEnd { return separator == "-" ? date(year, month, 1) : nil }
    guard take(separator), let day = digits(2) else { return nil }
    return date(year, month, day)
  }

  /// `Jan 1 2000`, as days since 1970.
  private mutating func namedDate() -> Int64? {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard bytes.count >= 10 else { return nil }
    let name = String(decoding: bytes[..<3], as: UTF8.self)
    guard let month = names.firstIndex(of: name) else { return nil }
    position = 3
    guard take(" "), let day = digits(2) ?? digits(1), take(" "), let year = digits(4), isAtEnd
    else { return nil }
    return date(year, month + 1, day)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
    guard year >= 1, (1...12).contains(month), day >= 1,
      day <= Timestamp.length(ofMonth: month, year: year)
    else { return nil }
    return Timestamp.days(year: year, month: month, day: day)
  }

  /// The time of day in microseconds.
  private mutating func timeOfDay() -> Int64? {
    guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else {
      return nil
    }
    var result = Int64(hour * 60 + minute) * 60_000_000
    guard take(":") else { return result }
    guard let second = digits(2), second < 60 else { return nil }
    result += Int64(second) * 1_000_000
    guard take(".") else { return result }
    var weight: Int64 = 100_000
    var count = 0
    while NumberParsing.isDigit(byte), count < 6 {
      result += Int64(byte - 0x30) * weight
      weight /= 10
      count += 1
      position += 1
    }
    return count > 0 ? result : nil
  }

  /// The offset from UTC in minutes.
  private mutating func offset() -> Int64? {
    if isAtEnd || take("Z") { return 0 }
    let sign: Int64 = byte == UInt8(ascii: "-") ? -1 : 1
    guard take("+") || take("-"), let hours = digits(2), hours < 24, take(":"),
      let minutes = digits(2), minutes < 60
    else { return nil }
    return sign * Int64(hours * 60 + minutes)
  }

  private mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<(position + count)] {
      guard NumberParsing.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    position += count
    return value
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: scalar), !isAtEnd else { return false }
    position += 1
    return true
  }
}

extension SignedInteger {
  func floorDivided(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
