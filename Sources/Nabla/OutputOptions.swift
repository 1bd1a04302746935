public import NablaSVG

/// How a figure becomes a file.
public struct OutputOptions: Hashable, Sendable {
  /// Device pixels per logical pixel of a PNG, above 0.
  public var scale: Double
  /// Which side of a figure's colours is shown; the figure's own theme decides where nil.
  public var appearance: Appearance?
  public var svg: SVGOptions
  /// Whether SVG comes from Cairo's own writer: outlines, and outside the promise of same bytes.
  public var svgByCairo: Bool

  public init(
    scale: Double = 2, appearance: Appearance? = nil, svg: SVGOptions = SVGOptions(),
    svgByCairo: Bool = false
  ) {
    self.scale = scale
    self.appearance = appearance
    self.svg = svg
    self.svgByCairo = svgByCairo
  }
}
