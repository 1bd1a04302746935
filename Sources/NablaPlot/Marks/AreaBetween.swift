public import NablaMath
public import NablaScene
import NablaText

/// The area between two graphs, or a graph and the x axis, with its value.
public struct AreaBetween: Mark {
  public static let kind = "areaBetween"
  public static let summary = "The area between two graphs with its value."

  /// What the value beside the area is.
  public enum Value: String, OptionChoice {
    /// The integral: parts below count as negative.
    case integral
    /// All parts count as positive.
    case area
    case none
  }

  public var f: GraphFunction?
  public var g: GraphFunction?
  public var span: Interval?
  public var color: Channel?
  public var opacity: Double?
  public var value = Value.integral
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - f: a formula of one variable.
  ///   - g: the other graph; the x axis where nil.
  ///   - span: where the area begins and ends.
  public init(
    _ f: Formula, and g: Formula? = nil, from span: ClosedRange<Double>,
    value: Value = .integral, color: (any ChannelConvertible)? = nil, name: String = ""
  ) {
    self.f = GraphFunction(f)
    self.g = g.map { GraphFunction($0) }
    self.span = Interval(span)
    self.value = value
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<AreaBetween>] = [
    Field("f", \.f, help: "A formula of x, such as sin(x)/x."),
    Field("g", \.g, help: "Another one; the x axis where left out."),
    Field("span", \.span, help: "Where the area begins and ends [a, b]."),
    Field("color", \.color, help: "One colour."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque; 0.22."),
    Field("value", \.value, help: "What is said of it: integral, area (without signs) or none."),
    Field("name", \.name, help: "The legend's text for the area."),
  ]

  public static var sample: Figure {
    guard let f = try? Formula("4 - x^2/2"), let g = try? Formula("x/2 + 1") else {
      return Figure()
    }
    return Figure(
      title: "Between a parabola and a line",
      marks: [
        AreaBetween(f, and: g, from: -2...2), FunctionMark(f, domain: -3...3),
        FunctionMark(g, domain: -3...3),
      ],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let span = try FunctionSpan(f, span, option: "span", context)
    let colors = try context.onlyColor(color, "color")
    let other: @Sendable (Double) -> Double
    if let g { other = g.f } else { other = { _ in 0 } }
    let values = FunctionSpan.integrals(
      span.f.f, minus: other, from: span.lower, to: span.upper)
    return Prepared(
      mark: self, span: span, g: other, integral: values.signed, area: values.unsigned,
      color: colors, place: context.place)
  }

  struct Prepared: PreparedMark {
    let mark: AreaBetween
    let span: FunctionSpan
    let g: @Sendable (Double) -> Double
    let integral: Double
    let area: Double
    let color: ColorValues
    let place: String

    var keepsOffWords: Bool { mark.value != .none }

    func train(_ scales: inout ScaleTraining) { span.train(&scales, besides: span.xs.map(g)) }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let xs = span.xs
      let (fs, gs) = (xs.map(span.f.f), xs.map(g))
      let path = frame.area(xs, gs, fs)
      guard !path.isEmpty else { return [] }
      var items: [SceneItem] = [.path(PathItem(path, fill: paint(style)))]
      let value = mark.value == .area ? area : integral
      // The words stand where the area is highest.
      if mark.value != .none, value.isFinite,
        let widest = xs.indices.filter({ (fs[$0] - gs[$0]).isFinite })
          .max(by: { (fs[$0] - gs[$0]).magnitude < (fs[$1] - gs[$1]).magnitude }),
        let point = frame.point(xs[widest], (fs[widest] + gs[widest]) / 2)
      {
        let words = FloatingLabel(text: text(value), color: style.theme.ink)
        items += words.items(at: point, anchor: TextAnchor(.middle, .middle), frame, style)
      }
      return items
    }

    private func text(_ value: Double) -> String {
      let form = ExactForm(value, tolerance: 1e-10)
      return (mark.value == .area ? "area " : "∫ = ")
        + (form?.text ?? format(value, significant: 4))
    }

    private func paint(_ style: Style) -> Paint { style.tint(style.one(color), mark.opacity) }

    func legend(_ style: Style) -> [LegendEntry] {
      mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.area(paint(style))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var inspection: [(key: String, value: Node)] {
      [("integral", Node(integral)), ("area", Node(area))]
    }

    var words: String {
      integral.isFinite ? "The integral is \(format(integral, significant: 6))." : ""
    }

    var warnings: [String] {
      integral.isFinite ? [] : ["\(place): the integral does not exist or was not found"]
    }

    var series: [(name: String, column: Column)] {
      let xs = span.xs
      return [
        ("x", .numbers(xs)), ("f", .numbers(xs.map(span.f.f))), ("g", .numbers(xs.map(g))),
      ]
    }
  }
}
