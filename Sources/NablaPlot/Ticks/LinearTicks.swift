import Glibc

/// Round numbers inside the domain: multiples of 1, 2, 2.5 or 5 times a power of ten.
///
/// 3 to 9 of them, or as many as there are distinct representable multiples; zero is among them
/// when it is inside. Large or small values share an exponent, and a span that is tiny beside
/// its values shares an offset. A domain of one value gets that value.
package func linearTicks(_ request: TickRequest) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  return linearTicks(request) { linearPosition($0, lower, upper) * request.length }
}

/// The same round numbers, kept apart where `position` (a value's pixel) puts them.
func linearTicks(_ request: TickRequest, position: @escaping (Double) -> Double) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  guard lower.isFinite, upper.isFinite else { return TickSet() }
  guard lower < upper else {
    return request.style.apply(oneTick(at: lower, integersOnly: request.integersOnly))
  }
  let scoring = TickScoring(request: request, position: position)
  let lattices = DecimalLattice.candidates(lower, upper, integersOnly: request.integersOnly)
  let candidates = lattices.enumerated().compactMap { index, lattice in
    lattice.ticks(lower, upper, most: request.mostIntervals).map {
      TickCandidate(set: $0, simplicity: lattice.simplicity, index: index)
    }
  }
  guard let best = scoring.best(candidates) else { return TickSet() }
  var result = best.set
  result.minor = lattices[best.index].minor(
    lower, upper, besides: result, integersOnly: request.integersOnly)
  return result
}

/// Where the value lies from `lower` (0) to `upper` (1), also where their difference overflows.
private func linearPosition(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
  let span = upper - lower
  guard span == .infinity else { return span > 0 ? (value - lower) / span : 0.5 }
  return (value / 2 - lower / 2) / (upper / 2 - lower / 2)
}

private func oneTick(at value: Double, integersOnly: Bool) -> TickSet {
  if integersOnly, value.rounded() != value { return TickSet() }
  let number = DecimalDigits(value)
  let power = number.exponent - number.digits.count
  let magnitude = number.digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
  let labels = TickLabels(mantissas: [number.isNegative ? -magnitude : magnitude], power: power)
  return TickSet(
    ticks: [Tick(value: value, label: labels.texts[0])], exponent: labels.exponent)
}

/// The numbers (base + n · unit) · 10^power for all integers n.
private struct DecimalLattice {
  /// What the labels leave out, in units of 10^power.
  var base: Int128
  /// 1, 2, 5 or 25.
  var unit: Int128
  var power: Int

  var simplicity: Double {
    switch unit {
    case 1: 1
    case 2, 5: 0.85
    // Quarters only where nothing else gives a fair number of ticks.
    default: -0.8
    }
  }

  /// The steps from a fiftieth of the span to ten times the span.
  static func candidates(_ lower: Double, _ upper: Double, integersOnly: Bool) -> [DecimalLattice] {
    let span = upper - lower
    let decade =
      span == .infinity
      ? log10(upper / 2 - lower / 2) + log10(2) : log10(span)
    var top = clampedInt(decade.rounded(.up))
    if integersOnly { top = max(0, top) }
    var base: Int128 = 0
    // From here on the labels would share their first five digits and more.
    if max(lower.magnitude, upper.magnitude) / 1e5 >= span {
      base = offset(lower, upper, power: top)
    }
    var result: [DecimalLattice] = []
    var scaled = base
    for power in (top - 3...top).reversed() {
      for unit: Int128 in [1, 2, 5] where !integersOnly || power >= 0 {
        result.append(DecimalLattice(base: scaled, unit: unit, power: power))
      }
      scaled *= 10
      if !integersOnly || power >= 1 {
        result.append(DecimalLattice(base: scaled, unit: 25, power: power - 1))
      }
    }
    return result
  }

  /// The multiple of 10^power inside the domain, the rounder if there are two; else the one below.
  private static func offset(_ lower: Double, _ upper: Double, power: Int) -> Int128 {
    let below = DecimalDigits(lower).floor(power: power)
    let last = DecimalDigits(upper).floor(power: power)
    let isOnLower = decimalValue(below, power: power) == lower
    let first = isOnLower ? below : below + 1
    guard first <= last else { return below }
    return last % 10 == 0 ? last : first
  }

  private var step: Double { decimalValue(unit, power: power) }

  /// The numbers n with a multiple inside the domain, with the multiple's value; nil when they
  /// are too many or fall together.
  private func members(
    _ lower: Double, _ upper: Double, most: Int
  ) -> [(mantissa: Int128, value: Double)]? {
    let origin = decimalValue(base, power: power)
    let (from, to) = ((lower - origin) / step, (upper - origin) / step)
    guard from.magnitude < 1e9, to.magnitude < 1e9, to - from <= Double(most) else { return nil }
    var result: [(mantissa: Int128, value: Double)] = []
    for n in clampedInt(from.rounded(.down)) - 1...clampedInt(to.rounded(.up)) + 1 {
      let mantissa = Int128(n) * unit
      let value = decimalValue(base + mantissa, power: power)
      guard value >= lower, value <= upper else { continue }
      if let last = result.last, last.value >= value { return nil }
      result.append((mantissa, value == 0 ? 0 : value))
    }
    return result
  }

  func ticks(_ lower: Double, _ upper: Double, most: Int) -> TickSet? {
    guard let members = members(lower, upper, most: most), !members.isEmpty else { return nil }
    let labels = TickLabels(mantissas: members.map(\.mantissa), power: power)
    let ticks = zip(members, labels.texts).map { Tick(value: $0.value, label: $1) }
    let offset = decimalValue(base, power: power)
    return TickSet(ticks: ticks, offset: offset, exponent: labels.exponent)
  }

  /// Fifths of the step, or quarters of a step of two.
  func minor(
    _ lower: Double, _ upper: Double, besides set: TickSet, integersOnly: Bool
  ) -> [Double] {
    var fine = self
    switch unit {
    case 1: fine = DecimalLattice(base: base * 10, unit: 2, power: power - 1)
    case 2: fine = DecimalLattice(base: base * 10, unit: 5, power: power - 1)
    case 5: fine.unit = 1
    default: fine.unit = 5
    }
    if integersOnly, fine.power < 0 { return [] }
    let labelled = Set(set.ticks.map(\.value))
    return (fine.members(lower, upper, most: 250) ?? []).map(\.value)
      .filter { !labelled.contains($0) }
  }
}

/// The value as an integer, cut off at ±10⁹; 0 for NaN.
func clampedInt(_ value: Double) -> Int {
  value.isNaN ? 0 : Int(min(1e9, max(-1e9, value)))
}
