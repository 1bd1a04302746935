/// What an area or a stroke is filled with.
public enum Paint: Hashable, Sendable {
  case solid(ColorPair)
  case linearGradient(LinearGradient)
  case hatch(Hatch)
}

/// Colours along the line from `start` to `end`, in canvas coordinates.
public struct LinearGradient: Hashable, Sendable {
  public struct Stop: Hashable, Sendable {
    /// The place along the line, 0…1, not decreasing from stop to stop.
    public var offset: Double
    public var color: ColorPair

    public init(_ offset: Double, _ color: ColorPair) {
      self.offset = offset
      self.color = color
    }
  }

  public var start: Point
  public var end: Point
  public var stops: [Stop]

  public init(from start: Point, to end: Point, stops: [Stop]) {
    self.start = start
    self.end = end
    self.stops = stops
  }
}

/// Parallel lines over a background.
public struct Hatch: Hashable, Sendable {
  public var color: ColorPair
  public var background: ColorPair
  /// The distance from line to line, in logical pixels, above 0.
  public var spacing: Double
  /// The lines' width in logical pixels.
  public var width: Double
  /// The lines' direction in degrees, 0 horizontal, 45 rising to the right.
  public var angle: Double

  public init(
    _ color: ColorPair, background: ColorPair = .clear, spacing: Double = 5, width: Double = 1,
    angle: Double = 45
  ) {
    self.color = color
    self.background = background
    self.spacing = spacing
    self.width = width
    self.angle = angle
  }
}
