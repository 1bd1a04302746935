/// What a user can say of a colour scale.
public struct ColorOptions: Hashable, Sendable, Configurable {
  public var label: String?
  /// `linear` or `log` for numbers.
  public var scale: ColorScaleKind = .linear
  public var domain: Interval?
  /// A palette's name for categories; the theme's where nil.
  public var palette: String?
  /// A colormap's name for numbers; one that suits the data where nil.
  public var colormap: String?
  /// The middle of a diverging colormap.
  public var midpoint: Double?
  public var ticks = TickOptions()
  /// Whether a legend or colorbar is drawn.
  public var legend = true
  /// Where a legend stands; a colorbar always stands at the right.
  public var position = LegendPosition.auto

  public init() {}

  public init(
    _ label: String? = nil, scale: ColorScaleKind = .linear, domain: ClosedRange<Double>? = nil,
    palette: String? = nil, colormap: String? = nil, midpoint: Double? = nil, legend: Bool = true
  ) {
    self.label = label
    self.scale = scale
    self.domain = domain.flatMap { Interval($0.lowerBound, $0.upperBound) }
    self.palette = palette
    self.colormap = colormap
    self.midpoint = midpoint
    self.legend = legend
  }

  public static let fields: [Field<ColorOptions>] = [
    Field("label", \.label, help: "The title of the legend or colorbar."),
    Field("scale", \.scale, help: "How numbers are spread over the colormap."),
    Field("domain", \.domain, help: "The numbers at the ends of the colormap."),
    Field(
      "palette", \.palette,
      help: "Colours of categories: \(Palettes.all.map(\.id).joined(separator: ", "))."),
    Field(
      "colormap", \.colormap,
      help: "Colours of numbers: \(Colormaps.names.joined(separator: ", "))."),
    Field("midpoint", \.midpoint, help: "The number in the middle of a diverging colormap."),
    Field("ticks", \.ticks, help: "The colorbar's ticks."),
    Field("legend", \.legend, help: "Whether a legend or colorbar is drawn."),
    Field(
      "position", \.position,
      help:
        "Where the legend of a single panel stands: inside the plot, at its right, or (auto) inside where it hides nothing."
    ),
  ]
}

extension ColorOptions: OptionValue {}

/// Where the legend of a single panel stands.
public enum LegendPosition: String, OptionChoice {
  /// On the plot where a free corner or edge is large enough, else at the right.
  case auto
  /// On the plot, even over data where no place is free.
  case inside
  /// At the right of the plot.
  case right
}

/// How numbers are spread over a colormap.
public enum ColorScaleKind: String, OptionChoice {
  case linear, log
}
