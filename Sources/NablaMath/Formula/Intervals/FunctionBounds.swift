/// What intervals of its arguments say about a function's values.
enum FunctionBounds: Sendable {
  /// Of one argument, continuous on its domain, rising or falling between neighbouring turns.
  ///
  /// - Parameters:
  ///   - turns: where it has extrema, in order.
  ///   - image: what all its values lie in.
  ///   - ulps: the error of its computed values in units of the last place.
  ///   - absolute: the error near zeros, where it is larger than that.
  case monotone(
    on: FunctionDomain = .all, turns: [Double] = [], image: RealInterval = .all, ulps: Double = 4,
    absolute: Double = 0)
  /// Of one argument, never falling, with jumps.
  case steps
  case custom(@Sendable ([IntervalResult]) -> IntervalResult)
  /// Any number within the range; undefined and broken anywhere.
  case within(RealInterval)
  case unknown
}

/// The numbers that a function is defined for.
struct FunctionDomain: Sendable {
  var interval: RealInterval
  var lowerIsOpen = false
  var upperIsOpen = false

  static let all = FunctionDomain(interval: .all)

  static func from(_ lower: Double, open: Bool = false) -> FunctionDomain {
    FunctionDomain(interval: RealInterval(lower, .infinity), lowerIsOpen: open)
  }

  static func within(_ lower: Double, _ upper: Double, open: Bool = false) -> FunctionDomain {
    FunctionDomain(interval: RealInterval(lower, upper), lowerIsOpen: open, upperIsOpen: open)
  }

  /// Whether the function is defined on all, some or none of the numbers.
  func covers(_ x: RealInterval) -> IntervalResult.Certainty {
    let common = x.intersection(interval)
    if common.isEmpty { return .no }
    let touchesLower = lowerIsOpen && common.lower == interval.lower
    let touchesUpper = upperIsOpen && common.upper == interval.upper
    if common.isPoint, touchesLower || touchesUpper { return .no }
    return x.isWithin(interval) && !touchesLower && !touchesUpper ? .yes : .maybe
  }
}

extension FormulaFunction {
  /// What is known of the function's values.
  func enclosure(_ x: [IntervalResult]) -> IntervalResult {
    if x.contains(where: { $0.range.isEmpty }) { return .undefined }
    switch bounds {
    case .monotone(let domain, let turns, let image, let ulps, let absolute):
      guard x.count == 1 else { return .unknown }
      return monotone(x[0], domain, turns, image, ulps, absolute)
    case .steps:
      guard x.count == 1 else { return .unknown }
      let range = RealInterval(value([x[0].range.lower]), value([x[0].range.upper]))
      return .of(x, range, isContinuous: range.isPoint)
    case .custom(let bound): return bound(x)
    case .within(let range): return .of(x, range, isDefined: .maybe)
    case .unknown: return .unknown
    }
  }

  private func monotone(
    _ x: IntervalResult, _ domain: FunctionDomain, _ turns: [Double], _ image: RealInterval,
    _ ulps: Double, _ absolute: Double
  ) -> IntervalResult {
    let coverage = domain.covers(x.range)
    guard coverage != .no else { return .undefined }
    let part = x.range.intersection(domain.interval)
    var range = RealInterval.empty
    for place in [part.lower, part.upper] + turns.filter({ part.contains($0) }) {
      let y = value([place])
      range = y.isNaN ? .all : range.union(RealInterval(y))
    }
    range = range.widened(ulps: ulps, absolute: absolute).intersection(image)
    return .of([x], range, isDefined: coverage)
  }
}
