public import NablaMath
public import NablaScene
import NablaText

/// An integral as a sum of strips.
public struct Riemann: Mark {
  public static let kind = "riemann"
  public static let summary = "The strips of a Riemann sum under a graph, with their sum."

  /// How the function is taken over a strip.
  public enum Rule: String, OptionChoice {
    case left, right, midpoint, trapezoid
  }

  public var f: GraphFunction?
  public var span: Interval?
  public var count = 8
  public var rule = Rule.midpoint
  public var color: Channel?
  public var opacity: Double?
  public var label = true
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - f: a formula of one variable.
  ///   - span: where the sum begins and ends.
  ///   - count: how many strips.
  public init(
    _ f: Formula, from span: ClosedRange<Double>, count: Int = 8, rule: Rule = .midpoint,
    color: (any ChannelConvertible)? = nil, name: String = ""
  ) {
    self.f = GraphFunction(f)
    self.span = Interval(span)
    self.count = count
    self.rule = rule
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<Riemann>] = [
    Field("f", \.f, help: "A formula of x, such as sin(x)/x."),
    Field("span", \.span, help: "Where the sum begins and ends [a, b]."),
    Field("count", \.count, bounds: .within(1...2000), help: "How many strips."),
    Field("rule", \.rule, help: "How the function is taken over a strip."),
    Field("color", \.color, help: "One colour."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque; 0.22."),
    Field("label", \.label, help: "Whether the sum stands beside the strips."),
    Field("name", \.name, help: "The legend's text for the strips."),
  ]

  public static var sample: Figure {
    guard let f = try? Formula("2 + sin(x)") else { return Figure() }
    return Figure(
      title: "Eight strips",
      marks: [Riemann(f, from: 0...5), FunctionMark(f, domain: -0.5...5.5)],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let span = try FunctionSpan(f, span, option: "span", context)
    let colors = try context.onlyColor(color, "color")
    do throws(MathError) {
      let sum = try RiemannSum(
        of: span.f.f, from: span.lower, to: span.upper, count: count, rule: rule.sum)
      return Prepared(mark: self, span: span, sum: sum, color: colors, place: context.place)
    } catch {
      throw NablaError(context.place, error.problem, error.remedy)
    }
  }

  struct Prepared: PreparedMark {
    let mark: Riemann
    let span: FunctionSpan
    let sum: RiemannSum
    let color: ColorValues
    let place: String

    var keepsOffWords: Bool { mark.label }

    func train(_ scales: inout ScaleTraining) {
      span.train(&scales, besides: sum.strips.flatMap(\.values))
      scales.y.cover(0, 0)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      var path = Path()
      for strip in sum.strips {
        guard let first = strip.values.first, let last = strip.values.last else { continue }
        path.append(
          frame.area([strip.start, strip.end], [floor(frame), floor(frame)], [first, last]))
      }
      guard !path.isEmpty else { return [] }
      let ink = style.one(color)
      var items: [SceneItem] = [
        .path(
          PathItem(
            path, fill: style.tint(ink, mark.opacity),
            stroke: sum.strips.count <= 200 ? Stroke(ink, width: 1) : nil))
      ]
      if mark.label, sum.sum.isFinite, let top = highest(frame) {
        let words = FloatingLabel(text: text, color: ink)
        items += words.items(
          at: top + Point(0, -6), anchor: TextAnchor(.middle, .bottom), frame, style)
      }
      return items
    }

    /// 0, or the axis's lower end where 0 has no place on it.
    private func floor(_ frame: Frame) -> Double {
      frame.y.kind.forward(0).isFinite ? 0 : frame.y.domain.lower
    }

    /// The middle of the highest strip's top.
    private func highest(_ frame: Frame) -> Point? {
      let tops = sum.strips.compactMap { strip -> Point? in
        guard let top = strip.values.max() else { return nil }
        return frame.point((strip.start + strip.end) / 2, max(top, 0))
      }
      return tops.min { $0.y < $1.y }
    }

    private var text: String { "Σ = \(format(sum.sum, significant: 5))" }

    func legend(_ style: Style) -> [LegendEntry] {
      let fill = style.tint(style.one(color), mark.opacity)
      return mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.area(fill)])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var inspection: [(key: String, value: Node)] {
      [
        ("rule", Node(mark.rule.rawValue)), ("strips", Node(sum.strips.count)),
        ("sum", Node(sum.sum)),
      ]
    }

    var words: String {
      "\(sum.strips.count) strips have the sum \(format(sum.sum, significant: 6))."
    }

    var warnings: [String] {
      sum.sum.isFinite ? [] : ["\(place): the function has no value at the node of a strip"]
    }

    var series: [(name: String, column: Column)] {
      [
        ("start", .numbers(sum.strips.map(\.start))), ("end", .numbers(sum.strips.map(\.end))),
        ("area", .numbers(sum.strips.map(\.area))),
      ]
    }
  }
}

extension Riemann.Rule {
  fileprivate var sum: RiemannSum.Rule {
    switch self {
    case .left: .left
    case .right: .right
    case .midpoint: .midpoint
    case .trapezoid: .trapezoid
    }
  }
}
