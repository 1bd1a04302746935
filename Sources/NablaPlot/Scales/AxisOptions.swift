/// What a user can say of a position axis; everything left out follows from the data.
public struct AxisOptions: Hashable, Sendable, Configurable {
  public var label: String?
  /// The scale's kind by name (`linear`, `log`, `symlog`, `sqrt`, `power`, `logit`, `band`,
  /// `time`, `custom`); from the data where nil.
  public var scale: String?
  /// The logarithm's base.
  public var base = 10.0
  /// Up to where a symlog scale is linear on both sides of 0, in the data's unit.
  public var threshold = 1.0
  /// The exponent of a power scale.
  public var exponent = 0.5
  /// A custom scale as a formula of x that rises.
  public var forward: String?
  /// The formula of x that undoes `forward`.
  public var inverse: String?
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
  /// An axis at the opposite side whose values are a function of this one's.
  public var secondary: SecondaryAxis?

  public init() {}

  public init(
    _ label: String? = nil, scale: String? = nil, domain: ClosedRange<Double>? = nil,
    ticks: TickOptions = TickOptions(), reversed: Bool = false, shared: String? = nil,
    secondary: SecondaryAxis? = nil
  ) {
    self.label = label
    self.scale = scale
    self.domain = Interval(domain)
    self.ticks = ticks
    self.reversed = reversed
    self.shared = shared
    self.secondary = secondary
  }

  public static let fields: [Field<AxisOptions>] = [
    Field("label", \.label, help: "The axis's title; the column's name where left out."),
    Field(
      "scale", \.scale, type: .choice(ScaleKinds.spellings),
      help: "The kind of scale: \(ScaleKinds.names.joined(separator: ", "))."),
    Field("base", \.base, bounds: .above(0), help: "The base of a logarithmic scale."),
    Field(
      "threshold", \.threshold, bounds: .above(0),
      help: "Up to where a symlog scale is linear on both sides of 0."),
    Field("exponent", \.exponent, bounds: .above(0), help: "The exponent of a power scale."),
    Field("forward", \.forward, help: "A custom scale as a formula of x that rises: \"x^3\"."),
    Field("inverse", \.inverse, help: "The formula of x that undoes forward: \"x^(1/3)\"."),
    Field("domain", \.domain, help: "The first and last value of the axis: numbers or dates."),
    Field("reversed", \.reversed, help: "Whether values grow to the left or downwards."),
    Field("ticks", \.ticks, help: "How many ticks, or which, and their labels."),
    Field("shared", \.shared, help: "Axes of several panels with the same name share one scale."),
    Field("grid", \.grid, help: "Whether grid lines are drawn; the theme decides where left out."),
    Field("line", \.line, help: "Whether the axis line and its tick marks are drawn."),
    Field(
      "padding", \.padding, bounds: .within(0...1),
      help: "The share of the data's span left free at both ends; 0.05 for most marks."),
    Field(
      "secondary", \.secondary,
      help: "An axis at the opposite side whose values are a function of this one's."),
  ]
}

extension AxisOptions: OptionValue {}
