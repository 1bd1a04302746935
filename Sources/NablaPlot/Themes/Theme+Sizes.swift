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

    /// The style of text of a size in the theme's letters.
    public func text(
      _ size: Double, weight: TextStyle.Weight = .regular, features: [String] = []
    ) -> TextStyle {
      TextStyle(size: size, weight: weight, family: family, features: features)
    }

    /// All lengths, text sizes and gaps times a factor; opacities stay.
    func scaled(by factor: Double) -> Sizes {
      var copy = self
      for length in Self.lengths { copy[keyPath: length] *= factor }
      return copy
    }

    private static var lengths: [WritableKeyPath<Sizes, Double>] {
      [
        \.title, \.text, \.label, \.tick, \.caption, \.floor, \.gap, \.padding, \.panelGap,
        \.tickLength, \.gridWidth, \.spineWidth, \.line, \.marker, \.markerEdge, \.halo,
        \.textHalo, \.colorbar,
      ]
    }
  }
}

extension Theme.Sizes: Configurable {
  public static let fields: [Field<Theme.Sizes>] = [
    Field("title", \.title, bounds: textSize, unit: "px", help: "The figure's title."),
    Field("text", \.text, bounds: textSize, unit: "px", help: "Text in the plot."),
    Field("label", \.label, bounds: textSize, unit: "px", help: "Titles of axes, legends, panels."),
    Field("tick", \.tick, bounds: textSize, unit: "px", help: "Labels of ticks."),
    Field("caption", \.caption, bounds: textSize, unit: "px", help: "The caption."),
    Field("floor", \.floor, bounds: textSize, unit: "px", help: "The least size of shrunk text."),
    Field("gap", \.gap, bounds: length, unit: "px", help: "The unit of every gap."),
    Field("padding", \.padding, bounds: length, unit: "px", help: "Free at the canvas's edges."),
    Field("panelGap", \.panelGap, bounds: length, unit: "px", help: "Free between panels."),
    Field("tickLength", \.tickLength, bounds: length, unit: "px", help: "Tick marks."),
    Field("gridWidth", \.gridWidth, bounds: length, unit: "px", help: "Grid lines."),
    Field("spineWidth", \.spineWidth, bounds: length, unit: "px", help: "Axis lines."),
    Field("line", \.line, bounds: length, unit: "px", help: "Lines."),
    Field("marker", \.marker, bounds: length, unit: "px", help: "Markers."),
    Field("markerEdge", \.markerEdge, bounds: length, unit: "px", help: "Edges of markers."),
    Field("halo", \.halo, bounds: length, unit: "px", help: "What a line's halo adds to it."),
    Field("textHalo", \.textHalo, bounds: length, unit: "px", help: "Around words on a field."),
    Field("colorbar", \.colorbar, bounds: length, unit: "px", help: "The width of colorbars."),
    Field("fill", \.fill, bounds: .within(0...1), help: "The opacity of filled areas."),
  ]

  private static let textSize = Bounds.within(4...200)
  private static let length = Bounds.within(0...200)
}

extension Theme.Sizes: OptionValue {}
