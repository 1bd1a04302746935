public import NablaScene

/// One line of a legend; entries with the same label are drawn as one, their swatches together.
public struct LegendEntry: Hashable, Sendable {
  public enum Swatch: Hashable, Sendable {
    case line(Stroke)
    case marker(MarkerShape, fill: ColorPair, edge: ColorPair)
    case area(Paint)
  }

  public var label: String
  public var swatches: [Swatch]

  public init(_ label: String, _ swatches: [Swatch]) {
    self.label = label
    self.swatches = swatches
  }
}
