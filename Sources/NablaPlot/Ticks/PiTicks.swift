/// Multiples of π inside the domain, labelled `−π/2`, `0`, `3π/2`; round numbers where the
/// domain is too short or too far out for three of them.
package func piTicks(_ request: TickRequest) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  let span = upper - lower
  guard span.isFinite, span > 0, max(lower.magnitude, upper.magnitude) < 1e6 else {
    return linearTicks(request)
  }
  let steps = [(1, 12), (1, 8), (1, 6), (1, 4), (1, 3), (1, 2)].map { PiStep($0.0, $0.1) }
  let wholes = [1, 10, 100, 1000, 10_000, 100_000].flatMap {
    [PiStep($0), PiStep(2 * $0), PiStep(5 * $0)]
  }
  let scoring = TickScoring(request: request) { ($0 - lower) / span * request.length }
  let candidates = (steps + wholes).compactMap { step in
    step.ticks(lower, upper).map { TickCandidate(set: $0, simplicity: step.simplicity) }
  }
  guard let best = scoring.best(candidates)?.set, best.ticks.count >= 3 else {
    return linearTicks(request)
  }
  return best
}

/// The step numerator · π / denominator.
private struct PiStep {
  let numerator: Int
  let denominator: Int

  init(_ numerator: Int, _ denominator: Int = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var simplicity: Double {
    switch denominator {
    case 1, 2: 1
    case 4: 0.4
    case 8: -0.2
    case 3, 6: -0.8
    default: -2
    }
  }

  func ticks(_ lower: Double, _ upper: Double) -> TickSet? {
    guard let members = members(lower, upper), !members.isEmpty else { return nil }
    var minor: [Double] = []
    if numerator == 1 {
      let labelled = Set(members.map { $0.0 * 2 })
      let halves = PiStep(1, 2 * denominator).members(lower, upper) ?? []
      minor = halves.filter { !labelled.contains($0.0) }.map(\.1)
    }
    return TickSet(ticks: members.map { Tick(value: $0.1, label: label($0.0)) }, minor: minor)
  }

  private func members(_ lower: Double, _ upper: Double) -> [(Int, Double)]? {
    let step = Double(numerator) * .pi / Double(denominator)
    guard (upper - lower) / step <= 50 else { return nil }
    let range = clampedInt((lower / step).rounded(.down))...clampedInt((upper / step).rounded(.up))
    // A bound such as 2π may be written a few roundings short of the multiple itself.
    let slack = 1e-12 * max(lower.magnitude, upper.magnitude)
    return range.compactMap { n in
      let value = Double(n * numerator) * .pi / Double(denominator)
      guard value >= lower - slack, value <= upper + slack else { return nil }
      return (n, min(upper, max(lower, value)))
    }
  }

  private func label(_ n: Int) -> String { piLabel(n * numerator, over: denominator) }
}

/// `−π/2`, `0`, `3π/4`: the multiple `numerator` of π divided by `denominator`, in lowest terms.
func piLabel(_ numerator: Int, over denominator: Int) -> String {
  if numerator == 0 { return "0" }
  let common = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
  let (over, under) = (numerator / common, denominator / common)
  let sign = over < 0 ? "\u{2212}" : ""
  let factor = over.magnitude == 1 ? "" : format(Double(over.magnitude), grouping: true)
  return sign + factor + "π" + (under == 1 ? "" : "/\(under)")
}

private func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return max(1, Int(a))
}
