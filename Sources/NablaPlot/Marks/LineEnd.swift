public import NablaScene

/// The end of a named line, where its name can stand.
public struct LineEnd: Hashable, Sendable {
  public var label: String
  /// The line's last point on the canvas.
  public var point: Point
  public var color: ColorPair

  public init(label: String, point: Point, color: ColorPair) {
    self.label = label
    self.point = point
    self.color = color
  }
}
