/// How a path's outline is drawn.
public struct Stroke: Hashable, Sendable {
  public enum Cap: String, Sendable { case butt, round, square }
  public enum Join: String, Sendable { case miter, round, bevel }

  public var paint: Paint
  /// In logical pixels, at least 0.
  public var width: Double
  /// Lengths of dashes and gaps in turn, in logical pixels; empty for a solid line.
  public var dash: [Double]
  public var cap: Cap
  public var join: Join

  public init(
    _ paint: Paint, width: Double, dash: [Double] = [], cap: Cap = .round, join: Join = .round
  ) {
    self.paint = paint
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }

  public init(
    _ color: ColorPair, width: Double, dash: [Double] = [], cap: Cap = .round, join: Join = .round
  ) {
    self.init(.solid(color), width: width, dash: dash, cap: cap, join: join)
  }
}
