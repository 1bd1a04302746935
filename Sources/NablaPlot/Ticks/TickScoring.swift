/// A set of ticks that could be an axis', and how simple its numbers are.
struct TickCandidate {
  var set: TickSet
  /// At most 1, for the simplest steps.
  var simplicity: Double
  /// Where the maker of the candidates finds this one again.
  var index = 0
}

extension TickRequest {
  /// Candidates with more intervals cannot win and are not worth labelling.
  var mostIntervals: Int { count == nil ? 12 : 49 }
}

/// The best of the candidates, after Talbot, Lin & Hanrahan, "An Extension of Wilkinson's
/// Algorithm for Positioning Tick Labels on Axes" (2010), with measured labels.
///
/// As there, simplicity weighs 0.2, coverage 0.25, density 0.5 and legibility 0.05. Other than
/// there, ticks lie inside the domain (so coverage falls off more gently), and sets whose labels
/// overlap are out; sets of 3 to 9 ticks, or about as many as were asked for, come first.
struct TickScoring {
  let request: TickRequest
  /// A value's pixel along the axis, 0…length.
  let position: (Double) -> Double

  /// nil when no candidate has a tick.
  func best(_ candidates: [TickCandidate]) -> TickCandidate? {
    var best: (candidate: TickCandidate, isWelcome: Bool, score: Double)?
    var coarsest: TickCandidate?
    for var candidate in candidates where !candidate.set.ticks.isEmpty {
      candidate.set = request.style.apply(candidate.set)
      if candidate.set.ticks.count <= coarsest?.set.ticks.count ?? .max { coarsest = candidate }
      guard let score = score(candidate) else { continue }
      let isWelcome = welcome.contains(candidate.set.ticks.count)
      if let b = best, (b.isWelcome && !isWelcome) || (b.isWelcome == isWelcome && b.score >= score)
      {
        continue
      }
      best = (candidate, isWelcome, score)
    }
    return best?.candidate ?? coarsest.map(single)
  }

  /// The intervals wanted between the first and the last tick.
  private var intervals: Double {
    if let count = request.count { return max(0.5, Double(min(50, max(1, count)) - 1)) }
    let wanted = request.length / max(1, request.spacing)
    return wanted.isFinite ? min(8, max(2.5, wanted)) : 8
  }

  private var welcome: ClosedRange<Int> {
    guard let count = request.count.map({ min(50, max(1, $0)) }) else { return 3...9 }
    return max(1, count * 2 / 3)...min(50, max(2, count * 3 / 2))
  }

  /// nil when two labels come closer than the gap.
  private func score(_ candidate: TickCandidate) -> Double? {
    let ticks = candidate.set.ticks
    guard ticks.count <= 50, let first = ticks.first, let last = ticks.last else { return nil }
    let length = max(1, request.length)
    let places = ticks.map { position($0.value) }
    let extents = ticks.count > 1 ? ticks.map { request.extent($0.label) } : [0]
    var room = Double.infinity
    for i in 1..<max(1, ticks.count) {
      let space = abs(places[i] - places[i - 1]) - (extents[i] + extents[i - 1]) / 2
      guard space >= request.gap else { return nil }
      room = min(room, space)
    }
    let ends = [position(first.value), length - position(last.value)].map { $0 / length }
    let coverage = 1 - 0.5 * (ends[0] * ends[0] + ends[1] * ends[1]) / 0.04
    let covered = abs(places[places.count - 1] - places[0]) / length
    let found = max(0.25, Double(ticks.count - 1)) / max(0.3, covered)
    let density = 2 - max(found / intervals, intervals / found)
    let longest = ticks.map(\.label.count).max() ?? 0
    let legibility =
      0.5 * min(1, room / (2 * max(1, request.gap))) + 0.5 / (1 + 0.2 * Double(max(0, longest - 3)))
    return 0.2 * candidate.simplicity + 0.25 * max(-2, coverage) + 0.5 * density
      + 0.05 * legibility
  }

  /// Where no two labels fit: zero alone, or the tick nearest to the middle.
  private func single(_ candidate: TickCandidate) -> TickCandidate {
    func distance(_ tick: Tick) -> Double {
      tick.value == 0 ? -1 : abs(position(tick.value) - request.length / 2)
    }
    var result = candidate
    result.set.ticks = candidate.set.ticks.min { distance($0) < distance($1) }.map { [$0] } ?? []
    return result
  }
}
