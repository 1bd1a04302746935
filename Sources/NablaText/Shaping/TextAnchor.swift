/// The point of a text that is laid on a given place, and about which the text turns.
public struct TextAnchor: Hashable, Sendable {
  public enum Horizontal: String, Hashable, Sendable, CaseIterable {
    case start
    case middle
    case end
  }

  public enum Vertical: String, Hashable, Sendable, CaseIterable {
    case baseline
    /// The line's ascent.
    case top
    /// Half the height of capitals, which is where digits look centred.
    case middle
    /// The line's descent.
    case bottom
  }

  public var horizontal: Horizontal
  public var vertical: Vertical

  /// Start and baseline by default.
  public init(_ horizontal: Horizontal = .start, _ vertical: Vertical = .baseline) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}
