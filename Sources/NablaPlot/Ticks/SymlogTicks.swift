/// Zero and the powers of ten on both sides of it beyond the linear part, in one format at even
/// distances; round numbers where the domain holds fewer than three of them.
///
/// - Parameters:
///   - threshold: up to where the scale is linear.
///   - position: a value's pixel along the axis; it rises.
func symlogTicks(
  _ request: TickRequest, threshold: Double, position: @escaping @Sendable (Double) -> Double
) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  guard lower.isFinite, upper.isFinite, lower < upper, threshold > 0 else {
    return linearTicks(request)
  }
  let largest = DecimalDigits(max(lower.magnitude, upper.magnitude)).exponent
  let number = DecimalDigits(threshold)
  // The first power of ten that is not below the threshold.
  let first = number.digits == [1] ? number.exponent - 1 : number.exponent
  var candidates: [(set: TickSet, stride: Int, first: Int)] = []
  for stride in [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200] {
    for start in [first, first.floorDivided(by: stride) * stride + stride]
      + (stride == 1 ? [first + 1] : [])
    where start <= largest && (largest - start) / stride <= request.mostIntervals {
      let exponents = Array(Swift.stride(from: start, through: largest, by: stride))
      candidates.append((powers(exponents, lower, upper), stride, start))
    }
  }
  let scoring = TickScoring(request: request, position: position)
  let best = scoring.best(
    candidates.enumerated().map { index, candidate in
      let simplicity =
        1 - 0.15 * Double(candidate.stride - 1) - (candidate.first == first ? 0 : 0.3)
      return TickCandidate(set: candidate.set, simplicity: max(-2, simplicity), index: index)
    })
  let round = unevenTicks(request, position: position)
  guard var set = best?.set, let index = best?.index, set.ticks.count >= 3 else { return round }
  if candidates[index].stride == 1 {
    set.minor = minor(candidates[index].first...max(largest, candidates[index].first), lower, upper)
    let labelled = Set(set.ticks.map(\.value))
    set.minor.removeAll { labelled.contains($0) }
  }
  return set
}

/// Zero and ±10^exponent inside the domain.
private func powers(_ exponents: [Int], _ lower: Double, _ upper: Double) -> TickSet {
  let sizes = exponents.map { decimalValue(1, power: $0) }
  let reach = max(lower.magnitude, upper.magnitude)
  let isPlain = sizes.allSatisfy { $0 >= 1e-3 && ($0 <= 1e4 || $0 > reach) }
  func tick(_ sign: Double, _ i: Int) -> Tick {
    let power = isPlain ? format(sizes[i], grouping: true) : "10\(superscript(exponents[i]))"
    return Tick(value: sign * sizes[i], label: (sign < 0 ? "\u{2212}" : "") + power)
  }
  let below = sizes.indices.reversed().map { tick(-1, $0) }
  let above = sizes.indices.map { tick(1, $0) }
  let all = below + [Tick(value: 0, label: "0")] + above
  return TickSet(ticks: all.filter { $0.value >= lower && $0.value <= upper && $0.value.isFinite })
}

/// The multiples 2…9 of the powers on both sides.
private func minor(_ exponents: ClosedRange<Int>, _ lower: Double, _ upper: Double) -> [Double] {
  guard exponents.count <= 40 else { return [] }
  let sizes = exponents.flatMap { exponent in
    (1...9).map { decimalValue($0, power: exponent) }
  }
  return (sizes.map { -$0 }.reversed() + sizes).filter { $0 >= lower && $0 <= upper }
}
