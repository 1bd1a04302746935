/// Ticks of a scale on which equal differences are not equally long: round numbers, or powers of
/// ten where these leave less of the axis bare.
///
/// - Parameter position: a value's pixel along the axis; it rises.
func unevenTicks(
  _ request: TickRequest, position: @escaping @Sendable (Double) -> Double
) -> TickSet {
  let round = linearTicks(request, position: position)
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  guard upper > lower, upper.isFinite, lower.isFinite else { return round }
  var candidates = [round, leading(request, position: position)]
  if lower > 0, upper / 10 >= lower { candidates.append(logTicks(request, position: position)) }
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

/// Numbers of one leading digit 1, 2 or 5 on both sides of 0 and 0 itself, taken where the labels
/// have room: from the outer end inwards, each at least a tick's distance from the last.
private func leading(
  _ request: TickRequest, position: @escaping (Double) -> Double
) -> TickSet {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  let intervals = request.count.map { Double(max(1, $0 - 1)) }
  let wanted = request.length / (intervals ?? min(8, max(3, request.length / request.spacing)))
  var values: [Double] = lower <= 0 && upper >= 0 ? [0] : []
  for sign in [1.0, -1.0] {
    let far = sign > 0 ? upper : -lower
    let near = max(0, sign > 0 ? lower : -upper)
    guard far > 0 else { continue }
    var last = Double.infinity
    let top = DecimalDigits(far).exponent
    for power in stride(from: top, through: top - 40, by: -1) {
      for factor: Int128 in [5, 2, 1] {
        let value = decimalValue(factor, power: power)
        guard value <= far, value >= near, value > 0 else { continue }
        let place = position(sign * value)
        guard place.isFinite, abs(place - last) >= wanted * 0.7,
          near > 0 || abs(place - position(0)) >= wanted * 0.7
        else { continue }
        values.append(sign * value)
        last = place
      }
    }
  }
  values.sort()
  let ticks = values.map { Tick(value: $0, label: format($0, grouping: true)) }
  let scoring = TickScoring(request: request, position: position)
  return scoring.best([TickCandidate(set: TickSet(ticks: ticks), simplicity: 0.5)])?.set
    ?? TickSet()
}
