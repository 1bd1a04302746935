/// Something in a figure that a reader would trip over.
public struct Finding: Hashable, Sendable {
  /// The rule by its id (`overlap`, `text-contrast` …).
  public let rule: String
  /// The panel where there are several, the thing, the numbers, and what to do.
  public let message: String

  public init(_ rule: String, _ message: String) {
    self.rule = rule
    self.message = message
  }
}
