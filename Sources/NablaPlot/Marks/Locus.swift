public import NablaMath
public import NablaScene

/// The locus of a point that depends on a parameter: the curve that it runs along, with the family
/// of curves that it belongs to.
public struct Locus: Mark {
  public static let kind = "locus"
  public static let summary =
    "The curve of a point that depends on a parameter t, with members of the family it belongs to."

  public var x: CurveFormula?
  public var y: CurveFormula?
  public var curve: FormulaOption<FamilyArguments>?
  public var t: Interval?
  public var count = 7
  public var color: Channel?
  public var width: Double?
  public var name: String?

  public init() {}

  /// - Parameters:
  ///   - x: where the point is, a formula of the parameter t; `y` likewise.
  ///   - curve: a formula of x and t, whose members at even steps of t are drawn thinly.
  ///   - t: where the parameter begins and ends; −3…3 by default.
  ///   - count: how many members and points are shown.
  ///   - name: the legend's text; `(x, y)` where nil.
  public init(
    x: Formula, y: Formula, curve: Formula? = nil, t: ClosedRange<Double>? = nil, count: Int = 7,
    color: (any ChannelConvertible)? = nil, name: String? = nil
  ) {
    self.x = CurveFormula(x)
    self.y = CurveFormula(y)
    self.curve = curve.map { FormulaOption($0) }
    self.t = Interval(t)
    self.count = count
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<Locus>] = [
    Field("x", \.x, help: "The point's x, a formula of t."),
    Field("y", \.y, help: "The point's y, a formula of t."),
    Field("curve", \.curve, help: "The family, a formula of x and t, such as x^2 - 2t x."),
    Field("t", \.t, help: "Where t begins and ends [a, b]; from -3 to 3."),
    Field(
      "count", \.count, bounds: .within(2...60), help: "How many members and points are shown."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("name", \.name, help: "The legend's text; both formulas where left out."),
  ]

  public static var sample: Figure {
    var locus = Locus()
    if let x = try? Formula("t", variables: CurveArguments.names),
      let y = try? Formula("-t^2", variables: CurveArguments.names),
      let curve = try? Formula("x^2 - 2t x", variables: FamilyArguments.names)
    {
      locus = Locus(x: x, y: y, curve: curve, t: -2...2, name: "vertices of $x^2 - 2tx$")
    }
    var axis = AxisOptions("y")
    axis.domain = Interval(-5, 5)
    return Figure(
      title: "Where the vertices lie", marks: [locus], x: AxisOptions("x"), y: axis)
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let x = x?.formula, let y = y?.formula else {
      throw NablaError(
        context.place, "\(self.x == nil ? "x" : "y") is missing",
        "give a formula of t such as \"2t\"")
    }
    for (option, formula) in [("x", x), ("y", y)] + (curve.map { [("curve", $0.formula)] } ?? [])
    where formula.isList {
      throw NablaError("\(context.place).\(option)", "is a list", "give one formula")
    }
    guard let span = t ?? Interval(-3, 3) else {
      throw NablaError("\(context.place).t", "is empty", "give [a, b]")
    }
    let color = try context.onlyColor(color, "color")
    let line = PreparedCurve(
      span: span, color: color, width: width, dash: .solid, opacity: 1,
      name: name ?? "$(\(x.latex), \(y.latex))$",
      facts: [("xFormula", Node(x.text)), ("yFormula", Node(y.text))], parameter: "t",
      place: { (x($0), y($0)) })
    let members = evenPlaces(from: span.lower, to: span.upper, count: count)
    return Prepared(
      line: line, points: members.map { (x($0), y($0)) }, family: curve?.formula,
      members: members)
  }

  struct Prepared: PreparedMark {
    let line: PreparedCurve
    let points: [(x: Double, y: Double)]
    /// Of x and t.
    let family: Formula?
    /// The values of t that are shown.
    let members: [Double]

    func train(_ scales: inout ScaleTraining) { line.train(&scales) }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let ink = style.one(line.color)
      var curves = Path()
      if let family {
        let x = frame.x.domain
        for t in members {
          let pieces = CurveSampler.pieces(from: x.lower, to: x.upper, reach: frame.reach) { at in
            Point(frame.x.position(at), frame.y.position(family(at, t)))
          }
          for piece in pieces {
            frame.append(
              simplified(piece.map(\.point), tolerance: ContourTracer.Line.tolerance), to: &curves)
          }
        }
      }
      var items: [SceneItem] = []
      if !curves.isEmpty {
        items.append(
          .path(PathItem(curves, stroke: Stroke(style.theme.muted.opacity(0.55), width: 1))))
      }
      items += line.draw(in: frame, style)
      let shown = points.compactMap { frame.point($0.x, $0.y) }
      if !shown.isEmpty {
        items.append(
          .markers(
            MarkersItem(
              shown, sizes: .one(style.theme.sizes.marker), fills: .one(ink),
              edge: style.theme.paper, edgeWidth: style.theme.sizes.markerEdge)))
      }
      return items
    }

    func legend(_ style: Style) -> [LegendEntry] { line.legend(style) }
    var takesSeriesColor: Bool { line.takesSeriesColor }
    var words: String { line.words }
    var inspection: [(key: String, value: Node)] {
      line.inspection + [("members", Node(members))]
    }
    var series: [(name: String, column: Column)] { line.series }
  }
}

/// x and the parameter t, for families of graphs.
public enum FamilyArguments: FormulaArguments {
  public static let names = ["x", "t"]
  public static let example = "x^2 - 2t x"
}
