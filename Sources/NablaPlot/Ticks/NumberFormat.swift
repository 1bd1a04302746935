/// A number for people: true minus, thin spaces as digit groups, no float noise.
///
/// Without `decimals` and `significant` it has the shortest digits that read back as the same
/// number. From 10²¹ up, and below 10⁻⁶ unless `decimals` is given, it is written as 1.5×10³⁰.
/// - Parameters:
///   - decimals: the digits after the point, 0…340, trailing zeros kept.
///   - significant: the most significant digits, 1…17, trailing zeros dropped.
///   - grouping: whether numbers of five and more digits are grouped by threes.
/// - Returns: for NaN `NaN`, for infinities `∞` and `−∞`; never `−0`.
package func format(
  _ value: Double, decimals: Int? = nil, significant: Int? = nil, grouping: Bool = false
) -> String {
  let style = NumberStyle(minus: "\u{2212}", group: grouping ? "\u{2009}" : "", isPlain: false)
  return style.text(value, decimals: decimals, significant: significant)
}

/// A number for programs: ASCII, `1.5e+30` style exponents, no grouping, no float noise.
///
/// Reads back as the same number unless `decimals` or `significant` rounds it; parameters as for
/// `format`. NaN and infinities are `nan`, `inf` and `-inf`, which JSON must quote.
package func formatPlain(
  _ value: Double, decimals: Int? = nil, significant: Int? = nil
) -> String {
  NumberStyle(minus: "-", group: "", isPlain: true)
    .text(value, decimals: decimals, significant: significant)
}

/// mantissa · 10^power with as many decimals, in the manner of `format`; exact.
///
/// - Precondition: `decimals >= -power`, or digits are cut off.
func formatDecimal(_ mantissa: Int128, power: Int, decimals: Int, grouping: Bool = true) -> String {
  let digits = String(mantissa.magnitude).utf8.map { $0 &- UInt8(ascii: "0") }
  let style = NumberStyle(minus: "\u{2212}", group: grouping ? "\u{2009}" : "", isPlain: false)
  return style.fixed(
    mantissa == 0 ? [] : digits, exponent: mantissa == 0 ? 0 : digits.count + power,
    isNegative: mantissa < 0,
    decimals: decimals)
}

/// The digits with as many decimals, in the manner of `format`; exact.
///
/// - Precondition: `decimals` holds all of the digits, or the last are cut off.
func writeFixed(_ number: DecimalDigits, decimals: Int) -> String {
  NumberStyle(minus: "\u{2212}", group: "\u{2009}", isPlain: false).fixed(
    number.digits, exponent: number.exponent, isNegative: number.isNegative, decimals: decimals)
}

/// An integer in raised digits: −12 is ⁻¹².
package func superscript(_ value: Int) -> String {
  let raised = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  var text = value < 0 ? "⁻" : ""
  for byte in String(value.magnitude).utf8 {
    text += raised[Int(byte &- UInt8(ascii: "0"))]
  }
  return text
}

private struct NumberStyle {
  let minus: String
  let group: String
  let isPlain: Bool

  func text(_ value: Double, decimals: Int?, significant: Int?) -> String {
    if value.isNaN { return isPlain ? "nan" : "NaN" }
    guard value.isFinite else { return (value < 0 ? minus : "") + (isPlain ? "inf" : "∞") }
    var number = DecimalDigits(value)
    if let significant { number.round(toDigits: min(17, max(1, significant))) }
    let decimals = decimals.map { min(340, max(0, $0)) }
    if let decimals, number.exponent <= 21 {
      number.round(toDigits: number.exponent + decimals)
    }
    let isFixed = number.exponent <= 21 && (decimals != nil || number.exponent > -6)
    guard isFixed else { return scientific(number) }
    return fixed(
      number.digits, exponent: number.exponent, isNegative: number.isNegative,
      decimals: decimals ?? max(0, number.digits.count - number.exponent))
  }

  func fixed(_ digits: [UInt8], exponent: Int, isNegative: Bool, decimals: Int) -> String {
    func digit(_ place: Int) -> String { digits.indices.contains(place) ? "\(digits[place])" : "0" }
    var text = isNegative && !digits.isEmpty ? minus : ""
    let whole = max(1, exponent)
    for place in 0..<whole {
      let remaining = whole - place
      if place > 0, remaining % 3 == 0, whole >= 5 { text += group }
      text += digit(place + exponent - whole)
    }
    if decimals > 0 {
      text += "."
      for place in 0..<decimals { text += digit(exponent + place) }
    }
    return text
  }

  private func scientific(_ number: DecimalDigits) -> String {
    var text = number.isNegative ? minus : ""
    text += number.digits.first.map { "\($0)" } ?? "0"
    if number.digits.count > 1 { text += "." }
    for digit in number.digits.dropFirst() { text += "\(digit)" }
    let power = number.exponent - 1
    return text + (isPlain ? "e\(power < 0 ? "" : "+")\(power)" : "×10\(superscript(power))")
  }
}
