public import NablaMath
public import NablaScene

/// The curve r = f(θ) of polar coordinates, drawn in straight ones.
public struct PolarCurve: Mark {
  public static let kind = "polarCurve"
  public static let summary = "The curve of a radius that is a formula of the angle θ."

  public var r: AngleFormula?
  public var theta: Interval?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var opacity = 1.0
  public var name: String?

  public init() {}

  /// - Parameters:
  ///   - r: a formula of theta; where it is negative, the point lies on the other side.
  ///   - theta: where the angle begins and ends, in radians; as often around as it takes to close,
  ///     once where it does not.
  ///   - name: the legend's text; `r = …` where nil.
  public init(
    _ r: Formula, theta: ClosedRange<Double>? = nil, color: (any ChannelConvertible)? = nil,
    name: String? = nil
  ) {
    self.r = AngleFormula(r)
    self.theta = Interval(theta)
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<PolarCurve>] = [
    Field("r", \.r, help: "A formula of theta, such as 1 + cos(theta)."),
    Field(
      "theta", \.theta, unit: "rad",
      help: "Where the angle begins and ends [a, b]; until the curve closes."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text; the formula where left out."),
  ]

  public static var sample: Figure {
    let texts = ["1 + cos(theta)", "2sin(5theta/3)"]
    let marks = texts.compactMap { text in
      (try? Formula(text, variables: AngleArguments.names)).map { PolarCurve($0) }
    }
    return Figure(
      title: "A cardioid and a rose", size: Size(480, 400), marks: marks, x: AxisOptions("x"),
      y: AxisOptions("y"), coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let r = r?.formula else {
      throw NablaError(
        context.place, "r is missing", "give a formula of theta such as \"1 + cos(theta)\"")
    }
    guard !r.isList else {
      throw NablaError("\(context.place).r", "is a list", "give one formula of theta")
    }
    guard let span = theta ?? Interval(0, Self.turns(of: r) * 2 * .pi) else {
      throw NablaError("\(context.place).theta", "is empty", "give [a, b]")
    }
    let colors = try context.onlyColor(color, "color")
    return PreparedCurve(
      span: span, color: colors, width: width, dash: dash, opacity: opacity,
      name: name ?? "$r = \(r.latex)$",
      facts: [("formula", Node(r.text))], parameter: "theta",
      place: { angle in
        let radius = r(angle)
        return (radius * cosine(angle), radius * sine(angle))
      })
  }

  /// How often the angle goes around before the curve closes; once where it does not within 12.
  private static func turns(of r: Formula) -> Double {
    let probes = [0.37, 1.11, 2.03, 3.59, 5.17]
    func closes(_ turns: Double) -> Bool {
      probes.allSatisfy { angle in
        let (here, there) = (r(angle), r(angle + turns * 2 * .pi))
        return here.isNaN == there.isNaN
          && (here.isNaN || (here - there).magnitude <= 1e-9 * max(1, here.magnitude))
      }
    }
    return (1...12).map(Double.init).first(where: closes) ?? 1
  }
}
