/// Probabilities that halve the distance to certainty in powers of ten: … 0.01, 0.1, 0.5, 0.9,
/// 0.99 …; round numbers where the domain holds fewer than three of them.
///
/// Beyond 0.001 and 0.999 they are written 10⁻⁴ and 1−10⁻⁴.
///
/// - Parameter position: a value's pixel along the axis; it rises.
func logitTicks(
  _ request: TickRequest, position: @escaping @Sendable (Double) -> Double
) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  guard lower > 0, upper < 1, lower < upper else { return linearTicks(request) }
  var candidates: [(set: TickSet, stride: Int, hasMiddle: Bool)] = []
  for stride in [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100] {
    for middle in [true, false] where middle || stride == 1 {
      candidates.append((probabilities(stride, middle, lower, upper), stride, middle))
    }
  }
  let scoring = TickScoring(request: request, position: position)
  let best = scoring.best(
    candidates.enumerated().map { index, candidate in
      TickCandidate(
        set: candidate.set,
        simplicity: max(-2, 1 - 0.15 * Double(candidate.stride - 1))
          - (candidate.hasMiddle ? 0 : 2), index: index)
    })
  let round = linearTicks(request, position: position)
  guard var set = best?.set, let index = best?.index, set.ticks.count >= 3 else {
    return round.ticks.count >= best?.set.ticks.count ?? 0 ? round : best?.set ?? round
  }
  if candidates[index].stride == 1 {
    let labelled = Set(set.ticks.map(\.value))
    set.minor = minor(lower, upper).filter { !labelled.contains($0) }
  }
  return set
}

/// 10⁻ᵏ and 1 − 10⁻ᵏ for every `stride`th k, between them a half.
private func probabilities(
  _ stride: Int, _ middle: Bool, _ lower: Double, _ upper: Double
) -> TickSet {
  // 10⁻³⁰⁸ is about the least number.
  let exponents = Swift.stride(from: stride, through: 308, by: stride)
  var ticks: [Tick] = []
  let below = exponents.filter { decimalValue(1, power: -$0) >= lower }
  // Nearer to 1 no number has a neighbour of ten times the distance.
  let above = exponents.filter { $0 <= 15 && oneMinus($0) <= upper }
  let isPlain = (below + above).allSatisfy { $0 <= 3 }
  for k in below.reversed() where decimalValue(1, power: -k) <= upper {
    let value = decimalValue(1, power: -k)
    ticks.append(Tick(value: value, label: isPlain ? format(value) : "10\(superscript(-k))"))
  }
  if middle, lower <= 0.5, upper >= 0.5 { ticks.append(Tick(value: 0.5, label: "0.5")) }
  for k in above where oneMinus(k) >= lower {
    let value = oneMinus(k)
    ticks.append(
      Tick(value: value, label: isPlain ? format(value) : "1\u{2212}10\(superscript(-k))"))
  }
  return TickSet(ticks: ticks)
}

/// 1 − digit · 10⁻ᵏ, rounded once.
private func oneMinus(_ k: Int, digit: Int = 1) -> Double {
  let scale = (0..<k).reduce(Int128(1)) { product, _ in product * 10 }
  return decimalValue(scale - Int128(digit), power: -k)
}

/// The digits between the powers, mirrored on both sides of a half.
private func minor(_ lower: Double, _ upper: Double) -> [Double] {
  var values: [Double] = []
  for k in (1...15).reversed() {
    for digit in 1...9 { values.append(decimalValue(Int128(digit), power: -k)) }
  }
  for k in 2...15 {
    for digit in (1...9).reversed() { values.append(oneMinus(k, digit: digit)) }
  }
  return values.filter { $0 >= lower && $0 <= upper }
}
