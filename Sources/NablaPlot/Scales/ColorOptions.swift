/// What a user can say of a colour scale.
public struct ColorOptions: Hashable, Sendable, Configurable {
  public var label: String?
  /// How numbers are spread over the colormap.
  public var scale: ColorScaleKind = .linear
  public var domain: Interval?
  /// A palette's name for categories; the theme's where nil.
  public var palette: String?
  /// The colours of categories themselves, in place of a palette; none by default.
  public var ownPalette: [ThemeColor]?
  /// A colormap's name for numbers; one that suits the data where nil.
  public var colormap: String?
  /// The middle of a diverging colormap; 0 where a diverging one is asked for.
  public var midpoint: Double?
  /// Up to where a symlog scale is linear on both sides of 0.
  public var threshold = 1.0
  /// Where the colours of classes change, rising.
  public var thresholds: [Double]?
  /// How many classes hold as many of the data each, with `quantiles`.
  public var classes = 5
  /// The colour of numbers below the scale; its lowest where nil.
  public var under: ColorChoice?
  /// The colour of numbers above the scale; its highest where nil.
  public var over: ColorChoice?
  /// The colour of missing numbers; the theme's where nil.
  public var missing: ColorChoice?
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
    self.domain = Interval(domain)
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
      "palette", \.paletteChoice,
      help:
        "Colours of categories: \(Palettes.all.map(\.id).joined(separator: ", ")), or a list of colours."
    ),
    Field(
      "colormap", \.colormap, type: ReversedName.type(of: Colormaps.names, "a colormap's name"),
      help: "Colours of numbers: \(Colormaps.names.joined(separator: ", "))."),
    Field("midpoint", \.midpoint, help: "The number in the middle of a diverging colormap."),
    Field(
      "threshold", \.threshold, bounds: .above(0),
      help: "Up to where a symlog scale is linear on both sides of 0."),
    Field("thresholds", \.thresholds, help: "Where the colours of classes change, rising."),
    Field(
      "classes", \.classes, bounds: .within(2...100),
      help: "How many classes hold as many of the data each, with quantiles."),
    Field("under", \.under, help: "The colour of numbers below the scale, shown on the colorbar."),
    Field("over", \.over, help: "The colour of numbers above the scale, shown on the colorbar."),
    Field("missing", \.missing, help: "The colour of missing numbers, shown on the colorbar."),
    Field("ticks", \.ticks, help: "The colorbar's ticks."),
    Field("legend", \.legend, help: "Whether a legend or colorbar is drawn."),
    Field(
      "position", \.position,
      help:
        "Where the legend of a single panel stands: inside the plot, at its right, or (auto) inside where it hides nothing."
    ),
  ]
}

extension ColorOptions: OptionValue {
  /// The palette as figure files write it.
  private var paletteChoice: PaletteChoice? {
    get { PaletteChoice(palette, ownPalette) }
    set { (palette, ownPalette) = (newValue?.name, newValue?.colors) }
  }
}

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
  /// In proportion; classes where a mark paints classes, diverging where it asks for that.
  case linear
  case log
  /// Linear up to the threshold on both sides of 0, logarithmic beyond.
  case symlog
  /// In proportion to the distance from a midpoint on both sides of it.
  case diverging
  /// One colour for each class between the given thresholds.
  case thresholds
  /// One colour for each class of as many data.
  case quantiles
  /// One of the palette's colours for each distinct number.
  case categorical

  private static let synonyms = ["centred": "diverging", "centered": "diverging"]

  public static var optionType: OptionType {
    let names = allCases.map(\.rawValue)
    return .either(
      [.choice(names + synonyms.keys.sorted())], OptionType.choice(names).description)
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let word = node.scalarText else { throw .expected(Self.optionType, node) }
    guard let value = Self(rawValue: Self.synonyms[word] ?? word) else {
      throw OptionProblem(
        "is \(node.shown)", Nearest.advice(word, among: Self.allCases.map(\.rawValue)), at: node)
    }
    self = value
  }
}
