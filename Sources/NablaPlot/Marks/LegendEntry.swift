public import NablaScene

/// One line of a legend; entries with the same label are drawn as one, their swatches together.
public struct LegendEntry: Hashable, Sendable {
  public enum Swatch: Hashable, Sendable {
    case line(Stroke)
    case marker(MarkerShape, fill: ColorPair, edge: ColorPair)
    /// A marker of its own diameter in px, for what sizes mean.
    case sizedMarker(MarkerShape, size: Double, fill: ColorPair, edge: ColorPair)
    case area(Paint)
    /// An arrow of its own length in px, for what lengths mean.
    case arrow(length: Double, width: Double, color: ColorPair)
  }

  public var label: String
  public var swatches: [Swatch]
  /// The title of the part of the legend that the entry belongs to; its main part where nil.
  public var section: String?

  public init(_ label: String, _ swatches: [Swatch], section: String? = nil) {
    self.label = label
    self.swatches = swatches
    self.section = section
  }
}
