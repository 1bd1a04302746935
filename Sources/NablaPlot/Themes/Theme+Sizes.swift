public import NablaText

extension Theme {
  /// Lengths and text sizes in logical pixels, and whose letters text has.
  public struct Sizes: Hashable, Sendable {
    /// The letters of all text but formulas; the program's own, Inter, where nil.
    public var family: FontFamily?
    public var title = 15.0
    public var text = 13.0
    public var label = 12.0
    public var tick = 11.0
    public var caption = 10.0
    /// The least size that text is shrunk to.
    public var floor = 7.0
    /// The unit of every gap: half a line.
    public var gap = 6.5
    /// Between the canvas's edge and everything.
    public var padding = 16.0
    /// Between panels.
    public var panelGap = 18.0
    public var tickLength = 4.0
    public var gridWidth = 1.0
    public var spineWidth = 1.0
    public var line = 2.0
    public var marker = 7.0
    public var markerEdge = 1.0
    /// What a line's halo adds to its width.
    public var halo = 3.0
    /// The band around words on a field.
    public var textHalo = 2.0
    public var colorbar = 12.0
    /// The opacity of filled areas.
    public var fill = 0.22

    public init() {}

    /// How high a line of labels is; a short word of mathematics is lower.
    var labelLine: Double { label * 1.2 }

    /// The style of text of a size in the theme's letters.
    public func text(
      _ size: Double, weight: TextStyle.Weight = .regular, features: [String] = []
    ) -> TextStyle {
      TextStyle(size: size, weight: weight, family: family, features: features)
    }

    /// All lengths, text sizes and gaps times a factor; opacities stay.
    func scaled(by factor: Double) -> Sizes {
      var copy = self
      for length in Self.lengths { copy[keyPath: length.path] *= factor }
      return copy
    }
  }
}

extension Theme.Sizes: Configurable {
  public static let fields: [Field<Theme.Sizes>] =
    lengths.map { Field($0.name, $0.path, bounds: $0.bounds, unit: "px", help: $0.help) }
    + [Field("fill", \.fill, bounds: .within(0...1), help: "The opacity of filled areas.")]

  /// What grows with the context.
  private struct Length: Sendable {
    let name: String
    let path: any WritableKeyPath<Theme.Sizes, Double> & Sendable
    let bounds: Bounds
    let help: String

    init(
      _ name: String, _ path: any WritableKeyPath<Theme.Sizes, Double> & Sendable,
      _ range: ClosedRange<Double>, _ help: String
    ) {
      (self.name, self.path, self.help) = (name, path, help)
      bounds = .within(range)
    }
  }

  private static let lengths: [Length] = [
    Length("title", \.title, 4...200, "The figure's title."),
    Length("text", \.text, 4...200, "Text in the plot."),
    Length("label", \.label, 4...200, "Titles of axes, legends, panels."),
    Length("tick", \.tick, 4...200, "Labels of ticks."),
    Length("caption", \.caption, 4...200, "The caption."),
    Length("floor", \.floor, 4...200, "The least size of shrunk text."),
    Length("gap", \.gap, 0...200, "The unit of every gap."),
    Length("padding", \.padding, 0...200, "Free at the canvas's edges."),
    Length("panelGap", \.panelGap, 0...200, "Free between panels."),
    Length("tickLength", \.tickLength, 0...200, "Tick marks."),
    Length("gridWidth", \.gridWidth, 0...200, "Grid lines."),
    Length("spineWidth", \.spineWidth, 0...200, "Axis lines."),
    Length("line", \.line, 0...200, "Lines."),
    Length("marker", \.marker, 0...200, "Markers."),
    Length("markerEdge", \.markerEdge, 0...200, "Edges of markers."),
    Length("halo", \.halo, 0...200, "What a line's halo adds to it."),
    Length("textHalo", \.textHalo, 0...200, "Around words on a field."),
    Length("colorbar", \.colorbar, 0...200, "The width of colorbars."),
  ]
}

extension Theme.Sizes: OptionValue {}
