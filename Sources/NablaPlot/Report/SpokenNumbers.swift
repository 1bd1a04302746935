/// Numbers of one range in words: as many digits as tell them apart there, in plain signs.
struct SpokenNumbers {
  /// Where the first digit of the range's span stands.
  private let exponent: Int
  /// Whether the numbers are microseconds since 1970, which are told as days.
  private let areTimes: Bool

  init(from low: Double, to high: Double, areTimes: Bool = false) {
    let span = high - low
    let size = max(low.magnitude, high.magnitude)
    // About a thousandth of the span is told.
    exponent = DecimalDigits(0.3 * (span > 0 && span.isFinite ? span : size)).exponent
    self.areTimes = areTimes
  }

  init(_ values: [Double], areTimes: Bool = false) {
    let extent = FiniteExtent(values)
    let (low, high) = extent.count > 0 ? (extent.lower, extent.upper) : (0, 1)
    self.init(from: low, to: high, areTimes: areTimes)
  }

  func callAsFunction(_ value: Double) -> String {
    if areTimes, value.magnitude < 9e18 { return String(Timestamp.text(Int64(value)).prefix(10)) }
    // Counts and years are told whole.
    if value.magnitude < 1e6, value == value.rounded() { return formatPlain(value) }
    let digits = DecimalDigits(value).exponent - exponent + 3
    guard value.isFinite, digits > 0 else { return value.isFinite ? "0" : formatPlain(value) }
    return formatPlain(value, significant: min(15, digits))
  }
}

/// `1 point`, `3 points`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// The first of some words, and how many more there are.
func listed(_ words: [String], most: Int) -> String {
  let shown = words.prefix(most).joined(separator: ", ")
  return words.count > most ? "\(shown) and \(words.count - most) more" : shown
}
