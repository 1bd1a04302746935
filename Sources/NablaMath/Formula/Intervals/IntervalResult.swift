/// What is known about a formula on a whole interval.
public struct IntervalResult: Hashable, Sendable {
  /// How surely something holds.
  public enum Certainty: Int, Hashable, Sendable, Comparable {
    /// Nowhere, for sure.
    case no
    /// Nothing could be proved.
    case maybe
    /// Everywhere, for sure.
    case yes

    public static func < (a: Certainty, b: Certainty) -> Bool { a.rawValue < b.rawValue }
  }

  /// An interval around all the formula's values, those of real numbers without any rounding;
  /// empty where it is nowhere defined.
  public let range: RealInterval
  /// Whether the formula has a value everywhere. A pole is a place without one.
  public let isDefined: Certainty
  /// `yes` where the graph is one unbroken line, which includes that it is defined everywhere;
  /// otherwise `maybe`.
  public let isContinuous: Certainty

  init(_ range: RealInterval, isDefined: Certainty = .yes, isContinuous: Bool = true) {
    self.isDefined = range.isEmpty ? .no : isDefined
    self.range = isDefined == .no ? .empty : range
    self.isContinuous = isContinuous && self.isDefined == .yes ? .yes : .maybe
  }

  /// What is nowhere defined.
  static let undefined = IntervalResult(.empty, isDefined: .no)
  /// What nothing is known of.
  static let unknown = IntervalResult(.all, isDefined: .maybe)
}

extension IntervalResult {
  /// The result of a step that is itself defined and continuous as told, on operands such as these.
  static func of(
    _ operands: [IntervalResult], _ range: RealInterval, isDefined: Certainty = .yes,
    isContinuous: Bool = true
  ) -> IntervalResult {
    let defined = operands.reduce(isDefined) { min($0, $1.isDefined) }
    return IntervalResult(
      range, isDefined: defined,
      isContinuous: isContinuous && operands.allSatisfy { $0.isContinuous == .yes })
  }

  static prefix func - (a: IntervalResult) -> IntervalResult { .of([a], -a.range) }

  static func + (a: IntervalResult, b: IntervalResult) -> IntervalResult {
    .of([a, b], a.range + b.range)
  }

  static func - (a: IntervalResult, b: IntervalResult) -> IntervalResult {
    .of([a, b], a.range - b.range)
  }

  static func * (a: IntervalResult, b: IntervalResult) -> IntervalResult {
    .of([a, b], a.range * b.range)
  }

  static func / (a: IntervalResult, b: IntervalResult) -> IntervalResult {
    .of([a, b], a.range / b.range, isDefined: b.range.contains(0) ? .maybe : .yes)
  }

  /// A truth value: 1, 0, or one of both. It is defined whatever the operands are.
  static func truth(_ certainty: Certainty, _ operands: [IntervalResult]) -> IntervalResult {
    let isConstant = certainty != .maybe
    let range: RealInterval =
      switch certainty {
      case .yes: RealInterval(1)
      case .no: RealInterval(0)
      case .maybe: RealInterval(0, 1)
      }
    return IntervalResult(range, isContinuous: isConstant)
  }

  /// Whether the value counts as true: it is neither 0 nor undefined.
  var isTrue: Certainty {
    // At poles the computed value is infinite, which is true.
    guard isDefined == .yes else { return .maybe }
    return range == RealInterval(0) ? .no : range.contains(0) ? .maybe : .yes
  }
}
