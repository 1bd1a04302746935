/// The numbers an option accepts: an interval with open or closed ends.
public struct Bounds: Hashable, Sendable, CustomStringConvertible {
  public let lower: Double
  public let upper: Double
  public let includesLower: Bool
  public let includesUpper: Bool

  public init(
    _ lower: Double, _ upper: Double, includesLower: Bool = true, includesUpper: Bool = true
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  public static func above(_ bound: Double) -> Bounds {
    Bounds(bound, .infinity, includesLower: false)
  }

  public static func atLeast(_ bound: Double) -> Bounds { Bounds(bound, .infinity) }

  public static func within(_ range: ClosedRange<Double>) -> Bounds {
    Bounds(range.lowerBound, range.upperBound)
  }

  /// Above `lower` and below `upper`.
  public static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower, upper, includesLower: false, includesUpper: false)
  }

  /// Whether `value` lies inside; never for NaN.
  public func contains(_ value: Double) -> Bool {
    (includesLower ? value >= lower : value > lower)
      && (includesUpper ? value <= upper : value < upper)
  }

  public var description: String {
    let low = formatPlain(lower)
    let high = formatPlain(upper)
    if upper == .infinity { return includesLower ? "at least \(low)" : "above \(low)" }
    if lower == -.infinity { return includesUpper ? "at most \(high)" : "below \(high)" }
    switch (includesLower, includesUpper) {
    case (true, true): return "\(low) to \(high)"
    case (false, false): return "between \(low) and \(high), both excluded"
    case (false, true): return "above \(low), at most \(high)"
    case (true, false): return "at least \(low), below \(high)"
    }
  }
}
