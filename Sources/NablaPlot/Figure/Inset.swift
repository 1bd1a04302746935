/// A small panel on a panel's plot area: a part of it enlarged, or something beside it.
public struct Inset: Sendable {
  /// What it shows: marks of its own, with domains for an enlarged part.
  public var panel: Panel
  /// The share of the plot area's width and height that it takes with its labels, 0.1…0.9.
  public var size: (width: Double, height: Double)
  /// Where its lower left corner stands, in shares of the plot area; where nothing is drawn if nil.
  public var corner: (x: Double, y: Double)?
  /// Whether a frame around the enlarged part, joined to the inset by two lines, shows where it
  /// comes from; only with a domain on both axes.
  public var connects: Bool

  public init(
    _ panel: Panel, size: (width: Double, height: Double) = (0.42, 0.42),
    corner: (x: Double, y: Double)? = nil, connects: Bool = true
  ) {
    self.panel = panel
    self.size = size
    self.corner = corner
    self.connects = connects
  }
}
