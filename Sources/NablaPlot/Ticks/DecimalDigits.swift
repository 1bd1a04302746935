/// A finite number in decimal digits: ±0.d₁d₂d₃… · 10^exponent.
///
/// Rounding works on the shortest digits that read back as the same number, so that 0.15 rounds
/// to 0.2 and 0.1 + 0.2 to 0.3 whatever their binary expansions are.
struct DecimalDigits {
  var isNegative: Bool
  /// Each 0…9, without leading or trailing zeros; empty for 0.
  var digits: [UInt8]
  var exponent: Int

  /// The shortest digits of `value`; those of 0 when it is not finite.
  init(_ value: Double) {
    isNegative = value.sign == .minus
    digits = []
    exponent = 0
    guard value.isFinite, value != 0 else { return }
    var point: Int?
    var written = value.magnitude.description.utf8[...]
    if let e = written.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(Substring(written[written.index(after: e)...]))) ?? 0
      written = written[..<e]
    }
    for byte in written {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else {
        digits.append(byte &- UInt8(ascii: "0"))
      }
    }
    exponent += point ?? digits.count
    trim()
  }

  /// Keeps the first `count` digits, rounded half away from zero.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let up = digits[count] >= 5
    digits.removeSubrange(count...)
    if up {
      var place = count - 1
      while place >= 0, digits[place] == 9 {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 {
        digits[place] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
      }
    }
    trim()
  }

  /// The largest integer m with m · 10^power ≤ the number.
  func floor(power: Int) -> Int128 {
    guard !digits.isEmpty else { return 0 }
    // 36 digits fit an Int128; no caller's number is that long in units of its power.
    let whole = min(36, max(0, exponent - power))
    var magnitude: Int128 = 0
    for place in 0..<whole {
      magnitude = magnitude * 10 + (place < digits.count ? Int128(digits[place]) : 0)
    }
    guard isNegative else { return magnitude }
    return digits.count > whole ? -magnitude - 1 : -magnitude
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    if digits.isEmpty { exponent = 0 }
  }
}

/// The number nearest to mantissa · 10^power, rounded once.
func decimalValue(_ mantissa: Int128, power: Int) -> Double {
  // Up to 2^53 and 10^22 both factors are exact.
  if mantissa.magnitude < 1 << 53, (-22...22).contains(power) {
    let scale = exactPowersOfTen[abs(power)]
    // Conversions of 128 bits go through generic code, fifty times as slow.
    let value = Double(Int64(truncatingIfNeeded: mantissa))
    return power < 0 ? value / scale : value * scale
  }
  return Double("\(mantissa)e\(power)") ?? 0
}

private let exactPowersOfTen: [Double] = (0...22).map { power in
  (0..<power).reduce(1) { product, _ in product * 10 }
}
