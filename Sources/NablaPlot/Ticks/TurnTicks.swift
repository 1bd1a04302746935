/// Ticks around a circle, from many to few: the guide takes the first whose labels do not touch.
enum TurnTicks {
  /// - Parameter circumference: the circle's length, in logical pixels.
  static func choices(_ axis: FittedAxis, circumference: Double) -> [TickSet] {
    let (lower, upper) = axis.scale.domain
    let options = axis.options.ticks
    let isWholeTurn =
      axis.scale.name == LinearScale.name && ((upper - lower) - 2 * .pi).magnitude < 1e-9
    if isWholeTurn, options.format == .auto {
      return [6, 4, 2, 1].map { piTicks(lower, parts: $0) }
    }
    if axis.scale.name == LinearScale.name, let steps = roundSteps(upper - lower) {
      return steps.map { step in
        let count = clampedInt(((upper - lower) / step).rounded())
        let ticks = (0..<count).map { i -> Tick in
          let value = lower + Double(i) * step
          return Tick(value: value == 0 ? 0 : value, label: format(value, grouping: true))
        }
        return options.style.apply(TickSet(ticks: ticks))
      }
    }
    return [8, 6, 5, 4, 3, 2].map { count in
      var request = TickRequest(
        domain: lower...max(lower, upper), length: circumference, spacing: circumference / 8,
        count: options.count ?? count, gap: 0, integersOnly: axis.integersOnly
      ) { _ in 1 }
      request.style = options.style
      var set = axis.scale.kind.ticks(request, options: options)
      // The end of the turn is its start.
      if set.ticks.first?.value == lower, set.ticks.last?.value == upper { set.ticks.removeLast() }
      return set
    }
  }

  /// The steps of degrees and of the hours, months or days of a clock or a year; nil for a span
  /// that is none of these.
  private static func roundSteps(_ span: Double) -> [Double]? {
    switch span {
    case 360: [30, 45, 60, 90, 180]
    case 24: [2, 3, 6, 12]
    case 12: [1, 2, 3, 6]
    case 60: [5, 10, 15, 30]
    default: nil
    }
  }

  /// Multiples of π divided by `parts` once around.
  private static func piTicks(_ lower: Double, parts: Int) -> TickSet {
    let step = Double.pi / Double(parts)
    let first = clampedInt((lower / step - 1e-9).rounded(.up))
    let ticks = (first..<first + 2 * parts).map { n in
      Tick(
        value: max(lower, Double(n) * .pi / Double(parts)), label: piLabel(n, over: parts))
    }
    return TickSet(ticks: ticks)
  }
}
