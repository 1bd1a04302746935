public import NablaMath
public import NablaScene

/// The curve of an equation in x and y.
public struct Implicit: Mark {
  public static let kind = "implicit"
  public static let summary = "The curve of an equation in x and y, with its smallest parts."

  public var equation: PlaneFormula?
  public var domain: Interval?
  public var range: Interval?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var opacity = 1.0
  public var name: String?

  public init() {}

  /// - Parameters:
  ///   - equation: `x^2 + y^2 = 4`; a formula that is no equation is 0 on the curve.
  ///   - domain: the x that are shown at least, `range` the y; where the whole curve is, or −10…10.
  ///   - name: the legend's text; the equation where nil.
  public init(
    _ equation: Formula, domain: ClosedRange<Double>? = nil, range: ClosedRange<Double>? = nil,
    color: (any ChannelConvertible)? = nil, name: String? = nil
  ) {
    self.equation = PlaneFormula(equation)
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<Implicit>] = [
    Field("equation", \.equation, help: "Such as x^2 + y^2 = 4; without = it is 0 on the curve."),
    Field("domain", \.domain, help: "The x that are shown; all of the curve, or [-10, 10]."),
    Field("range", \.range, help: "The y that are shown; all of the curve, or [-10, 10]."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text; the equation where left out."),
  ]

  public static var sample: Figure {
    let texts = ["(x^2 + y^2 - 1)^3 = x^2 y^3", "x^2 + y^2 = 2"]
    let marks = texts.compactMap { text in
      (try? Formula(text, variables: PlaneArguments.names)).map { Implicit($0) }
    }
    return Figure(
      title: "A heart and a circle", size: Size(480, 400), marks: marks, x: AxisOptions("x"),
      y: AxisOptions("y"), coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let equation else {
      throw NablaError(
        context.place, "equation is missing", "give one in x and y such as \"x^2 + y^2 = 4\"")
    }
    let colors = try context.onlyColor(color, "color")
    let comparisons = equation.formula.comparisons
    guard comparisons.isEmpty || equation.formula.comparison?.relation == .equal else {
      throw NablaError(
        "\(context.place).equation", "\"\(equation.formula.text)\" is a condition",
        "give an equation, or draw a region")
    }
    let difference = comparisons.first?.difference ?? equation.formula
    guard !difference.isList else {
      throw NablaError(
        "\(context.place).equation", "\"\(equation.formula.text)\" is a list", "give one equation")
    }
    guard
      let view = PlaneView(.zeros, of: difference, x: domain ?? context.x.domain, y: range)
    else { throw NablaError(context.place, "has no window", "give a domain") }
    return Prepared(
      mark: self, equation: equation.formula, difference: difference, view: view, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Implicit
    let equation: Formula
    /// 0 on the curve.
    let difference: Formula
    let view: PlaneView
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) { view.train(&scales) }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard let window = PixelWindow(frame) else { return [] }
      var path = Path()
      for line in ImplicitCurve(difference, in: window).lines {
        frame.append(line.thinned, to: &path)
      }
      return path.isEmpty ? [] : [.path(PathItem(path, stroke: stroke(style)))]
    }

    private func stroke(_ style: Style) -> Stroke {
      style.line(style.one(color).opacity(mark.opacity), mark.width, mark.dash)
    }

    private var name: String { mark.name ?? equation.label }

    func legend(_ style: Style) -> [LegendEntry] {
      name.isEmpty ? [] : [LegendEntry(name, [.line(stroke(style))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String { "The curve \(equation.displayText)." }

    var inspection: [(key: String, value: Node)] {
      [
        ("equation", Node(equation.text)), ("domain", view.x.optionNode),
        ("range", view.y.optionNode),
      ]
    }

    /// The points of the curve in the view, and which of its lines they belong to.
    var series: [(name: String, column: Column)] {
      let lines = view.pixels.map { window in
        ImplicitCurve(difference, in: window).lines.map { line in
          line.thinned.points.map { window.values(at: $0) }
        }
      }
      return Column.places(of: lines ?? [])
    }
  }
}

extension Column {
  /// Points in several parts as columns x, y and the number of the part, from 0.
  static func places(
    of parts: [[(x: Double, y: Double)]]
  ) -> [(name: String, column: Column)] {
    let points = parts.joined()
    return [
      ("x", .numbers(points.map(\.x))), ("y", .numbers(points.map(\.y))),
      (
        "part",
        .numbers(parts.enumerated().flatMap { k, part in part.map { _ in Double(k) } })
      ),
    ]
  }
}
