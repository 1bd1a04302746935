public import NablaScene

/// A line through points in the order of the data, broken where a value is missing.
public struct Line: Mark {
  public static let kind = "line"
  public static let isPolar = true
  public static let summary = "A line through points in the order of the data."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var step = Step.none
  public var opacity = 1.0
  public var halo = false
  public var name = ""

  /// The way from one point to the next.
  public enum Step: String, OptionChoice {
    /// Straight.
    case none
    /// Level at the value of the point that comes, from the one before on.
    case before
    /// Level at the value of the point that was, until the next one.
    case after
    /// The change lies in the middle of the two.
    case middle
  }

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    width: Double? = nil, dash: Dash = .solid, step: Step = .none, opacity: Double = 1,
    halo: Bool = false, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.width = width
    self.dash = dash
    self.step = step
    self.opacity = opacity
    self.halo = halo
    self.name = name
  }

  public static let fields: [Field<Line>] = [
    Field("x", \.x, help: "The points' x; 0, 1, 2 … where left out."),
    Field("y", \.y, help: "The points' y."),
    Field(
      "color", \.color,
      help: "One colour, a column of texts (a line for each), or of numbers along the line."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("step", \.step, help: "Where the line steps from one value to the next; none: straight."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("halo", \.halo, help: "Whether a paper-coloured band sets the line off from a field."),
    Field("name", \.name, help: "The legend's text for the line."),
  ]

  public static var sample: Figure {
    let t = (0...120).map { Double($0) / 10 }
    return Figure(
      title: "A damped wave",
      marks: [
        Line(x: t, y: t.map { exp2(-$0 / 4) * cosine($0) }, name: "damped"),
        Line(x: t, y: t.map { exp2(-$0 / 4) }, dash: .dashed, name: "envelope"),
      ],
      x: AxisOptions("time (s)"), y: AxisOptions("displacement (cm)"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let ys = try context.numbers(y, "y")
    let xs = try context.places(x, "x", count: ys.count, of: "y")
    let colors = try context.color(color)
    if case .numbers = colors, dash != .solid {
      throw NablaError(
        "\(context.place).dash", "is \(dash.rawValue), and a line in many colours is solid",
        "leave dash out, or give one colour")
    }
    if let count = colors.count { try context.checkLengths(("color", count), ("y", ys.count)) }
    return Prepared(mark: self, x: xs, y: ys, color: colors)
  }
}
