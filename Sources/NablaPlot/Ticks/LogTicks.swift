import Glibc

/// Powers of the base inside the domain, in one format, at even distances.
///
/// Crowded powers are thinned evenly; where fewer than three are inside, an integer base gets
/// round multiples of its powers (1, 2, 5 or 1…9 for ten), and a domain shorter than one power
/// gets round numbers. A base below 1 stands for its inverse; 0, 1, negative and infinite bases
/// for 10. A domain that reaches zero or below has no ticks.
///
/// - Parameter position: a value's pixel along the axis; in proportion to the logarithm where nil.
package func logTicks(
  _ request: TickRequest, base: Double = 10, position given: (@Sendable (Double) -> Double)? = nil
) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  guard lower > 0, upper.isFinite else { return TickSet() }
  guard lower < upper else { return linearTicks(request) }
  let powers = LogPowers(base: base, lower: lower, upper: upper, most: request.mostIntervals)
  let (start, span) = (log(lower), log(upper) - log(lower))
  guard span > 0 else { return linearTicks(request) }
  let length = request.length
  let position = given ?? { (value: Double) in (log(value) - start) / span * length }
  let scoring = TickScoring(request: request, position: position)

  var best = scoring.best(powers.thinned)?.set
  if best?.ticks.count ?? 0 < 3, powers.count < 3 {
    if powers.isLongerThanOne, let within = scoring.best(powers.multiples)?.set,
      within.ticks.count > best?.ticks.count ?? 0
    {
      best = within
    } else {
      let round = linearTicks(request, position: position)
      if round.ticks.count > best?.ticks.count ?? 0 { return round }
    }
  }
  guard var result = best else { return linearTicks(request, position: position) }
  result.minor = powers.minor(besides: result, position: position)
  return result
}

/// The powers of a base between two positive numbers.
private struct LogPowers {
  let base: Double
  let lower: Double
  let upper: Double
  private let most: Int
  /// The exponents of the first and last power inside; first > last when there is none.
  private let first: Int
  private let last: Int

  init(base: Double, lower: Double, upper: Double, most: Int) {
    var base = base < 1 ? 1 / base : base
    // Closer to 1 than this, powers cannot be told apart by their exponents.
    if !base.isFinite || base < 1 + 1e-9 { base = 10 }
    self.base = base
    self.lower = lower
    self.upper = upper
    self.most = most
    var first = clampedInt((log(lower) / log(base)).rounded(.up)) - 1
    var last = clampedInt((log(upper) / log(base)).rounded(.down)) + 1
    // The quotients of logarithms may be one rounding off.
    for _ in 0..<3 where Self.power(base, first) < lower { first += 1 }
    for _ in 0..<3 where Self.power(base, last) > upper { last -= 1 }
    self.first = first
    self.last = last
  }

  var count: Int { max(0, last - first + 1) }
  var isLongerThanOne: Bool { upper / lower >= base }
  private var isInteger: Bool { base.rounded() == base && base <= 36 }

  /// base^exponent, exact to rounding for bases 2 and 10.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    switch base {
    case 10: decimalValue(1, power: exponent)
    case 2: scalbn(1, exponent)
    default: pow(base, Double(exponent))
    }
  }

  /// Every power, every second, third … counted from the zeroth or else from the first inside.
  var thinned: [TickCandidate] {
    guard count > 0 else { return [] }
    let scales = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]
    let tens = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80]
    let strides = [1, 2, 3, 4, 5, 6, 8] + scales.flatMap { scale in tens.map { scale * $0 } }
    return strides.filter { $0 <= count }.flatMap { stride in
      let rest = (first % stride + stride) % stride
      let simplicity = 1 - 0.1 * log(Double(stride))
      return [
        every(stride, from: rest == 0 ? first : first + stride - rest, simplicity: simplicity),
        rest == 0 ? nil : every(stride, from: first, simplicity: simplicity - 3),
      ].compactMap(\.self)
    }
  }

  /// nil where there is no such power, too many, or two that fall together.
  private func every(_ stride: Int, from start: Int, simplicity: Double) -> TickCandidate? {
    guard start <= last, count / stride <= most else { return nil }
    let exponents = Array(Swift.stride(from: start, through: last, by: stride))
    let values = exponents.map { Self.power(base, $0) }
    guard zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    return TickCandidate(
      set: TickSet(ticks: ticks(exponents.map { (1, $0) })), simplicity: simplicity)
  }

  /// Round multiples of the powers.
  var multiples: [TickCandidate] {
    guard isInteger, base > 2, count < 3 else { return [] }
    let highest = clampedInt(base) - 1
    let choices: [[Int]] =
      base == 10
      ? [[1, 2, 5], [1, 3], Array(1...9)] : [[1, max(2, (highest + 1) / 2)], Array(1...highest)]
    return choices.enumerated().map { index, factors in
      TickCandidate(
        set: TickSet(ticks: ticks(inside(factors))), simplicity: 1 - 0.3 * Double(index))
    }
  }

  /// The multiples between labelled powers, or the powers between labelled ones.
  func minor(besides set: TickSet, position: (Double) -> Double) -> [Double] {
    guard count <= 200 else { return [] }
    let labelled = Set(set.ticks.map(\.value))
    let hasEveryPower = count <= set.ticks.count
    let factors = hasEveryPower && isInteger ? Array(1...max(1, clampedInt(base) - 1)) : [1]
    let values = inside(factors).map { value($0) }.filter { !labelled.contains($0) }
    let shown = (values + labelled).sorted().map(position)
    // Closer together they would read as a smear.
    guard zip(shown, shown.dropFirst()).allSatisfy({ $1 - $0 >= 1.5 }) else { return [] }
    return values
  }

  private func inside(_ factors: [Int]) -> [(factor: Int, exponent: Int)] {
    (first - 1...max(first - 1, last)).flatMap { exponent in
      factors.map { (factor: $0, exponent: exponent) }
    }.filter { lower <= value($0) && value($0) <= upper }
  }

  private func value(_ multiple: (factor: Int, exponent: Int)) -> Double {
    base == 10
      ? decimalValue(Int128(multiple.factor), power: multiple.exponent)
      : Double(multiple.factor) * Self.power(base, multiple.exponent)
  }

  private func ticks(_ multiples: [(factor: Int, exponent: Int)]) -> [Tick] {
    let values = multiples.map { value($0) }
    let isPlain = values.allSatisfy {
      $0 >= 1e-3 && $0 <= 1e4 && DecimalDigits($0).digits.count <= 4
    }
    let hasFactors = multiples.contains { $0.factor != 1 }
    return zip(multiples, values).map { multiple, value in
      if isPlain { return Tick(value: value, label: format(value, grouping: true)) }
      let power = symbol + superscript(multiple.exponent)
      return Tick(value: value, label: hasFactors ? "\(multiple.factor)×\(power)" : power)
    }
  }

  private var symbol: String {
    (base - M_E).magnitude < 1e-12 ? "e" : format(base, significant: 6)
  }
}
