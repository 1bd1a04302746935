public import NablaMath
public import NablaScene
import NablaText

/// The line that touches a graph at a place, or cuts it at two.
public struct Tangent: Mark {
  public static let kind = "tangent"
  public static let summary = "The line that touches a graph at a place, or cuts it at two."

  public var f: GraphFunction?
  public var at: Double?
  public var to: Double?
  public var length: Double?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var dots = true
  public var label = true
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - f: a formula of one variable.
  ///   - at: where the line touches the graph.
  ///   - to: where it cuts the graph again, for a secant instead of a tangent.
  public init(
    _ f: Formula, at: Double, to: Double? = nil, color: (any ChannelConvertible)? = nil,
    name: String = ""
  ) {
    self.f = GraphFunction(f)
    self.at = at
    self.to = to
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<Tangent>] = [
    Field("f", \.f, help: "A formula of x, such as sin(x)/x."),
    Field("at", \.at, help: "Where the line touches the graph."),
    Field("to", \.to, help: "Where it cuts the graph again: a secant."),
    Field(
      "length", \.length, bounds: .within(1...10_000), unit: "px",
      help: "The line's length; across the panel where left out."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("dots", \.dots, help: "Whether points stand where it meets the graph."),
    Field("label", \.label, help: "Whether the slope stands beside the line."),
    Field("name", \.name, help: "The legend's text for the line."),
  ]

  public static var sample: Figure {
    guard let f = try? Formula("x^2/4 - 1") else { return Figure() }
    return Figure(
      title: "A secant on its way to the tangent",
      marks: [
        FunctionMark(f, domain: -3...4), Tangent(f, at: 1, name: "tangent"),
        Tangent(f, at: 1, to: 3.5, name: "secant"),
      ],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let f else {
      throw NablaError(context.place, "f is missing", "give a formula of x such as \"x^2 + 1\"")
    }
    guard let at else { throw NablaError(context.place, "at is missing", "give a place of x") }
    guard to != at else {
      throw NablaError("\(context.place).to", "is where the line starts", "give another place")
    }
    let y = f.f(at)
    let end = to.map(f.f)
    let slope = end.flatMap { end in to.map { (end - y) / ($0 - at) } } ?? f.slope(at: at)
    guard y.isFinite, slope.isFinite else {
      throw NablaError(
        "\(context.place).at",
        "is \(formatPlain(at)), where the graph has no \(to == nil ? "tangent" : "secant")",
        "give a place where the function is smooth")
    }
    let colors = try context.onlyColor(color, "color")
    return Prepared(mark: self, at: at, y: y, end: end, slope: slope, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Tangent
    let at: Double
    let y: Double
    /// The value at the secant's other place.
    let end: Double?
    let slope: Double
    let color: ColorValues

    private var points: [(x: Double, y: Double)] {
      var points = [(x: at, y: y)]
      if let to = mark.to, let end { points.append((x: to, y: end)) }
      return points
    }

    var keepsOffWords: Bool { mark.label }

    func train(_ scales: inout ScaleTraining) {
      scales.x.add(points.map(\.x))
      scales.y.add(points.map(\.y))
      scales.x.suggest(label: "x")
      scales.y.suggest(label: "y")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (low, high) = ends(frame)
      let count = frame.x.affine != nil && frame.y.affine != nil ? 1 : 200
      let xs = (0...count).map { low + (high - low) * (Double($0) / Double(count)) }
      let path = frame.path(xs, xs.map { y + slope * ($0 - at) })
      var items: [SceneItem] = []
      if !path.isEmpty { items.append(.path(PathItem(path, stroke: stroke(style)))) }
      let shown = points.compactMap { frame.point($0.x, $0.y) }
      if mark.dots, !shown.isEmpty {
        items.append(
          .markers(
            MarkersItem(
              shown, sizes: .one(style.theme.sizes.marker), fills: .one(style.one(color)),
              edge: style.theme.paper, edgeWidth: style.theme.sizes.markerEdge)))
      }
      if mark.label, let point = shown.first {
        let anchor = slope > 0 ? TextAnchor(.start, .top) : TextAnchor(.start, .bottom)
        let words = FloatingLabel(
          text: "slope \(format(slope, significant: 4))", color: style.one(color))
        items += words.items(
          at: point + Point(9, slope > 0 ? 7 : -7), anchor: anchor, frame, style)
      }
      return items
    }

    /// The x between which the line is drawn.
    private func ends(_ frame: Frame) -> (Double, Double) {
      let domain = frame.x.domain
      guard let length = mark.length, let byX = frame.x.affine, let byY = frame.y.affine else {
        return (min(domain.lower, domain.upper), max(domain.lower, domain.upper))
      }
      let (a, b) = (byX.slope, slope * byY.slope)
      let reach = length / 2 / max((a * a + b * b).squareRoot(), .leastNormalMagnitude)
      let middle = mark.to.map { ($0 + at) / 2 } ?? at
      return (middle - reach, middle + reach)
    }

    private func stroke(_ style: Style) -> Stroke {
      style.line(style.one(color), mark.width, mark.dash)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.line(stroke(style))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var inspection: [(key: String, value: Node)] {
      [("at", Node(at)), ("value", Node(y)), ("slope", Node(slope))]
    }

    var words: String {
      "The \(end == nil ? "tangent" : "secant") at \(format(at, significant: 4)) has the slope "
        + "\(format(slope, significant: 4))."
    }

    var series: [(name: String, column: Column)] {
      [("x", .numbers(points.map(\.x))), ("y", .numbers(points.map(\.y)))]
    }
  }
}

extension GraphFunction {
  /// The slope at a place: exact for formulas that have a derivative, otherwise by differences.
  func slope(at x: Double) -> Double {
    if let formula, let variable = formula.variables.first,
      let slope = try? formula.derivative(variable)
    {
      return slope(x)
    }
    return FiniteDifferences.derivative(of: f, at: x)
  }
}
