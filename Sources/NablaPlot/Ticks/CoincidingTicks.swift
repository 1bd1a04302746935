/// Ends and ticks of two linear axes side by side: as many equal round steps on both, so that each
/// tick of one stands beside a tick of the other.
struct CoincidingTicks {
  /// One of the two axes.
  struct Side {
    var domain: (lower: Double, upper: Double)
    var ticks: TickSet
  }

  let left: Side
  let right: Side

  /// The number of steps that leaves the least of both axes bare, and is near to what the length
  /// wants; steps are at least `least` long where there can be two. nil where a domain is too far from 0 for its steps to be counted.
  init?(
    left: (lower: Double, upper: Double), right: (lower: Double, upper: Double), length: Double,
    spacing: Double, least: Double
  ) {
    let wanted = min(8, max(2, length / max(1, spacing)))
    var best: (cost: Double, sides: (Stepped, Stepped))?
    for count in 2...8 where count == 2 || Double(count) * least <= length {
      for a in Stepped.choices(left, count: count) {
        for b in Stepped.choices(right, count: count) {
          let cost = a.cost + b.cost + abs(Double(count) - wanted) * 0.06
          if cost < best?.cost ?? .infinity { best = (cost, (a, b)) }
        }
      }
    }
    guard let (a, b) = best?.sides else { return nil }
    (self.left, self.right) = (a.side, b.side)
  }
}

/// `count` steps of unit · 10^power from the `first`th multiple on.
private struct Stepped {
  let unit: Int128
  let power: Int
  let first: Int
  let count: Int
  let cost: Double

  /// The smallest steps of each unit that cover the domain.
  static func choices(_ domain: (lower: Double, upper: Double), count: Int) -> [Stepped] {
    let span = domain.upper - domain.lower
    guard span > 0, span.isFinite else { return [] }
    let decade = DecimalDigits(span / Double(count)).exponent
    var result: [Stepped] = []
    for power in decade - 2...decade + 1 {
      for unit: Int128 in [1, 2, 5, 25] {
        let step = decimalValue(unit, power: power)
        // A hair inside a multiple is the multiple.
        let start = (domain.lower / step + 1e-9).rounded(.down)
        let end = (domain.upper / step - 1e-9).rounded(.up)
        guard start.magnitude < 1e9, end.magnitude < 1e9, end - start <= Double(count),
          step > 0, step.isFinite
        else { continue }
        let bare = 1 - span / (step * Double(count))
        guard bare < 0.6 else { continue }
        // Steps to spare go where more of the data's end is bare, but never across 0.
        let spare = count - clampedInt(end - start)
        let below = start >= 0 ? min(spare / 2, clampedInt(start)) : spare / 2
        let shift = end <= 0 ? max(below, spare - clampedInt(-end)) : below
        result.append(
          Stepped(
            unit: unit, power: power, first: clampedInt(start) - shift, count: count,
            cost: bare + (unit == 25 ? 0.15 : 0)))
      }
    }
    return result
  }

  var side: CoincidingTicks.Side {
    let mantissas = (first...first + count).map { Int128($0) * unit }
    let labels = TickLabels(mantissas: mantissas, power: power)
    let ticks = zip(mantissas, labels.texts).map {
      Tick(value: decimalValue($0, power: power), label: $1)
    }
    return CoincidingTicks.Side(
      domain: (ticks[0].value, ticks[count].value),
      ticks: TickSet(ticks: ticks, exponent: labels.exponent))
  }
}
