/// The coordinate system of a panel: a closed set, since guides and layout know each of them.
public enum Coordinates: Hashable, Sendable {
  /// Straight x and y axes. `aspect` is the length of a y unit in x units (1: circles are round);
  /// free where nil.
  case cartesian(aspect: Double? = nil)
}
