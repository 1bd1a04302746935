/// Parameters that a distribution cannot have, and what it can have.
public struct DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The family's name (`gamma`).
  public let family: String
  /// The name of the parameter in question; nil where their number is wrong.
  public let parameter: String?
  /// What is wrong, with the value (`shape is -1.0`).
  public let problem: String
  /// What to give instead (`give a number above 0`).
  public let remedy: String

  /// `gamma: shape is -1.0; give a number above 0`
  public var description: String { "\(family): \(problem); \(remedy)" }
}
