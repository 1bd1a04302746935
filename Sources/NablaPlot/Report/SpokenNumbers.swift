import NablaText

/// Numbers of one range in words: as many digits as tell them apart there, in plain signs.
struct SpokenNumbers {
  /// Where the first digit of the range's span stands.
  private let exponent: Int
  /// Whether the numbers are microseconds since 1970, which are told as days.
  private let areTimes: Bool
  /// From which size on numbers are told that are far smaller than the span.
  private let least: Double

  /// How numbers are told that are far smaller than the span.
  enum Small {
    /// As 0: what was computed may be off by as much.
    case asZero
    /// By their first digits, but for what rounding leaves of a 0.
    case ofData
    /// By their first digits.
    case always
  }

  init(from low: Double, to high: Double, areTimes: Bool = false, small: Small = .asZero) {
    let span = high - low
    let size = max(low.magnitude, high.magnitude)
    // About a thousandth of the span is told.
    exponent = DecimalDigits(0.3 * (span > 0 && span.isFinite ? span : size)).exponent
    self.areTimes = areTimes
    least =
      switch small {
      case .asZero: .infinity
      case .ofData: 1e-12 * size
      case .always: 0
      }
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
    guard value.isFinite else { return formatPlain(value) }
    guard digits > 0 else {
      return value.magnitude >= least ? formatPlain(value, significant: 3) : "0"
    }
    return formatPlain(value, significant: min(15, digits))
  }
}

/// A label as it is spoken: without the signs of its markup, formulas as one line of text.
func spoken(_ label: String) -> String {
  label.utf8.contains(0x24) || label.utf8.contains(0x2A)
    ? typeset(markup: label, TextStyle()).source : label
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
