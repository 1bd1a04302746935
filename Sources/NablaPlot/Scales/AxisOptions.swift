/// What a user can say of a position axis; everything left out follows from the data.
public struct AxisOptions: Hashable, Sendable, Configurable {
  public var label: String?
  /// The scale's kind by name (`linear`, `log`, `band`); from the data where nil.
  public var scale: String?
  /// The logarithm's base.
  public var base = 10.0
  public var domain: Interval?
  public var reversed = false
  public var ticks = TickOptions()
  /// Panels whose axes bear the same name share one scale.
  public var shared: String?
  public var grid: Bool?
  /// Whether the axis line and its tick marks are drawn; the theme decides where nil.
  public var line: Bool?
  /// Whether the ends of the domain lie off the data by 5 %; from the marks where nil.
  public var padding: Double?

  public init() {}

  public init(
    _ label: String? = nil, scale: String? = nil, domain: ClosedRange<Double>? = nil,
    ticks: TickOptions = TickOptions(), reversed: Bool = false, shared: String? = nil
  ) {
    self.label = label
    self.scale = scale
    self.domain = domain.flatMap { Interval($0.lowerBound, $0.upperBound) }
    self.ticks = ticks
    self.reversed = reversed
    self.shared = shared
  }

  public static let fields: [Field<AxisOptions>] = [
    Field("label", \.label, help: "The axis's title; the column's name where left out."),
    Field(
      "scale", \.scale, help: "The kind of scale: \(ScaleKinds.names.joined(separator: ", "))."),
    Field("base", \.base, bounds: .above(0), help: "The base of a logarithmic scale."),
    Field("domain", \.domain, help: "The first and last value of the axis."),
    Field("reversed", \.reversed, help: "Whether values grow to the left or downwards."),
    Field("ticks", \.ticks, help: "How many ticks, or which, and their labels."),
    Field("shared", \.shared, help: "Axes of several panels with the same name share one scale."),
    Field("grid", \.grid, help: "Whether grid lines are drawn; the theme decides where left out."),
    Field("line", \.line, help: "Whether the axis line and its tick marks are drawn."),
    Field(
      "padding", \.padding, bounds: .within(0...1),
      help: "The share of the data's span left free at both ends; 0.05 for most marks."),
  ]
}

/// How an axis is ticked.
public struct TickOptions: Hashable, Sendable, Configurable {
  /// About how many; from the axis's length where nil.
  public var count: Int?
  /// Exactly these.
  public var values: [Double]?
  /// The labels of `values`, one each.
  public var labels: [String]?
  /// Whether ticks stand at multiples of π.
  public var pi = false
  /// Whether ticks and their labels are drawn at all.
  public var visible = true

  public init() {}

  public init(count: Int? = nil, values: [Double]? = nil, labels: [String]? = nil, pi: Bool = false)
  {
    self.count = count
    self.values = values
    self.labels = labels
    self.pi = pi
  }

  public static let fields: [Field<TickOptions>] = [
    Field("count", \.count, bounds: .within(1...50), help: "About how many ticks."),
    Field("values", \.values, help: "Exactly these ticks."),
    Field("labels", \.labels, help: "The labels of the given values, one each."),
    Field("pi", \.pi, help: "Whether ticks stand at multiples of π."),
    Field("visible", \.visible, help: "Whether ticks and labels are drawn."),
  ]
}

extension AxisOptions: OptionValue {}
extension TickOptions: OptionValue {}
