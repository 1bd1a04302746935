/// A parameter of a family of distributions: its name, meaning, default and range.
public struct DistributionParameter: Sendable {
  /// The name that formulas and errors use (`shape`).
  public let name: String
  /// What it means, in a few words.
  public let help: String
  /// An example for those that must be given.
  public let defaultValue: Double
  /// Whether it may be left out; only location and scale and what follows them may.
  public let isOptional: Bool
  /// The range in words that follow "give" (`a number above 0`).
  public let range: String

  private let isValid: @Sendable (Double, [Double]) -> Bool

  init(
    _ name: String, _ help: String, default defaultValue: Double, isOptional: Bool = false,
    range: String, isValid: @escaping @Sendable (Double, [Double]) -> Bool
  ) {
    self.name = name
    self.help = help
    self.defaultValue = defaultValue
    self.isOptional = isOptional
    self.range = range
    self.isValid = isValid
  }

  /// Whether a value is in the range, which may depend on the parameters before it.
  ///
  /// - Parameter all: all parameters in the family's order.
  public func accepts(_ value: Double, among all: [Double]) -> Bool { isValid(value, all) }

  // MARK: - Common ranges

  /// Any finite number.
  static func finite(
    _ name: String, _ help: String, default value: Double = 0, isOptional: Bool = true
  ) -> Self {
    .init(name, help, default: value, isOptional: isOptional, range: "a finite number") { x, _ in
      x.isFinite
    }
  }

  /// Any finite number above 0.
  static func positive(
    _ name: String, _ help: String, default value: Double = 1, isOptional: Bool = false
  ) -> Self {
    .init(name, help, default: value, isOptional: isOptional, range: "a finite number above 0") {
      x, _ in x > 0 && x.isFinite
    }
  }

  /// A probability; one of 0 is refused where nothing would ever happen.
  static func probability(_ name: String, _ help: String, isZeroAllowed: Bool = true) -> Self {
    .init(
      name, help, default: 0.5,
      range: isZeroAllowed ? "a number from 0 to 1" : "a number above 0 and at most 1"
    ) { p, _ in p >= 0 && p <= 1 && (isZeroAllowed || p > 0) }
  }
}
