/// Ticks of a scale on which equal differences are not equally long: round numbers at one step, or
/// the roundest number in each wide gap where these leave less of the axis bare.
///
/// - Parameter position: a value's pixel along the axis; it rises.
func unevenTicks(
  _ request: TickRequest, position: @escaping @Sendable (Double) -> Double
) -> TickSet {
  let round = linearTicks(request, position: position)
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  guard upper > lower, upper.isFinite, lower.isFinite else { return round }
  var candidates = [round, GapTicks(request, position: position).set]
  if lower > 0, upper / 100 >= lower { candidates.append(logTicks(request, position: position)) }
  func cost(_ set: TickSet) -> Double {
    let bare = widestGap(set, request, position)
    return (3...9).contains(set.ticks.count) ? bare : bare + request.length
  }
  // The first of equals: round numbers at one step are the most usual.
  return candidates.min { cost($0) < cost($1) * 0.8 } ?? round
}

/// The longest part of the axis without a tick, in pixels.
private func widestGap(
  _ set: TickSet, _ request: TickRequest, _ position: (Double) -> Double
) -> Double {
  let places = [0] + set.ticks.map { position($0.value) } + [request.length]
  return zip(places, places.dropFirst()).map { abs($1 - $0) }.max() ?? request.length
}

/// Ticks that halve the widest gap of the axis again and again, each at the roundest number near
/// the gap's middle.
private struct GapTicks {
  private let request: TickRequest
  private let position: (Double) -> Double
  private var values: [Double] = []
  private let wanted: Double

  init(_ request: TickRequest, position: @escaping (Double) -> Double) {
    self.request = request
    self.position = position
    let spacing =
      request.count.map { request.length / Double(max(1, $0)) } ?? max(1, request.spacing)
    wanted = max(spacing, request.length / 9)
    let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
    if lower <= 0, upper >= 0 { values = [0] }
    fill()
  }

  /// The ticks; none where their labels would touch.
  var set: TickSet {
    let digits = values.map { DecimalDigits($0) }
    let isPlain = digits.allSatisfy { abs($0.exponent) <= 6 }
    let ticks = zip(values, digits).map { value, number in
      let power = "×10\(superscript(number.exponent - 1))"
      let label =
        isPlain || value == 0
        ? format(value, grouping: true)
        : format(decimalValue(mantissa(number), power: 1 - number.digits.count)) + power
      return Tick(value: value, label: label)
    }
    let scoring = TickScoring(request: request, position: position)
    return scoring.best([TickCandidate(set: TickSet(ticks: ticks), simplicity: 0.5)])?.set
      ?? TickSet()
  }

  private func mantissa(_ number: DecimalDigits) -> Int128 {
    let size = number.digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    return number.isNegative ? -size : size
  }

  private mutating func fill() {
    for _ in 0..<12 where values.count < 9 {
      let places = [0] + values.map(position) + [request.length]
      let ends = [request.domain.lowerBound] + values + [request.domain.upperBound]
      let gaps = places.indices.dropLast().sorted {
        places[$0 + 1] - places[$0] > places[$1 + 1] - places[$1]
      }
      var found = false
      for i in gaps {
        // The axis's own ends bear no tick: half the distance is enough there.
        let isOuter = i == 0 || i == places.count - 2
        let gap = places[i + 1] - places[i]
        guard gap >= wanted * (isOuter ? 1.1 : 1.7) else { continue }
        if let value = roundest(ends[i], ends[i + 1], places[i], places[i + 1], i) {
          values.insert(value, at: i)
          found = true
          break
        }
      }
      if !found { return }
    }
  }

  /// The roundest number between two values, its pixel away from both ticks; nil where none is.
  private func roundest(
    _ a: Double, _ b: Double, _ start: Double, _ end: Double, _ index: Int
  ) -> Double? {
    let least = wanted * 0.55
    let (from, to) = (
      index == 0 ? start : start + least, index == values.count ? end : end - least
    )
    guard from <= to else { return nil }
    let (low, high) = (value(at: from, a, b), value(at: to, a, b))
    guard low <= high else { return nil }
    let top = DecimalDigits(max(low.magnitude, high.magnitude)).exponent
    let middle = (start + end) / 2
    var best: (cost: Double, value: Double)?
    var rounds = 0
    for power in (top - 17...top).reversed() {
      let step = decimalValue(1, power: power)
      let (first, last) = ((low / step).rounded(.up), (high / step).rounded(.down))
      guard step > 0, first <= last, last.magnitude < 1e17, last - first < 200 else { continue }
      for n in Int(first)...Int(last) {
        let value = decimalValue(Int128(n), power: power)
        guard value >= low, value <= high, value != 0 else { continue }
        let distance = abs(position(value) - middle) / max(1, end - start)
        let cost = distance + roughness(n)
        if cost < best?.cost ?? .infinity { best = (cost, value) }
      }
      // One digit more may lie nearer to the middle; further ones only look odd.
      if best != nil { rounds += 1 }
      if rounds == 2 { break }
    }
    return best?.value
  }

  /// 0 for powers of ten, more for 5, 2 and other digits.
  private func roughness(_ n: Int) -> Double {
    var digits = n.magnitude
    var zeros = 0
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      zeros += 1
    }
    switch digits {
    case 1: return 0
    case 5: return 0.08
    case 2: return 0.1
    case ..<10: return 0.25
    default: return (digits % 5 == 0 ? 0.2 : 0.4) + 0.25 * Double(String(digits).count - 1)
    }
  }

  /// The value at a pixel between two values, by halving.
  private func value(at place: Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (a, b)
    for _ in 0..<80 {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      if position(middle) < place { low = middle } else { high = middle }
    }
    return high
  }
}
