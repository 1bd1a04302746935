public import NablaMath
public import NablaScene

/// The curve (x(t), y(t)) of a parameter t.
public struct Parametric: Mark {
  public static let kind = "parametric"
  public static let summary = "The curve of a point whose coordinates are formulas of t."

  public var x: CurveFormula?
  public var y: CurveFormula?
  public var t: Interval?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var opacity = 1.0
  public var name: String?

  public init() {}

  /// - Parameters:
  ///   - x: a formula of t; `y` likewise.
  ///   - t: where t begins and ends; 0…2π by default.
  ///   - name: the legend's text; `(x, y)` where nil.
  public init(
    x: Formula, y: Formula, t: ClosedRange<Double>? = nil,
    color: (any ChannelConvertible)? = nil, name: String? = nil
  ) {
    self.x = CurveFormula(x)
    self.y = CurveFormula(y)
    self.t = Interval(t)
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<Parametric>] = [
    Field("x", \.x, help: "A formula of t, such as cos(t)."),
    Field("y", \.y, help: "A formula of t, such as sin(2t)."),
    Field("t", \.t, help: "Where t begins and ends [a, b]; from 0 to 2π."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text; both formulas where left out."),
  ]

  public static var sample: Figure {
    let pairs = [("cos(3t)", "sin(2t)"), ("1.2cos(t)", "1.2sin(t)")]
    let marks = pairs.compactMap { x, y -> Parametric? in
      guard let x = try? Formula(x, variables: CurveArguments.names),
        let y = try? Formula(y, variables: CurveArguments.names)
      else { return nil }
      return Parametric(x: x, y: y)
    }
    return Figure(
      title: "A Lissajous curve in a circle", size: Size(460, 400), marks: marks,
      x: AxisOptions("x"), y: AxisOptions("y"), coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let x = x?.formula, let y = y?.formula else {
      throw NablaError(
        context.place, "\(x == nil ? "x" : "y") is missing",
        "give a formula of t such as \"cos(t)\"")
    }
    guard !x.isList, !y.isList else {
      throw NablaError(
        "\(context.place).\(x.isList ? "x" : "y")", "is a list", "give one formula of t")
    }
    guard let span = t ?? Interval(0, 2 * .pi) else {
      throw NablaError("\(context.place).t", "is empty", "give [a, b]")
    }
    let colors = try context.onlyColor(color, "color")
    return PreparedCurve(
      span: span, color: colors, width: width, dash: dash, opacity: opacity,
      name: name ?? "$(\(x.latex), \(y.latex))$",
      facts: [("xFormula", Node(x.text)), ("yFormula", Node(y.text))], parameter: "t",
      place: { (x($0), y($0)) })
  }
}
