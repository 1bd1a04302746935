/// How the labels of ticks are written where the axis's own way is not wanted.
package struct TickStyle: Hashable, Sendable {
  var format = TickFormat.auto
  /// The least number of digits after the point.
  var decimals = 0
  var prefix = ""
  var suffix = ""

  /// The ticks with labels in this style.
  ///
  /// Every label keeps all digits that its tick needs, so that no two are equal and each reads back
  /// as its tick. Where a format cannot write some tick at a bearable length, the labels stay.
  func apply(_ set: TickSet) -> TickSet {
    var result = set
    let texts: [String]? =
      switch format {
      case .auto:
        decimals > 0 && set.exponent == 0 && set.offset == 0 && set.isDecimal
          ? fixed(set, shift: 0, decimals: decimals, ending: "") : nil
      case .decimal: fixed(set, shift: 0, decimals: decimals, ending: "")
      case .percent: fixed(set, shift: 2, decimals: decimals, ending: "%")
      case .scientific: scientific(set)
      case .si: prefixed(set)
      }
    if let texts {
      for i in result.ticks.indices { result.ticks[i].label = texts[i] }
      (result.exponent, result.offset) = (0, 0)
    }
    if !prefix.isEmpty || !suffix.isEmpty {
      for i in result.ticks.indices {
        // A minus stands before the unit: −$5.
        let label = result.ticks[i].label
        let isNegative = !prefix.isEmpty && label.hasPrefix("\u{2212}")
        result.ticks[i].label =
          (isNegative ? "\u{2212}" : "") + prefix + (isNegative ? String(label.dropFirst()) : label)
          + suffix
      }
    }
    return result
  }

  /// The digits of all ticks; nil where some would need too many.
  private func digits(_ set: TickSet, shift: Int = 0) -> [DecimalDigits]? {
    let all = set.ticks.map { tick in
      var number = DecimalDigits(tick.value)
      if !number.digits.isEmpty { number.exponent += shift }
      return number
    }
    return all.allSatisfy { $0.exponent <= 16 && $0.digits.count - $0.exponent <= 12 } ? all : nil
  }

  private func fixed(
    _ set: TickSet, shift: Int, decimals: Int, ending: String
  ) -> [String]? {
    guard let numbers = digits(set, shift: shift) else { return nil }
    let needed = numbers.map { $0.digits.count - $0.exponent }.max() ?? 0
    return numbers.map { writeFixed($0, decimals: max(decimals, needed, 0)) + ending }
  }

  /// Mantissas with as many digits as the longest, each with its own power of ten.
  private func scientific(_ set: TickSet) -> [String]? {
    let numbers = set.ticks.map { DecimalDigits($0.value) }
    let longest = numbers.map(\.digits.count).max() ?? 1
    guard longest <= 17 else { return nil }
    return numbers.map { number in
      if number.digits.isEmpty { return "0" }
      var mantissa = number
      mantissa.exponent = 1
      return writeFixed(mantissa, decimals: max(decimals, longest - 1))
        + "×10\(superscript(number.exponent - 1))"
    }
  }

  private static let small = ["", "m", "µ", "n", "p", "f", "a", "z", "y", "r", "q"]
  private static let large = ["", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q"]

  /// Numbers of one to three digits before the point and a prefix.
  private func prefixed(_ set: TickSet) -> [String]? {
    var texts: [String] = []
    for tick in set.ticks {
      var number = DecimalDigits(tick.value)
      guard !number.digits.isEmpty else {
        texts.append("0")
        continue
      }
      let thousands = (number.exponent - 1).floorDivided(by: 3)
      guard number.digits.count <= 15, thousands.magnitude < Self.large.count else { return nil }
      number.exponent -= 3 * thousands
      let needed = max(decimals, number.digits.count - number.exponent, 0)
      let unit = thousands < 0 ? Self.small[-thousands] : Self.large[thousands]
      texts.append(writeFixed(number, decimals: needed) + unit)
    }
    return texts
  }
}

extension TickSet {
  /// Whether the labels are numbers in decimal digits (not powers, multiples of π or dates).
  fileprivate var isDecimal: Bool {
    ticks.allSatisfy { tick in
      tick.label.allSatisfy {
        $0.isNumber && $0.isASCII || $0 == "." || $0 == "\u{2212}" || $0 == "\u{2009}"
      }
    }
  }
}
