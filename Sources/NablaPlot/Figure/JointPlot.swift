import NablaMath
public import NablaScene

/// Two columns against each other, with the distribution of each along its axis.
public struct JointPlot: Hashable, Sendable, Configurable, OptionValue {
  /// How the two columns are shown together.
  public enum Center: String, OptionChoice {
    case scatter, hexbin, hist2d
  }

  /// How each column is shown alone.
  public enum Margin: String, OptionChoice {
    case histogram, density
  }

  public var x: Channel?
  public var y: Channel?
  /// One colour, or a column of groups.
  public var color: Channel?
  public var mark = Center.scatter
  public var margin = Margin.histogram
  public var bins = BinChoice.rule(.auto)
  /// How many times as long the sides of the middle panel are as those of the margins.
  public var ratio = 4.0

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible,
    color: (any ChannelConvertible)? = nil, mark: Center = .scatter, margin: Margin = .histogram
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.mark = mark
    self.margin = margin
  }

  public static let fields: [Field<JointPlot>] = [
    Field("x", \.x, help: "The values along x."),
    Field("y", \.y, help: "The values along y."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("mark", \.mark, help: "How the two are shown together."),
    Field("margin", \.margin, help: "How each is shown alone."),
    Field(
      "bins", \.bins, bounds: Bounds(-.infinity, .infinity), help: "The bins of the margins."),
    Field(
      "ratio", \.ratio, bounds: .within(1...20),
      help: "How many times as long the middle panel's sides are as those of the margins."),
  ]

  /// A size that leaves the middle panel nearly square.
  public static let size = Size(560, 520)

  /// The grid of three panels; the middle one has the axes of the figure's own.
  func grid(_ own: Panel) throws(NablaError) -> Grid {
    guard let x, let y else {
      throw NablaError("joint", x == nil ? "has no x" : "has no y", "give x and y")
    }
    if mark != .scatter, color != nil {
      throw NablaError(
        "joint.color", "is given for \(mark.rawValue), whose colours count points",
        "leave it out, or give mark: scatter")
    }
    var middle = own
    middle.marks = [together(x, y)]
    middle.x.shared = "joint x"
    middle.y.shared = "joint y"
    middle.x.label = own.x.label ?? x.name
    middle.y.label = own.y.label ?? y.name
    var above = Panel(marks: [alone(x: x, y: nil)], x: middle.x, y: .ofCounts)
    above.showsLabels.x = false
    var beside = Panel(marks: [alone(x: nil, y: y)], x: .ofCounts, y: middle.y)
    beside.showsLabels.y = false
    return Grid(
      [[.panel(above), .empty], [.panel(middle), .panel(beside)]], columnWeights: [ratio, 1],
      rowWeights: [1, ratio])
  }

  private func together(_ x: Channel, _ y: Channel) -> any Mark {
    switch mark {
    case .scatter:
      var scatter = Scatter(x: x, y: y)
      scatter.color = color
      return scatter
    case .hexbin: return Hexbin(x: x, y: y)
    case .hist2d: return Histogram2D(x: x, y: y)
    }
  }

  private func alone(x: Channel?, y: Channel?) -> any Mark {
    switch margin {
    case .histogram:
      var histogram = Histogram()
      (histogram.x, histogram.y, histogram.color, histogram.bins) = (x, y, color, bins)
      return histogram
    case .density:
      var density = Density()
      (density.x, density.y, density.color) = (x, y, color)
      return density
    }
  }
}

extension AxisOptions {
  /// The axis of a distribution beside points: its shape says enough.
  static var ofCounts: AxisOptions {
    var axis = AxisOptions("")
    axis.line = false
    axis.grid = false
    axis.ticks.visible = false
    return axis
  }
}
