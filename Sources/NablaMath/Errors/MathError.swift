/// What is wrong with the numbers given, where, and what to give instead.
///
/// Its text is `<place>: <problem>; <remedy>.`
public struct MathError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The computation or its parameter (`solve`).
  public let place: String
  /// What is wrong, with the values.
  public let problem: String
  /// What to do; empty where the problem says it all.
  public let remedy: String

  public init(_ place: String, _ problem: String, _ remedy: String = "") {
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String {
    "\(place): \(problem)\(remedy.isEmpty ? "" : "; \(remedy)")."
  }
}
